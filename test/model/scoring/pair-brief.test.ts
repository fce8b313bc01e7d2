import {describe, expect, it} from "vitest";
import {brief, estimate} from "../../fixtures/brief.js";
import {verdictOf} from "../../fixtures/evidence.js";
import {smallCompare} from "../small-compare.js";
import {briefLeague} from "../../../src/model/scoring/brief-league.js";
import {briefOfPair} from "../../../src/model/scoring/pair-brief.js";
import type {Brief, UnitFigures} from "../../../src/model/published/brief.js";
import type {PairContests} from "../../../src/model/published/pair-contests.js";

const {legacy, challenger} = smallCompare.site.systems;
const figures = smallCompare.units
  .filter(({kind}) => kind === "city")
  .map(({id, name}): UnitFigures => ({
    id,
    name,
    retention: estimate(id === "A" ? 0.7 : 0.9, 0.005, 1000),
    conversionPerContact: null,
    conversionPerCustomer: null
  }));
const ground = {kind: "city", kindName: {en: "City", zh: "市公司"}, figures};
/** The year, as in a build the first of the periods. */
const year = smallCompare.periods.findIndex(({grain}) => grain === "year");
const league = briefLeague(smallCompare, ground, year);
const none = {en: "", zh: ""};
const contests: PairContests = {
  unitKind: none,
  clusterKind: none,
  gap: 1,
  margin: 0.2,
  draws: 99,
  seed: 1,
  questions: [],
  systems: [],
  tracedUnits: null,
  groups: [],
  pairs: []
};

/** The comparison with the year as its first period. */
const yearly = {...smallCompare, periods: [smallCompare.periods[year]], ...onlyYear()};
function onlyYear() {
  const columns = ["unit", "value", "standardError", "customers", "designEffect"] as const;
  return {
    series: smallCompare.series.map((one) => {
      const kept = one.period.flatMap((period, i) => (period === year ? [i] : []));
      return {
        ...one,
        ...Object.fromEntries(columns.map((column) => [column, kept.map((i) => one[column][i])])),
        period: kept.map(() => 0)
      };
    }),
    errors: {
      ...smallCompare.errors,
      cells: smallCompare.errors.cells.filter(({period}) => period === year).map((cell) => ({...cell, period: 0}))
    },
    benchmarks: []
  };
}

const named: Brief = {
  ...brief([]),
  site: smallCompare.site,
  league,
  figures,
  retention: estimate(0.85, 0.001, 4000),
  verdict: verdictOf("pilot", "better")
};
const swapped = {...yearly, site: {...yearly.site, systems: {legacy: challenger, challenger: legacy}}};
const settings = {legacy: legacy.id, challenger: challenger.id};
const turned = briefOfPair(named, swapped, {
  contests,
  pair: {legacy: challenger.id, challenger: legacy.id},
  settings
});

describe("the brief of a pair that a reader chose", () => {
  it("has the league of the pair's own comparison, with the figures beside it", () => {
    expect(turned.league).toEqual(briefLeague(swapped, ground, 0));
    expect(turned.league.units.length).toBeGreaterThan(2);
    // Where both systems change sides, so does every unit.
    for (const unit of turned.league.units) {
      const before = league.units.find(({id}) => id === unit.id);
      expect(unit.legacy.rank).toBe(before?.challenger.rank);
      expect(unit.challenger.score).toBeCloseTo(before?.legacy.score ?? NaN, 10);
      expect(unit.retention).toEqual(before?.retention);
    }
  });

  it("names who looks green and loses customers by its own old system", () => {
    // Lakeside scores high per contact and keeps fewest.
    const same = briefOfPair(named, yearly, {contests, pair: settings, settings});
    expect(same.greenAndLosing).toEqual(["A"]);
    expect(turned.greenAndLosing).toEqual([]);
  });

  it("goes without what is of the settings' pair alone, and says so", () => {
    expect(turned.greenLight).toBeNull();
    expect(turned.chosen.lacks).toEqual(["greenLight"]);
    expect(turned.verdict?.decision).toBe("stay");
    const other = briefOfPair(named, yearly, {contests, pair: {legacy: legacy.id, challenger: "another"}, settings});
    expect(other.verdict).toBeNull();
    expect(other.greenLight).toBe(named.greenLight);
    expect(other.chosen.lacks).toEqual(["verdict"]);
    expect(other.unneededUpsell).toBe(named.verdict?.unneededUpsell);
  });

  it("keeps how many answers it would take only where the same units are ranked, and counts its own moves", () => {
    expect(turned.sampleSize?.movesInsideNoise).toBe(
      turned.league.units.filter(({move, beyondNoise}) => move !== 0 && !beyondNoise).length
    );
    const fewer = {...named, league: {...league, units: league.units.slice(1)}};
    const found = briefOfPair(fewer, swapped, {
      contests,
      pair: {legacy: challenger.id, challenger: legacy.id},
      settings
    });
    expect(found.sampleSize).toBeNull();
    expect(found.chosen.lacks).toContain("sampleSize");
  });
});

it("units that lack what nothing measures aren't called too small: the systems say what they lack", () => {
  const without = {...yearly, series: yearly.series.filter(({indicator}) => indicator !== "service_nps")};
  const found = briefLeague(without, ground, 0);
  expect(found.unranked).toEqual([]);
  expect(found.lacking).toEqual([{system: challenger.name, indicators: [{en: "Service NPS", zh: "服务 NPS"}]}]);
});
