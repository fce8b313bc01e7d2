/** What each appraised indicator says that the others of its systems don't, and how many a system really has. */
import {renumbered, resampleClusters, type Resampled} from "../../src/model/statistics/cluster-inference.js";
import type {Figure, IndependentIndicators} from "../../src/model/published/evidence.js";
import {
  cumulativeShares,
  independences,
  independentIndicators,
  independentRange,
  normalScores,
  preparedCorrelations
} from "../../src/model/statistics/independence.js";
import {figureOf, type ContestData} from "./evidence-contest.js";
import type {SystemHalves} from "./evidence-scores.js";

const draws = 499;
const seed = 20260930;

export interface Independence {
  /** Null for an indicator that isn't appraised with others. */
  of(indicator: string): Figure | null;
  readonly systems: Readonly<Record<"legacy" | "challenger", IndependentIndicators | null>>;
}

/** Normal scores over units and quarters, each half of the customers by itself; intervals by resampling clusters of units. */
export function independenceOf(
  data: Pick<ContestData, "legacy" | "challenger">,
  units: number,
  clusters: readonly number[]
): Independence {
  const known = new Map<string, Joint | null>();
  const joint = (systems: readonly SystemHalves[]): Joint | null => {
    const key = systems.map(({id}) => id).join(" ");
    const found = known.get(key) ?? jointOf(systems, units, clusters);
    known.set(key, found);
    return found;
  };
  const both = [data.legacy, data.challenger];
  return {
    of: (indicator) => {
      const found = joint(both.filter(({items}) => items.some((item) => item.indicator === indicator)));
      const at = found?.ids.indexOf(indicator) ?? -1;
      return found && found.ids.length > 1 && at >= 0
        ? figureOf(
            found.resampled.infer((figures) => figures[at]),
            [0, 1]
          )
        : null;
    },
    systems: {legacy: countOf(joint([data.legacy])), challenger: countOf(joint([data.challenger]))}
  };
}

/** Indicators appraised together. Figures: each one's independence, then what 1, 2, … of them carry. */
interface Joint {
  readonly ids: readonly string[];
  readonly resampled: Resampled;
  readonly correlations: readonly (readonly number[])[];
}

function jointOf(systems: readonly SystemHalves[], units: number, clusters: readonly number[]): Joint | null {
  const ids = [...new Set(systems.flatMap(({items}) => items.map(({indicator}) => indicator)))];
  const values = ids.flatMap((id) =>
    systems.flatMap(({items, values: own}) => own[items.findIndex(({indicator}) => indicator === id)] ?? []).slice(0, 1)
  );
  if (!ids.length || values.length !== ids.length) return null;
  const prepared = preparedCorrelations(normalScores(values, units), units);
  const correlations = prepared.correlations(null);
  if (!correlations.flat().every(Number.isFinite)) return null;
  const figures = (weights: Float64Array | null): Float64Array => {
    const c = prepared.correlations(weights);
    if (!c.flat().every(Number.isFinite)) return new Float64Array(2 * ids.length).fill(NaN);
    return Float64Array.from([...independences(c), ...cumulativeShares(c)]);
  };
  return {
    ids,
    correlations,
    resampled: resampleClusters({units, clusterOf: renumbered(clusters, prepared.present), figures}, {draws, seed})
  };
}

function countOf(joint: Joint | null): IndependentIndicators | null {
  if (!joint) return null;
  const {ids, correlations, resampled} = joint;
  return {
    all: ids.length,
    independent: independentIndicators(correlations),
    ...independentRange(ids.map((_, k) => resampled.infer((figures) => figures[ids.length + k])))
  };
}
