import {describe, expect, it} from "vitest";
import {calendarOf, monthNumber} from "../../../loaders/intake/periods.js";
import type {GreenStratum} from "../../../loaders/measure/green-light.js";
import {greenLightOf} from "../../../loaders/evaluate/green-light.js";

const floor = 10;
const calendar = calendarOf(monthNumber("2026-01"), monthNumber("2026-12"));
const targets = {handledSecondsAtMost: 300, satisfactionAtLeast: 4};

/** So many leavers with a contact each month, half of them green; a hundred stayers each month. */
function yearOf(leavers: readonly number[], withoutContact = 0) {
  const stratum = {valueTier: "mid", tenure: 2, contacts: 1, bucket: 0, askedToLeave: 0, whoAsked: 0};
  const strata = leavers.flatMap((customers, i): GreenStratum[] => {
    const month = monthNumber("2026-01") + i;
    return [
      {...stratum, leavers: true, month, days: customers, customers, green: Math.floor(customers / 2)},
      {...stratum, leavers: false, month, days: 100, customers: 100, green: 60}
    ];
  });
  const silent: GreenStratum = {
    ...stratum,
    leavers: true,
    month: monthNumber("2026-05"),
    contacts: 0,
    days: withoutContact,
    customers: withoutContact,
    green: 0
  };
  return greenLightOf(
    {strata: withoutContact ? [...strata, silent] : strata, targets, hasReasons: true},
    calendar,
    floor
  );
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

  it("4 without a contact can't be had as all who ported out less those with one: the smallest strata are left out with them", () => {
    const twenty = Array.from({length: 12}, () => 20);
    const shown = yearOf(twenty, 4);
    expect(240 + 4 - (shown?.leavers.customers ?? 0)).toBeGreaterThanOrEqual(floor);
    expect(240 + 4 - (shown?.difference.customers ?? 0)).toBeGreaterThanOrEqual(floor);
    // No quarter's can be had either: the one in May is told neither by its month nor by its quarter.
    expect(shown?.months).toEqual([]);
    expect(yearOf(twenty, 0)?.leavers.customers).toBe(240);
  });

  it("7 without a contact in one month go into its quarter, and the quarter's too where they are all of it", () => {
    const stratum = {
      valueTier: "mid",
      tenure: 2,
      contacts: 1,
      bucket: 0,
      askedToLeave: 0,
      whoAsked: 0,
      days: 0,
      green: 0
    };
    const strata = Array.from({length: 12}, (_, i) => monthNumber("2026-01") + i).flatMap((month): GreenStratum[] => [
      {...stratum, leavers: true, month, customers: 20, green: 10, days: 20},
      {...stratum, leavers: true, month, customers: 7, contacts: 0},
      {...stratum, leavers: false, month, customers: 100, days: 100, green: 60}
    ]);
    const months = greenLightOf({strata, targets, hasReasons: true}, calendar, floor)?.months ?? [];
    expect(months.map(({customers}) => customers)).toEqual([60, 60, 60, 60]);
  });

  it("who asked to leave isn't told where all but a few did", () => {
    const stratum = {valueTier: "mid", tenure: 2, contacts: 1, bucket: 0, days: 0, green: 0};
    const asked = (who: number) =>
      greenLightOf(
        {
          strata: [
            {...stratum, leavers: true, month: monthNumber("2026-01"), customers: 40, askedToLeave: who, whoAsked: who},
            {
              ...stratum,
              leavers: false,
              month: monthNumber("2026-01"),
              customers: 100,
              days: 100,
              askedToLeave: 0,
              whoAsked: 0
            }
          ],
          targets,
          hasReasons: true
        },
        calendar,
        floor
      )?.askedToLeave?.customers;
    expect([37, 30, 40, 3].map(asked)).toEqual([null, 30, 40, null]);
  });
});
