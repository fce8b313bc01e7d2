import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Compare} from "../../../src/model/published/compare.js";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {takeIn} from "../../../loaders/intake/intake.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {measure} from "../../../loaders/measure/measure.js";
import {readCalendar, writePeriods} from "../../../loaders/intake/periods.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {leaksOf, publishBehindFloor} from "../../../loaders/privacy/check-floor.js";
import {compareOf} from "../../../loaders/publish/compare.js";
import {behindFloor, type Measured} from "../../../loaders/privacy/measured.js";
import {noBenchmarks} from "../../../loaders/measure/benchmarks.js";
import {makeWorld, type World} from "../world.js";

const floor = 10;
let world: World;
let measured: Measured;
/** What would stand in compare.json were there no floor. */
let bare: Compare;

beforeAll(async () => {
  world = await makeWorld({customers: 10_000, months: 15, seed: 11});
  const database = await Database.open();
  try {
    const contract = readContract();
    const intake = await takeIn(database, contract, world.raw);
    const calendar = await readCalendar(database);
    await writePeriods(database, calendar);
    const units = await readUnits(database);
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const compiled = await compileIndicators(readIndicators(), {database, frames, intake, calendar, contract});
    const cubes = await measure(database, frames, compiled, units);
    measured = behindFloor(cubes, compiled, units, calendar, floor);
    bare = compareOf(world.compare.site, behindFloor(cubes, compiled, units, calendar, 1), noBenchmarks);
  } finally {
    database.close();
  }
}, 900_000);
afterAll(() => world.remove());

/** Cells that the floor hides though they hold enough customers: all that stands beside one small sibling, which they hide. */
function hiddenBesideSmall(indicator: string): readonly {readonly unit: string; readonly period: number}[] {
  const truth = measured.truths.get(indicator);
  if (!truth) throw new Error(`expected ${indicator} to be measured`);
  for (const parent of measured.units.all) {
    for (let period = 0; period < world.compare.periods.length; period++) {
      if (measured.cell(indicator, parent.id, period) === null) continue;
      const hidden = measured.units
        .children(parent.id)
        .filter(({id}) => truth.customers(id, period) > 0 && measured.cell(indicator, id, period) === null);
      const large = hidden.filter(({id}) => truth.customers(id, period) >= floor);
      if (large.length > 0 && hidden.length - large.length === 1) return large.map(({id}) => ({unit: id, period}));
    }
  }
  throw new Error(`expected a small cell of ${indicator} beside others`);
}

/** The published comparison with some cells more. */
function withCells(indicator: string, cells: readonly {readonly unit: string; readonly period: number}[]): Compare {
  const {units} = world.compare;
  const more = cells.map(({unit}) => units.findIndex(({id}) => id === unit));
  expect(more).not.toContain(-1);
  return {
    ...world.compare,
    series: world.compare.series.map((series) =>
      series.indicator === indicator
        ? {...series, unit: [...series.unit, ...more], period: [...series.period, ...cells.map(({period}) => period)]}
        : series
    )
  };
}

describe("a world of 10,000 customers", () => {
  it("gives nothing under the floor to whoever solves back all that is published", () => {
    expect(leaksOf(world, measured, floor)).toEqual([]);
  });

  it("has small cells by the thousand, none of them shown", () => {
    let small = 0;
    for (const [indicator, {customers, tree}] of measured.truths) {
      for (const {id} of measured.units.all) {
        if (tree.children(id).length) continue;
        world.compare.periods.forEach((_, period) => {
          if (customers(id, period) > 0 && customers(id, period) < floor) {
            small++;
            expect(measured.cell(indicator, id, period)).toBeNull();
          }
        });
      }
    }
    expect(small).toBeGreaterThan(1000);
  });

  it("leaks without the floor, and then nothing is published", () => {
    const open = {measured, brief: world.brief, compare: bare};
    expect(leaksOf(open, measured, floor).length).toBeGreaterThan(1000);
    expect(() =>
      publishBehindFloor(
        () => open,
        floor,
        () => {}
      )
    ).toThrow(/so nothing is published/);
  });

  it("shows an indicator that leaks for the top unit alone, and says so", () => {
    const leaking = {measured, brief: world.brief, compare: withCells("service_nps", hiddenBesideSmall("service_nps"))};
    const without = (topAlone: ReadonlySet<string>) => {
      const top = world.compare.units.findIndex(({parent}) => parent === null);
      const series = world.compare.series.map((one) => {
        const kept = one.unit.flatMap((unit, i) => (!topAlone.has(one.indicator) || unit === top ? [i] : []));
        return {...one, unit: kept.map((i) => one.unit[i]), period: kept.map((i) => one.period[i])};
      });
      return {measured, brief: world.brief, compare: {...world.compare, series, errors: {indicators: [], cells: []}}};
    };
    const said: string[] = [];
    const published = publishBehindFloor(
      (topAlone) => (topAlone.size ? without(topAlone) : leaking),
      floor,
      (text) => said.push(text)
    );
    expect(said).toEqual([
      "privacy floor: for the top unit alone, since fewer than 10 customers could be had otherwise: service_nps"
    ]);
    expect(published.compare.series.find(({indicator}) => indicator === "service_nps")?.unit.length).toBeGreaterThan(0);
    expect(leaksOf(published, measured, floor)).toEqual([]);
  });

  it.each(["solved_at_first_answer", "service_nps", "offer_conversion_per_customer"])(
    "leaks where cells of %s are shown that hide a single small one beside them",
    (indicator) => {
      const leaks = leaksOf(
        {brief: world.brief, compare: withCells(indicator, hiddenBesideSmall(indicator))},
        measured,
        floor
      );
      expect(leaks.length).toBeGreaterThan(0);
      expect([...new Set(leaks.map((leak) => leak.indicator))]).toEqual([indicator]);
    }
  );

  it("has the figures of the first page under the floor too, whatever the comparison shows", () => {
    const smallest = Math.min(...world.brief.league.units.map(({retention}) => retention?.customers ?? Infinity));
    const onlyBrief = {
      brief: world.brief,
      compare: {...world.compare, series: [], errors: {indicators: [], cells: []}}
    };
    const shown = (under: number) =>
      leaksOf(onlyBrief, measured, under).filter(
        ({indicator, what}) => indicator === "customer_retention" && what.includes("shown in brief.json")
      );
    expect(shown(smallest)).toEqual([]);
    expect(shown(smallest + 1).map(({customers}) => customers)).toEqual([smallest]);
  });

  it("has the green-light leavers of each month under the floor too", () => {
    const months = world.brief.greenLight?.months ?? [];
    const smallest = Math.min(...months.map(({customers}) => customers));
    expect(smallest).toBeGreaterThanOrEqual(floor);
    const onlyBrief = {
      brief: world.brief,
      compare: {...world.compare, series: [], errors: {indicators: [], cells: []}}
    };
    const shown = (under: number) =>
      leaksOf(onlyBrief, measured, under).filter(({what}) => what.includes("greenLight"));
    expect(shown(smallest)).toEqual([]);
    expect(shown(smallest + 1).map(({customers}) => customers)).toContain(smallest);
  });
});
