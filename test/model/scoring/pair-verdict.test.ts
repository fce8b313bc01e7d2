import {describe, expect, it} from "vitest";
import {verdictOf} from "../../fixtures/evidence.js";
import {answerOf, chosenVerdict, paidShare, stakeFrom} from "../../../src/model/scoring/pair-verdict.js";
import {pairContest} from "../../../src/model/scoring/pair-contest.js";
import type {DrawnAssociation, PairContests} from "../../../src/model/published/pair-contests.js";

const clusters = 12;
const settings = {legacy: "old", challenger: "new"};
const name = {en: "Unit", zh: "支局"};
/** An association, and what it is without each cluster: a little more or less in turn. */
const drawn = (value: number, by = 0.01): DrawnAssociation => ({
  observed: value,
  drawn: Array.from({length: clusters}, (_, cluster) => value + (cluster % 2 ? by : -by) * (1 + cluster / clusters))
});
const asked = {method: "wild cluster bootstrap", clusters, units: 24, periods: 5} as const;
const question = {horizon: 6, outcome: "customers", adjusted: false, within: "period"} as const;

/** Three systems: “far” foretells, “new” a little, “old” the wrong way round. */
const contests: PairContests = {
  unitKind: name,
  clusterKind: name,
  gap: 1,
  margin: 0.2,
  draws: 999,
  seed: 5,
  questions: [question, {...question, adjusted: true}],
  systems: [
    {id: "old", paid: 1, traced: 7},
    {id: "new", paid: 0, traced: 0},
    {id: "far", paid: 0.75, traced: 1}
  ],
  tracedUnits: 24,
  groups: [
    {
      window: "year",
      systems: ["old", "new", "far"],
      questions: [
        {...asked, systems: [drawn(-0.2), drawn(0.3, -0.012), drawn(0.7, 0.014)]},
        {...asked, systems: [drawn(-0.1), drawn(0.25, -0.012), drawn(0.6, 0.014)]}
      ],
      stake: {
        horizon: 12,
        method: "wild cluster bootstrap",
        clusters,
        draws: 999,
        seed: 5,
        kept: [drawn(0.8, 0.001), drawn(0.82, 0.001), drawn(0.85, -0.002)],
        yuan: [drawn(8e6, 1e4), drawn(8.1e6, 1e4), drawn(8.4e6, -2e4)]
      }
    }
  ],
  pairs: [
    {systems: ["old", "new"], group: 0},
    {systems: ["old", "far"], group: 0},
    {systems: ["new", "far"], group: 0}
  ]
};
const named = verdictOf("pilot", "better");
const of = (legacy: string, challenger: string, from = contests) =>
  chosenVerdict(named, {contests: from, pair: {legacy, challenger}, settings, customers: 10_000});

