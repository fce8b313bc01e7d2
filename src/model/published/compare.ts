/** What the comparison loads. */
import type {Period, SiteFacts, UnitFacts} from "./site.js";
import type {Rival} from "./systems.js";

/**
 * All published figures of one indicator as parallel arrays, one entry a (unit, period) cell.
 * `unit` and `period` are positions in `Compare.units` and `Compare.periods`. A cell under the
 * privacy floor isn't there: it is part of a coarser one.
 */
export interface IndicatorSeries {
  readonly indicator: string;
  readonly unit: readonly number[];
  readonly period: readonly number[];
  readonly value: readonly number[];
  readonly standardError: readonly number[];
  readonly customers: readonly number[];
  /** Of a share, how many times wider the variance is than that of independent answers; otherwise how many times more customers there are than equal ones who would tell as much. */
  readonly designEffect: readonly number[];
}

/** What rivals and the industry reached in a unit's region; units below without figures of their own go by them too. */
export interface BenchmarkFacts {
  readonly indicator: string;
  /** Positions in `Compare.units` and `Compare.periods`. */
  readonly unit: number;
  readonly period: number;
  readonly rivals: readonly Rival[];
  readonly industryMean: number | null;
}

/** What figures are found in: series, and the units and periods that they point at. */
export interface SeriesSource {
  readonly site: Pick<SiteFacts, "indicators">;
  readonly units: readonly UnitFacts[];
  readonly periods: readonly Period[];
  readonly series: readonly IndicatorSeries[];
}

export interface Compare extends SeriesSource {
  readonly site: SiteFacts;
  readonly benchmarks: readonly BenchmarkFacts[];
  /**
   * Error correlations of the appraised indicators of both systems, for each (unit, period) cell in which all of them are shown:
   * `indicators` names rows and columns, `correlations` holds the upper triangle by rows, without the diagonal.
   */
  readonly errors: {
    readonly indicators: readonly string[];
    readonly cells: readonly {
      readonly unit: number;
      readonly period: number;
      readonly correlations: readonly number[];
    }[];
  };
}
