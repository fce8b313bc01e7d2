import {describe, expect, it} from "vitest";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import type {GreenStratum} from "../../../loaders/measure/green-light.js";
import {comparedStrata, greenLightOf} from "../../../loaders/evaluate/green-light.js";

const floor = 10;
const calendar = calendarOf(monthNumber("2026-01"), monthNumber("2026-12"));
const targets = {handledSecondsAtMost: 300, satisfactionAtLeast: 4};

/** So many leavers with a contact each month, half of them green; a hundred stayers each month. */
function yearOf(leavers: readonly number[], withoutContact = 0) {
  const stratum = {valueTier: "mid", tenure: 2, contacts: 1};
  const strata = leavers.flatMap((customers, i): GreenStratum[] => {
    const month = monthNumber("2026-01") + i;
    return [
      {...stratum, leavers: true, month, customers, green: Math.floor(customers / 2)},
      {...stratum, leavers: false, month, customers: 100, green: 60}
    ];
  });
  const silent: GreenStratum = {
    ...stratum,
    leavers: true,
    month: monthNumber("2026-05"),
    contacts: 0,
    customers: withoutContact,
    green: 0
  };
  return greenLightOf(withoutContact ? [...strata, silent] : strata, targets, calendar, floor);
}

const shownMonths = (leavers: readonly number[]) =>
  yearOf(leavers)?.months.map(({month, customers}) => `${month.slice(5)}: ${customers}`);

describe("green-light leavers behind the floor", () => {
  it("20 a month are shown month by month", () => {
    expect(shownMonths(Array.from({length: 12}, () => 20))?.length).toBe(12);
  });

  it("a month of 3 goes into its quarter: 3 + 20 + 20 = 43", () => {
    expect(shownMonths([3, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20])?.slice(0, 3)).toEqual([
      "03: 43",
      "04: 20",
      "05: 20"
    ]);
  });

  it("a quarter of 6 can't be had from the year less the other quarters: none is shown", () => {
    expect(shownMonths([2, 2, 2, 20, 20, 20, 20, 20, 20, 20, 20, 20])).toEqual([]);
  });

  it("a few leavers without contact are a few, none are none, and many are counted", () => {
    const twenty = Array.from({length: 12}, () => 20);
    expect([4, 0, 10].map((without) => yearOf(twenty, without)?.leaversWithoutContact)).toEqual([null, 0, 10]);
  });
});

describe("comparedStrata", () => {
  const stratum = (leavers: number, stayers: number) => ({
    leavers: {n: leavers, with: 0},
    stayers: {n: stayers, with: 0}
  });

  it("compares all where everybody has somebody comparable", () => {
    expect(comparedStrata([stratum(3, 50), stratum(20, 50)], floor).length).toBe(2);
  });

  it("3 leavers without anyone comparable take the smallest strata with them: 3 + 4 + 5 ≥ 10", () => {
    const compared = comparedStrata([stratum(3, 0), stratum(20, 50), stratum(5, 50), stratum(4, 50)], floor);
    expect(compared.map(({leavers}) => leavers.n)).toEqual([20]);
  });

  it("12 leavers without anyone comparable are enough by themselves", () => {
    expect(
      comparedStrata([stratum(12, 0), stratum(20, 50), stratum(5, 50)], floor).map(({leavers}) => leavers.n)
    ).toEqual([5, 20]);
  });
});
