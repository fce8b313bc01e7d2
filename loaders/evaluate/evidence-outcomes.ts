import {contestIndex} from "../../src/model/statistics/contest.js";
import {halfOf, type Outcomes} from "../measure/outcomes.js";
import type {Units} from "../intake/units.js";

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
  /** The share kept alone, with buckets of customers counting as often as said. */
  customersIn(horizon: number, buckets: Float64Array): Float64Array;
  /** What the last outcome and the case mix make one expect, known when the quarter ended. */
  readonly forecast: Float64Array;
}

/**
 * Lays the sums of customers followed out by half, quarter and unit of one kind.
 *
 * @param quarters positions of quarters in the calendar's periods, the earliest first
 * @param floor fewest customers that a half's outcome may rest on
 */
export function outcomeSource(
  outcomes: Outcomes,
  tree: Units,
  units: readonly string[],
  quarters: readonly number[],
  floor: number
): OutcomeSource {
  const size = {units: units.length, periods: quarters.length};
  const cells = 2 * size.periods * size.units;
  const positions = new Map(units.map((id, unit) => [id, unit]));
  const unitOf = new Map(
    tree.all.map(({id}) => [
      id,
      tree
        .withAncestors(id)
        .map((one) => positions.get(one))
        .find((one) => one !== undefined)
    ])
  );
  const quarterOf = new Map(quarters.map((period, quarter) => [period, quarter]));
  const placeOf = (window: number, id: string, half: number): number | null => {
    const unit = unitOf.get(id);
    const quarter = quarterOf.get(outcomes.windows[window].period);
    return unit === undefined || quarter === undefined ? null : contestIndex(half, quarter, unit, size);
  };
  const rowsOf = byHorizon(
    outcomes,
    outcomes.rows.map((row) => ({...row, at: placeOf(row.window, row.unit, halfOf(row.bucket))}))
  );
  const strataOf = byHorizon(
    outcomes,
    outcomes.strata.map((row) => ({...row, at: placeOf(row.window, row.unit, row.half)}))
  );
  const share = (part: Float64Array, whole: Float64Array, base: Float64Array) =>
    Float64Array.from(part, (one, i) => (base[i] >= floor && whole[i] > 0 ? one / whole[i] : NaN));
  const of = (horizon: number | "last"): OutcomeHalves => {
    const [base, kept, revenue, revenueKept] = Array.from({length: 4}, () => new Float64Array(cells));
    for (const row of rowsOf.get(horizon) ?? []) {
      if (row.at === null) continue;
      base[row.at] += row.base;
      kept[row.at] += row.kept;
      revenue[row.at] += row.revenue;
      revenueKept[row.at] += row.revenueKept;
    }
    const expected = expectedKept(strataOf.get(horizon) ?? [], cells);
    return {
      base,
      customers: share(kept, base, base),
      revenue: outcomes.hasRevenue ? share(revenueKept, revenue, base) : null,
      adjusted: share(
        kept.map((one, i) => one - expected[i]),
        base,
        base
      )
    };
  };
  const known = new Map<number, OutcomeHalves>();
  return {
    of: (horizon) => {
      const found = known.get(horizon) ?? of(horizon);
      known.set(horizon, found);
      return found;
    },
    customersIn: (horizon, buckets) => {
      const [base, kept] = [new Float64Array(cells), new Float64Array(cells)];
      for (const row of rowsOf.get(horizon) ?? []) {
        if (row.at === null) continue;
        base[row.at] += buckets[row.bucket] * row.base;
        kept[row.at] += buckets[row.bucket] * row.kept;
      }
      return share(kept, base, base);
    },
    forecast: forecastOf(of("last"), size.units)
  };
}

/** Of each cell, how many customers would be kept if those of each stratum were kept as the company's of the same window and half are. */
function expectedKept(
  rows: readonly (Outcomes["strata"][number] & {readonly at: number | null})[],
  cells: number
): Float64Array {
  const rates = new Map<string, {base: number; kept: number}>();
  const strata = rows.map((row) => ({...row, key: `${row.window} ${row.half} ${row.stratum}`}));
  for (const {key, base, kept} of strata) {
    const rate = rates.get(key) ?? {base: 0, kept: 0};
    rate.base += base;
    rate.kept += kept;
    rates.set(key, rate);
  }
  const expected = new Float64Array(cells);
  for (const {key, base, at} of strata) {
    const rate = rates.get(key);
    if (at !== null && rate) expected[at] += (base * rate.kept) / rate.base;
  }
  return expected;
}

function byHorizon<Row extends {readonly window: number}>(
  {windows}: Outcomes,
  rows: readonly Row[]
): Map<number | "last", Row[]> {
  const found = new Map<number | "last", Row[]>();
  for (const row of rows) {
    const {horizon} = windows[row.window];
    const list = found.get(horizon);
    if (list) list.push(row);
    else found.set(horizon, [row]);
  }
  return found;
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
