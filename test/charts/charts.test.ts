import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {caterpillar} from "../../src/charts/caterpillar.js";
import {dotGrid} from "../../src/charts/dot-grid.js";
import {estimateStrip, rangeOf} from "../../src/charts/estimate-strip.js";
import {lineChart} from "../../src/charts/line-chart.js";
import {trendBand} from "../../src/charts/trend-band.js";
import {estimate} from "../fixtures/brief.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const noTip = () => ({title: "", rows: []});

test.each([
  [0, 0],
  [0.624, 62],
  [1, 100]
])("dotGrid(%d) fills %d of 100", (share, filled) => {
  const grid = dotGrid(share, {document, label: "a label"});
  expect(grid.querySelectorAll(".dot-on").length).toBe(filled);
  expect(grid.querySelectorAll("circle").length).toBe(100);
  expect(grid.getAttribute("aria-label")).toBe("a label");
});

test("estimateStrip: the dot stands between the ends of its line", () => {
  const strip = estimateStrip(estimate(0.5, 0.1), {document, range: [0, 1], tone: "legacy"});
  expect(strip.querySelector(".strip-dot")?.getAttribute("style")).toBe("left:50%");
  expect(strip.querySelector(".strip-line")?.getAttribute("style")).toBe("left:40%;right:calc(100% - 60%)");
});

test("rangeOf holds all intervals, has air, and keeps within its limits", () => {
  const [low, high] = rangeOf([estimate(0.5, 0.1), estimate(0.95, 0.05)], [0, 1]);
  expect(low).toBeLessThan(0.4);
  expect(high).toBe(1);
  const [from, to] = rangeOf([estimate(0, 0)]);
  expect(from).toBeLessThan(to);
});

const months = (count: number) =>
  Array.from({length: count}, (_, index) => ({...estimate(0.5, 0.1), month: `2026-0${index + 1}`}));

test.each([1, 2, 9])("trendBand over %i months draws no NaN and one column a month", (count) => {
  const trend = trendBand(months(count), {document, language: "en", label: "share by month", tipOf: noTip});
  expect(trend.outerHTML).not.toMatch(/NaN|Infinity/);
  expect(trend.querySelectorAll(".line-column").length).toBe(count);
  expect(trend.querySelector("svg")?.getAttribute("aria-label")).toBe("share by month");
});

test("lineChart: columns part the plot between their places, and the outermost reach as far out as in", () => {
  const chart = lineChart({
    document,
    label: "",
    x: {domain: [0, 20], ticks: []},
    y: {domain: [0, 1], ticks: []},
    lines: [],
    tips: [0, 10, 14].map((x) => ({x, tip: noTip()}))
  });
  expect([...chart.querySelectorAll(".line-column")].map((column) => column.getAttribute("style"))).toEqual([
    "left:0%;width:25%",
    "left:25%;width:35%",
    "left:60%;width:20%"
  ]);
});

test("lineChart: a step keeps its value until the next point; nothing is drawn outside of the plot", () => {
  const points = [
    [0, 1],
    [5, 0.5],
    [10, -3]
  ] as const;
  const chart = lineChart({
    document,
    label: "",
    x: {domain: [0, 10], ticks: []},
    y: {domain: [0, 1], ticks: []},
    lines: [
      {className: "of-steps", points, isStep: true},
      {className: "straight", points}
    ]
  });
  expect([...chart.querySelectorAll(".line-path")].map((path) => path.getAttribute("d"))).toEqual([
    "M0,0L50,0L50,50L100,50L100,100",
    "M0,0L50,50L100,100"
  ]);
});

test.each([
  [0.5, 0.5],
  [0.52, 0.5],
  [0, 0],
  [1, 0.98]
])("lineChart: ends at %d and %d are told apart, within the plot", (a, b) => {
  const chart = lineChart({
    document,
    label: "",
    x: {domain: [0, 1], ticks: []},
    y: {domain: [0, 1], ticks: []},
    lines: [],
    ends: [a, b].map((y) => ({className: "", y, text: String(y)}))
  });
  const [first, second] = [...chart.querySelectorAll(".line-end")].map((end) =>
    Number(/top:([\d.]+)%/.exec(end.getAttribute("style") ?? "")?.[1])
  );
  expect(Math.abs(first - second)).toBeCloseTo(16);
  for (const top of [first, second]) expect(top >= 0 && top <= 100).toBe(true);
});

test("trendBand without months is empty", () => {
  expect(trendBand([], {document, language: "en", label: "", tipOf: noTip}).children.length).toBe(0);
});

test("caterpillar: lowest first, each part in the tone that was decided for it", () => {
  const chart = caterpillar([estimate(0.95, 0.01), estimate(0.8, 0.01), estimate(0.9, 0.05)], {
    document,
    label: "",
    whole: estimate(0.9, 0.01),
    tones: ["better", "worse", "noise"],
    tipOf: noTip
  });
  expect([...chart.querySelectorAll(".cat-point")].map((point) => point.getAttribute("class"))).toEqual([
    "cat-point cat-point-worse",
    "cat-point cat-point-noise",
    "cat-point cat-point-better"
  ]);
});
