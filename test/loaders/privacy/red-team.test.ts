import {describe, expect, it} from "vitest";
import {loadWholeSolver} from "../../../loaders/privacy/whole-numbers.js";
import {sharedWorld} from "../world.js";
import {attack, attackQuarter, chanceOf} from "./attack.js";

const solve = await loadWholeSolver();

describe("whoever attacks customers who stand nearly alone in their unit and segment", () => {
  it("is right no more often than by the published shares, in a world of 3,000", async () => {
    const found = await attack(await sharedWorld(), "offer_conversion_per_customer", 60, solve);
    expect(found.targets).toBe(60);
    expect(found.solved).toBe(0);
    expect(chanceOf(found)).toBeGreaterThan(0.01);
  });

  // Two units with a rare customer each among many, of whom half have it; the rare ones have the rarer thing.
  const atoms = Array.from({length: 40}, (_, unit) => [
    {unit: `U${unit}`, segment: "many", customers: 30, having: 20},
    {unit: `U${unit}`, segment: "rare", customers: 1, having: 0}
  ]).flat();
  const ofUnits = Array.from({length: 40}, (_, unit) => [2 * unit, 2 * unit + 1]);

  it("gets at them where the others of each unit are published too", () => {
    const open = attackQuarter(atoms, [...ofUnits, ...ofUnits.map(([many]) => [many])], 40, solve);
    expect(open).toMatchObject({targets: 40, right: 40, baselineRight: 0, solved: 40});
    expect(chanceOf(open)).toBeLessThan(0.01);
  });

  it("and where the bounds leave one side alone, though nothing can be solved for", () => {
    // Everybody of the first ten units but nobody of the rare: together with the sum of all rare it leaves them nothing.
    const none = atoms.flatMap(({segment}, i) => (segment === "rare" ? [i] : []));
    const bounded = attackQuarter(atoms, [...ofUnits, none], 40, solve);
    expect(bounded).toMatchObject({targets: 40, solved: 0, told: 40, right: 40});
  });

  it("doesn't by the units' sums alone", () => {
    const closed = attackQuarter(atoms, ofUnits, 40, solve);
    expect(closed).toMatchObject({targets: 40, solved: 0, told: 0, better: 0, worse: 0});
    expect(chanceOf(closed)).toBe(1);
  });
});

it("the chance of McNemar's test by hand: of 10, 8 or more one way in 56 of 1,024", () => {
  expect(chanceOf({better: 8, worse: 2})).toBeCloseTo(56 / 1024, 12);
  expect(chanceOf({better: 0, worse: 3})).toBeCloseTo(1, 12);
});
