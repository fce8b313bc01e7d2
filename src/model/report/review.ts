import {z95, type Spread} from "../statistics/intervals.js";
import {chanceOf} from "../statistics/many-differences.js";
import {comparablePublished} from "../published/cells.js";
import {differenceOf} from "../statistics/shares.js";
import {falseDiscoveryRates} from "../statistics/verdicts.js";
import {
  isExact,
  sides,
  type ReportData,
  type ReportFigure,
  type ReviewFigure,
  type ReviewMeasure,
  type Side
} from "./report.js";

/** How a figure stands against the year before. unclear: the difference lies within sampling error. same: booked amounts within 1 %. */
export type Change = "better" | "worse" | "unclear" | "same" | "none";
/** How a figure stands against its target. open: the interval holds the target. */
export type Against = "met" | "missed" | "open" | "none";
/** What follows: go on as before, break through, or nothing that the data can tell yet. */
export type Outcome = "continue" | "break_through" | "open";

export interface Reviewed {
  readonly measure: ReviewMeasure;
  readonly figure: ReviewFigure;
  readonly change: Change;
  readonly against: Against;
  readonly outcome: Outcome;
}

const level = 0.05;

/** A booked amount that moved less than this share is called the same. */
const about = 0.01;

/** Half the width of an interval, as a standard error. */
function errorOf({low, high}: ReportFigure): number {
  return (high - low) / (2 * z95);
}

/** What a measure's figures are, as far as they are to be judged. */
type Judged = Pick<ReviewMeasure, "better" | "format" | "isDifference">;

/** A figure as it meets another one, or its target: a share with ends that hold with few events. A difference of two shares has been made of such. */
function comparable(figure: ReportFigure, {format, isDifference}: Judged): Spread {
  return isDifference ? figure : comparablePublished(figure, format);
}

/** The chance of a change as large from noise alone; null where there is nothing to compare with, or nothing that noise could touch. */
function changeChance({now, before}: Pick<ReviewFigure, "now" | "before">, measure: Judged): number | null {
  if (before === null || isExact(now)) return null;
  return chanceOf(0, differenceOf(comparable(now, measure), comparable(before, measure)));
}

/**
 * The change from one year to the next. The two years are taken as independent; most customers are
 * in both, which makes the interval of the difference wider than it is: the careful side.
 *
 * @param isBeyond whether it lies beyond noise; by itself unless given
 */
export function changeOf(
  figure: Pick<ReviewFigure, "now" | "before">,
  measure: Judged,
  isBeyond = (changeChance(figure, measure) ?? 0) < level
): Change {
  const {now, before} = figure;
  if (before === null) return "none";
  const difference = now.value - before.value;
  if (isExact(now)) {
    if (Math.abs(difference) <= about * Math.abs(before.value)) return "same";
  } else if (!isBeyond) return "unclear";
  return difference > 0 === (measure.better === "higher") ? "better" : "worse";
}

/** The chance of a figure as far from its target from noise alone, were it truly at it. */
function targetChance(now: ReportFigure, target: number | null, measure: Judged): number | null {
  return target === null || isExact(now) ? null : chanceOf(target, comparable(now, measure));
}

/**
 * On which side of the target a figure lies, where it does beyond noise.
 *
 * @param isBeyond whether it lies beyond noise; by itself unless given
 */
export function againstTarget(
  now: ReportFigure,
  target: number | null,
  measure: Judged,
  isBeyond = (targetChance(now, target, measure) ?? 0) < level
): Against {
  if (target === null) return "none";
  if (!isBeyond) return "open";
  const ahead = measure.better === "higher" ? now.value - target : target - now.value;
  return ahead >= 0 ? "met" : "missed";
}

/** What misses its target or got worse calls for a break-through; what got better or meets its target is continued; where both hold, what is wrong counts. */
export function outcomeOf(change: Change, against: Against): Outcome {
  if (change === "worse" || against === "missed") return "break_through";
  return change === "better" || against === "met" ? "continue" : "open";
}

/**
 * A unit's review, in the order of the sides and of their measures; measures without a figure are left out. All its
 * changes and distances from targets are judged together, so that a report of some twenty figures doesn't find what chance
 * alone puts into one of twenty: of those said to lie beyond noise at most 5 % are expected not to (Benjamini–Hochberg).
 */
export function reviewOf({measures, figures}: Pick<ReportData, "measures" | "figures">, unit: string): Reviewed[] {
  const found = sides.flatMap((side) =>
    measures
      .filter((measure) => measure.side === side)
      .flatMap((measure) => {
        const figure = figures.find((one) => one.measure === measure.id && one.unit === unit);
        return figure
          ? [
              {
                measure,
                figure,
                change: changeChance(figure, measure),
                against: targetChance(figure.now, measure.target, measure)
              }
            ]
          : [];
      })
  );
  const chances = found.flatMap(({change, against}) => [change, against]);
  const tested = chances.filter((p) => p !== null);
  const rates = falseDiscoveryRates(tested);
  let next = 0;
  // What isn't tested lies beyond noise, having none.
  const isBeyond = chances.map((p) => p === null || rates[next++] < level);
  return found.map(({measure, figure}, i): Reviewed => {
    const change = changeOf(figure, measure, isBeyond[2 * i]);
    const against = againstTarget(figure.now, measure.target, measure, isBeyond[2 * i + 1]);
    return {measure, figure, change, against, outcome: outcomeOf(change, against)};
  });
}

/** Measures of a side that have no figure for the unit: not measurable at all, or under the floor there. */
export function missingOf(
  {measures, figures}: Pick<ReportData, "measures" | "figures">,
  side: Side,
  unit: string
): ReviewMeasure[] {
  return measures.filter(
    (measure) =>
      measure.side === side && !figures.some((figure) => figure.measure === measure.id && figure.unit === unit)
  );
}

/** Whether a goal's step would stand out of the noise of two years' figures of this size: below that, reaching it couldn't be told from chance. */
export function isTellable(change: number, now: ReportFigure): boolean {
  return Math.abs(change) > z95 * Math.SQRT2 * errorOf(now);
}
