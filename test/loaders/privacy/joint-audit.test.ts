import {describe, expect, it} from "vitest";
import {monthNumber} from "../../../loaders/intake/periods.js";
import {checkTogether, jointLeaks, stockPopulations, type StockSum} from "../../../loaders/privacy/joint-audit.js";

const floor = 10;
const month = monthNumber("2026-01");
const stocks = new Map([
  ["enterprise", [5]],
  ["family", [81]],
  ["youth", [200]],
  ["individual", [300]]
]);
const sums = (field: string, ...parts: readonly (readonly string[])[]): StockSum[] =>
  parts.map((segments) => ({month, segments, field}));
const told = (...files: readonly StockSum[][]) =>
  stockPopulations(
    files.map((own, i) => ({name: `file${i}.json`, sums: own})),
    stocks,
    month
  );

describe("files that each keep to the floor", () => {
  const one = sums("bySegment", ["enterprise", "family"], ["youth"], ["individual"]);
  const other = sums("segments", ["family"], ["enterprise", "youth"], ["individual"]);

  it("give nothing away alone", () => {
    expect(jointLeaks(told(one), floor)).toEqual([]);
    expect(jointLeaks(told(other), floor)).toEqual([]);
  });

  it("give away 86 − 81 = 5 together, and both are named", () => {
    expect(jointLeaks(told(one, other), floor)).toEqual([
      {
        of: "customers here at the start of 2026-01",
        parts: ["enterprise"],
        customers: 5,
        where: ["file0.json bySegment", "file1.json segments"]
      }
    ]);
    expect(() => checkTogether(told(one, other), floor)).toThrow(
      /file0.json bySegment with file1.json segments: 5 customers, enterprise, of customers here at the start of 2026-01/
    );
  });

  it("give nothing away where they group one way, however far one of them merges", () => {
    const coarser = sums("segments", ["enterprise", "family", "youth"], ["individual"]);
    expect(jointLeaks(told(one, one, coarser), floor)).toEqual([]);
    expect(() => checkTogether(told(one, coarser), floor)).not.toThrow();
  });

  it("give away by the sum of all, too", () => {
    expect(
      jointLeaks(told(sums("all", [...stocks.keys()]), sums("some", ["youth"], ["individual"], ["family"])), floor)
    ).toHaveLength(1);
  });
});
