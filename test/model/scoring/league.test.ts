import {expect, test} from "vitest";
import {cellsOf} from "../../../src/model/published/cells.js";
import {disagreementOf} from "../../../src/model/scoring/disagreement.js";
import {leagueAt} from "../../../src/model/scoring/league.js";
import {smallCompare} from "../small-compare.js";

const cellOf = cellsOf(smallCompare);

test("units are scored by their values and placed under both systems", () => {
  const {rows, ownCorrelations} = leagueAt(smallCompare, cellOf, "city", 2);
  expect(ownCorrelations).toBe(true);
  expect(rows.map(({unit, legacy, challenger, move}) => [unit, legacy.rank, challenger.rank, move])).toEqual([
    [1, 1, 3, -2],
    [2, 2, 2, 0],
    [3, 3, 1, 2]
  ]);
  expect(rows[0].legacy.score).toBeCloseTo(90, 9);
  expect(rows[0].challenger.score).toBeCloseTo(20, 9);
  expect(rows[0].beyondNoise).toBe(true);
  expect(rows[0].fewestCustomers).toBe(400);
});

test("a unit with an appraised indicator under the floor isn't ranked, and says what it lacks", () => {
  expect(leagueAt(smallCompare, cellOf, "city", 2).unranked).toEqual([
    {unit: 4, lacks: [{indicator: "service_nps", what: "value"}]}
  ]);
});

test("a month borrows its year's correlations and says so", () => {
  expect(leagueAt(smallCompare, cellOf, "company", 1).ownCorrelations).toBe(false);
});

test("a kind without units gives an empty league", () => {
  expect(leagueAt(smallCompare, cellOf, "store", 2).rows).toEqual([]);
});

test("quarters of disagreement split at the median unit; the median itself is never certain", () => {
  const {split, units} = disagreementOf(leagueAt(smallCompare, cellOf, "city", 2));
  expect(split.legacy).toBeCloseTo(50, 9);
  expect(split.challenger).toBeCloseTo(52, 9);
  expect(units.map(({quarter, certain}) => [quarter, certain])).toEqual([
    ["greenButUnhappy", true],
    ["bothGood", false],
    ["happyThoughRed", true]
  ]);
});
