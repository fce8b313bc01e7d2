/** Curves over whole months with their bands. Each curve has its own dash besides its own colour. */
import {ticks} from "d3-array";
import {svg} from "../elements/elements.js";
import {ticksApart} from "../language/format.js";
import type {Tip} from "../elements/tooltip.js";
import {lineChart, type ChartBand} from "./line-chart.js";

interface CurvePoint {
  readonly x: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Curve {
  readonly name: string;
  /** Which of the page's curve colours: 1 … 6, or 0 for grey. */
  readonly tone: number;
  readonly points: readonly CurvePoint[];
  /** A step keeps its value until the next point; a line runs straight. */
  readonly form: "step" | "line";
  readonly band?: boolean;
}

export interface CurveChartOptions {
  readonly document: Document;
  readonly label: string;
  readonly xLabel: string;
  /** Ticks are every so many months. */
  readonly until: number;
  readonly every: number;
  /** Where the vertical axis ends; it starts at `from`. */
  readonly from?: number;
  readonly to: number;
  /** A value, to more decimals where ticks of the axis need them to be told apart. */
  readonly format: (value: number, digits?: number) => string;
  /** Bars at the foot, each a share of the tallest; the tallest takes a fifth of the height. */
  readonly foot?: {
    readonly name: string;
    readonly bars: readonly {readonly x: number; readonly value: number}[];
    readonly format: (value: number) => string;
  };
  /** A vertical line, say where what was seen ends. */
  readonly mark?: number;
  readonly tipTitle: (month: number) => string;
  /** A tooltip for every so many months. */
  readonly tipEvery?: number;
}

/** Draws curves from month 0 to `until`. */
export function curveChart(curves: readonly Curve[], options: CurveChartOptions): HTMLElement {
  const {document, label, xLabel, until, every, from = 0, to, format, foot, mark} = options;
  return lineChart({
    document,
    label,
    className: "curve-chart",
    x: {
      domain: [0, until],
      ticks: monthsUntil(until, every).map((at) => ({at, text: String(at)})),
      title: xLabel
    },
    y: {domain: [from, to], ticks: ticksApart(ticks(from, to, 5), format)},
    bands: curves.flatMap((curve) => (curve.band === false || curve.points.length < 2 ? [] : [bandOf(curve)])),
    lines: curves.map(({points, tone, form}) => ({
      className: `tone-${tone}`,
      isStep: form === "step",
      points: points.map(({x, value}) => [x, value] as const)
    })),
    foot: foot?.bars.some(({value}) => value > 0) ? foot.bars.map(({x, value}) => [x, value] as const) : [],
    ...(mark === undefined ? {} : {upright: mark}),
    tips: tipsOf(curves, options)
  });
}

function monthsUntil(until: number, every: number): number[] {
  return Array.from({length: Math.floor(until / every) + 1}, (_, i) => i * every);
}

/** Where a point has no interval the band is as thin as the line. */
function bandOf({points, tone, form}: Curve): ChartBand {
  return {
    className: `tone-${tone}`,
    isStep: form === "step",
    points: points.map(({x, value, low, high}) =>
      Number.isFinite(low) && Number.isFinite(high) ? ([x, low, high] as const) : ([x, value, value] as const)
    )
  };
}

/** What the curves in colour are at, as far as they reach, and the bar of the month. */
function tipsOf(
  curves: readonly Curve[],
  {until, tipEvery = 3, tipTitle, format, foot}: CurveChartOptions
): {readonly x: number; readonly tip: Tip}[] {
  return monthsUntil(until, tipEvery)
    .slice(1)
    .flatMap((month) => {
      const rows = curves.flatMap(({name, points, tone}): Tip["rows"] => {
        const point = points.findLast((one) => one.x <= month);
        const reaches = (points.at(-1)?.x ?? 0) >= month;
        return point && reaches && tone > 0 ? [[name, format(point.value)]] : [];
      });
      const bar = foot?.bars.find(({x}) => x === month);
      const all = bar && foot ? [...rows, [foot.name, foot.format(bar.value)] as const] : rows;
      return all.length > 0 ? [{x: month, tip: {title: tipTitle(month), rows: all}}] : [];
    });
}

/** A sample of a curve's colour and dash, for a legend or a table. */
export function curveKey(document: Document, tone: number): Element {
  return svg(
    document,
    "svg",
    {class: "curve-key", viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true"},
    svg(document, "path", {class: `line-path tone-${tone}`, d: "M1,5H27"})
  );
}
