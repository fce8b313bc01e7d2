/** What the better ranking is worth: what its upper half of units kept more than the other ranking's upper half. */
import {renumbered, resampleClusters} from "../../src/model/statistics/cluster-inference.js";
import type {Stake} from "../../src/model/published/evidence.js";
import type {DrawnAssociation, StakeDraws} from "../../src/model/published/pair-contests.js";
import {stakeFrom} from "../../src/model/scoring/pair-verdict.js";
import type {ContestData} from "./evidence-contest.js";
import type {EvidenceContext} from "./evidence-context.js";

/** What of the evidence's context and of the contest's data the stake rests on. */
interface Ground {
  readonly publication: {
    readonly settings: {
      readonly contest: Pick<EvidenceContext["publication"]["settings"]["contest"], "horizons" | "primary_horizon">;
    };
  };
  readonly units: EvidenceContext["units"];
  readonly clusters: EvidenceContext["clusters"];
}
interface Rankings {
  readonly figures: Pick<ContestData["figures"], "quarters">;
  readonly outcome: Pick<ContestData["outcome"], "of">;
  readonly contestants: Pick<ContestData["contestants"], "legacy" | "challenger">;
}

/**
 * At each quarter's end both rankings name an upper half of the units (scores of one half of the
 * customers); followed are the other half's customers of these units. The difference of what the two
 * upper halves kept, at a year's length, times all customers, is what the operator would keep more if
 * all units did as those do whom the challenger names, rather than those whom the legacy system names.
 * It says what the ranking is worth, not what paying by it would cause.
 */
export function stakeOf(context: Ground, data: Rankings, customers: number, yearlyYuan: number | null): Stake | null {
  const {legacy, challenger} = data.contestants;
  const draws = stakeDraws(context, {...data, scores: [legacy, challenger]}, yearlyYuan);
  return draws && stakeFrom(draws, {legacy: 0, challenger: 1}, customers);
}

/** What several rankings' upper halves kept, in every resample; all have scores in the same cells, or count where all have. */
export function stakeDraws(
  context: Ground,
  data: Pick<Rankings, "figures" | "outcome"> & {readonly scores: readonly Float64Array[]},
  yearlyYuan: number | null
): StakeDraws | null {
  const {horizons, primary_horizon: primary} = context.publication.settings.contest;
  const horizon = [12, primary, Math.max(...horizons)].find(
    (months) => horizons.includes(months) && data.outcome.of(months).customers.some(Number.isFinite)
  );
  if (horizon === undefined) return null;
  const {customers: kept, revenue, base} = data.outcome.of(horizon);
  const units = context.units.length;
  const periods = data.figures.quarters.length;
  const yearly = 12 / horizon;
  const rankings = data.scores;
  /** By ranking the share kept and the share of revenue kept, a year. */
  const figures = (weights: Float64Array | null): Float64Array => {
    const sums = new Float64Array(2 * rankings.length);
    let counted = 0;
    for (let period = 0; period < periods; period++) {
      for (const half of [0, 1]) {
        const at = (side: number, unit: number) => (side * periods + period) * units + unit;
        const there = Array.from({length: units}, (_, unit) => unit).filter(
          (unit) =>
            (weights?.[unit] ?? 1) > 0 &&
            rankings.every((scores) => Number.isFinite(scores[at(half, unit)])) &&
            Number.isFinite(kept[at(1 - half, unit)])
        );
        if (there.length < 4) continue;
        rankings.forEach((scores, k) => {
          const upper = upperHalf(
            there,
            (unit) => scores[at(half, unit)],
            (unit) => weights?.[unit] ?? 1
          );
          [kept, revenue ?? kept].forEach((outcome, i) => {
            sums[2 * k + i] += upper(
              (unit) => outcome[at(1 - half, unit)],
              (unit) => base[at(1 - half, unit)]
            );
          });
        });
        counted++;
      }
    }
    return sums.map((sum) => (yearly * sum) / counted);
  };
  const present = context.units.map((_, unit) =>
    Array.from({length: 2 * periods}, (_unused, i) => i * units + unit).some(
      (i) => Number.isFinite(kept[i]) && rankings.every((scores) => Number.isFinite(scores[i]))
    )
  );
  const {method, clusters, observed, drawn} = resampleClusters(
    {units, clusterOf: renumbered(context.clusters, present), figures},
    drawing
  );
  const orNull = (one: number) => (Number.isFinite(one) ? one : null);
  const of = (figure: 0 | 1, by: number) =>
    rankings.map((_, k): DrawnAssociation => ({
      observed: orNull(by * observed[2 * k + figure]),
      drawn: drawn.map((one) => orNull(by * one[2 * k + figure]))
    }));
  return {
    horizon,
    method,
    clusters,
    ...drawing,
    kept: of(0, 1),
    yuan: revenue && yearlyYuan !== null ? of(1, yearlyYuan) : null
  };
}

/** Always resampled in the same way. */
const drawing = {draws: 999, seed: 20260930} as const;

/** The mean of an outcome over the upper half of units by score; units in the middle count by their part, and those of one score by the same part. */
function upperHalf(units: readonly number[], scoreOf: (unit: number) => number, weightOf: (unit: number) => number) {
  const order = [...units].sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
  let left = order.reduce((sum, unit) => sum + weightOf(unit), 0) / 2;
  const counted: {readonly unit: number; readonly weight: number}[] = [];
  for (let from = 0; from < order.length && left > 0;) {
    let to = from;
    let weight = 0;
    while (to < order.length && scoreOf(order[to]) === scoreOf(order[from])) weight += weightOf(order[to++]);
    const share = Math.min(1, left / weight);
    for (const unit of order.slice(from, to)) counted.push({unit, weight: share * weightOf(unit)});
    left -= weight;
    from = to;
  }
  return (outcomeOf: (unit: number) => number, baseOf: (unit: number) => number): number => {
    let sum = 0;
    let total = 0;
    for (const {unit, weight} of counted) {
      sum += weight * baseOf(unit) * outcomeOf(unit);
      total += weight * baseOf(unit);
    }
    return sum / total;
  };
}
