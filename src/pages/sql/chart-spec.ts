import type {TopLevelSpec} from "vega-lite";
import type {SqlRows, SqlValue} from "../../model/sql/schema.js";
import {vegaConfig, type ChartTheme} from "../../charts/chart-theme.js";
import {monthLong, type Language} from "../../language/format.js";

/** What is drawn: a value for each text or month, or one number against another. */
export interface QuickChart {
  readonly form: "bars" | "course" | "points";
  /** The column along x; of bars, the columns whose texts together name a row. */
  readonly x: string;
  readonly y: string;
  /** Ends of the interval. */
  readonly error: {readonly low: string; readonly high: string} | null;
  /** The columns whose texts together name a row. */
  readonly names: readonly string[];
  /** Rows drawn of all that there are. */
  readonly drawn: number;
}

const mostBars = 40;
const mostPoints = 2000;
const notFigures = /^((.*_)?(customers|rank|low|high|standard_error)|n|rows|units)$/;

/**
 * Chooses how to draw a result: months along a line, names as bars, two numbers as points. An interval is drawn where the
 * result holds one of what is drawn: `low` and `high`, with every value between them. None is made of a standard error: of a
 * share near 0 or 1 it would go beyond what can be, and where all did alike be none. Null where there is nothing to draw.
 */
export function quickChart({columns, rows}: SqlRows): QuickChart | null {
  if (rows.length < 2) return null;
  const isNumber = (i: number) => columns[i].kind === "number" || columns[i].kind === "integer";
  const all = columns.map((_, i) => i);
  const numbers = all.filter(
    (i) => isNumber(i) && rows.some((row) => typeof row[i] === "number" || typeof row[i] === "bigint")
  );
  const figures = numbers.filter((i) => !notFigures.test(columns[i].name));
  const y = figures[0] ?? numbers[0];
  if (y === undefined) return null;
  const time = all.find((i) => columns[i].kind === "date" || columns[i].kind === "timestamp");
  const names = all.filter((i) => columns[i].kind === "text");
  const isDistinct =
    names.length > 0 && new Set(rows.map((row) => nameOf(names.map((i) => row[i])))).size === rows.length;
  const named = (wanted: string) => columns.find((column, i) => column.name === wanted && isNumber(i))?.name;
  const [low, high] = [named("low"), named("high")];
  const errorOf = (value: string) =>
    low && high && isWithin({columns, rows}, {low, value, high}) ? {low, high} : null;
  const error = errorOf(columns[y].name);
  const about = {y: columns[y].name, error, names: names.map((i) => columns[i].name)};
  if (time !== undefined)
    return {...about, form: "course", x: columns[time].name, drawn: Math.min(rows.length, mostPoints)};
  if (isDistinct && (figures.length < 2 || error !== null))
    return {...about, form: "bars", x: "", drawn: Math.min(rows.length, mostBars)};
  if (figures.length > 1)
    return {
      ...about,
      form: "points",
      x: columns[figures[0]].name,
      y: columns[figures[1]].name,
      error: errorOf(columns[figures[1]].name),
      drawn: Math.min(rows.length, mostPoints)
    };
  return isDistinct ? {...about, form: "bars", x: "", drawn: Math.min(rows.length, mostBars)} : null;
}

/** Whether ends are those of a column: another figure's would be drawn as its interval. */
function isWithin(
  {columns, rows}: SqlRows,
  names: {readonly low: string; readonly value: string; readonly high: string}
) {
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const [low, value, high] = [at(names.low), at(names.value), at(names.high)];
  return rows.every((row) => {
    const [from, middle, to] = [low, value, high].map((i) => (row[i] === null ? null : Number(row[i])));
    // The digits of a figure and of its ends are rounded apart.
    const room = 1e-6 * Math.max(Math.abs(from ?? 0), Math.abs(to ?? 0));
    return middle === null || ((from === null || from <= middle + room) && (to === null || middle <= to + room));
  });
}

function nameOf(values: readonly SqlValue[]): string {
  return values.map((value) => (value === null ? "∅" : String(value))).join(" · ");
}

/** The chart as Vega-Lite. Columns get plain names, so that no name of a result is read as an expression. */
export function quickChartSpec(
  chart: QuickChart,
  result: SqlRows,
  {theme, width, language}: {readonly theme: ChartTheme; readonly width: number; readonly language: Language}
): TopLevelSpec {
  const {values, isMonthly} = marksOf(chart, result, language);
  const form = {bars: barsForm, course: courseForm, points: pointsForm}[chart.form];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: {values},
    config: vegaConfig(theme),
    autosize: {type: "fit-x", contains: "padding"},
    width,
    ...form(chart, {
      theme,
      width,
      tooltip: tooltipOf(chart),
      times: timeTicks(
        values.map(({x}) => x),
        isMonthly,
        language
      )
    })
  };
}

/** What a form of chart is drawn with. */
interface FormOptions {
  readonly theme: ChartTheme;
  readonly width: number;
  readonly tooltip: ReturnType<typeof tooltipOf>;
  readonly times: ReturnType<typeof timeTicks>;
}

