import {expect, test} from "vitest";
import {
  levelsOf,
  offeredIndicators,
  scoredUnits,
  searchFromState,
  stateFromSearch
} from "../../../src/pages/compare/state.js";
import {smallCompare, smallSystems} from "../../model/small-compare.js";

test("an empty address means the company, its latest year and the challenger's first indicator", () => {
  expect(stateFromSearch("", smallCompare, smallSystems)).toEqual({
    unit: "Z",
    period: "2026",
    indicator: "service_nps",
    level: "city"
  });
});

test("the latest year is found whatever the order of the periods", () => {
  const earlier = {id: "2025", grain: "year" as const, from: "2025-08", to: "2025-09"};
  expect(stateFromSearch("", {...smallCompare, periods: [...smallCompare.periods, earlier]}, smallSystems).period).toBe(
    "2026"
  );
});

test("a choice comes back from its own address", () => {
  const state = {unit: "C", period: "2026-08", indicator: "handling_time", level: "city"};
  expect(stateFromSearch(searchFromState(state), smallCompare, smallSystems)).toEqual(state);
});

test("what isn't there falls back", () => {
  expect(stateFromSearch("?unit=nobody&period=%00&indicator=<b>&level=store", smallCompare, smallSystems)).toEqual(
    stateFromSearch("", smallCompare, smallSystems)
  );
});

test("a level needs more than one unit", () => {
  expect(levelsOf(smallCompare, smallSystems)).toEqual(["city"]);
});

test("a level without scores isn't offered, and units that have one are counted by period", () => {
  const {errors} = smallCompare;
  const nobody = {systems: smallSystems.systems.map((one) => ({...one, tiers: []}))};
  expect(
    levelsOf({...smallCompare, errors: {...errors, cells: errors.cells.filter(({unit}) => unit < 2)}}, nobody)
  ).toEqual([]);
  const year = smallCompare.periods.findIndex(({grain}) => grain === "year");
  // Quarry's answers are under the floor.
  expect([scoredUnits(smallCompare, "city", year), scoredUnits(smallCompare, "company", year)]).toEqual([3, 1]);
  expect(scoredUnits({...smallCompare, errors: {...errors, cells: []}}, "city", year)).toBe(0);
});

test("only indicators with figures at the level in the period are offered, and another is never looked at", () => {
  const year = smallCompare.periods.findIndex(({id}) => id === "2026");
  const withoutYear = (indicator: string, isGone: (unit: number) => boolean): typeof smallCompare => ({
    ...smallCompare,
    series: smallCompare.series.map((one) => {
      if (one.indicator !== indicator) return one;
      const kept = one.unit.flatMap((unit, i) => (one.period[i] === year && isGone(unit) ? [] : [i]));
      return {...one, ...Object.fromEntries(columns.map((column) => [column, kept.map((i) => one[column][i])]))};
    })
  });
  expect(offeredIndicators(smallCompare, "city", "2026")).toEqual(["connect_rate", "service_nps", "handling_time"]);
  // Neither the cities without the company nor the company without a city.
  for (const isGone of [(unit: number) => unit === 0, (unit: number) => unit > 0]) {
    const compare = withoutYear("service_nps", isGone);
    expect(offeredIndicators(compare, "city", "2026")).toEqual(["connect_rate", "handling_time"]);
    expect(stateFromSearch("?indicator=service_nps", compare, smallSystems).indicator).toBe("connect_rate");
  }
  expect(offeredIndicators(smallCompare, "store", "2026")).toEqual([]);
});

const columns = ["unit", "period", "value", "standardError", "customers", "designEffect"] as const;
