/**
 * The one maker of line charts: curves with their bands over common ground. The drawing stretches with the card; its
 * words are HTML and keep their size. Callers give series and options; style sheets colour the classes of the series.
 * The strip in a cell of a table, which has neither axes nor words, is `trendStrip`'s.
 */
import {scaleLinear, type ScaleLinear} from "d3-scale";
import {area, curveLinear, curveStepAfter, line} from "d3-shape";
import {maker, svg} from "../elements/elements.js";
import {tip, type Tip} from "../elements/tooltip.js";
import {toDecimals} from "../model/statistics/rounding.js";

interface ChartTick {
  readonly at: number;
  readonly text: string;
  /** False for a word without its rule across the plot. */
  readonly hasRule?: boolean;
}

interface Series<Point> {
  readonly className: string;
  readonly points: readonly Point[];
  /** A step keeps its value until the next point; else lines run straight. */
  readonly isStep?: boolean;
}

/** An interval at each place. */
export type ChartBand = Series<readonly [x: number, low: number, high: number]>;
/** A value at each place. */
export type ChartLine = Series<readonly [x: number, y: number]>;

export interface LineChartOptions {
  readonly document: Document;
  /** Says what the picture shows. */
  readonly label: string;
  /** Of the whole chart, beside `line-chart`. */
  readonly className?: string;
  readonly x: {
    readonly domain: readonly [number, number];
    readonly ticks: readonly ChartTick[];
    readonly title?: string;
  };
  readonly y: {
    readonly domain: readonly [number, number];
    readonly ticks: readonly ChartTick[];
    readonly title?: string;
  };
  readonly bands?: readonly ChartBand[];
  readonly lines: readonly ChartLine[];
  /** Bars at the foot, each a share of the tallest; the tallest takes a fifth of the height. */
  readonly foot?: readonly (readonly [x: number, value: number])[];
  /** A dashed upright, say where what was seen ends. */
  readonly upright?: number;
  /** More of them, say where something happened; those outside of the domain aren't drawn. */
  readonly uprights?: readonly number[];
  readonly marks?: readonly {
    readonly className: string;
    readonly x: number;
    readonly y: number;
    readonly text?: string;
  }[];
  /** Figures at the right, each beside the end of its line. */
  readonly ends?: readonly {readonly className: string; readonly y: number; readonly text: string}[];
  /** Where the pointer rests, from left to right, and what it then says. */
  readonly tips?: readonly {readonly x: number; readonly tip: Tip}[];
  readonly legend?: readonly {readonly className: string; readonly text: string}[];
}

/** From the values to hundredths of the plot's width and height; nothing is drawn outside of it. */
interface Scales {
  readonly across: ScaleLinear<number, number>;
  readonly down: ScaleLinear<number, number>;
}

/** Lines keep their width however the drawing is stretched. */
const still = {"vector-effect": "non-scaling-stroke"};
/** A bar at the foot leaves a fifth of its place free. */
const barWidth = 0.8;
const footHeight = 20;
/** Ends closer than this would lie on each other, in hundredths of the height. */
const endGap = 16;

/** Draws a chart of curves. */
export function lineChart(options: LineChartOptions): HTMLElement {
  const {document, className, x, y, legend = []} = options;
  const h = maker(document);
  const scales: Scales = {
    across: scaleLinear([...x.domain], [0, 100]).clamp(true),
    down: scaleLinear([...y.domain], [100, 0]).clamp(true)
  };
  return h(
    "div",
    {class: className ? `line-chart ${className}` : "line-chart"},
    legend.length > 0 && chartLegend(document, legend),
    y.title && h("div", {class: "line-title", "aria-hidden": "true"}, y.title),
    h(
      "div",
      {class: "line-plot"},
      drawingOf(options, scales),
      wordsOf(options, scales),
      endsOf(options, scales),
      columnsOf(options, scales)
    ),
    h(
      "div",
      {class: "line-x", "aria-hidden": "true"},
      x.ticks.map(({at, text}) => {
        const place = scales.across(at);
        return h("span", {style: left(place), class: place < 4 ? "is-first" : place > 96 ? "is-last" : null}, text);
      })
    ),
    x.title && h("div", {class: "line-x-title", "aria-hidden": "true"}, x.title)
  );
}

/** Which colour stands for what. */
export function chartLegend(
  document: Document,
  entries: readonly {readonly className: string; readonly text: string}[]
): HTMLElement {
  const h = maker(document);
  return h(
    "ul",
    {class: "chart-legend"},
    entries.map(({className, text}) => h("li", {}, h("i", {class: className, "aria-hidden": "true"}), text))
  );
}

