import {describe, expect, it} from "vitest";
import {leaksOfBreakdown} from "../../../loaders/privacy/audit-breakdown.js";

const sizes: Readonly<Record<string, readonly number[]>> = {A: [3, 40], B: [20, 30], C: [25, 15]};
const columns = ["young", "senior"];
const customers = (row: string, column: string): number =>
  row === "ALL"
    ? Object.keys(sizes).reduce((sum, one) => sum + customers(one, column), 0)
    : sizes[row][columns.indexOf(column)];
const truth = {
  tree: {
    roots: [{id: "ALL"}],
    children: (id: string) => (id === "ALL" ? Object.keys(sizes).map((one) => ({id: one})) : [])
  },
  columns,
  customers,
  together: {units: "sum", segments: "sum"},
  isTotalShown: () => true
} as const;
const segments = columns.map((id) => ({id, of: [id]}));

describe("the audit of a breakdown", () => {
  it("finds nothing where two units stand in the rest", () => {
    expect(leaksOfBreakdown({segments, units: ["ALL", "C"]}, truth, 10)).toEqual([]);
  });

  it("finds a small cell that is shown", () => {
    expect(leaksOfBreakdown({segments, units: ["ALL", "A", "C"]}, truth, 10)).toContain("A, young: shown, 3 customers");
  });

  it("finds a small cell that is left when the others are taken off", () => {
    expect(leaksOfBreakdown({segments, units: ["ALL", "B", "C"]}, truth, 10)).toContain("A: 3 customers can be had");
  });

  it("finds it through the unit's total and its other segment", () => {
    const withoutYoung = [{id: "senior", of: ["senior"]}];
    expect(leaksOfBreakdown({segments: withoutYoung, units: ["ALL", "A"]}, truth, 10)).toContain(
      "A: 3 customers can be had"
    );
  });
});
