import {tipFrom} from "../../src/elements/tooltip.js";
import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {trendStrip} from "../../src/charts/trend-strip.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const point = (at: number, value: number) => ({
  at,
  value,
  low: value - 1,
  high: value + 1,
  tip: {title: `at ${at}`, rows: []}
});
const options = {
  document,
  label: "Connect rate, monthly",
  periods: 5,
  target: 12,
  chosen: [3, 4] as const,
  role: "legacy" as const
};

test("a trend is a named picture with a band, a line, the target and the chosen period", () => {
  const svg = trendStrip([point(0, 10), point(1, 11), point(2, 10)], options);
  expect(svg.getAttribute("role")).toBe("img");
  expect(svg.getAttribute("aria-label")).toBe("Connect rate, monthly");
  expect(svg.querySelectorAll("path.band, path.line")).toHaveLength(2);
  expect(svg.querySelectorAll("line.target, rect.chosen")).toHaveLength(2);
  expect([...svg.querySelectorAll(".hit")].map((hit) => tipFrom(hit.getAttribute("data-tip") ?? "").title)).toEqual([
    "at 0",
    "at 1",
    "at 2"
  ]);
});

test("a missing period leaves a gap; a point alone is a dot", () => {
  const svg = trendStrip([point(0, 10), point(1, 11), point(3, 10)], options);
  expect(svg.querySelectorAll("path.line")).toHaveLength(2);
  expect(svg.querySelectorAll("circle.dot:not(.last)")).toHaveLength(1);
});

test("no points and no spread draw nothing impossible", () => {
  expect(trendStrip([], options).outerHTML).not.toContain("NaN");
  expect(
    trendStrip([{...point(0, 5), low: 5, high: 5}], {...options, target: null, periods: 1}).outerHTML
  ).not.toContain("NaN");
});

test("without tips nothing waits for a pointer", () => {
  expect(trendStrip([{...point(0, 1), tip: null}], options).querySelector(".hit")).toBeNull();
});
