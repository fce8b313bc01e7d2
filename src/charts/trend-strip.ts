import {extent} from "d3-array";
import {scaleLinear} from "d3-scale";
import {select} from "d3-selection";
import {area, line} from "d3-shape";
import {picture} from "../elements/elements.js";
import {tip, type Tip} from "../elements/tooltip.js";
import {toDecimals} from "../model/statistics/rounding.js";

export interface TrendPoint {
  /** Position on the time axis; a missing period leaves a gap. */
  readonly at: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Everything known of the point, shown on pointing; none in a page as built. */
  readonly tip: Tip | null;
}

export interface TrendOptions {
  readonly document: Document;
  readonly label: string;
  /** Periods on the axis, with or without a figure. */
  readonly periods: number;
  readonly target: number | null;
  /** First and last position of the chosen period, where the strip covers it. */
  readonly chosen: readonly [number, number] | null;
  readonly role: "legacy" | "challenger" | "observed";
}

const width = 200;
const height = 54;
const inset = 5;

/**
 * A small line over time with its pale 95 % band, the target as a dashed rule, the chosen period shaded. It isn't made by
 * `lineChart`: it is a word-sized picture in a cell of a table, without axes, ticks, words or a legend; its line breaks
 * where periods are missing, and keeps the shape of its 200 × 54 where a chart stretches with its card.
 */
export function trendStrip(
  points: readonly TrendPoint[],
  {document, label, periods, target, chosen, role}: TrendOptions
): SVGSVGElement {
  const svg = picture(document, width, height, label, `trend ${role}`);
  const x = scaleLinear([0, Math.max(1, periods - 1)], [inset, width - inset]);
  const y = scaleLinear(domainOf(points, target), [height - inset, inset]);
  const step = (width - 2 * inset) / Math.max(1, periods - 1);
  const root = select(svg);
  if (chosen) {
    const left = Math.max(0, x(chosen[0]) - step / 2);
    root
      .append("rect")
      .attr("class", "chosen")
      .attr("x", toDecimals(left, 1))
      .attr("y", 0)
      .attr("width", toDecimals(Math.min(width, x(chosen[1]) + step / 2) - left, 1))
      .attr("height", height);
  }
  if (target !== null) {
    root
      .append("line")
      .attr("class", "target")
      .attr("x1", 0)
      .attr("x2", width)
      .attr("y1", toDecimals(y(target), 1))
      .attr("y2", toDecimals(y(target), 1));
  }
  const band = area<TrendPoint>(
    (point) => toDecimals(x(point.at), 1),
    (point) => toDecimals(y(point.low), 1),
    (point) => toDecimals(y(point.high), 1)
  );
  const path = line<TrendPoint>(
    (point) => toDecimals(x(point.at), 1),
    (point) => toDecimals(y(point.value), 1)
  );
  for (const run of unbroken(points)) {
    root.append("path").attr("class", "band").attr("d", band(run));
    root.append("path").attr("class", "line").attr("d", path(run));
    if (run.length === 1)
      root
        .append("circle")
        .attr("class", "dot")
        .attr("r", 1.6)
        .attr("cx", toDecimals(x(run[0].at), 1))
        .attr("cy", toDecimals(y(run[0].value), 1));
  }
  const last = points.at(-1);
  if (last)
    root
      .append("circle")
      .attr("class", "dot last")
      .attr("r", 3)
      .attr("cx", toDecimals(x(last.at), 1))
      .attr("cy", toDecimals(y(last.value), 1));
  for (const point of points) {
    if (point.tip === null) continue;
    root
      .append("rect")
      .attr("class", "hit")
      .attr("x", toDecimals(x(point.at) - step / 2, 1))
      .attr("y", 0)
      .attr("width", toDecimals(step, 1))
      .attr("height", height)
      .attr("data-tip", tip(point.tip.title, point.tip.rows)["data-tip"]);
  }
  return svg;
}

function domainOf(points: readonly TrendPoint[], target: number | null): [number, number] {
  const [low, high] = extent([
    ...points.flatMap((point) => [point.low, point.high]),
    ...(target === null ? [] : [target])
  ]);
  if (low === undefined || high === undefined) return [0, 1];
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Runs of points without a missing period between them. */
function unbroken(points: readonly TrendPoint[]): TrendPoint[][] {
  const runs: TrendPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run && run[run.length - 1].at === point.at - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
