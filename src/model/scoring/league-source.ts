/** Where a league's figures come from: published ones in the page, measured ones in a replay. */
import type {Grain} from "../published/grain.js";
import type {ProgressRule, Rival} from "../published/systems.js";
import {errorOfInterval, type Interval} from "../statistics/intervals.js";

/** A figure and its standard error. */
export interface Figure {
  readonly value: number;
  readonly standardError: number;
  /** The middle of its interval, where that isn't the value. */
  readonly centre?: number;
}

/**
 * A figure whose drawn worlds spread as its published interval does, so that a score of shares near
 * 1, or of a handful of answers, is as unsure as they are.
 */
export function figureOfEstimate({value, low, high}: Interval & {readonly value: number}): Figure {
  return {value, standardError: errorOfInterval({low, high}), centre: (low + high) / 2};
}

/** What others reached: the rivals and the industry's mean. */
interface Yardsticks {
  readonly rivals: readonly Rival[];
  readonly industryMean: number | null;
}

/** Where the figures of one period come from. */
export interface LeagueSource<Unit> {
  readonly figure: (indicator: string, unit: Unit) => Figure | null;
  readonly past: (indicator: string, unit: Unit, since: ProgressRule["since"]) => Figure | null;
  readonly benchmarks: (indicator: string, unit: Unit) => Yardsticks | null;
  readonly better: (indicator: string) => "higher" | "lower";
  /** The figure grows with the length of its period, as churn and complaints do. */
  readonly accumulates: (indicator: string) => boolean;
  readonly grain: Grain;
  /** How many months the period has, where it is all of the data. */
  readonly months?: number;
  /** Error correlations of `indicators`, upper triangle by rows without the diagonal; null where there are none. */
  readonly correlations: (unit: Unit) => readonly number[] | null;
}
