import {existsSync, mkdirSync, rmSync, writeFileSync} from "node:fs";
import {totalmem} from "node:os";
import {dirname, join, resolve} from "node:path";
import {RoomFault, SourceFault, systemFault} from "../ground/faults.js";
import type {DataPage} from "../../src/model/published/data.js";
import {Database, literal} from "../ground/database.js";
import {projectFolder} from "../ground/project.js";
import {readContract} from "../definitions/contract.js";
import {readIndicators} from "../definitions/indicators.js";
import {readSettings, readSettingsDefinition, type Settings} from "../definitions/settings.js";
import {readSystems} from "../definitions/systems.js";
import type {Intake} from "../intake/table-intake.js";
import {planSources, stateOfSources, type SourcePlan} from "../intake/sources.js";
import {checkTogether, stockPopulations} from "../privacy/joint-audit.js";
import {segmentStocks} from "../privacy/segment-groups.js";
import {loadWholeSolver} from "../privacy/whole-numbers.js";
import {numbersSummed} from "../privacy/provenance.js";
import type {PublicationContext} from "../privacy/publication.js";
import {behindFloor, measureSources} from "./measurement.js";
import {publicationsOf} from "./publications.js";
import {publishedIn} from "./read-published.js";
import {readSources} from "../intake/read-run.js";
import {generateSample} from "../sample/generate.js";
import {sampleIndicatorIds} from "../sample/indicator-ids.js";
import {toDecimals, toDigits} from "../../src/model/statistics/rounding.js";
import {indicatorParts} from "../../src/model/published/parts.js";
import {filesBelow, hashOf, stored} from "../ground/store.js";

export interface PipelineOptions {
  /** The settings file; `LAB_CONFIG` or `lab.config.yaml` unless given. */
  readonly settingsFile?: string;
  /** Where results are kept; `LAB_STORE` or `.lab` unless given. */
  readonly store?: string;
  readonly threads?: number;
  readonly progress?: (text: string) => void;
}

/** Rooms that no run imports: a page more in the list of pages measures nothing anew. */
const laterRooms = ["propose", "calibrate", "site", "command"].map((room) => join(projectFolder, "loaders", room, "/"));

/** What this process runs: taken as it starts, since a file that changes later doesn't change what is loaded. */
const codeAtStart = hashOf(
  [],
  [...filesOfRuns().filter(isCode), join(projectFolder, "src/model"), join(projectFolder, "package-lock.json")]
);

/** Sources that change while they are read are read again, this often at most. */
const mostAttempts = 5;

/**
 * Runs from sources to published files, or finds what an earlier run made of the same sources,
 * definitions, settings and code.
 *
 * @returns the folder that holds `published/` and, for the data's owner alone, `set-aside/`
 * @throws when a source or a definition keeps changing while it is read
 */
export async function runPipeline(options: PipelineOptions = {}): Promise<string> {
  const {settingsFile, store} = pathsOf(options);
  const progress = options.progress ?? (() => {});
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const settings = readSettings(settingsFile);
    const source = await sourcesOf(settings, options);
    const key = keyOf(settings, source, ownFolders(settings, settingsFile));
    try {
      return await stored(store, "measured", key, async (folder) => {
        await computeAll({
          settings,
          source,
          definitions: definitionsOf(settings, {settingsFile}),
          folder,
          progress,
          ...(options.threads ? {threads: options.threads} : {})
        });
        // Else what was read of the new would be kept under the name of the old.
        const now = readSettings(settingsFile);
        if (
          keyOf(
            now,
            "sample" in now.source ? source : planSources(now, settingsFile),
            ownFolders(now, settingsFile)
          ) !== key
        )
          throw new ChangedMeanwhile();
      });
    } catch (error) {
      const fault = error instanceof RoomFault ? error : systemFault(error);
      if (fault instanceof RoomFault && fault.full === "disk")
        throw new RoomFault(
          `${store}: expected room on the disk for what is computed, about twice what the sources take as CSV; found it full. Nothing of it is kept.`,
          "disk",
          {cause: error}
        );
      if (!(error instanceof ChangedMeanwhile)) throw error;
      progress("something changed meanwhile: measuring again");
    }
  }
  throw new SourceFault(
    `pipeline: expected sources and definitions that stay as they are while they are read; found them changed ${mostAttempts} times`
  );
}

/** Significant digits of fractions in published files, unless a publication names its own. */
const publishedDigits = 7;

class ChangedMeanwhile extends Error {}

/** The data page's file of an earlier run on the same sources, definitions, settings and code; null where there is none. Nothing is computed. */
export async function measuredOf(options: PipelineOptions): Promise<DataPage | null> {
  const {settingsFile, store} = pathsOf(options);
  const settings = readSettings(settingsFile);
  const published = join(
    store,
    "measured",
    keyOf(settings, await sourcesOf(settings, options, false), ownFolders(settings, settingsFile)),
    "published"
  );
  return existsSync(join(published, "data.json")) ? publishedIn(published, "data.json") : null;
}

