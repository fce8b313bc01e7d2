import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {spreadsheetCsv} from "../../src/model/sql/csv.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import {asText, Database, quoted} from "../ground/database.js";
import {readSettings} from "../definitions/settings.js";
import type {Intake, TableIntake} from "../intake/table-intake.js";
import {withExamples, type CheckedReason} from "../intake/set-aside-examples.js";
import type {SourcePlan} from "../intake/sources.js";
import {compileIndicators} from "../measure/compile.js";
import {makeFrames} from "../measure/frames.js";
import {definitionsOf, pathsOf, sourcesOf, type PipelineOptions} from "../run/pipeline.js";
import {derivedOf} from "../measure/facts.js";
import {readinessFacts, type ReadinessFacts} from "../publish/readiness.js";
import {unreadFiles, type UnreadFile} from "../intake/unread-files.js";
import {readSources} from "../intake/read-run.js";
import {ownFolder} from "../ground/store.js";
import type {DerivedFacts} from "../../src/model/published/site.js";
import {monthName} from "../intake/periods.js";

export interface CheckResult extends ReadinessFacts {
  readonly source: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
  /** Files that stand among the sources and that no table is read from. */
  readonly unread: readonly UnreadFile[];
  /** Why the months begin and end where they do. */
  readonly monthRemarks: readonly Bilingual[];
  readonly derived: readonly DerivedFacts[];
  readonly setAside: readonly {
    readonly table: string;
    readonly read: number;
    readonly setAside: number;
    readonly reasons: readonly CheckedReason[];
    readonly unknown: readonly string[];
    /** What the owner should know of how the rows were read. */
    readonly remarks: readonly Bilingual[];
  }[];
  /** What each missing column costs: the indicators that can't be measured without it. */
  readonly costs: readonly {readonly column: string; readonly indicators: readonly string[]}[];
}

/**
 * Reads the sources and says what is ready, what was set aside and why, and what is missing. Nothing is
 * measured, and nothing that a build made is touched.
 *
 * @param exportTo a folder that gets a CSV of the rows set aside, by table
 * @throws {SourceFault} where the sources can't be read
 */
export async function check(options: PipelineOptions, exportTo: string | null = null): Promise<CheckResult> {
  const settings = readSettings(pathsOf(options).settingsFile);
  const definitions = definitionsOf(settings, options);
  const {contract, indicators, systems, legacy} = definitions;
  const plan = await sourcesOf(settings, options);
  const progress = options.progress ?? (() => {});
  // Beside the store's other results: where data larger than memory are measured there is room for them.
  const {store} = pathsOf(options);
  const scratch = ownFolder(store, "check");
  mkdirSync(scratch, {recursive: true});
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
    const {intake, calendar, units} = await readSources(database, contract, plan, progress, {
      scratch,
      onIntake: exported
    });
    progress("looking at what was read");
    const compiled = await compileIndicators(indicators, {
      database,
      frames: makeFrames(legacy.greenContact),
      intake,
      calendar,
      contract
    });
    const league = units.all.filter(({kind}) => kind === settings.league);
    const facts = await readinessFacts({database, contract, intake, calendar, compiled, systems, league, floor: 0});
    const tables = [...intake].filter(([, {derived}]) => !derived);
    const setAside: {
      table: string;
      read: number;
      setAside: number;
      reasons: CheckedReason[];
      unknown: readonly string[];
      remarks: readonly Bilingual[];
    }[] = [];
    for (const [table, met] of tables) {
      const definition = contract.get(table);
      if (definition)
        setAside.push({
          table,
          read: met.read,
          setAside: met.setAside,
          reasons: await withExamples(database, definition, met, plan),
          unknown: met.unknown,
          remarks: met.remarks ?? []
        });
    }
    const missing = [...new Set(facts.indicators.flatMap(({lacks}) => lacks))].sort();
    return {
      ...facts,
      source: sourceOf(plan),
      firstMonth: monthName(calendar.firstMonth),
      lastMonth: monthName(calendar.lastMonth),
      unread: unreadFiles(plan, contract),
      monthRemarks: calendar.remarks ?? [],
      derived: derivedOf(contract, intake),
      setAside,
      costs: missing
        .map((column) => ({
          column,
          indicators: facts.indicators.filter(({lacks}) => lacks.includes(column)).map(({id}) => id)
        }))
        .sort((a, b) => b.indicators.length - a.indicators.length || (a.column < b.column ? -1 : 1))
    };
  } finally {
    database.close();
    rmSync(scratch, {recursive: true, force: true});
  }
}

function sourceOf(plan: SourcePlan): string {
  return plan.kind === "folder"
    ? plan.folder
    : `${plan.files.join(", ") || "the settings' own mapping"}, files from ${plan.folder}`;
}

/** The rows set aside, the first 100,000, with reason and what was found: for whoever mends them in a spreadsheet. */
async function exportRows(database: Database, table: string, {reasons}: TableIntake, folder: string): Promise<void> {
  mkdirSync(folder, {recursive: true});
  const told = new Map(reasons.map(({code, reason}) => [code ?? "", `${reason.en} / ${reason.zh}`]));
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
