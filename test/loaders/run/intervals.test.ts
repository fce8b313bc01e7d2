import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {cellsOf, wholeOf} from "../../../src/model/published/cells.js";
import {faultsIn, intervalFaults} from "../interval-faults.js";
import {sharedWorld} from "../world.js";

describe("the search for figures outside their interval", () => {
  it("finds each kind of fault, wherever it stands", () => {
    const faults = (one: unknown, path = "any.json.deep[]") => faultsIn({deeper: [one]}, path).faults;
    expect(faults({value: 33.1, low: 7.8, high: 32.1})).toEqual([
      'any.json.deep[].deeper[] {"value":33.1,"low":7.8,"high":32.1}'
    ]);
    expect(faults({value: 1, low: 2, high: 3})).toHaveLength(1);
    expect(faults({low: 3, high: 2})).toHaveLength(1);
    expect(faults({rank: 1, low: 1, high: 3, wideLow: 2, wideHigh: 3})).toHaveLength(1);
    expect(faults({score: 50, low: 40, high: 60, rank: 4, rankLow: 1, rankHigh: 3})).toHaveLength(1);
    expect(faults({independent: 4, low: 5, high: 5})).toHaveLength(1);
    for (const [path, one] of [
      ["stability", {value: 3.77, low: -1, high: 4}],
      ["lasting", {value: 0.02, low: -0.03, high: 0.07}],
      ["components", {unit: {value: 0, low: -0.009, high: 0.009}}],
      ["discrimination", {value: -0.1, low: null, high: null}]
    ] as const)
      expect(faultsIn({levels: [{[path]: one}]}, "evidence.json.cards[]").faults, path).toHaveLength(1);
    const estimates = {outagesToLeaving: {value: -0.01, low: -0.04, high: 0.02}};
    expect(faultsIn({estimates}, "plan-base.json").faults).toHaveLength(1);
  });

  it("leaves alone what is right, or isn't an interval", () => {
    for (const one of [
      {value: 2, low: 1, high: 3},
      {value: 2, low: null, high: null},
      {value: null, low: 80, high: null},
      {rank: 1.5, low: 1, high: 2, wideLow: 1, wideHigh: 3}
    ])
      expect(faultsIn(one, "any.json")).toEqual({seen: 1, faults: []});
    expect(faultsIn({id: "a", low: 2, high: 1}, "plan.json.facts.tornado.bars[]").faults).toEqual([]);
  });
});

it("nothing that is published lies outside its own interval, or outside what can be", async () => {
  const {published} = await sharedWorld();
  const {seen, faults} = intervalFaults(published);
  expect(faults).toEqual([]);
  expect(seen).toBeGreaterThan(1500);
});

it("and no figure has more digits than it carries: seven, six of the plan; money to the fen is exact", async () => {
  const {published} = await sharedWorld();
  const long: string[] = [];
  let fractions = 0;
  for (const file of readdirSync(published).filter((name) => /\.(json|csv)$/.test(name)))
    for (const [, number] of readFileSync(join(published, file), "utf8").matchAll(
      /[[:,\n](-?\d+\.\d+(?:e[+-]?\d+)?)(?=[\],}\n])/g
    )) {
      fractions++;
      const isMoney = file === "plan-base.json" && /\.\d\d?$/.test(number);
      const carried = Number(number).toPrecision(file === "plan.json" ? 6 : 7);
      if (!isMoney && Number(carried) !== Number(number)) long.push(`${file}: ${number}`);
    }
  expect(long).toEqual([]);
  expect(fractions).toBeGreaterThan(20_000);
});

it("nor does any figure of the comparison, made of its error and its customers", async () => {
  const {compare} = await sharedWorld();
  const cellOf = cellsOf(compare);
  const faults = compare.series.flatMap(({indicator, unit, period}) => {
    const format = compare.site.indicators.find(({id}) => id === indicator)?.format ?? "points";
    return unit.flatMap((position, i) => {
      const cell = cellOf(indicator, position, period[i]);
      const whole = cell && wholeOf(cell.value, format);
      const isRight =
        cell &&
        cell.low <= cell.value &&
        cell.value <= cell.high &&
        (whole === null || (cell.low >= 0 && cell.high <= whole + 1e-9));
      return isRight ? [] : [`${indicator} ${JSON.stringify(cell)}`];
    });
  });
  expect(faults).toEqual([]);
});