describe("the verdict on a pair that a reader chose", () => {
  it("is decided by the rules of the named one, from its own contest, pay and traces", () => {
    const found = of("old", "far");
    expect(found?.correctedFor).toBe(2);
    // Better, in the same mix too, paid by three quarters of the months, and gamed in 1 of 24: change.
    expect(found?.verdict).toMatchObject({
      decision: "change",
      strength: "strong",
      traced: {units: 24, legacy: 7, challenger: 1},
      stands: null
    });
    expect(found?.verdict.contest.paid).toEqual({legacy: 1, challenger: 0.75});
    expect(found?.verdict.contest.rows).toEqual(
      pairContest(contests, {legacy: "old", challenger: "far"}, settings)?.rows
    );
  });

  it("heeds that a system was never paid by, or is gamed already", () => {
    const but = (more: Partial<PairContests["systems"][number]>) =>
      of("old", "far", {
        ...contests,
        systems: contests.systems.map((one) => (one.id === "far" ? {...one, ...more} : one))
      })?.verdict.decision;
    expect([but({paid: 0}), but({traced: 3}), but({traced: 2})]).toEqual(["pilot", "pilot", "change"]);
  });

  it("speaks for what is there the other way round", () => {
    const found = of("far", "old")?.verdict;
    expect(found?.decision).toBe("stay");
    expect(found?.contest.rows[0].verdict).toBe("worse");
    const [one, other] = [of("old", "far")?.verdict.stake, found?.stake];
    expect(other?.customers.value).toBe(-(one?.customers.value ?? NaN));
    expect(other?.customers.high).toBe(-(one?.customers.low ?? NaN));
  });

  it("takes nothing of the named pair but what is of the customers alone", () => {
    const verdict = of("new", "far")?.verdict;
    expect(verdict?.unneededUpsell).toBe(named.unneededUpsell);
    expect(verdict?.contest.answers).toBe(named.contest.answers);
    expect(verdict?.stake).not.toEqual(named.stake);
    expect(verdict?.contest.rows[0].difference.value).toBeCloseTo(0.4, 10);
  });

  it("of the named pair turned round is the named one from the other side, twice turned the same", () => {
    const turned = of("new", "old");
    expect(turned?.correctedFor).toBeNull();
    expect(turned?.verdict.decision).toBe("stay");
    expect(turned?.verdict.stands).toEqual(named.stands);
    expect(turned?.verdict.contest.rows.map(({verdict}) => verdict)).toEqual(["worse", "worse", "undecided"]);
    const back = turned && {
      verdict: turned.verdict,
      again: chosenVerdict(turned.verdict, {
        contests,
        pair: settings,
        settings: {legacy: "new", challenger: "old"},
        customers: 1
      })
    };
    const between = named.contest.rows.filter(({second}) => second === "legacy");
    expect(back?.again?.verdict).toEqual({...named, contest: {...named.contest, rows: between}});
  });

  it("isn't there without the primary question, whatever else can be asked, nor without a contest", () => {
    const [group] = contests.groups;
    const without = {...contests, groups: [{...group, questions: [null, group.questions[1]]}]};
    expect(of("old", "far", without)).toBeNull();
    expect(of("old", "nobody")).toBeNull();
  });
});

it("what a ranking is worth pairs the upper halves draw by draw: what both have in common falls out", () => {
  const [{stake}] = contests.groups;
  if (!stake) throw new Error("expected draws");
  // The first two differ by the same in every resample.
  expect(stakeFrom(stake, {legacy: 0, challenger: 1}, 10_000)).toMatchObject({
    horizon: 12,
    share: {value: 0.02, low: 0.02, high: 0.02},
    customers: {value: 200},
    yuan: {value: 100_000}
  });
  const far = stakeFrom(stake, {legacy: 0, challenger: 2}, 10_000);
  expect(far?.customers.value).toBe(500);
  expect(far?.customers.low).toBeLessThan(500);
  expect(stakeFrom({...stake, yuan: null}, {legacy: 0, challenger: 2}, 1)?.yuan).toBeNull();
  const unknown = {...stake, kept: stake.kept.map((one) => ({...one, observed: null}))};
  expect(stakeFrom(unknown, {legacy: 0, challenger: 2}, 1)).toBeNull();
});

it("a system was paid by in the share of the months that lies within those in which it was in force", () => {
  const months = {firstMonth: "2024-01", lastMonth: "2025-12"};
  expect(paidShare({from: "2025-01", to: null}, months)).toBe(0.5);
  expect(paidShare({from: "2020-01", to: "2024-06"}, months)).toBe(0.25);
  expect(paidShare({from: "2020-01", to: "2023-12"}, months)).toBe(0);
  expect(paidShare({from: "2026-01", to: null}, months)).toBe(0);
  expect(paidShare(null, months)).toBe(0);
});

it("the answer rests on the row that is adjusted, wherever it stands", () => {
  const {rows} = verdictOf("change", "better").contest;
  const deciding = {margin: 0.2, paid: {legacy: 0, challenger: 1}, traced: null};
  expect(answerOf({...deciding, rows}).decision).toBe("change");
  const plain = rows.filter(({adjusted}) => !adjusted);
  expect(answerOf({...deciding, rows: plain}).decision).toBe("pilot");
});
