import type {DataPage, DictionaryTable, FloorCounts, IndicatorDictionary} from "../../src/model/published/data.js";
import type {SiteFacts} from "../../src/model/published/site.js";
import type {Contract} from "../definitions/contract.js";
import type {SystemDefinition} from "../definitions/systems.js";
import type {Intake} from "../intake/table-intake.js";
import type {CompiledIndicator} from "../measure/compile.js";
import {
  attributedQuery,
  baseQuery,
  baseTable,
  cohortMomentsQuery,
  momentsQuery,
  sharedCustomersQuery,
  unitQuery,
  unitTable
} from "../measure/moments-sql.js";
import {indicatorFacts} from "../measure/facts.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";

/** What the numbers of the data page sum. */
export const dataPageDeclared: Provenance = {
  ...siteFactsDeclared,
  floor: {of: "shown", over: "how many cells there are and are shown"},
  tables: {of: "rows", over: "rows read, accepted and set aside"},
  indicators: {of: "nobody", over: "definitions"},
  frames: {of: "nobody", over: "definitions"}
};

/** What the data page shows: the tables and what was read, the indicators and how they are measured. */
export function dataPageOf(input: {
  readonly site: SiteFacts;
  readonly floor: FloorCounts;
  readonly contract: Contract;
  readonly intake: Intake;
  readonly indicators: readonly CompiledIndicator[];
  readonly systems: ReadonlyMap<string, SystemDefinition>;
  readonly hasGreenLight: boolean;
  readonly withFigures: readonly string[];
  readonly frames: DataPage["frames"];
}): DataPage {
  const {site, frames, hasGreenLight, floor, contract, intake, indicators, systems, withFigures} = input;
  return {
    site,
    hasGreenLight,
    withFigures,
    frames,
    floor,
    tables: [...contract.values()].map((table): DictionaryTable => {
      const found = intake.get(table.table);
      return {
        table: table.table,
        name: table.name,
        row: table.row,
        purpose: table.purpose,
        columns: Object.entries(table.columns).map(([column, definition]) => ({
          column,
          name: definition.name,
          type: definition.type,
          unit: definition.type === "integer" ? (definition.unit ?? null) : null,
          required: definition.required,
          references: definition.type === "id" ? (definition.references ?? null) : null,
          values:
            definition.type === "enum" ? Object.entries(definition.values).map(([value, name]) => ({value, name})) : [],
          note: definition.note ?? null
        })),
        standsInFor: table.stands_in_for ?? null,
        intake:
          found && !found.derived
            ? {
                read: found.read,
                accepted: found.accepted,
                setAside: found.setAside,
                reasons: found.reasons.map(({reason, rows}) => ({reason, rows}))
              }
            : null
      };
    }),
    indicators: indicators.map((indicator) => indicatorDictionary(indicator, systems))
  };
}

/** What pages and the command line say of an indicator. */
export function indicatorDictionary(
  indicator: CompiledIndicator,
  systems: ReadonlyMap<string, SystemDefinition>
): IndicatorDictionary {
  const {definition} = indicator;
  return {
    ...indicatorFacts(indicator),
    kind: definition.kind,
    sum: definition.kind === "followed_by" ? indicator.y : definition.sum,
    over: definition.over,
    where: definition.where ?? null,
    unit: definition.unit,
    cluster: definition.cluster,
    knowableAfterDays: definition.knowable_after,
    sql: sqlOf(indicator),
    lacks: indicator.lacks,
    usedBy: [...systems.values()].flatMap((system) => {
      const role = roleIn(system, indicator.id);
      return role ? [{system: system.id, name: system.name, role}] : [];
    })
  };
}

/** What a system does with an indicator: appraises it, whether of units or of a role, takes away by it, or watches it. */
function roleIn(
  {appraise, roles, gates, observe}: SystemDefinition,
  id: string
): IndicatorDictionary["usedBy"][number]["role"] | null {
  if ([...appraise, ...(roles ?? []).flatMap((role) => role.appraise)].some(({indicator}) => indicator === id))
    return "appraised";
  if (gates?.some(({indicator}) => indicator === id)) return "gated";
  return observe.includes(id) ? "observed" : null;
}

/**
 * SQL that gives an indicator's moments in any engine: the frame's rows as the build reads them, then what the build adds
 * up of them in typed arrays. Tests hold both to the same numbers.
 */
function sqlOf(indicator: CompiledIndicator): string {
  const {frame, attribution, definition} = indicator;
  const own = [indicator];
  if (frame.once) return `-- Moments of each period, unit and bucket of customers\n${cohortMomentsQuery(frame, own)};`;
  const sums = `-- What each row counts, from one reading of the rows\nCREATE TABLE ${baseTable(frame)} AS\n${baseQuery(frame, own)};`;
  if (definition.attribution !== "all")
    return `${sums}\n\n-- Moments of each period, unit and bucket of customers\n${attributedQuery(frame, indicator)};`;
  const shared =
    attribution === "home"
      ? ""
      : `\n\n-- What customers shared by several units change further up the tree\n${sharedCustomersQuery(frame, attribution, own)};`;
  return `${sums}\n\n-- Sums of each customer, period and unit\nCREATE TABLE ${unitTable(frame, attribution)} AS\n${unitQuery(frame, attribution, own)};\n\n-- Moments of each period, unit and bucket of customers\n${momentsQuery(frame, attribution, own)};${shared}`;
}
