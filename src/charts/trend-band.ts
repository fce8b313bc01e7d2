import {ticks} from "d3-array";
import {monthNumber} from "../model/statistics/months.js";
import type {Estimate} from "../model/published/site.js";
import {monthShort, percent, ticksApart, type Language} from "../language/format.js";
import {maker} from "../elements/elements.js";
import type {Tip} from "../elements/tooltip.js";
import {lineChart, type ChartLine} from "./line-chart.js";

export interface TrendPoint extends Estimate {
  readonly month: string;
}

interface TrendLevel extends Estimate {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

export interface TrendBandOptions {
  readonly document: Document;
  readonly language: Language;
  readonly label: string;
  /** A level to compare with, over the months that it covers. */
  readonly level?: TrendLevel;
  readonly tipOf: (point: TrendPoint) => Tip;
}

/** Room above and below the intervals, as a share. */
const room = 0.02;

/** A share by month with its interval as a pale band, and the level that it is compared with. */
export function trendBand(points: readonly TrendPoint[], options: TrendBandOptions): HTMLElement {
  const {document, language, label, level, tipOf} = options;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return maker(document)("div", {class: "share-trend"});
  const start = monthNumber(first.month);
  const monthTicks = first === last ? [first] : [first, last];
  const domain = domainOf([...points, ...(level ? [level] : [])]);
  return lineChart({
    document,
    label,
    className: "share-trend",
    x: {
      domain: [start, Math.max(monthNumber(last.month), start + 1)],
      ticks: monthTicks.map(({month}) => ({at: monthNumber(month), text: monthShort(month, language)}))
    },
    y: {domain, ticks: ticksApart(ticks(...domain, 3), (at, digits) => percent(at, language, digits))},
    bands: [
      {className: "trend-own", points: points.map(({month, low, high}) => [monthNumber(month), low, high] as const)}
    ],
    lines: [
      ...(level ? [levelLine(level)] : []),
      {className: "trend-own", points: points.map(({month, value}) => [monthNumber(month), value] as const)}
    ],
    ends: [
      {className: "trend-own", y: last.value, text: percent(last.value, language)},
      ...(level
        ? [{className: "trend-level", y: level.value, text: `${level.name} ${percent(level.value, language)}`}]
        : [])
    ],
    tips: points.map((point) => ({x: monthNumber(point.month), tip: tipOf(point)}))
  });
}

function levelLine({from, to, value}: TrendLevel): ChartLine {
  return {className: "trend-level", points: [from, to].map((month) => [monthNumber(month), value] as const)};
}

/** All intervals with some room, within 0 to 1. */
function domainOf(estimates: readonly Estimate[]): [number, number] {
  return [
    Math.max(0, Math.min(...estimates.map(({low}) => low)) - room),
    Math.min(1, Math.max(...estimates.map(({high}) => high)) + room)
  ];
}