/** The settings file and the store, from the options, else the environment, else the project's own. */
export function pathsOf({settingsFile, store}: PipelineOptions): {
  readonly settingsFile: string;
  readonly store: string;
} {
  return {
    settingsFile: settingsFile ?? process.env.LAB_CONFIG ?? join(projectFolder, "lab.config.yaml"),
    store: store ?? process.env.LAB_STORE ?? join(projectFolder, ".lab")
  };
}

/**
 * Where the settings' sources stand; the sample operator is made first where they ask for it.
 *
 * @param make whether the sample operator is made where it isn't there yet
 */
export async function sourcesOf(settings: Settings, options: PipelineOptions, make = true): Promise<SourcePlan> {
  const {settingsFile, store} = pathsOf(options);
  return planSources(settings, settingsFile, await sampleFolder(settings, store, options, make));
}

/** All definitions, checked against one another. */
export function definitionsOf(settings: Settings, options: PipelineOptions) {
  const contract = readContract(join(projectFolder, "data/contract"));
  const {settingsFile} = pathsOf(options);
  const {fault} = readSettingsDefinition(settingsFile);
  const own = ownFolders(settings, settingsFile);
  for (const {setting, folder} of own)
    if (!existsSync(folder)) throw fault([setting], `expected a folder; found none at ${folder}`);
  const ownOf = (setting: OwnFolder["setting"]) => own.flatMap((one) => (one.setting === setting ? [one.folder] : []));
  const indicators = readIndicators([join(projectFolder, "data/indicators"), ...ownOf("indicators")]);
  const systems = readSystems(indicators, [join(projectFolder, "data/systems"), ...ownOf("systems")], contract);
  const oneOf = (known: Iterable<string>, found: string) =>
    `expected one of ${[...known].join(", ")}; found "${found}"`;
  const systemNamed = (role: "legacy" | "challenger") => {
    const system = systems.get(settings.compare[role]);
    if (!system) throw fault(["compare", role], oneOf(systems.keys(), settings.compare[role]));
    return system;
  };
  const kind = contract.get("org_units")?.columns.kind;
  if (kind?.type === "enum" && !Object.hasOwn(kind.values, settings.league))
    throw fault(["league"], oneOf(Object.keys(kind.values), settings.league));
  return {
    contract,
    indicators,
    systems,
    legacy: systemNamed("legacy"),
    challenger: systemNamed("challenger"),
    reportFolder: ownOf("report")[0] ?? null
  };
}

/** Names a result: everything that it depends on. */
function keyOf(settings: Settings, source: SourcePlan, own: readonly OwnFolder[]): string {
  const queries = filesOfRuns().filter((path) => !isCode(path));
  // Where the site is put changes nothing of what is measured.
  const {base: _base, ...measured} = settings;
  return hashOf(
    [JSON.stringify(measured), ...stateOfSources(source), codeAtStart],
    [join(projectFolder, "data"), ...own.map(({folder}) => folder), ...queries]
  );
}

function sensibleMemory(): string {
  return `${Math.min(8000, Math.floor((totalmem() / 1e6) * 0.6))}MB`;
}

/** A folder of the operator's own definitions, and the setting that names it. */
interface OwnFolder {
  readonly setting: "systems" | "indicators" | "report";
  readonly folder: string;
}

/** Folders with definitions besides those that ship. */
function ownFolders(settings: Settings, settingsFile: string): OwnFolder[] {
  return (["systems", "indicators", "report"] as const).flatMap((setting) => {
    const folder = settings[setting];
    return folder === undefined ? [] : [{setting, folder: resolve(dirname(settingsFile), folder)}];
  });
}

function filesOfRuns(): string[] {
  return filesBelow(join(projectFolder, "loaders")).filter((path) => !laterRooms.some((room) => path.startsWith(room)));
}

/** Whether a file is loaded once, as the process starts; others, such as queries, are read when they are needed. */
function isCode(path: string): boolean {
  return /\.m?ts$|\.mjs$/.test(path);
}

/** The folder of the sample operator's tables, made first where the settings ask for it. */
async function sampleFolder(
  {source}: Settings,
  store: string,
  options: PipelineOptions,
  make: boolean
): Promise<string> {
  if (!("sample" in source)) return "";
  const {world, customers, months, last_month, seed} = source.sample;
  const key = hashOf(
    // Of the indicators, the sample knows the names that its targets and benchmarks go by, and nothing else.
    [JSON.stringify(source.sample), indicatorParts.map(sampleIndicatorIds()).join(" ")],
    ["data/contract", "loaders/sample", "loaders/definitions/contract.ts"].map((path) => join(projectFolder, path))
  );
  if (!make) return join(store, "sample", key);
  return stored(store, "sample", key, (folder) =>
    generateSample({world, customers, months, lastMonth: last_month, seed}, folder, {
      ...(options.threads ? {threads: options.threads} : {}),
      progress: (share, text) => options.progress?.(`sample operator: ${Math.round(share * 100)} %, ${text}`)
    })
  );
}

