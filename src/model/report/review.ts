import {z95} from "../statistics/intervals.js";
import {differenceOf} from "../statistics/shares.js";
import {
  isExact,
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

/** A booked amount that moved less than this share is called the same. */
const about = 0.01;

/** Half the width of an interval, as a standard error. */
function errorOf({low, high}: ReportFigure): number {
  return (high - low) / (2 * z95);
}

/**
 * The change from one year to the next. The two years are taken as independent; most customers are
 * in both, which makes the interval of the difference wider than it is: the careful side.
 */
export function changeOf({now, before}: Pick<ReviewFigure, "now" | "before">, better: "higher" | "lower"): Change {
  if (before === null) return "none";
  const difference = differenceOf(now, before);
  if (isExact(now)) {
    if (Math.abs(difference.value) <= about * Math.abs(before.value)) return "same";
  } else if (difference.low <= 0 && difference.high >= 0) return "unclear";
  return difference.value > 0 === (better === "higher") ? "better" : "worse";
}

/** Where the figure's whole interval lies, seen from the target. */
export function againstTarget({low, high}: ReportFigure, target: number | null, better: "higher" | "lower"): Against {
  if (target === null) return "none";
  const [worst, best] = better === "higher" ? [low, high] : [-high, -low];
  const goal = better === "higher" ? target : -target;
  if (worst >= goal) return "met";
  return best < goal ? "missed" : "open";
}

/** What misses its target or got worse calls for a break-through; what got better or meets its target is continued; where both hold, what is wrong counts. */
export function outcomeOf(change: Change, against: Against): Outcome {
  if (change === "worse" || against === "missed") return "break_through";
  return change === "better" || against === "met" ? "continue" : "open";
}

/** One side's review for a unit, in the order of its measures; measures without a figure are left out. */
export function reviewSide(
  {measures, figures}: Pick<ReportData, "measures" | "figures">,
  side: Side,
  unit: string
): Reviewed[] {
  return measures
    .filter((measure) => measure.side === side)
    .flatMap((measure): Reviewed[] => {
      const figure = figures.find((one) => one.measure === measure.id && one.unit === unit);
      if (!figure) return [];
      const change = changeOf(figure, measure.better);
      const against = againstTarget(figure.now, measure.target, measure.better);
      return [{measure, figure, change, against, outcome: outcomeOf(change, against)}];
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