/** The picture: rules, bars at the foot, the upright, bands, and the lines above all. */
function drawingOf(
  {document, label, x, y, bands = [], lines, foot = [], upright, uprights = []}: LineChartOptions,
  {across, down}: Scales
): Element {
  const path = (className: string, d: string | null, attributes: typeof still | null = still) =>
    svg(document, "path", {class: className, d, ...attributes});
  const xOf = ([x]: readonly [number, ...number[]]) => round(across(x));
  const bandOf = area<ChartBand["points"][number]>(
    xOf,
    ([, low]) => round(down(low)),
    ([, , high]) => round(down(high))
  );
  const lineOf = line<ChartLine["points"][number]>(xOf, ([, value]) => round(down(value)));
  const form = ({isStep}: Series<unknown>) => (isStep ? curveStepAfter : curveLinear);
  return svg(
    document,
    "svg",
    {viewBox: "0 0 100 100", preserveAspectRatio: "none", role: "img", "aria-label": label},
    y.ticks.filter(({hasRule = true}) => hasRule).map(({at}) => path("line-rule", `M0,${round(down(at))}H100`)),
    foot.length > 0 && path("line-foot", footOf(foot, across), null),
    upright === undefined ? null : path("line-upright", `M${round(across(upright))},0V100`),
    uprights
      .filter((at) => at >= x.domain[0] && at <= x.domain[1])
      .map((at) => path("line-upright", `M${round(across(at))},0V100`)),
    bands.map((band) => path(`line-band ${band.className}`, bandOf.curve(form(band))([...band.points]), null)),
    lines.map((one) => path(`line-path ${one.className}`, lineOf.curve(form(one))([...one.points])))
  );
}

function footOf(bars: readonly (readonly [x: number, value: number])[], across: Scales["across"]): string {
  const tallest = Math.max(...bars.map(([, value]) => value));
  return bars
    .map(([x, value]) => {
      const [from, to] = [round(across(x)), round(across(x + barWidth))];
      return `M${from},100v${round((-value / tallest) * footHeight)}H${to}V100`;
    })
    .join("");
}

/** Levels at the left, and marked points. */
function wordsOf({document, y, marks = []}: LineChartOptions, {across, down}: Scales): HTMLElement[] {
  const h = maker(document);
  return [
    ...y.ticks.map(({at, text}) => h("span", {class: "line-y", style: top(down(at)), "aria-hidden": "true"}, text)),
    ...marks.map(({className, x, y: value, text}) =>
      h(
        "span",
        {
          class: `line-mark ${className}${across(x) > 60 ? " is-left" : ""}`,
          style: `${left(across(x))};${top(down(value))}`,
          "aria-hidden": "true"
        },
        text ? h("b", {}, text) : null
      )
    )
  ];
}

/** Figures beside the ends of lines; where two would lie on each other they make room around their middle. */
function endsOf({document, ends = []}: LineChartOptions, {down}: Scales): HTMLElement[] {
  const h = maker(document);
  const places = ends.map(({y}) => down(y));
  const [a, b] = places;
  if (places.length === 2 && Math.abs(a - b) < endGap) {
    const [upper, lower] = a <= b ? [0, 1] : [1, 0];
    const middle = Math.max(endGap / 2, Math.min(100 - endGap / 2, (a + b) / 2));
    places[upper] = middle - endGap / 2;
    places[lower] = middle + endGap / 2;
  }
  return ends.map(({className, text}, i) =>
    h("span", {class: `line-end ${className}`, style: top(places[i]), "aria-hidden": "true"}, text)
  );
}

/**
 * One column a tip takes the pointer over the whole height: to the middle between neighbours, and the outermost as far
 * outwards as inwards.
 */
function columnsOf({document, tips = []}: LineChartOptions, {across}: Scales): HTMLElement[] {
  const h = maker(document);
  const places = tips.map(({x}) => across(x));
  const between = places.slice(1).map((place, i) => (places[i] + place) / 2);
  return tips.map(({tip: {title, rows}}, i) => {
    const [before, after] = [between[i - 1], between[i]] as readonly (number | undefined)[];
    const from = Math.max(0, before ?? (after === undefined ? 0 : 2 * places[i] - after));
    const to = Math.min(100, after ?? (before === undefined ? 100 : 2 * places[i] - before));
    return h("span", {
      class: "line-column",
      style: `${left(from)};width:${round(to - from)}%`,
      "aria-hidden": "true",
      ...tip(title, rows)
    });
  });
}

/** A domain with some room above and below; never empty. */
export function roomy(values: readonly number[], room = 0.06): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const more = (high - low || Math.abs(high) || 1) * room;
  return [low - more, high + more];
}

function left(place: number): string {
  return `left:${round(place)}%`;
}

function top(place: number): string {
  return `top:${round(place)}%`;
}

function round(value: number): number {
  return toDecimals(value, 2);
}
