import {expect, it} from "vitest";
import {contest, contestDraws} from "../../../src/model/statistics/contest.js";
import {hash32} from "../../../src/model/statistics/random.js";
import {pairContest} from "../../../src/model/scoring/pair-contest.js";
import type {PairContests} from "../../../src/model/published/pair-contests.js";

const [units, periods, clusters] = [28, 4, 14];
const cells = 2 * units * periods;
/** Between 0 and 1, by company, what it is of and cell. */
const noise = (company: number, of: number, cell: number) => hash32(company, of, cell) / 4294967296;
const ids = ["a", "b", "c", "d", "e"];

/** Contests of five systems, the first two of them named beforehand, on what was drawn for a company. */
function companyOf(company: number, draws: number, foretells: (id: string) => number) {
  const lasting = (unit: number) => noise(company, 100, unit);
  const unitOf = (cell: number) => cell % units;
  const outcome = Float64Array.from({length: cells}, (_, cell) => lasting(unitOf(cell)) + noise(company, 101, cell));
  const contestants = ids.map((id, k) => ({
    id,
    scores: Float64Array.from(
      {length: cells},
      (_, cell) =>
        foretells(id) * lasting(unitOf(cell)) + noise(company, k, unitOf(cell)) + noise(company, k + 10, cell)
    )
  }));
  const input = {
    units,
    periods,
    clusters: Array.from({length: units}, (_, unit) => unit % clusters),
    outcome,
    draws,
    seed: 5
  };
  const {contestants: drawn, ...facts} = contestDraws({...input, contestants, within: "period"});
  const name = {en: "", zh: ""};
  const contests: PairContests = {
    unitKind: name,
    clusterKind: name,
    gap: 1,
    margin: 0.2,
    draws,
    seed: 5,
    questions: [{horizon: 6, outcome: "customers", adjusted: false, within: "period"}],
    groups: [{window: "year", systems: ids, questions: [{...facts, systems: drawn}], stake: null}],
    systems: ids.map((id) => ({id, paid: 0, traced: 0})),
    tracedUnits: null,
    pairs: ids.flatMap((a, i) => ids.slice(i + 1).map((b) => ({systems: [a, b] as const, group: 0})))
  };
  return {input, contestants, contests};
}

const named = {legacy: "a", challenger: "b"};

it("a pair's differences, paired from the draws of each, are those of a contest of the two", () => {
  const {input, contestants, contests} = companyOf(1, 499, () => 1);
  const built = contest({...input, contestants, margin: 0.2, pairs: [["d", "c"]]}).differences[0];
  const row = pairContest(contests, {legacy: "c", challenger: "d"}, named)?.rows[0];
  expect(row?.difference.value).toBeCloseTo(built.value, 4);
  expect(row?.difference.low).toBeCloseTo(built.low, 4);
  expect(row?.p).toBeCloseTo(built.p, 4);
  // The other way round it is the opposite.
  const turned = pairContest(contests, {legacy: "d", challenger: "c"}, named)?.rows[0];
  expect(turned?.difference.value).toBeCloseTo(-built.value, 4);
  expect(turned?.difference.high).toBeCloseTo(-built.low, 4);
});

it("the pair named beforehand has no place among those that are corrected for being many", () => {
  const {contests} = companyOf(2, 99, () => 1);
  expect(pairContest(contests, named, named)).toBeNull();
  expect(pairContest(contests, {legacy: "b", challenger: "a"}, named)).toBeNull();
  expect(pairContest(contests, {legacy: "c", challenger: "a"}, named)?.pairs).toBe(9);
});

it("where all foretell alike, any of nine pairs is called better or worse in at most 5 of 100 companies or so", () => {
  const companies = 60;
  let alarms = 0;
  for (let company = 0; company < companies; company++) {
    const {contests} = companyOf(company, 199, () => 1);
    const others = contests.pairs.filter(({systems}) => systems.join("") !== "ab");
    const verdicts = others.map(
      ({systems: [legacy, challenger]}) => pairContest(contests, {legacy, challenger}, named)?.rows[0]?.verdict
    );
    if (verdicts.some((verdict) => verdict === "better" || verdict === "worse")) alarms++;
  }
  // Of 60 companies at 5 %, more than 8 come in fewer than 1 of 100 tries.
  expect(alarms).toBeLessThanOrEqual(8);
});

it("one that foretells and others that don't are told apart all the same", () => {
  let found = 0;
  for (let company = 0; company < 20; company++) {
    const {contests} = companyOf(company, 1999, (id) => (id === "c" ? 6 : 0));
    if (pairContest(contests, {legacy: "d", challenger: "c"}, named)?.rows[0]?.verdict === "better") found++;
  }
  expect(found).toBeGreaterThanOrEqual(16);
});
