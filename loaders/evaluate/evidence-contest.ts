/** The contest of both systems on the data as they are. */
import {toDigits} from "../../src/model/statistics/rounding.js";
import type {Inference} from "../../src/model/statistics/cluster-inference.js";
import {contest, corrected, type ContestInput, type Difference} from "../../src/model/statistics/contest.js";
import type {ContestantId, ContestQuestion, ContestRow, Figure} from "../../src/model/published/evidence.js";
import {ridgeEnsemble} from "../../src/model/statistics/ridge-ensemble.js";
import type {EvidenceContext} from "./evidence-context.js";
import type {OutcomeHalves, OutcomeSource} from "./evidence-outcomes.js";
import {standardScores, type SystemHalves} from "./evidence-scores.js";
import type {HalfFigures} from "./evidence-halves.js";

/** How every contest is resampled: always in the same way. */
export const contestDrawing = {seed: 20260930, draws: 1999} as const;
const monthsOfQuarter = 3;

/** Both systems' scores of the halves, and what came later. */
export interface ContestData {
  readonly figures: HalfFigures;
  readonly window: "quarter" | "year";
  readonly legacy: SystemHalves;
  readonly challenger: SystemHalves;
  readonly outcome: OutcomeSource;
  readonly contestants: Readonly<Record<ContestantId, Float64Array>>;
  input(
    question: Pick<ContestQuestion, "horizon" | "outcome" | "adjusted">
  ): Pick<ContestInput, "units" | "periods" | "clusters" | "outcome"> | null;
}

/** Puts scores and outcomes together; over a year where the data hold enough of them, else over quarters. */
export function contestData(context: EvidenceContext): ContestData {
  const {units, clusters, publication} = context;
  const figures = context.figures();
  const outcome = context.outcome(figures.quarters);
  const {window: asked, primary_horizon: horizon} = publication.settings.contest;
  const made = (window: "quarter" | "year") => ({
    window,
    legacy: context.scores("legacy", figures, window),
    challenger: context.scores("challenger", figures, window)
  });
  const yearly = asked === "year" ? made("year") : null;
  const followed = outcome.of(horizon).customers;
  const isEnough =
    yearly !== null && periodsWith(units.length, [yearly.legacy.scores, yearly.challenger.scores, followed]) >= 2;
  const {window, legacy, challenger} = yearly && isEnough ? yearly : made("quarter");
  const parts = [legacy.scores, challenger.scores, outcome.forecast].map((scores) =>
    standardScores(scores, units.length)
  );
  const all = ridgeEnsemble({
    parts,
    outcome: standardScores(followed, units.length),
    units: units.length,
    periods: figures.quarters.length,
    lag: Math.ceil((publication.settings.contest.gap_months + horizon) / monthsOfQuarter)
  });
  return {
    figures,
    window,
    legacy,
    challenger,
    outcome,
    contestants: {legacy: legacy.scores, challenger: challenger.scores, last: outcome.forecast, together: all},
    input: ({horizon: months, outcome: of, adjusted}) => {
      const halves: OutcomeHalves = outcome.of(months);
      const values = of === "revenue" ? halves.revenue : adjusted ? halves.adjusted : halves.customers;
      return values && {units: units.length, periods: figures.quarters.length, clusters, outcome: values};
    }
  };
}

/** Quarters in which some unit has a value of each. */
export function periodsWith(units: number, all: readonly Float64Array[]): number {
  const periods = all[0].length / (2 * units);
  return Array.from({length: periods}, (_, period) => period).filter((period) =>
    Array.from({length: units}, (_, unit) => period * units + unit).some((i) =>
      all.every((values) => Number.isFinite(values[i]))
    )
  ).length;
}

/** The primary contest first, then the others. */
function questionsOf(horizons: readonly number[], primary: number, hasRevenue: boolean): ContestQuestion[] {
  const first: ContestQuestion = {
    horizon: primary,
    outcome: "customers",
    adjusted: false,
    within: "period",
    first: "challenger",
    second: "legacy"
  };
  return [
    first,
    {...first, adjusted: true},
    ...horizons.filter((horizon) => horizon !== primary).map((horizon) => ({...first, horizon})),
    ...(hasRevenue ? [{...first, outcome: "revenue" as const}] : []),
    {...first, within: "units"},
    {...first, within: "unit"},
    {...first, second: "last"},
    {...first, first: "legacy", second: "last"},
    {...first, first: "together", second: "challenger"}
  ];
}

/** Runs all questions; empty where the primary one can't be asked. */
export function contestRows(
  context: EvidenceContext,
  data: ContestData
): {
  readonly rows: readonly ContestRow[];
  readonly method: ReturnType<typeof contest>["method"];
  readonly clusters: number;
  readonly units: number;
} | null {
  const {horizons, primary_horizon: primary, margin} = context.publication.settings.contest;
  const asked = questionsOf(horizons, primary, context.outcomes.hasRevenue);
  const found = asked.flatMap((question) => {
    const input = data.input(question);
    if (!input) return [];
    const ids = [...new Set<ContestantId>(["challenger", "legacy", question.first, question.second])];
    const result = contest({
      ...input,
      within: question.within,
      margin,
      ...contestDrawing,
      contestants: ids.map((id) => ({id, scores: data.contestants[id]})),
      pairs: [[question.first, question.second]]
    });
    return Number.isFinite(result.differences[0].value) ? [{question, result}] : [];
  });
  if (found[0]?.question !== asked[0]) return null;
  const differences: Difference[] = corrected(found.map(({result}) => result.differences[0]));
  const rows = found.map(({question, result}, i): ContestRow => {
    const {p, correctedP, verdict, ...difference} = differences[i];
    const association = (id: ContestantId) =>
      figureOf(
        result.associations.find((one) => one.id === id),
        [-1, 1]
      );
    return {
      ...question,
      primary: i === 0,
      // Of two correlations.
      difference: figureOf(difference, [-2, 2]),
      p: rounded(p),
      correctedP: rounded(correctedP),
      verdict,
      firstAssociation: association(question.first),
      secondAssociation: association(question.second),
      units: result.units,
      periods: result.periods
    };
  });
  const {method, clusters, units} = found[0].result;
  return {rows, method, clusters, units};
}

/** A figure as pages load it: no infinities, and no more digits than mean anything. */
export function figureOf(
  inference: Pick<Inference, "value" | "low" | "high"> | undefined,
  limits: readonly [number, number] = [-Infinity, Infinity]
): Figure {
  const bound = (value: number) =>
    Number.isFinite(value) ? rounded(Math.max(limits[0], Math.min(limits[1], value))) : null;
  return {
    value: rounded(inference?.value ?? NaN),
    low: bound(inference?.low ?? NaN),
    high: bound(inference?.high ?? NaN)
  };
}

/** Five digits. */
export function rounded(value: number): number {
  return toDigits(value, 5);
}
