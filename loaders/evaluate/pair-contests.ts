/** The draws of each system's contest, so that the page can hold any two against each other. */
import {contestDraws} from "../../src/model/statistics/contest.js";
import type {ContestGroup, PairContests, PairQuestion} from "../../src/model/published/pair-contests.js";
import type {Provenance} from "../privacy/provenance.js";
import type {PublicationContext} from "../privacy/publication.js";
import {contestDrawing, periodsWith} from "./evidence-contest.js";
import {paidShare} from "../../src/model/scoring/pair-verdict.js";
import {yearlyYuan} from "./evidence.js";
import {stakeDraws} from "./evidence-stake.js";
import {tracedBySystem} from "./gaming-traces.js";
import {evidenceOnce, type EvidenceContext} from "./evidence-context.js";
import type {OutcomeSource} from "./evidence-outcomes.js";

/** What the numbers of the contests sum. */
export const pairContestsDeclared: Provenance = {
  "": {of: "shown", over: "rank correlations over all units that are compared, in which none is told apart"}
};

/** The contests of all systems; none where the data hold no customers followed long enough. */
export async function pairContestsOf(publication: PublicationContext): Promise<PairContests> {
  const {contest} = publication.settings;
  const facts = {gap: contest.gap_months, margin: contest.margin, ...contestDrawing};
  const standing = await standingOf(publication);
  const context = await evidenceOnce(publication);
  if (!context) {
    const none = {en: "", zh: ""};
    return {...facts, ...standing, unitKind: none, clusterKind: none, questions: [], groups: [], pairs: []};
  }
  const questions = questionsOf(contest.horizons, contest.primary_horizon, context.outcomes.hasRevenue);
  return {
    ...facts,
    ...standing,
    unitKind: context.nameOfKind(context.kind),
    clusterKind: context.nameOfKind(context.clusterKind),
    questions,
    ...groupsOf(context, questions, await yearlyYuan(publication))
  };
}

/** What a verdict on any two systems heeds of each besides their contest. */
async function standingOf(publication: PublicationContext): Promise<Pick<PairContests, "systems" | "tracedUnits">> {
  const {systems, site} = publication;
  const traced = await tracedBySystem(publication);
  return {
    tracedUnits: traced?.units ?? null,
    systems: [...systems.values()].map(({id, inForce}) => ({
      id,
      paid: paidShare(inForce, site),
      traced: traced?.of(id) ?? 0
    }))
  };
}

/** What any two systems are asked, the primary question first. */
function questionsOf(horizons: readonly number[], primary: number, hasRevenue: boolean): PairQuestion[] {
  const first: PairQuestion = {horizon: primary, outcome: "customers", adjusted: false, within: "period"};
  return [
    first,
    {...first, adjusted: true},
    ...horizons.filter((horizon) => horizon !== primary).map((horizon) => ({...first, horizon})),
    ...(hasRevenue ? [{...first, outcome: "revenue" as const}] : []),
    {...first, within: "units"}
  ];
}

type Window = ContestGroup["window"];

/** Scores of one system over one window. */
interface Contestant {
  readonly id: string;
  readonly scores: Readonly<Record<Window, Float64Array>>;
}

/** Pairs by the cells in which both have scores: those with the same cells share their draws. */
function groupsOf(
  context: EvidenceContext,
  questions: readonly PairQuestion[],
  yearly: number | null
): Pick<PairContests, "groups" | "pairs"> {
  const {publication, units} = context;
  const {window: asked, primary_horizon: horizon} = publication.settings.contest;
  const figures = context.figures();
  const outcome = context.outcome(figures.quarters);
  const followed = outcome.of(horizon).customers;
  const all = [...publication.systems.values()].map((system): Contestant => ({
    id: system.id,
    scores: {
      quarter: context.scoresOf(system, figures, "quarter").scores,
      year: asked === "year" ? context.scoresOf(system, figures, "year").scores : new Float64Array(0)
    }
  }));
  const groups = new Map<string, {window: Window; support: Uint8Array; systems: Contestant[]}>();
  const pairs: {systems: readonly [string, string]; key: string}[] = [];
  all.forEach((first, i) => {
    for (const second of all.slice(i + 1)) {
      const isYearly =
        asked === "year" && periodsWith(units.length, [first.scores.year, second.scores.year, followed]) >= 2;
      const window = isYearly ? "year" : "quarter";
      const support = Uint8Array.from(first.scores[window], (one, at) =>
        Number.isFinite(one) && Number.isFinite(second.scores[window][at]) ? 1 : 0
      );
      if (!support.includes(1)) continue;
      const key = `${window} ${Buffer.from(support).toString("base64")}`;
      const group = groups.get(key) ?? {window, support, systems: []};
      groups.set(key, group);
      for (const one of [first, second]) if (!group.systems.includes(one)) group.systems.push(one);
      pairs.push({systems: [first.id, second.id], key});
    }
  });
  const keys = [...groups.keys()];
  return {
    groups: [...groups.values()].map((group) => ({
      window: group.window,
      systems: group.systems.map(({id}) => id),
      questions: questions.map((question) => drawsOf(context, group, outcome, question, figures.quarters.length)),
      stake: stakeDraws(context, {figures, outcome, scores: group.systems.map((one) => scoresIn(group, one))}, yearly)
    })),
    pairs: pairs.map(({systems, key}) => ({systems, group: keys.indexOf(key)}))
  };
}

/** A system's scores in the cells in which all of a group have some. */
function scoresIn({window, support}: {window: Window; support: Uint8Array}, {scores}: Contestant): Float64Array {
  return scores[window].map((one, at) => (support[at] === 1 ? one : NaN));
}

function drawsOf(
  {units, clusters}: EvidenceContext,
  group: {window: Window; support: Uint8Array; systems: readonly Contestant[]},
  outcome: OutcomeSource,
  {horizon, outcome: of, adjusted, within}: PairQuestion,
  periods: number
): ContestGroup["questions"][number] {
  const halves = outcome.of(horizon);
  const values = of === "revenue" ? halves.revenue : adjusted ? halves.adjusted : halves.customers;
  if (!values) return null;
  const {contestants, ...found} = contestDraws({
    units: units.length,
    periods,
    clusters,
    outcome: values,
    within,
    ...contestDrawing,
    contestants: group.systems.map((one) => ({id: one.id, scores: scoresIn(group, one)}))
  });
  const orNull = (one: number) => (Number.isFinite(one) ? one : null);
  return found.units > 0
    ? {
        ...found,
        systems: contestants.map(({observed, drawn}) => ({observed: orNull(observed), drawn: drawn.map(orNull)}))
      }
    : null;
}
