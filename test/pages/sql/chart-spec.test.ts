import {parse, View} from "vega";
import {expect, it} from "vitest";
import {compile} from "vega-lite";
import {quickChart, quickChartSpec} from "../../../src/pages/sql/chart-spec.js";
import type {SqlKind, SqlRows, SqlValue} from "../../../src/model/sql/schema.js";

const result = (columns: Record<string, SqlKind>, ...rows: SqlValue[][]): SqlRows => ({
  columns: Object.entries(columns).map(([name, kind]) => ({name, kind})),
  rows
});
const theme = {
  ink: "#000",
  soft: "#333",
  faint: "#666",
  line: "#ccc",
  card: "#fff",
  challenger: "#00f",
  better: "#0f0",
  worse: "#f00",
  noise: "#999",
  font: "sans"
};

it("names become bars, months a course, two figures points; an interval is drawn where there is one", () => {
  const bars = quickChart(
    result(
      {unit: "text", value: "number", low: "number", high: "number", customers: "integer"},
      ["A", 1, 0, 2, 20],
      ["B", 2, 1, 3, 30]
    )
  );
  expect(bars).toMatchObject({form: "bars", y: "value", names: ["unit"], error: {low: "low", high: "high"}});
  const course = quickChart(
    result(
      {month: "date", value: "number", low: "number", high: "number"},
      ["2026-01-01", 1, 0.9, 1.1],
      ["2026-02-01", 2, 1.9, 2.1]
    )
  );
  expect(course).toMatchObject({form: "course", x: "month", y: "value", error: {low: "low", high: "high"}});
  const points = quickChart(result({unit: "text", a: "number", b: "number"}, ["A", 1, 2], ["B", 2, 3]));
  expect(points).toMatchObject({form: "points", x: "a", y: "b", error: null});
});

it("points have the interval of what is drawn upwards, not of what is drawn along", () => {
  const columns = {months: "integer", rate: "number", low: "number", high: "number"} as const;
  const rows = result(columns, [0, 0.01, 0.005, 0.02], [6, 0.02, 0.01, 0.04], [12, 0, 0, 0.01]);
  const chart = quickChart(rows);
  expect(chart).toMatchObject({form: "points", x: "months", y: "rate", error: {low: "low", high: "high"}});
  if (!chart) throw new Error("expected a chart");
  const spec = compile(quickChartSpec(chart, rows, {theme, width: 600, language: "en"})).spec;
  expect(spec.marks?.length).toBe(2);
  const along = result(
    {rate: "number", months: "integer", low: "number", high: "number"},
    [0.01, 3, 0, 1],
    [0.02, 6, 0, 1]
  );
  expect(quickChart(along)).toMatchObject({form: "points", x: "rate", y: "months", error: null});
});

it("a tip and an axis name a month in the reader's language, and a day or a time as it stands", () => {
  const monthly = result({month: "date", value: "integer"}, ["2025-03-01", 12345678901234567n], ["2025-04-01", 2]);
  const daily = result({day: "date", value: "number"}, ["2025-03-02", 1], ["2025-04-01", 2]);
  const specOf = (rows: SqlRows, language: "en" | "zh") => {
    const chart = quickChart(rows);
    if (!chart) throw new Error("expected a chart");
    const spec = quickChartSpec(chart, rows, {theme, width: 600, language});
    return JSON.stringify(spec);
  };
  expect(specOf(monthly, "en")).toContain('"when":"March 2025"');
  expect(specOf(monthly, "zh")).toContain('"when":"2025年3月"');
  expect(specOf(monthly, "zh")).toContain('"format":"%Y年%-m月"');
  expect(specOf(daily, "zh")).toContain('"when":"2025-03-02"');
  expect(specOf(daily, "en")).toContain('"format":"%Y-%m-%d"');
});

it("no two ticks of an axis of times are the same, over two months, years, days and hours", async () => {
  for (const times of [
    ["2025-03-01", "2025-04-01"],
    ["2019-01-01", "2026-09-01"],
    ["2025-03-02", "2025-03-04"],
    ["2025-03-02", "2025-03-12"],
    ["2025-03-02", "2026-03-05"],
    ["2025-03-02 08:00:00", "2025-03-03 20:30:00"]
  ]) {
    const rows = result(
      {time: times[0].length > 10 ? "timestamp" : "date", value: "number"},
      [times[0], 1],
      [times[1], 2]
    );
    const chart = quickChart(rows);
    if (!chart) throw new Error("expected a chart");
    const {spec} = compile(quickChartSpec(chart, rows, {theme, width: 600, language: "en"}));
    const svg = await new View(parse(spec), {renderer: "none"}).toSVG();
    const [axis] = svg.split("role-axis-label").slice(1, 2);
    const texts = [...axis.split("</g>")[0].matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect([times, texts.length > 1, texts]).toEqual([times, true, [...new Set(texts)]]);
  }
});

it("nothing is drawn of one row, of texts alone, or of names that repeat", () => {
  expect(quickChart(result({unit: "text", value: "number"}, ["A", 1]))).toBeNull();
  expect(quickChart(result({a: "text", b: "text"}, ["A", "x"], ["B", "y"]))).toBeNull();
  expect(quickChart(result({unit: "text", value: "number"}, ["A", 1], ["A", 2]))).toBeNull();
});

it("the chart holds the rows' values and their intervals", () => {
  const rows = result(
    {unit: "text", value: "number", low: "number", high: "integer"},
    ["A", 10, 8.5, 12n],
    ["B", 12, null, null]
  );
  const chart = quickChart(rows);
  if (!chart) throw new Error("expected a chart");
  const spec = quickChartSpec(chart, rows, {theme, width: 600, language: "en"});
  expect(compile(spec).spec.marks?.length).toBeGreaterThan(1);
  const {data} = spec as {data?: {values?: unknown}};
  expect(data?.values).toMatchObject([
    {label: "A", y: 10, low: 8.5, high: 12},
    {label: "B", y: 12, low: null, high: null}
  ]);
});

// ± 1.96 standard errors of a share of .005 ended at −.005, and of one that all shared at the share itself.
it("no interval is made of a standard error, nor taken from another figure than what is drawn", () => {
  const bare = quickChart(
    result({unit: "text", value: "number", standard_error: "number"}, ["A", 0.005, 0.005], ["B", 1, 0])
  );
  expect(bare).toMatchObject({form: "bars", y: "value", error: null});
  const columns = {unit: "text", difference: "number", low: "number", high: "number"} as const;
  const others = quickChart(result(columns, ["A", 0.1, 0.6, 0.8], ["B", 0.7, 0.6, 0.8]));
  expect(others).toMatchObject({form: "bars", y: "difference", error: null});
  const rounded = quickChart(result(columns, ["A", 0.6, 0.60000005, 0.8], ["B", null, 0.6, 0.8]));
  expect(rounded?.error).toEqual({low: "low", high: "high"});
});
