import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {rowFaultText} from "../../src/language/row-faults.js";
import {spreadsheetCsv} from "../../src/model/sql/csv.js";
import {asText, Database, quoted} from "../ground/database.js";
import {readSettings, type Settings} from "../definitions/settings.js";
import type {Contract} from "../definitions/contract.js";
import type {Intake, TableIntake} from "../intake/table-intake.js";
import {withExamples, type CheckedReason} from "../intake/set-aside-examples.js";
import type {SourcePlan} from "../intake/sources.js";
import {compileIndicators} from "../measure/compile.js";
import {makeFrames} from "../measure/frames.js";
import {definitionsOf, pathsOf, sourcesOf, type PipelineOptions} from "../run/pipeline.js";
import {derivedOf, unitsByKind} from "../measure/facts.js";
import {readinessFacts, type ReadinessFacts} from "../publish/readiness.js";
import {readSources} from "../intake/read-run.js";
import {ownFolder} from "../ground/store.js";
import type {DerivedFacts, SiteFacts} from "../../src/model/published/site.js";
import {measure} from "../measure/measure.js";
import {noBenchmarks, readBenchmarks} from "../measure/benchmarks.js";
import {readPeopleAtWork} from "../measure/people-at-work.js";
import {shownOf} from "../run/measurement.js";
import {monthName, type Calendar} from "../intake/periods.js";
import type {Units} from "../intake/units.js";

export interface CheckResult extends ReadinessFacts {
  /** The kinds of unit that there are. */
  readonly unitsByKind: SiteFacts["unitsByKind"];
  readonly source: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly derived: readonly DerivedFacts[];
  readonly setAside: readonly {
    readonly table: string;
    readonly read: number;
    readonly setAside: number;
    readonly reasons: readonly CheckedReason[];
    readonly unknown: readonly string[];
  }[];
  /** What each missing column costs: the indicators that can't be measured without it. */
  readonly costs: readonly {readonly column: string; readonly indicators: readonly string[]}[];
}

/**
 * Reads the sources and says what is ready, what was set aside and why, and what is missing. Systems are tried on the figures;
 * nothing is published, and nothing that a build made is touched.
 *
 * @param exportTo a folder that gets a CSV of the rows set aside, by table
 * @throws {SourceFault} where the sources can't be read
 */
export async function check(options: PipelineOptions, exportTo: string | null = null): Promise<CheckResult> {
  const settings = readSettings(pathsOf(options).settingsFile);
  const definitions = definitionsOf(settings, options);
  const {contract} = definitions;
  const plan = await sourcesOf(settings, options);
  const progress = options.progress ?? (() => {});
  // Beside the store's other results: where data larger than memory are measured there is room for them.
  const {store} = pathsOf(options);
  const scratch = ownFolder(store, "check");
  mkdirSync(scratch, {recursive: true});
  const clear = () => rmSync(scratch, {recursive: true, force: true});
  // Where it is told to end, nothing below comes to its own end.
  process.once("exit", clear);
  const database = await Database.open(join(scratch, "check.duckdb"), {
    ...(options.threads ? {threads: options.threads} : {}),
    memoryLimit: settings.memory_limit,
    scratch: true
  });
  try {
    // Before anything else can fail: what was set aside is what its owner has to see first.
    const exported = async (read: Intake) => {
      if (exportTo === null) return;
      for (const [table, met] of read)
        if (!met.derived && met.setAside > 0) await exportRows(database, table, met, exportTo);
    };
    const {intake, calendar, units, unread} = await readSources(database, contract, plan, progress, {
      scratch,
      onIntake: exported
    });
    progress("looking at what was read");
    const facts = await triedFacts({database, settings, definitions, intake, calendar, units, unread});
    const missing = [...new Set(facts.indicators.flatMap(({lacks}) => lacks))].sort();
    return {
      ...facts,
      unitsByKind: unitsByKind(contract, units),
      source: sourceOf(plan),
      firstMonth: monthName(calendar.firstMonth),
      lastMonth: monthName(calendar.lastMonth),
      derived: derivedOf(contract, intake),
      setAside: await setAsideOf({database, contract, intake}, plan),
      costs: missing
        .map((column) => ({
          column,
          indicators: facts.indicators.filter(({lacks}) => lacks.includes(column)).map(({id}) => id)
        }))
        .sort((a, b) => b.indicators.length - a.indicators.length || (a.column < b.column ? -1 : 1))
    };
  } finally {
    database.close();
    clear();
    process.off("exit", clear);
  }
}

