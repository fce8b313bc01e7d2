import type {Cell, Cubes} from "../measure/cube.js";
import {bucketCount} from "../intake/intake.js";
import type {CompiledIndicator} from "../measure/compile.js";
import {monthNumber, type Calendar} from "../intake/periods.js";

/** Over how long before its end a score's figures are taken. */
export type Window = "month" | "quarter" | "year";

/** A figure of one half of the customers, as it was known when a quarter ended. */
export interface HalfFigures {
  /** Positions of quarters in the calendar's periods, the earliest first. */
  readonly quarters: readonly number[];
  /** NaN where there is none, or it rests on too few. */
  value(indicator: string, half: number, quarter: number, unit: string, window?: Window): number;
}

/**
 * Reads figures of halves out of the cubes, which keep their sums by bucket of customers.
 *
 * @param cubes the first that has an indicator is asked
 * @param floor customers that half of a figure needs, so that neither half rests on a handful
 * @param buckets how often each bucket of customers counts; once each unless given
 */
export function halfFigures(
  cubes: readonly Cubes[],
  indicators: readonly CompiledIndicator[],
  calendar: Calendar,
  floor: number,
  buckets: Float64Array = new Float64Array(bucketCount).fill(1)
): HalfFigures {
  const {periods} = calendar;
  const quarters = periods.flatMap(({grain}, i) => (grain === "quarter" ? [i] : [])).reverse();
  const months = new Map(
    periods.flatMap(({grain, from}, i) => (grain === "month" ? [[monthNumber(from), i] as const] : []))
  );
  const waits = new Map(indicators.map(({id, definition}) => [id, definition.knowable_after]));
  const known = new Map<string, number>();
  const cubeOf = (indicator: string) => cubes.find((one) => one.has(indicator))?.get(indicator);
  const sum = (cells: readonly (Cell | undefined)[], half: number): number => {
    let y = 0;
    let x = 0;
    let customers = 0;
    for (const cell of cells) {
      if (!cell) continue;
      customers += cell.moments.n;
      for (let bucket = half * (bucketCount / 2); bucket < (half + 1) * (bucketCount / 2); bucket++) {
        y += buckets[bucket] * cell.bucketY[bucket];
        x += buckets[bucket] * cell.bucketX[bucket];
      }
    }
    return x > 0 && customers >= 2 * floor ? y / x : NaN;
  };
  return {
    quarters,
    value: (indicator, half, quarter, unit, window = "quarter") => {
      // Rules, gates and peers ask for the same figure many times.
      const key = `${indicator} ${half} ${quarter} ${window} ${unit}`;
      const found = known.get(key) ?? valueOf(indicator, half, quarter, unit, window);
      known.set(key, found);
      return found;
    }
  };

  function valueOf(indicator: string, half: number, quarter: number, unit: string, window: Window): number {
    const cube = cubeOf(indicator);
    const wait = waits.get(indicator) ?? 0;
    if (!cube) return NaN;
    if (window === "month") {
      // As known at the quarter's end: the last month whose rows had all become known by then.
      const month = months.get(monthNumber(periods[quarters[quarter]].to) - Math.ceil(wait / 30));
      return month === undefined ? NaN : sum([cube.get(unit, month)], half);
    }
    const last = quarter - Math.ceil(wait / 91);
    const first = window === "year" ? last - 3 : last;
    if (first < 0) return NaN;
    return sum(
      quarters.slice(first, last + 1).map((period) => cube.get(unit, period)),
      half
    );
  }
}
