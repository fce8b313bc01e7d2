/**
 * The effect of something that comes to some units in some months and not to others: a slope within unit
 * and month (two-way fixed effects), with an error clustered by whatever shares shocks.
 */
import {studentPoint95} from "./student.js";
import {sum} from "./sums.js";

/** One unit in one month. */
export interface PanelCell {
  readonly unit: string;
  readonly month: number;
  readonly cluster: string;
  /** What came: minutes of outage, say. */
  readonly dose: number;
  /** What was seen: a rate. */
  readonly outcome: number;
  /** Customers behind the cell. */
  readonly weight: number;
}

export interface PanelSlope {
  /** Change of the outcome for one more of the dose. */
  readonly slope: number;
  readonly standardError: number;
  readonly clusters: number;
  readonly cells: number;
  /** 95 % interval by Student's t with clusters − 1 degrees of freedom. */
  readonly low: number;
  readonly high: number;
}

/**
 * Takes unit and month means out of dose and outcome by turns until nothing is left to take (weighted),
 * then regresses one on the other. Error: CR1, clustered.
 *
 * @returns null where the dose doesn't vary within unit and month, or there are fewer than 5 clusters
 */
export function staggeredSlope(cells: readonly PanelCell[]): PanelSlope | null {
  const used = cells.filter(({weight}) => weight > 0);
  const clusters = [...new Set(used.map(({cluster}) => cluster))];
  if (clusters.length < 5) return null;
  const unitOf = positions(used.map(({unit}) => unit));
  const monthOf = positions(used.map(({month}) => String(month)));
  const weights = used.map(({weight}) => weight);
  const doses = used.map(({dose}) => dose);
  const dose = without(doses, weights, unitOf, monthOf);
  const outcome = without(
    used.map((cell) => cell.outcome),
    weights,
    unitOf,
    monthOf
  );
  const moving = sum(dose.map((d, i) => weights[i] * d * d));
  // What rounding leaves of a dose that never moves by itself isn't a movement.
  if (!(moving > 1e-12 * sum(doses.map((d, i) => weights[i] * d * d)))) return null;
  const slope = sum(dose.map((d, i) => weights[i] * d * outcome[i])) / moving;
  const scores = new Map<string, number>();
  used.forEach(({cluster}, i) =>
    scores.set(cluster, (scores.get(cluster) ?? 0) + weights[i] * dose[i] * (outcome[i] - slope * dose[i]))
  );
  const g = clusters.length;
  const variance = (g / (g - 1)) * (sum([...scores.values()].map((score) => score * score)) / moving ** 2);
  const standardError = Math.sqrt(variance);
  const t = studentPoint95(g - 1);
  return {
    slope,
    standardError,
    clusters: g,
    cells: used.length,
    low: slope - t * standardError,
    high: slope + t * standardError
  };
}

function without(
  values: readonly number[],
  weights: readonly number[],
  ...groupings: readonly (readonly number[])[]
): number[] {
  let left = [...values];
  for (let round = 0; round < 200; round++) {
    let moved = 0;
    for (const group of groupings) {
      const size = Math.max(...group) + 1;
      const total = new Float64Array(size);
      const weight = new Float64Array(size);
      left.forEach((value, i) => {
        total[group[i]] += weights[i] * value;
        weight[group[i]] += weights[i];
      });
      left = left.map((value, i) => {
        const mean = total[group[i]] / weight[group[i]];
        moved = Math.max(moved, Math.abs(mean));
        return value - mean;
      });
    }
    if (moved < 1e-13) break;
  }
  return left;
}

function positions(keys: readonly string[]): number[] {
  const known = new Map<string, number>();
  return keys.map((key) => {
    const position = known.get(key) ?? known.size;
    known.set(key, position);
    return position;
  });
}
