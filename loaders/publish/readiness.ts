/** What the readiness page and the `check` command say: tables, indicators, systems, and what to collect next. */
import {nextData, singleSteps} from "../../src/model/published/next-data.js";
import {
  coverageLevels,
  type Readiness,
  type ReadinessIndicator,
  type ReadinessSystem,
  type ReadinessTable
} from "../../src/model/published/readiness.js";
import type {MonthRemark, UnreadFile} from "../../src/model/published/reading-remarks.js";
import {allScoredIndicators} from "../../src/model/scoring/system-score.js";
import type {SystemDefinition} from "../definitions/systems.js";
import {systemTiers} from "../evaluate/system-readiness.js";
import {nobodyLeaves} from "../measure/leavers.js";
import {answerRates, readinessTables, type ReadinessInput} from "../measure/readiness.js";
import {monthName} from "../intake/periods.js";
import {companyOf} from "../privacy/measured.js";
import type {PublicationContext} from "../privacy/publication.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";

/** What the numbers of the readiness page sum. */
export const readinessDeclared: Provenance = {
  ...siteFactsDeclared,
  tables: {of: "rows", over: "rows read, accepted and set aside, and how far they reach, in steps"},
  indicators: {of: "shown", over: "how many cells are shown"},
  systems: {of: "shown", over: "how many units a system can score"},
  monthRemarks: {of: "rows", over: "rows read, month by month"},
  unread: {of: "rows", over: "files that aren’t read"},
  league: {of: "nobody", over: "settings"},
  answers: {of: "customers", over: "whom a survey asked, where those who answered and the others reach the floor"},
  single: {of: "nobody", over: "definitions"},
  plan: {of: "nobody", over: "definitions"}
};

export type ReadinessFacts = Omit<Readiness, "site" | "months" | "league">;
type Coverage = Pick<ReadinessIndicator, "months" | "units">;

/**
 * All that can be said of tables, indicators and systems.
 *
 * @param coverageOf how far an indicator's figures reach
 * @param measured the figures, by which systems are tried
 */
export async function readinessFacts(
  input: ReadinessInput & {
    readonly systems: ReadonlyMap<string, SystemDefinition>;
    readonly unread: readonly UnreadFile[];
  },
  coverageOf: (indicator: string) => Coverage,
  measured: Parameters<typeof systemTiers>[1]
): Promise<ReadinessFacts> {
  const {compiled, systems, intake} = input;
  const indicators = compiled.map(({id, definition, needs, lacks}): ReadinessIndicator => ({
    id,
    name: definition.name,
    needs,
    lacks,
    ...coverageOf(id)
  }));
  const scoring = [...systems.values()].map((system): ReadinessSystem => ({
    id: system.id,
    name: system.name,
    scored: scoredBy(system),
    observed: system.observe,
    tiers: systemTiers(system, measured)
  }));
  const isRead = (table: string) => intake.has(table) && !intake.get(table)?.derived;
  const problem = {indicators, systems: scoring.map(({id, scored}) => ({id, indicators: scored})), isRead};
  const tables = await readinessTables(input);
  return {
    tables,
    monthRemarks: [...monthRemarks(input, tables), ...(await nobodyLeaves(input))],
    unread: input.unread,
    indicators,
    systems: scoring,
    answers: await answerRates(input),
    single: singleSteps(problem),
    plan: nextData(problem)
  };
}

/** Why the months are what they are, and which tables don't cover them; rows of few people aren't told to others by their number. */
function monthRemarks(
  {calendar, compiled, floor}: ReadinessInput,
  tables: readonly ReadinessTable[]
): readonly MonthRemark[] {
  const isFew = (column: string) =>
    tables.some(({table, outside}) =>
      outside.some((one) => `${table}.${one.column}` === column && (one.before === "few" || one.after === "few"))
    );
  const months = (calendar.remarks ?? []).map((remark): MonthRemark =>
    floor > 0 && remark.kind === "clock" && isFew(remark.column) ? {...remark, rows: "few"} : remark
  );
  const name = (month: number | null) => (month === null ? null : monthName(month));
  const reaches = [...(calendar.reaches ?? [])].map(([column, {from, to}]): MonthRemark => ({
    kind: "reach",
    column,
    from: name(from),
    to: name(to),
    indicators: compiled.filter(({needs, lacks}) => lacks.length === 0 && needs.includes(column)).map(({id}) => id)
  }));
  return [...months, ...reaches];
}

/** Everything that units or roles are appraised on, gates included. */
function scoredBy(system: SystemDefinition): string[] {
  return [
    ...new Set([
      ...allScoredIndicators(system),
      ...(system.roles ?? []).flatMap(({appraise}) => appraise.map(({indicator}) => indicator))
    ])
  ];
}

/** The published file of the readiness page. */
export async function publishedReadiness(context: PublicationContext): Promise<Readiness> {
  const {database, contract, intake, calendar, compiled, systems, measured, benchmarks, brief, site, settings, unread} =
    context;
  const company = companyOf(measured);
  const kind = brief.league.kind;
  const league = measured.units.all.filter((unit) => unit.kind === kind);
  const months = calendar.periods.flatMap(({grain}, i) => (grain === "month" ? [i] : [])).reverse();
  const coverageOf = (indicator: string): Coverage => ({
    months: coverageLevels(months.map((month) => measured.cell(indicator, company, month)?.moments.n ?? 0)),
    units: league.filter(({id}) => measured.cell(indicator, id, 0) !== null).length
  });
  const facts = await readinessFacts(
    {database, contract, intake, calendar, compiled, systems, league, unread, floor: settings.privacy_floor},
    coverageOf,
    {measured, benchmarks}
  );
  return {
    site,
    months: Array.from({length: calendar.lastMonth - calendar.firstMonth + 1}, (_, i) =>
      monthName(calendar.firstMonth + i)
    ),
    league: {kind, name: brief.league.kindName, units: league.map(({id, name}) => ({id, name}))},
    ...facts
  };
}
