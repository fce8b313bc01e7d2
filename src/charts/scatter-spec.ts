import type {TopLevelSpec} from "vega-lite";
import type {Disagreement, Quarter} from "../model/scoring/disagreement.js";
import {labelLayers, vegaConfig, type ChartTheme} from "./chart-theme.js";
import {placeLabels} from "./place-labels.js";

interface ScatterUnit {
  readonly id: string;
  readonly name: string;
  readonly legacyText: string;
  readonly challengerText: string;
  readonly customersText: string;
}

export interface ScatterOptions {
  readonly theme: ChartTheme;
  readonly describe: (unit: number) => ScatterUnit;
  readonly chosen: string | null;
  readonly titles: {
    readonly legacy: string;
    readonly challenger: string;
    readonly legacyScore: string;
    readonly challengerScore: string;
    readonly unit: string;
    readonly customers: string;
    readonly quarter: string;
  };
  readonly quarters: Record<Quarter, string>;
  /** Letters a line of a quarter's name may have, so that names of two corners don't meet. */
  readonly lineLength: number;
  /** Of the whole chart, in pixels; labels are placed by it. */
  readonly width: number;
}

const height = 380;
const lineHeight = 14;
const tones = ["bothGood", "greenButUnhappy", "bothWeak", "happyThoughRed", "noise"];

const corners: readonly {readonly quarter: Quarter; readonly x: 6 | "width"; readonly y: 4 | "height"}[] = [
  {quarter: "happyThoughRed", x: 6, y: 4},
  {quarter: "bothGood", x: "width", y: 4},
  {quarter: "bothWeak", x: 6, y: "height"},
  {quarter: "greenButUnhappy", x: "width", y: "height"}
];

/** Score against score with interval crosses; the lines stand at the median units, the quarters carry names. */
export function scatterSpec(disagreement: Disagreement, options: ScatterOptions): TopLevelSpec {
  const {theme, titles} = options;
  const marks = marksOf(disagreement, options);
  const axisOf = (title: string, domain: Domain) => ({
    type: "quantitative" as const,
    title,
    scale: domain,
    axis: {tickCount: 5}
  });
  const across = domainOf(
    marks.flatMap(({xLow, xHigh}) => [xLow, xHigh]),
    0.08
  );
  const upwards = domainOf(
    marks.flatMap(({yLow, yHigh}) => [yLow, yHigh]),
    0.16
  );
  const axes = {
    x: {field: "x", ...axisOf(titles.legacy, across)},
    y: {field: "y", ...axisOf(titles.challenger, upwards)}
  };
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: "container",
    height,
    autosize: {type: "fit", contains: "padding"},
    data: {values: withLabels(marks, {across, upwards, width: options.width})},
    layer: [
      ...splitLayers(disagreement, theme),
      ...quarterLayers(options),
      ...unitLayers(axes, options),
      ...labelLayers(axes, theme)
    ],
    config: vegaConfig(theme)
  };
}

/** The units as they are drawn. Where there are many only those that the systems disagree on have a label. */
function marksOf({units}: Disagreement, {describe, chosen, quarters}: ScatterOptions) {
  const few = units.length <= 16;
  return units.map(({row, quarter, certain}) => {
    const unit = describe(row.unit);
    const disagrees = quarter === "greenButUnhappy" || quarter === "happyThoughRed";
    return {
      ...unit,
      x: row.legacy.score,
      xLow: row.legacy.low,
      xHigh: row.legacy.high,
      y: row.challenger.score,
      yLow: row.challenger.low,
      yHigh: row.challenger.high,
      quarter: quarters[quarter],
      tone: certain ? quarter : "noise",
      label: unit.id === chosen || (certain && (few || disagrees)) ? unit.name : "",
      chosen: unit.id === chosen
    };
  });
}

