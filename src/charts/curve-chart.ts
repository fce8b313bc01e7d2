/**
 * Curves over whole months with their bands. The drawing stretches with the card; words are HTML, so type
 * keeps its size on a phone. Each curve has its own dash besides its own colour.
 */
import {scaleLinear} from "d3";
import {maker, svg} from "../elements/elements.js";
import {tip} from "../elements/tooltip.js";
import {toDecimals} from "../model/statistics/rounding.js";

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
  readonly format: (value: number) => string;
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

const wide = 600;
const high = 260;

/** Draws curves from month 0 to `until`. */
export function curveChart(curves: readonly Curve[], options: CurveChartOptions): HTMLElement {
  const {document, label, until, every, from = 0, to, format, foot, mark} = options;
  const h = maker(document);
  const x = scaleLinear([0, until], [0, wide]);
  const y = scaleLinear([from, to], [high, 0]);
  const drawing = svg(document, "svg", {
    viewBox: `0 0 ${wide} ${high}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": label
  });
  const ticks = y.ticks(5).filter((tick) => tick <= to);
  for (const tick of ticks)
    drawing.append(
      svg(document, "path", {
        class: "curve-rule",
        d: `M0,${round(y(tick))}H${wide}`,
        "vector-effect": "non-scaling-stroke"
      })
    );
  const tallest = Math.max(...(foot?.bars.map(({value}) => value) ?? []), 0);
  if (foot && tallest > 0) {
    const d = foot.bars
      .map(
        ({x: month, value}) =>
          `M${round(x(month))},${high}v${round((-value / tallest) * high * 0.2)}h${round(x(1) * 0.8)}V${high}`
      )
      .join("");
    drawing.append(svg(document, "path", {class: "curve-foot", d}));
  }
  if (mark !== undefined)
    drawing.append(
      svg(document, "path", {
        class: "curve-mark",
        d: `M${round(x(mark))},0V${high}`,
        "vector-effect": "non-scaling-stroke"
      })
    );
  const pathOf = (points: readonly CurvePoint[], value: (point: CurvePoint) => number, form: Curve["form"]) =>
    points
      .map(
        (point, i) =>
          `${i === 0 ? "M" : form === "step" ? `H${round(x(point.x))}V` : "L"}${i === 0 || form === "line" ? `${round(x(point.x))},` : ""}${round(y(clamp(value(point), from, to)))}`
      )
      .join("");
  for (const {points: all, tone, form, band} of curves) {
    if (band === false || all.length < 2) continue;
    // Where a point has no interval the band is as thin as the line.
    const points = all.map((point) =>
      Number.isFinite(point.low) && Number.isFinite(point.high)
        ? point
        : {...point, low: point.value, high: point.value}
    );
    const upper = pathOf(points, (point) => point.high, form);
    const lower =
      form === "step"
        ? stepBack(
            points,
            (month) => round(x(month)),
            (value) => round(y(clamp(value, from, to)))
          )
        : points
            .toReversed()
            .map((point) => `L${round(x(point.x))},${round(y(clamp(point.low, from, to)))}`)
            .join("");
    drawing.append(svg(document, "path", {class: `curve-band tone-${tone}`, d: `${upper}${lower}Z`}));
  }
  for (const {points, tone, form} of curves) {
    drawing.append(
      svg(document, "path", {
        class: `curve-line tone-${tone}`,
        d: pathOf(points, (point) => point.value, form),
        "vector-effect": "non-scaling-stroke"
      })
    );
  }
  const months = Array.from({length: Math.floor(until / every) + 1}, (_, i) => i * every);
  const place = (month: number) => `left:${round((100 * month) / until)}%`;
  return h(
    "div",
    {class: "curve-chart"},
    h(
      "div",
      {class: "curve-plot"},
      drawing,
      ticks.map((tick) =>
        h(
          "span",
          {class: "curve-tick", style: `top:${round((100 * y(tick)) / high)}%`, "aria-hidden": "true"},
          format(tick)
        )
      ),
      h(
        "div",
        {class: "curve-columns", "aria-hidden": "true"},
        columns(curves, options).map(({month, width, rows}) =>
          h("span", {
            style: `${place(month - width / 2)};width:${round((100 * width) / until)}%`,
            ...tip(options.tipTitle(month), rows)
          })
        )
      )
    ),
    h(
      "div",
      {class: "curve-months", "aria-hidden": "true"},
      months.map((month) => h("span", {style: place(month)}, String(month)))
    ),
    h("p", {class: "curve-axis", "aria-hidden": "true"}, options.xLabel)
  );
}

function columns(curves: readonly Curve[], {until, tipEvery = 3, format, foot}: CurveChartOptions) {
  return Array.from({length: Math.floor(until / tipEvery)}, (_, i) => (i + 1) * tipEvery)
    .map((month) => {
      const rows = curves.flatMap(({name, points, tone}): (readonly [string, string])[] => {
        const point = points.findLast((one) => one.x <= month);
        const reaches = (points.at(-1)?.x ?? 0) >= month;
        return point && reaches && tone > 0 ? [[name, format(point.value)]] : [];
      });
      const bar = foot?.bars.find((one) => one.x === month);
      return {
        month,
        width: tipEvery,
        rows: bar && foot ? [...rows, [foot.name, foot.format(bar.value)] as const] : rows
      };
    })
    .filter(({rows}) => rows.length > 0);
}

/** The lower edge of a band of steps, from its end back to its start. */
function stepBack(points: readonly CurvePoint[], x: (month: number) => number, y: (value: number) => number): string {
  let path = "";
  for (let i = points.length - 1; i >= 0; i--) {
    path +=
      i === points.length - 1 ? `L${x(points[i].x)},${y(points[i].low)}` : `V${y(points[i].low)}H${x(points[i].x)}`;
  }
  return path;
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(to, value));
}

function round(value: number): number {
  return toDecimals(value, 1);
}

/** A sample of a curve's colour and dash, for a legend or a table. */
export function curveKey(document: Document, tone: number): Element {
  return svg(
    document,
    "svg",
    {class: "curve-key", viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true"},
    svg(document, "path", {class: `curve-line tone-${tone}`, d: "M1,5H27"})
  );
}
