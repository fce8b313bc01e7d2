import {contestIndex} from "../../src/model/contest.js";
import {bucketCount} from "../intake/intake.js";
import {halfOf, type Outcomes} from "../measure/outcomes.js";
import type {Units} from "../measure/units.js";

/** Outcomes of each half, quarter and unit of one kind; laid out as contests want them. */
export interface OutcomeHalves {
  readonly customers: Float64Array;
  /** Null where there are no bills. */
  readonly revenue: Float64Array | null;
  /** Share kept less what a company's customers of the same mix keep. */
  readonly adjusted: Float64Array;
  /** Customers followed. */
  readonly base: Float64Array;
}

export interface OutcomeSource {
  /** What came within `horizon` months, NaN where the data end before, or too few were followed. */
  of(horizon: number): OutcomeHalves;
  /** What the last outcome and the case mix make one expect, known when the quarter ended. */
  readonly forecast: Float64Array;
}

/**
 * Lays the sums of customers followed out by half, quarter and unit of one kind.
 *
 * @param quarters positions of quarters in the calendar's periods, the earliest first
 * @param floor fewest customers that a half's outcome may rest on
 * @param buckets how often each bucket of customers counts; once each unless given. Case mix goes by all customers.
 */
export function outcomeSource(
  outcomes: Outcomes,
  tree: Units,
  units: readonly string[],
  quarters: readonly number[],
  floor: number,
  buckets: Float64Array = new Float64Array(bucketCount).fill(1)
): OutcomeSource {
  const size = {units: units.length, periods: quarters.length};
  const cells = 2 * size.periods * size.units;
  const positions = new Map(units.map((id, unit) => [id, unit]));
  const unitOf = (id: string) => tree.withAncestors(id).map((one) => positions.get(one)).find((one) => one !== undefined);
  const quarterOf = new Map(quarters.map((period, quarter) => [period, quarter]));
  const of = (horizon: number | "last"): OutcomeHalves => {
    const made = Object.fromEntries(["base", "kept", "revenue", "revenueKept", "expected"].map((name) => [name, new Float64Array(cells)]));
    for (const row of outcomes.rows) {
      const at = placeOf(row.window, horizon, row.unit, halfOf(row.bucket));
      if (at === null) continue;
      made.base[at] += buckets[row.bucket] * row.base;
      made.kept[at] += buckets[row.bucket] * row.kept;
      made.revenue[at] += buckets[row.bucket] * row.revenue;
      made.revenueKept[at] += buckets[row.bucket] * row.revenueKept;
    }
    const rates = new Map<string, {base: number; kept: number}>();
    for (const row of outcomes.strata) {
      if (outcomes.windows[row.window].horizon !== horizon) continue;
      const key = `${row.window} ${row.half} ${row.stratum}`;
      const rate = rates.get(key) ?? {base: 0, kept: 0};
      rates.set(key, {base: rate.base + row.base, kept: rate.kept + row.kept});
    }
    for (const row of outcomes.strata) {
      const at = placeOf(row.window, horizon, row.unit, row.half);
      const rate = rates.get(`${row.window} ${row.half} ${row.stratum}`);
      if (at !== null && rate) made.expected[at] += (row.base * rate.kept) / rate.base;
    }
    const share = (part: Float64Array, whole: Float64Array) => Float64Array.from(part, (one, i) => (made.base[i] >= floor && whole[i] > 0 ? one / whole[i] : NaN));
    return {
      base: made.base,
      customers: share(made.kept, made.base),
      revenue: outcomes.hasRevenue ? share(made.revenueKept, made.revenue) : null,
      adjusted: share(made.kept.map((kept, i) => kept - made.expected[i]), made.base)
    };
  };
  const placeOf = (window: number, horizon: number | "last", id: string, half: number): number | null => {
    if (outcomes.windows[window].horizon !== horizon) return null;
    const unit = unitOf(id);
    const quarter = quarterOf.get(outcomes.windows[window].period);
    return unit === undefined || quarter === undefined ? null : contestIndex(half, quarter, unit, size);
  };
  const known = new Map<number, OutcomeHalves>();
  return {
    of: (horizon) => {
      const found = known.get(horizon) ?? of(horizon);
      known.set(horizon, found);
      return found;
    },
    forecast: forecastOf(of("last"), size.units)
  };
}

/** Expected by case mix, and as much of what the unit kept beyond it as lasts beyond chance (empirical Bayes, each quarter by itself). */
function forecastOf({customers, adjusted, base}: OutcomeHalves, units: number): Float64Array {
  const result = new Float64Array(customers.length).fill(NaN);
  for (let start = 0; start < customers.length; start += units) {
    const there = Array.from({length: units}, (_, i) => start + i).filter((i) => Number.isFinite(customers[i]));
    const mean = there.reduce((sum, i) => sum + adjusted[i], 0) / there.length;
    const spread = there.reduce((sum, i) => sum + (adjusted[i] - mean) ** 2, 0) / (there.length - 1);
    const chance = there.reduce((sum, i) => sum + (customers[i] * (1 - customers[i])) / base[i], 0) / there.length;
    const lasting = spread > 0 ? Math.max(0, 1 - chance / spread) : 0;
    for (const i of there) result[i] = customers[i] - adjusted[i] + lasting * adjusted[i];
  }
  return result;
}
