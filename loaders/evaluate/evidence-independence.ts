/** What each appraised indicator says that the others of its systems don't, and how many a system really has. */
import {renumbered, resampleClusters, type Resampled} from "../../src/model/statistics/cluster-inference.js";
import type {Figure, IndependentIndicators, IndicatorCard} from "../../src/model/published/evidence.js";
import {
  covarianceInterval,
  cumulativeShares,
  independences,
  independentIndicators,
  independentRange,
  normalScores,
  preparedLatent
} from "../../src/model/statistics/independence.js";
import {withinRange} from "../../src/model/statistics/intervals.js";
import {figureOf, type ContestData} from "./evidence-contest.js";
import type {SystemHalves} from "./evidence-scores.js";

const draws = 499;
const seed = 20260930;

export interface Independence {
  of(indicator: string): Pick<IndicatorCard, "independence" | "independenceUnknown">;
  readonly systems: Readonly<Record<"legacy" | "challenger", IndependentIndicators | null>>;
}

/**
 * Normal scores over units and quarters, one half of the customers held against the other, so that sampling error isn't
 * counted as information; intervals by leaving out clusters of units. Indicators whose reliability can't be told from 0
 * aren't counted: what they say can't be told from noise.
 */
export function independenceOf(
  data: Pick<ContestData, "legacy" | "challenger">,
  units: number,
  clusters: readonly number[]
): Independence {
  const known = new Map<string, Joint | null>();
  const joint = (systems: readonly SystemHalves[]): Joint | null => {
    const key = systems.map(({id}) => id).join(" ");
    const found = known.has(key) ? (known.get(key) ?? null) : jointOf(systems, units, clusters);
    known.set(key, found);
    return found;
  };
  const both = [data.legacy, data.challenger];
  return {
    of: (indicator) => {
      const found = joint(both.filter(({items}) => items.some((item) => item.indicator === indicator)));
      if (!found || found.all < 2) return {independence: null, independenceUnknown: "alone"};
      const at = found.told.indexOf(indicator);
      const independence = at >= 0 && found.told.length > 1 ? independenceIn(found, at) : null;
      return {independence, independenceUnknown: independence ? null : "noise"};
    },
    systems: {legacy: countOf(joint([data.legacy])), challenger: countOf(joint([data.challenger]))}
  };
}

/** Indicators appraised together. */
interface Joint {
  readonly all: number;
  /** Those whose reliability lies above 0 with its whole interval. */
  readonly told: readonly string[];
  /** Of those: each one's independence, then what 1, 2, … of them carry. */
  readonly resampled: Resampled | null;
  /** Units that take part. */
  readonly present: number;
  readonly correlations: readonly (readonly number[])[];
}

function jointOf(systems: readonly SystemHalves[], units: number, clusters: readonly number[]): Joint | null {
  const ids = [...new Set(systems.flatMap(({items}) => items.map(({indicator}) => indicator)))];
  const values = ids.flatMap((id) =>
    systems.flatMap(({items, values: own}) => own[items.findIndex(({indicator}) => indicator === id)] ?? []).slice(0, 1)
  );
  if (!ids.length || values.length !== ids.length) return null;
  const {present, latent} = preparedLatent(normalScores(values, units), units);
  if (!present.some(Boolean)) return null;
  const clusterOf = renumbered(clusters, present);
  const resample = (figures: (weights: Float64Array | null) => Float64Array) =>
    resampleClusters({units, clusterOf, figures}, {draws, seed, leavingOut: true});
  const {infer} = resample((weights) => Float64Array.from(latent(weights).reliabilities));
  const told = ids.flatMap((_, k) => (infer((found) => found[k]).low > 0 ? [k] : []));
  const among = (weights: Float64Array | null): number[][] => {
    const {correlations} = latent(weights);
    return told.map((i) => told.map((j) => correlations[i][j]));
  };
  const figures = (weights: Float64Array | null): Float64Array => {
    const found = among(weights);
    return found.flat().every(Number.isFinite)
      ? Float64Array.from([...independences(found), ...cumulativeShares(found)])
      : new Float64Array(2 * told.length).fill(NaN);
  };
  return {
    all: ids.length,
    told: told.map((k) => ids[k]),
    correlations: among(null),
    resampled: told.length ? resample(figures) : null,
    present: present.filter(Boolean).length
  };
}

function independenceIn({resampled, present}: Joint, at: number): Figure | null {
  if (!resampled) return null;
  const own = resampled.infer((figures) => figures[at]);
  const found = withinRange(covarianceInterval(own, present, resampled.clusters), [0, 1]);
  return found && figureOf(found);
}

function countOf(joint: Joint | null): IndependentIndicators | null {
  if (!joint) return null;
  const {all, told, correlations, resampled} = joint;
  return {
    all,
    told: told.length,
    amount: resampled && {
      independent: independentIndicators(correlations),
      ...independentRange(told.map((_, k) => resampled.infer((figures) => figures[told.length + k])))
    }
  };
}