/** The units, each with its label where there is room for it. */
function withLabels(
  marks: ReturnType<typeof marksOf>,
  {across, upwards, width}: {readonly across: Domain; readonly upwards: Domain; readonly width: number}
) {
  const places = placeLabels(
    marks.map(({x, y, label, chosen: must}) => ({x: shareOf(x, across), y: 1 - shareOf(y, upwards), label, must})),
    Math.max(160, width - 60),
    height - 50
  );
  return marks.map((mark, i) => ({...mark, label: places[i] ? mark.label : "", ...places[i]}));
}

/** Lines at the median units. */
function splitLayers({split}: Disagreement, theme: ChartTheme) {
  const mark = {type: "rule" as const, color: theme.soft, strokeDash: [4, 3]};
  const at = {field: "at", type: "quantitative" as const};
  return [
    {data: {values: [{at: split.legacy}]}, mark, encoding: {x: at}},
    {data: {values: [{at: split.challenger}]}, mark, encoding: {y: at}}
  ];
}

/** The quarters' names in the corners. */
function quarterLayers({theme, quarters, lineLength}: ScatterOptions) {
  return corners
    .map(({quarter, x, y}) => ({x, y, lines: wrapText(quarters[quarter], lineLength)}))
    .map(({x, y, lines}) => ({
      data: {values: [{text: lines}]},
      mark: {
        type: "text" as const,
        color: theme.faint,
        fontStyle: "italic" as const,
        align: x === 6 ? ("left" as const) : ("right" as const),
        baseline: y === 4 ? ("top" as const) : ("bottom" as const),
        dx: x === 6 ? 0 : -6,
        lineHeight,
        dy: y === 4 ? 0 : -4 - (lines.length - 1) * lineHeight
      },
      encoding: {text: {field: "text"}, x: {value: x}, y: {value: y}}
    }));
}

/** The units' crosses of intervals with their points above. */
function unitLayers<X extends object, Y extends object>(
  axes: {readonly x: X; readonly y: Y},
  {theme, titles}: ScatterOptions
) {
  const colour = {
    field: "tone",
    type: "nominal" as const,
    scale: {domain: tones, range: [theme.soft, theme.worse, theme.soft, theme.better, theme.noise]}
  };
  const rule = {type: "rule" as const, strokeWidth: 1, opacity: 0.65};
  return [
    {mark: rule, encoding: {...axes, x: {...axes.x, field: "xLow"}, x2: {field: "xHigh"}, color: colour}},
    {mark: rule, encoding: {...axes, y: {...axes.y, field: "yLow"}, y2: {field: "yHigh"}, color: colour}},
    {
      mark: {type: "point" as const, size: 64, filled: true, strokeWidth: 1.6, opacity: 1},
      encoding: {
        ...axes,
        stroke: colour,
        fill: {condition: {test: "datum.tone === 'noise'", value: theme.card}, ...colour},
        shape: {
          field: "tone",
          type: "nominal" as const,
          scale: {domain: tones, range: ["circle", "triangle-down", "circle", "triangle-up", "circle"]}
        },
        tooltip: [
          {field: "name", title: titles.unit},
          {field: "legacyText", title: titles.legacyScore},
          {field: "challengerText", title: titles.challengerScore},
          {field: "quarter", title: titles.quarter},
          {field: "customersText", title: titles.customers}
        ]
      }
    }
  ];
}

interface Domain {
  readonly domain: [number, number];
  readonly nice: false;
  readonly zero: false;
}

/** All intervals, with a margin that leaves the corners to the names of the quarters. */
function domainOf(values: readonly number[], share: number): Domain {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = (high - low) * share || 1;
  return {domain: [low - margin, high + margin], nice: false, zero: false};
}

function shareOf(value: number, {domain: [low, high]}: {readonly domain: readonly number[]}): number {
  return (value - low) / (high - low);
}

/** Breaks a name into lines at spaces, or after a Chinese comma. */
export function wrapText(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+|(?<=[，、])/)) {
    const last = lines.at(-1);
    if (last !== undefined && !/[，、]$/.test(last) && last.length + 1 + word.length <= length)
      lines[lines.length - 1] = `${last} ${word}`;
    else if (last !== undefined && /[，、]$/.test(last) && last.length + word.length <= length)
      lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines;
}
