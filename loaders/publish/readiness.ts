/** What the readiness page and the `check` command say: tables, indicators, systems, and what to collect next. */
import {nextData, singleSteps} from "../../src/model/published/next-data.js";
import {
  coverageLevels,
  type Readiness,
  type ReadinessIndicator,
  type ReadinessSystem
} from "../../src/model/published/readiness.js";
import {allScoredIndicators} from "../../src/model/scoring/system-score.js";
import type {AppraisedIndicator} from "../../src/model/published/systems.js";
import type {SystemDefinition} from "../definitions/systems.js";
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
  answers: {of: "customers", over: "whom a survey asked, where those who answered and the others reach the floor"},
  single: {of: "nobody", over: "definitions"},
  plan: {of: "nobody", over: "definitions"}
};

export type ReadinessFacts = Omit<Readiness, "site" | "months" | "league">;
type Coverage = Pick<ReadinessIndicator, "months" | "units">;

/**
 * All that can be said before anything is measured.
 *
 * @param coverageOf how far an indicator's figures reach, where they were measured
 */
export async function readinessFacts(
  input: ReadinessInput & {readonly systems: ReadonlyMap<string, SystemDefinition>},
  coverageOf: (indicator: string) => Coverage = () => ({months: [], units: 0})
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
    lacksRivals: itemsOf(system).some(comparesWithRivals) && !intake.has("benchmarks")
  }));
  const isRead = (table: string) => intake.has(table) && !intake.get(table)?.derived;
  const problem = {indicators, systems: scoring.map(({id, scored}) => ({id, indicators: scored})), isRead};
  return {
    tables: await readinessTables(input),
    indicators,
    systems: scoring,
    answers: await answerRates(input),
    single: singleSteps(problem),
    plan: nextData(problem)
  };
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

function itemsOf({appraise, roles}: SystemDefinition): AppraisedIndicator[] {
  return [...appraise, ...(roles ?? []).flatMap((role) => role.appraise)];
}

function comparesWithRivals({score}: AppraisedIndicator): boolean {
  return score.rule === "lead";
}

/** The published file of the readiness page. */
export async function publishedReadiness(context: PublicationContext): Promise<Readiness> {
  const {database, contract, intake, calendar, compiled, systems, measured, brief, site, settings} = context;
  const company = companyOf(measured);
  const kind = brief.league.kind;
  const league = measured.units.all.filter((unit) => unit.kind === kind);
  const months = calendar.periods.flatMap(({grain}, i) => (grain === "month" ? [i] : [])).reverse();
  const coverageOf = (indicator: string): Coverage => ({
    months: coverageLevels(months.map((month) => measured.cell(indicator, company, month)?.moments.n ?? 0)),
    units: league.filter(({id}) => measured.cell(indicator, id, 0) !== null).length
  });
  const facts = await readinessFacts(
    {database, contract, intake, calendar, compiled, systems, league, floor: settings.privacy_floor},
    coverageOf
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
