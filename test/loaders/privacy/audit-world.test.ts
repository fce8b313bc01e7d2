import {beforeAll, describe, expect, it} from "vitest";
import type {Compare} from "../../../src/model/published/compare.js";
import {boundsOfPublished, leaksOf, publishBehindFloor} from "../../../loaders/privacy/check-floor.js";
import {loadWholeSolver} from "../../../loaders/privacy/whole-numbers.js";
import type {Measured} from "../../../loaders/privacy/measured.js";
import {sharedWorld, type World} from "../world.js";
import {auditedWorld, floor, smallCells, withCellsBesideSmall, type AuditedWorld} from "./audited-world.js";

let audited: AuditedWorld;
let world: World;
let measured: Measured;
let bare: Compare;
beforeAll(async () => {
  audited = await auditedWorld(await sharedWorld());
  ({world, measured, bare} = audited);
});

describe("a world of 3,000 customers", () => {
  it("gives nothing under the floor to whoever solves back all that is published", () => {
    expect(leaksOf(world, measured, floor)).toEqual([]);
  });

  it("tells no small cell to within three customers: of each two tables are shown that agree with all that is published", async () => {
    const {swaps, programs, unproven} = boundsOfPublished(world, measured, floor, await loadWholeSolver());
    expect(swaps + programs).toBeGreaterThan(1000);
    expect(unproven).toEqual([]);
  });

  it("has small cells by the thousand, none of them shown", () => {
    const {all, shown} = smallCells(audited);
    expect(all).toBeGreaterThan(1000);
    expect(shown).toBe(0);
  });

  it("leaks without the floor, and then nothing is published", () => {
    const open = {measured, brief: world.brief, compare: bare, systemFiles: []};
    expect(leaksOf(open, measured, floor).length).toBeGreaterThan(1000);
    expect(() =>
      publishBehindFloor(
        () => open,
        {floor, solve: () => null},
        () => {}
      )
    ).toThrow(/so nothing is published/);
  });

  it("shows an indicator that leaks for the top unit alone, and says so", () => {
    const leaking = {...world, measured, compare: withCellsBesideSmall(audited, "service_nps")};
    const without = (topAlone: ReadonlySet<string>) => {
      const top = world.compare.units.findIndex(({parent}) => parent === null);
      const series = world.compare.series.map((one) => {
        const kept = one.unit.flatMap((unit, i) => (!topAlone.has(one.indicator) || unit === top ? [i] : []));
        return {...one, unit: kept.map((i) => one.unit[i]), period: kept.map((i) => one.period[i])};
      });
      const compare = {...world.compare, series, errors: {indicators: [], cells: []}};
      return {measured, brief: world.brief, compare, systemFiles: []};
    };
    const said: string[] = [];
    const published = publishBehindFloor(
      ({topAlone}) => (topAlone.size ? without(topAlone) : leaking),
      {floor, solve: () => null},
      (text) => said.push(text)
    );
    expect(said).toEqual([
      "privacy floor: for the top unit alone, since fewer than 10 customers could be had otherwise: service_nps"
    ]);
    expect(published.compare.series.find(({indicator}) => indicator === "service_nps")?.unit.length).toBeGreaterThan(0);
    expect(leaksOf(published, measured, floor)).toEqual([]);
  });
});

describe("small cells of a world of 3,000 customers", () => {
  // The proof `floor` tries it where complaints are many enough, too.
  it.each(["offers_kept_60d", "service_nps", "offer_conversion_per_customer"])(
    "leaks where cells of %s are shown that hide a single small one beside them",
    (indicator) => {
      const leaks = leaksOf({...world, compare: withCellsBesideSmall(audited, indicator)}, measured, floor);
      expect(leaks.length).toBeGreaterThan(0);
      expect([...new Set(leaks.map((leak) => leak.indicator))]).toEqual([indicator]);
    }
  );

  it("has the figures of the first page under the floor too, whatever the comparison shows", () => {
    const smallest = Math.min(...world.brief.league.units.map(({retention}) => retention?.customers ?? Infinity));
    const onlyBrief = {
      brief: world.brief,
      compare: {...world.compare, series: [], errors: {indicators: [], cells: []}},
      systemFiles: []
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
      compare: {...world.compare, series: [], errors: {indicators: [], cells: []}},
      systemFiles: []
    };
    const shown = (under: number) =>
      leaksOf(onlyBrief, measured, under).filter(({what}) => what.includes("greenLight"));
    expect(shown(smallest)).toEqual([]);
    expect(shown(smallest + 1).map(({customers}) => customers)).toContain(smallest);
  });
});
