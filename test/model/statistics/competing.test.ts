import fc from "fast-check";
import {expect, it} from "vitest";
import {cumulativeIncidence, incidenceAt} from "../../../src/model/statistics/competing.js";
import {kaplanMeier, survivalAt} from "../../../src/model/statistics/survival.js";

it("gives the textbook shares of two reasons", () => {
  // Ten start; one leaves for reason 0 at 1, one for reason 1 at 2, two for reason 0 at 3.
  const rows = [
    {time: 1, atRisk: 10, events: [1, 0]},
    {time: 2, atRisk: 9, events: [0, 1]},
    {time: 3, atRisk: 8, events: [2, 0]}
  ];
  expect(cumulativeIncidence(rows, 0).map(({incidence}) => incidence)).toEqual([0.1, 0.1, expect.closeTo(0.3, 12)]);
  expect(incidenceAt(cumulativeIncidence(rows, 1), 3).incidence).toBeCloseTo(0.1, 12);
  expect(incidenceAt(cumulativeIncidence(rows, 1), 1.5).incidence).toBe(0);
});

it("without censoring has the binomial variance", () => {
  const rows = [
    {time: 1, atRisk: 200, events: [10, 20]},
    {time: 2, atRisk: 170, events: [30, 5]}
  ];
  const [, last] = cumulativeIncidence(rows, 0);
  expect(last.incidence).toBeCloseTo(0.2, 12);
  expect(last.standardError).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 200), 4);
});

it("shares of all reasons and of those who stay add up to 1, each within its band", () => {
  const row = fc.tuple(
    fc.integer({min: 3, max: 400}),
    fc.integer({min: 0, max: 1}),
    fc.integer({min: 0, max: 1}),
    fc.integer({min: 0, max: 1})
  );
  fc.assert(
    fc.property(fc.array(row, {minLength: 1, maxLength: 30}), (list) => {
      const rows = list.map(([atRisk, ...events], i) => ({time: i + 1, atRisk, events}));
      const steps = kaplanMeier(
        rows.map(({time, atRisk, events}) => ({time, atRisk, events: events[0] + events[1] + events[2]}))
      );
      const shares = [0, 1, 2].map((reason) => incidenceAt(cumulativeIncidence(rows, reason), 99));
      expect(shares.reduce((sum, {incidence}) => sum + incidence, 0) + survivalAt(steps, 99).survival).toBeCloseTo(
        1,
        9
      );
      for (const {incidence, low, high} of shares) {
        const isSure = low === 0 && high === 0;
        // Nobody left for the reason while others left, or all did: no interval. A band of 0 to 0 stands before anyone left.
        if (incidence === 0 || incidence >= 1 - 1e-12) expect(isSure || Number.isNaN(low + high)).toBe(true);
        else expect(low <= incidence + 1e-12 && incidence <= high + 1e-12 && low >= 0 && high <= 1).toBe(true);
      }
    }),
    {numRuns: 60}
  );
});
