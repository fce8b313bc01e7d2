import {pathTo} from "./indicator-choices.js";
import type {IndicatorFile, IndicatorList} from "./indicators.js";
import type {Rival} from "./systems.js";

/** What other operators reached where a unit stands. */
export interface RivalFigures {
  /** The unit whose region the figures are of: the unit itself, or the nearest above it that has any. */
  readonly unit: number;
  /** In the order of the benchmarks. */
  readonly rivals: readonly Rival[];
  readonly industryMean: number | null;
}

/** Rivals' figures for a unit and period; null where none are known. */
export function rivalsOf(
  {units}: Pick<IndicatorList, "units">,
  {benchmarks}: Pick<IndicatorFile, "benchmarks">,
  unit: number,
  period: number
): RivalFigures | null {
  for (const at of pathTo(units, unit).reverse()) {
    const found = benchmarks.find((one) => one.unit === at && one.period === period);
    if (found) return {unit: at, rivals: found.rivals, industryMean: found.industryMean};
  }
  return null;
}
