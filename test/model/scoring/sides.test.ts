import {describe, expect, it} from "vitest";
import {paidDuring, restOnSameCustomers, sidesKind} from "../../../src/model/scoring/sides.js";
import type {SettledItem} from "../../../src/model/published/systems.js";
import {brief} from "../../fixtures/brief.js";

const {systems} = brief([]).site;

it("two systems are told apart by what they appraise where that differs, else by their names", () => {
  expect(sidesKind(systems)).toBe("accounts");
  expect(sidesKind({...systems, legacy: {...systems.legacy, unitOfAccount: "customer"}})).toBe("names");
});

describe("whether a system was paid by in a stretch of months", () => {
  const during = (from: string, to: string | null) => paidDuring({from, to}, "2025-10", "2026-09");
  it.each([
    ["2020-01", null, "throughout"],
    ["2025-10", "2026-09", "throughout"],
    ["2026-01", null, "partly"],
    ["2020-01", "2025-10", "partly"],
    ["2026-10", null, "never"],
    ["2020-01", "2025-09", "never"]
  ] as const)("in force from %s to %s: %s", (from, to, paid) => {
    expect(during(from, to)).toBe(paid);
  });
  it("what states no months was never paid by", () => {
    expect(paidDuring(null, "2025-10", "2026-09")).toBe("never");
    expect(paidDuring(undefined, "2025-10", "2026-09")).toBe("never");
  });
});

it("two scores rest on the same customers only where every figure rests on as many", () => {
  const item = (indicator: string): SettledItem => ({
    item: {indicator, weight: 1, period: "year", score: {rule: "linear", floor: 0, target: 1, cap: 100}},
    standsIn: false,
    lacking: 0
  });
  const rules = {legacy: [item("a")], challenger: [item("b")]};
  const of = (a: number | null, b: number | null) => restOnSameCustomers(rules, (id) => (id === "a" ? a : b));
  expect([of(900, 900), of(900, 899), of(null, null), of(900, null)]).toEqual([true, false, false, false]);
});
