import {expect, test} from "vitest";
import {
  isLittle,
  agreementOf,
  exists,
  greenLightFinding,
  leagueFinding,
  keptUnits,
  retentionSides,
  retentionSpread,
  reversedPair,
  tellingUnits,
  upsellFinding
} from "../../../src/model/scoring/findings.js";
import {brief, estimate, units} from "../../fixtures/brief.js";

const league = (ranks: number[], beyond: number[], agreement: number) =>
  brief(units(ranks, beyond), {}, agreement).league;

test("leagueFinding: no unit, one unit", () => {
  expect(leagueFinding(league([], [], 0)).kind).toBe("none");
  expect(leagueFinding(league([1], [], 0)).kind).toBe("single");
});

test("leagueFinding counts the moves beyond noise", () => {
  expect(leagueFinding(league([3, 2, 1], [0, 2], 0.9))).toEqual({kind: "moved", units: 3, moved: 2});
});

test("leagueFinding: rankings agree only if the low end of their correlation is high", () => {
  expect(leagueFinding(league([1, 2, 3], [], 0.9)).kind).toBe("agree");
  expect(leagueFinding(league([2, 1, 3], [], 0.84)).kind).toBe("noise");
  expect(leagueFinding(league([2, 1, 3], [], NaN)).kind).toBe("noise");
});

test("leagueFinding: places that are all the same aren't said to differ by noise", () => {
  expect(leagueFinding(league([1, 2, 3], [], 0.84)).kind).toBe("same");
  expect(leagueFinding(league([1, 2], [], NaN)).kind).toBe("same");
});

test("tellingUnits: the furthest fall and rise beyond noise; moves inside noise never tell", () => {
  const {fall, rise} = tellingUnits(units([4, 1, 2, 3], [0, 1]));
  expect([fall?.id, rise?.id]).toEqual(["unit-1", "unit-2"]);
  expect(tellingUnits(units([4, 1, 2, 3]))).toEqual({fall: null, rise: null});
});

test("agreementOf: by the correlation, and none for fewer than three units", () => {
  const of = (value: number) => agreementOf(league([2, 1, 3], [], value));
  expect([0.9, 0.5, 0.1, -0.5].map(of)).toEqual(["closely", "partly", "hardly", "against"]);
  expect(agreementOf(league([1, 2], [], 1))).toBeNull();
  expect(of(NaN)).toBeNull();
});

test("agreementOf: against each other only with the whole interval, alike where the order is the same", () => {
  const of = (ranks: number[], value: number, half: number) =>
    agreementOf({...league(ranks, [], value), agreement: estimate(value, half)});
  expect(of([2, 1, 3], -0.5, 0.4)).toBe("against");
  expect(of([2, 1, 3], -0.5, 0.6)).toBe("hardly");
  expect(of([2, 1, 3], 0.9, 1)).toBe("untold");
  expect(of([2, 1, 3], 0.5, 0.6)).toBe("untold");
  expect(of([2, 1, 3], 0.1, 0.9)).toBe("untold");
  expect(of([1, 2, 3], -0.3, 0.1)).toBe("alike");
});

test("greenLightFinding: alike, more, less, and unclear where the interval is wide", () => {
  const of = (value: number, half: number) => greenLightFinding({difference: estimate(value, half)});
  expect([of(-0.02, 0.04), of(0.1, 0.04), of(-0.1, 0.04), of(0.02, 0.2)]).toEqual(["alike", "more", "less", "unclear"]);
});

test("reversedPair: both differences beyond noise, or no pair", () => {
  const [a, b] = units([1, 2]);
  if (!a || !b) throw new Error("expected two units");
  const turned = [
    {...a, conversionPerContact: estimate(0.09, 0.01), conversionPerCustomer: estimate(0.1, 0.01)},
    {...b, conversionPerContact: estimate(0.05, 0.01), conversionPerCustomer: estimate(0.15, 0.01)}
  ];
  expect(reversedPair(turned)).toMatchObject({first: {id: "unit-1"}, second: {id: "unit-2"}, pairs: 1});
  expect(reversedPair(units([1, 2]))).toBeNull();
});

test("retentionSpread: the ends, and none for one unit", () => {
  expect(retentionSpread(units([3, 1, 2]))).toMatchObject({lowest: {id: "unit-1"}, highest: {id: "unit-2"}});
  expect(retentionSpread(units([1]))).toBeNull();
});

test("retentionSides: better and worse beyond noise, all units judged together", () => {
  const company = estimate(0.87, 0.004, 10_000);
  // 2.5 standard errors of its own above and below: 1.2 % by itself, but not one of fourteen.
  const away = (2.5 * 0.01) / 1.96;
  const kept = (all: number) =>
    keptUnits(
      units(Array.from({length: all}, (_, i) => i + 1)).map((unit, i) => ({
        ...unit,
        retention: estimate(0.87 + (i === 0 ? away : i === 1 ? -away : 0), 0.01, 500)
      }))
    );
  expect(retentionSides(kept(2), company)).toEqual(["better", "worse"]);
  expect(new Set(retentionSides(kept(14), company))).toEqual(new Set(["noise"]));
});

test("upsellFinding: more or less often only where the difference of the two shares leaves out 0", () => {
  const figure = (value: number, half: number) => ({value, low: value - half, high: value + half});
  // The intervals overlap, 0.01 ± √(0.006² + 0.004²) doesn't reach 0.
  expect(upsellFinding({neededLess: figure(0.03, 0.006), others: figure(0.02, 0.005)})).toBe("more");
  expect(upsellFinding({neededLess: figure(0.02, 0.006), others: figure(0.03, 0.005)})).toBe("less");
  expect(upsellFinding({neededLess: figure(0.03, 0.008), others: figure(0.02, 0.008)})).toBe("unclear");
  expect(upsellFinding({neededLess: {value: 0.03, low: null, high: null}, others: figure(0.02, 0.001)})).toBe(
    "unclear"
  );
});

test("exists: resting on nobody, or not a number, is no figure", () => {
  expect([exists(estimate(0.5, 0.1)), exists(estimate(0.5, 0.1, 0)), exists(estimate(NaN, 0))]).toEqual([
    true,
    false,
    false
  ]);
});

test("isLittle: under a tenth, either way", () => {
  expect([0.099, -0.099, 0.1, -0.1].map((value) => isLittle({value}))).toEqual([true, true, false, false]);
});
