import {relative} from "node:path";
import {CallFault} from "../ground/faults.js";
import {localized, type Language} from "../../src/language/format.js";
import type {IndicatorDictionary} from "../../src/model/published/data.js";
import {definitionWords} from "../../src/language/definitions.js";
import {punctuation} from "../../src/language/punctuation.js";
import {createTable} from "../definitions/contract.js";
import {readSettings} from "../definitions/settings.js";
import {Database} from "../ground/database.js";
import {addBuckets} from "../intake/intake.js";
import {filesOf, findSource, partsOf, type SourcePlan} from "../intake/sources.js";
import {compileIndicators} from "../measure/compile.js";
import {makeFrames} from "../measure/frames.js";
import {calendarOf, monthNumber, writePeriods} from "../intake/periods.js";
import {definitionsOf, measuredOf, pathsOf, sourcesOf, type PipelineOptions} from "../run/pipeline.js";
import {projectFolder} from "../ground/project.js";
import {indicatorDictionary} from "../publish/dictionary.js";
import {commandWords} from "./words.js";
import type {IndicatorPart} from "../../src/model/published/parts.js";

interface Lineage {
  /** Files or sources of each table, by the table's name; none where it isn't there. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
  readonly columns: readonly string[];
  readonly frame: {readonly name: string; readonly file: string};
  readonly systems: readonly {readonly system: string; readonly role: string}[];
  readonly pages: readonly string[];
}

export interface Explanation {
  readonly indicator: IndicatorDictionary;
  readonly lineage: Lineage;
  /** Whether the SQL and what it lacks are those of the last build of these data. */
  readonly measured: boolean;
}

/**
 * Says what an indicator is, the SQL that measures it, and where it comes from and goes to. The data aren't read:
 * what was built of them last is taken, where there is such a build.
 *
 * @throws for an indicator that isn't defined
 */
export async function explain(id: string, options: PipelineOptions): Promise<Explanation> {
  const settings = readSettings(pathsOf(options).settingsFile);
  const {contract, indicators, systems, legacy, challenger} = definitionsOf(settings, options);
  if (!indicators.byId.has(id))
    throw new CallFault(`explain: expected one of ${[...indicators.byId.keys()].join(", ")}; found "${id}"`);
  const plan = await sourcesOf(settings, options, false);
  const built = await measuredOf(options);
  const database = await Database.open();
  try {
    // Tables without rows tell types as well as full ones do.
    for (const table of contract.values()) await database.run(createTable(table));
    await addBuckets(database, "customers", "customer_id");
    await addBuckets(database, "agents", "agent_id");
    const calendar = calendarOf(monthNumber("2000-01"), monthNumber("2000-12"));
    await writePeriods(database, calendar);
    const only = {byId: new Map([...indicators.byId].filter(([name]) => name === id)), fault: indicators.fault};
    const [compiled] = await compileIndicators(only, {
      database,
      frames: makeFrames(legacy.greenContact),
      intake: new Map(),
      calendar,
      contract
    });
    const own = indicatorDictionary(compiled, systems);
    const found = built?.indicators.find((indicator) => indicator.id === id);
    const tables = [...new Set(compiled.needs.map((column) => column.split(".")[0]))];
    const shown = [legacy, challenger].some((system) =>
      [
        ...system.appraise.map(({indicator}) => indicator),
        ...system.observe,
        ...(system.gates ?? []).map(({indicator}) => indicator)
      ].includes(id)
    );
    return {
      indicator: found ?? {...own, lacks: []},
      measured: found !== undefined,
      lineage: {
        sources: Object.fromEntries(
          tables.map((table) => [table, sourcesIn(plan, table, (name) => contract.get(name))])
        ),
        columns: compiled.needs,
        frame: {name: compiled.frame.name, file: `loaders/measure/frames/${compiled.frame.name}.sql`},
        systems: own.usedBy.map(({system, role}) => ({system, role})),
        pages: [
          ...(compiled.definition.part !== undefined && onBrief.includes(compiled.definition.part) ? ["/"] : []),
          ...(shown ? ["/compare"] : []),
          `/data#indicator-${id}`,
          `/readiness#ready-${id}`
        ]
      }
    };
  } finally {
    database.close();
  }
}

/** Parts whose indicators the first page shows by themselves. */
const onBrief: readonly IndicatorPart[] = [
  "retention",
  "conversion_per_contact",
  "conversion_per_customer",
  "green_light_leavers",
  "service_recommendation"
];

function sourcesIn(
  plan: SourcePlan,
  table: string,
  definitionOf: (table: string) => Parameters<typeof findSource>[1] | undefined
): string[] {
  const definition = definitionOf(table);
  if (plan.kind === "folder") return definition ? [...(findSource(plan.folder, definition)?.files ?? [])] : [];
  const parts = plan.mapping.tables[table];
  if (!parts) return [];
  return [...new Set(partsOf(parts).map(({from}) => from))].flatMap((name) => {
    const source = plan.mapping.sources[name];
    return "files" in source
      ? [...filesOf(plan, name, source).files]
      : [`${name} (${"duckdb" in source ? source.duckdb : `$${source.url_from}`})`];
  });
}

/** The explanation as text. */
export function explainReport({indicator, lineage, measured}: Explanation, language: Language): string {
  const words = commandWords[language];
  const text = definitionWords[language];
  const {colon, comma} = punctuation[language];
  const formula = text
    .ratio(indicator.sum, indicator.over, indicator.where)
    .map((part) => (typeof part === "string" ? part : part.code))
    .join("");
  const local = (file: string) =>
    relative(projectFolder, file).startsWith("..") ? file : relative(projectFolder, file);
  const used = indicator.usedBy.map(({name, role}) => `${localized(name, language)} (${text[role]})`);
  return [
    `${localized(indicator.name, language)} (${indicator.id})`,
    "",
    `${words.definition}${colon}${localized(indicator.says, language)}`,
    `${words.formula}${colon}${formula}`,
    ...(indicator.lacks.length > 0 ? [`${words.lacks}${colon}${indicator.lacks.join(comma)}`] : []),
    "",
    words.lineage,
    `  ${words.sources}${colon}`.trimEnd(),
    ...Object.entries(lineage.sources).map(
      ([table, files]) => `    ${table}${colon}${files.length > 0 ? files.map(local).join(comma) : words.noSource}`
    ),
    `  → ${words.columns}${colon}${lineage.columns.join(", ")}`,
    `  → ${words.frame}${colon}${lineage.frame.name} (${lineage.frame.file})`,
    `  → ${words.moments}${colon}${words.momentsOf(text.accounts[indicator.account], text.units[indicator.unit], text.clusters[indicator.cluster])}`,
    `  → ${words.systems}${colon}${used.length > 0 ? used.join(comma) : words.noSystem}`,
    `  → ${words.pages}${colon}${lineage.pages.join(", ")}`,
    "",
    `${words.sql} (${measured ? words.sqlOfBuild : words.sqlBeforeBuild})${colon}`.trimEnd(),
    indicator.sql
  ].join("\n");
}