async function computeAll(request: MeasureRequest): Promise<void> {
  const {settings, folder, progress} = request;
  await withMeasured(request, async (context) => {
    mkdirSync(join(folder, "published"), {recursive: true});
    for (const {name, sums, make: makeFile, digits = publishedDigits} of publicationsOf(context)) {
      const content = await makeFile(context);
      numbersSummed(name, content, sums);
      writeFileSync(
        join(folder, "published", name),
        content instanceof Uint8Array ? content : JSON.stringify(content, roundingTo(digits))
      );
    }
    await checkStocksTogether(context);
    await keepSetAside(context.database, context.intake, folder);
    const {measured: cells, shown, mergedShare} = context.measured.counts;
    progress(
      `floor of ${settings.privacy_floor} customers: ${shown} of ${cells} cells shown; ${(100 * mergedShare).toFixed(1)} % of customers by lowest unit and month stand in merged cells`
    );
    const {swaps, programs, unproven, merged} = context.bounds;
    progress(
      `${swaps + programs + unproven.length} small cells stand hidden: ${swaps} are open by a swap, ${programs} by whole numbers, ${unproven.length} by nothing shown; ${merged} cells were merged for want of a proof`
    );
  });
}

/** Solves what all files tell of stocks by segment together; nothing is published where that gives away a few. */
async function checkStocksTogether(context: PublicationContext): Promise<void> {
  const files = await Promise.all(
    publicationsOf(context).map(async ({name, stocks}) => ({name, sums: stocks ? await stocks(context) : []}))
  );
  const populations = stockPopulations(files, await segmentStocks(context), context.calendar.firstMonth);
  checkTogether(populations, context.settings.privacy_floor);
  const sums = populations.reduce((total, one) => total + one.sums.length, 0);
  context.progress(`files together: ${sums} sums by segment in ${populations.length} months give away nobody`);
}

export interface MeasureRequest {
  readonly settings: Settings;
  readonly source: SourcePlan;
  readonly definitions: ReturnType<typeof definitionsOf>;
  /** Where the database's file stands while it is needed. */
  readonly folder: string;
  readonly progress: (text: string) => void;
  readonly threads?: number;
  /** Which indicators to measure; all unless given. */
  readonly only?: ReadonlySet<string>;
}

/** Reads the sources and measures them, and lets `use` publish or judge what was measured while it stands. */
export async function withMeasured<T>(
  {settings, source, definitions, folder, progress, threads, only}: MeasureRequest,
  use: (context: PublicationContext) => Promise<T>
): Promise<T> {
  const workFile = join(folder, "work.duckdb");
  const database = await Database.open(workFile, {
    ...(threads ? {threads} : {}),
    memoryLimit: settings.memory_limit ?? sensibleMemory(),
    scratch: true
  });
  try {
    const read = await readSources(database, definitions.contract, source, progress, {scratch: folder});
    const measurement = await measureSources({database, settings, ...definitions, progress, only}, read);
    progress("publishing");
    const solve = await loadWholeSolver();
    const published = behindFloor(settings, definitions, {...read, ...measurement}, {progress, solve});
    const {contract, indicators, systems, legacy, challenger, reportFolder} = definitions;
    return await use({
      database,
      settings,
      contract,
      indicators,
      systems,
      legacy,
      challenger,
      reportFolder,
      ...read,
      ...measurement,
      ...published,
      solve,
      progress
    });
  } finally {
    database.close();
    rmSync(workFile, {force: true});
    rmSync(`${workFile}.wal`, {force: true});
    rmSync(`${workFile}.tmp`, {recursive: true, force: true});
  }
}

/**
 * Writes fractions to so many digits: more than any reader sees, and the same bytes on every machine and version of Node,
 * whose `exp` and `pow` differ in their last digits. Whole numbers are counts, and two decimals are money to the fen: both
 * are exact, and stay as they are.
 */
function roundingTo(digits: number): (key: string, value: unknown) => unknown {
  return (_, value) => (typeof value === "number" && toDecimals(value, 2) !== value ? toDigits(value, digits) : value);
}

/** Rows that couldn't be read stay in the house, each with its reason, for whoever owns the data. */
async function keepSetAside(database: Database, intake: Intake, folder: string): Promise<void> {
  for (const [table, {setAside}] of intake) {
    if (!setAside) continue;
    mkdirSync(join(folder, "set-aside"), {recursive: true});
    await database.run(
      `COPY (SELECT * FROM set_aside_${table} ORDER BY ALL) TO ${literal(join(folder, "set-aside", `${table}.parquet`))} (FORMAT parquet)`
    );
  }
}