/** Rows as marks, and whether all their times are months. */
function marksOf(chart: QuickChart, {columns, rows}: SqlRows, language: Language) {
  const valueOf = (name: string) => {
    const at = columns.findIndex((column) => column.name === name);
    return (row: readonly SqlValue[]) => {
      const value = row[at] ?? null;
      // A picture needs no more digits than a number has.
      return typeof value === "bigint" ? Number(value) : value;
    };
  };
  const named = chart.names.map(valueOf);
  const label = (row: readonly SqlValue[]) => nameOf(named.map((at) => at(row)));
  const [x, y] = [chart.form === "bars" ? label : valueOf(chart.x), valueOf(chart.y)];
  const ends = endsOf(chart, valueOf);
  const at = columns.findIndex(({name}) => name === chart.x);
  const isMonthly = rows.every((row) => row[at] === null || isMonth(x(row)));
  const whenOf = (value: SqlValue) => (isMonthly ? monthLong(String(value).slice(0, 7), language) : String(value));
  const values = rows
    .slice(0, chart.drawn)
    .map((row, order) => ({order, x: x(row), y: y(row), when: whenOf(x(row)), label: label(row), ...ends(row)}));
  return {values, isMonthly};
}

function tooltipOf({form, names, x, y, error}: QuickChart) {
  const number = (field: string, title: string) => ({field, title, type: "quantitative" as const});
  const along =
    form === "points"
      ? [number("x", x)]
      : form === "course"
        ? [{field: "when", title: x, type: "nominal" as const}]
        : [];
  return [
    ...(names.length > 0 ? [{field: "label", title: names.join(" · ")}] : []),
    ...along,
    number("y", y),
    ...(error ? [number("low", "low"), number("high", "high")] : [])
  ];
}

/** A number along an axis, whichever column it stands in. */
function measured(title: string) {
  return {type: "quantitative" as const, title, scale: {zero: false}, axis: {tickCount: 5}};
}

/** One row a bar's place: a point on its interval. */
function barsForm({y, error}: QuickChart, {theme, width, tooltip}: FormOptions) {
  return {
    height: {step: 24},
    encoding: {
      y: {
        field: "x",
        type: "nominal" as const,
        title: null,
        sort: {field: "order"},
        axis: {labelLimit: Math.max(90, width * 0.32), ticks: false, domain: false}
      }
    },
    layer: [
      ...(error
        ? [{mark: intervalMark(theme), encoding: {x: {field: "low", ...measured(y)}, x2: {field: "high"}}}]
        : []),
      {mark: pointMark(theme, 60), encoding: {x: {field: "y", ...measured(y)}, tooltip}}
    ]
  };
}

/** Points over time on their intervals. */
function courseForm({y, error}: QuickChart, {theme, tooltip, times}: FormOptions) {
  return {
    height: 300,
    encoding: {
      x: {
        field: "x",
        type: "temporal" as const,
        title: null,
        axis: {grid: false, ...times},
        scale: {type: "utc" as const}
      }
    },
    layer: [
      ...(error
        ? [{mark: intervalMark(theme), encoding: {y: {field: "low", ...measured(y)}, y2: {field: "high"}}}]
        : []),
      {mark: pointMark(theme, 44), encoding: {y: {field: "y", ...measured(y)}, tooltip}}
    ]
  };
}

/** One number against another, on the interval of what is drawn upwards. */
function pointsForm({x, y, error}: QuickChart, {theme, tooltip}: FormOptions) {
  return {
    height: 340,
    encoding: {x: {field: "x", ...measured(x)}},
    layer: [
      ...(error
        ? [{mark: intervalMark(theme), encoding: {y: {field: "low", ...measured(y)}, y2: {field: "high"}}}]
        : []),
      {mark: {...pointMark(theme, 54), opacity: 0.85}, encoding: {y: {field: "y", ...measured(y)}, tooltip}}
    ]
  };
}

function intervalMark(theme: ChartTheme) {
  return {type: "rule" as const, color: theme.noise, strokeWidth: 2};
}

function pointMark(theme: ChartTheme, size: number) {
  return {type: "point" as const, filled: true, size, opacity: 1, color: theme.challenger};
}

/** How an axis names a month. */
const monthFormats: Readonly<Record<Language, string>> = {en: "%b %Y", zh: "%Y年%-m月"};

const dayMs = 86_400_000;

/** How an axis names times: no two ticks of it stand for one month or one day, where that is what it names. */
function timeTicks(times: readonly SqlValue[], isMonthly: boolean, language: Language) {
  const known = times.map((time) => Date.parse(String(time))).filter(Number.isFinite);
  const days = known.length === 0 ? 0 : (Math.max(...known) - Math.min(...known)) / dayMs;
  if (isMonthly)
    return {
      tickCount: {interval: "month" as const, step: Math.max(1, Math.ceil(days / 30 / 8))},
      format: monthFormats[language]
    };
  if (days > 8) return {tickCount: 6, format: "%Y-%m-%d"};
  return days % 1 === 0
    ? {tickCount: {interval: "day" as const, step: 1}, format: "%Y-%m-%d"}
    : {tickCount: 6, format: days < 0.1 ? "%H:%M:%S" : "%Y-%m-%d %H:%M"};
}

/** The first day of a month, by which the published tables name it. */
function isMonth(value: SqlValue): boolean {
  return typeof value === "string" && /^\d{4}-\d\d-01$/.test(value);
}

function endsOf({error}: QuickChart, valueOf: (name: string) => (row: readonly SqlValue[]) => SqlValue) {
  if (error === null) return () => ({});
  const [low, high] = [valueOf(error.low), valueOf(error.high)];
  return (row: readonly SqlValue[]) => ({low: low(row), high: high(row)});
}