/** Measures what was read, and tries every system on the figures as the pages would show them. */
async function triedFacts({
  database,
  settings,
  definitions: {contract, indicators, systems, legacy},
  intake,
  calendar,
  units,
  unread
}: {
  readonly database: Database;
  readonly settings: Settings;
  readonly definitions: ReturnType<typeof definitionsOf>;
  readonly intake: Intake;
  readonly calendar: Calendar;
  readonly units: Units;
  readonly unread: ReadinessFacts["unread"];
}): Promise<ReadinessFacts> {
  const frames = makeFrames(legacy.greenContact);
  const compiled = await compileIndicators(indicators, {database, frames, intake, calendar, contract});
  const cubes = await measure(database, frames, compiled, units);
  const people = await readPeopleAtWork(database, {intake, calendar, units, compiled}, settings.team_floor);
  const measured = shownOf(settings, {calendar, units, compiled, cubes, people});
  const benchmarks = intake.has("benchmarks")
    ? await readBenchmarks(database, units, (id) => indicators.byId.get(id)?.format ?? null, settings.operator)
    : noBenchmarks;
  const league = units.all.filter(({kind}) => kind === settings.league);
  return readinessFacts(
    {database, contract, intake, calendar, compiled, systems, league, unread, floor: 0},
    () => ({months: [], units: 0}),
    {measured, benchmarks}
  );
}

/** What was set aside of each table that was read, with an example of each reason. */
async function setAsideOf(
  {database, contract, intake}: {readonly database: Database; readonly contract: Contract; readonly intake: Intake},
  plan: SourcePlan
): Promise<CheckResult["setAside"]> {
  const setAside: CheckResult["setAside"][number][] = [];
  for (const [table, met] of intake) {
    const definition = contract.get(table);
    if (!definition || met.derived) continue;
    const {read, setAside: rows, unknown} = met;
    setAside.push({
      table,
      read,
      setAside: rows,
      reasons: await withExamples(database, definition, met, plan),
      unknown
    });
  }
  return setAside;
}

function sourceOf(plan: SourcePlan): string {
  return plan.kind === "folder"
    ? plan.folder
    : `${plan.files.join(", ") || "the settings' own mapping"}, files from ${plan.folder}`;
}

/** The rows set aside, the first 100,000, with reason and what was found: for whoever mends them in a spreadsheet. */
async function exportRows(database: Database, table: string, {reasons}: TableIntake, folder: string): Promise<void> {
  mkdirSync(folder, {recursive: true});
  const told = new Map(
    reasons.map(({code, reason}) => [code ?? "", `${rowFaultText(reason, "en")} / ${rowFaultText(reason, "zh")}`])
  );
  const columns = [...(await database.describe(`SELECT * FROM set_aside_${table}`)).keys()];
  const rows = await database.rows(
    `SELECT ${columns.map((name) => `CAST(${quoted(name)} AS VARCHAR) AS ${quoted(name)}`).join(", ")} FROM set_aside_${table} ORDER BY ALL LIMIT 100000`
  );
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const lines = rows.map((row) => [
    told.get(asText(row.fault)) ?? asText(row.fault),
    ...columns.slice(1).map((name) => text(row[name]))
  ]);
  writeFileSync(
    join(folder, `${table}.csv`),
    spreadsheetCsv([["reason", ...columns.slice(1)], ...lines], {numericTexts: true})
  );
}
