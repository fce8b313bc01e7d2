import {describe, expect, it} from "vitest";
import {shareOf, standardisedShares} from "../../../src/model/statistics/standardised.js";
import {standardisedAlarms} from "./share-alarms.js";

describe("standardisedShares", () => {
  it("weighs the comparison by the subjects' mix: 3/4·.8 + 1/4·.4 = .7", () => {
    const shares = standardisedShares(
      [
        {n: 30, with: 21},
        {n: 10, with: 4}
      ],
      [
        {n: 100, with: 80},
        {n: 400, with: 160}
      ]
    );
    expect(shares?.subjects.value).toBeCloseTo(25 / 40, 12);
    expect(shares?.comparison.value).toBeCloseTo(0.7, 12);
    expect(shares?.difference.value).toBeCloseTo(25 / 40 - 0.7, 12);
  });

  it("leaves out strata that the comparison lacks, and says how many subjects remain", () => {
    const shares = standardisedShares(
      [
        {n: 30, with: 15},
        {n: 10, with: 10}
      ],
      [
        {n: 100, with: 50},
        {n: 0, with: 0}
      ]
    );
    expect(shares?.matched).toBe(30);
    expect(shares?.subjects.value).toBe(0.5);
  });

  it("is null where nothing matches", () => {
    expect(standardisedShares([{n: 3, with: 1}], [{n: 0, with: 0}])).toBeNull();
  });

  it("refuses an empty share and lists of different length", () => {
    expect(() => shareOf({n: 0, with: 0})).toThrow("invalid n: expected at least one customer; found 0");
    expect(() => standardisedShares([], [{n: 1, with: 0}])).toThrow("invalid strata");
  });

  it("of 10 of 10 against 880 of 1,000 isn’t beyond chance", () => {
    const {low, high} = standardisedShares([{n: 10, with: 10}], [{n: 1000, with: 880}])?.difference ?? {
      low: 1,
      high: 0
    };
    expect(low < 0 && high > 0).toBe(true);
  });

  it("refuses more customers with the property than there are", () => {
    expect(() => standardisedShares([{n: 3, with: 1}], [{n: 3, with: 4}])).toThrow("expected 0 to 3 customers");
    expect(() => shareOf({n: 3, with: -1})).toThrow("found -1");
  });

  it("counts a customer seen several times as one", () => {
    const once = standardisedShares([{n: 40, with: 20}], [{n: 100, with: 40}]);
    const parts = standardisedShares([{n: 40, with: 20}], [{n: 0.25 * 400, with: 0.25 * 160}]);
    expect(parts).toEqual(once);
  });

  // The whole grid at 20,000 draws each: verify/shares.ts.
  it.each([
    [20, 1000, 0.95, 0, 1],
    [20, 1000, 0.013, 1, 1],
    [100, 150, 0.9, 0, 1],
    [100, 1000, 0.9, 1, 4]
  ])(
    "%i leavers against %i stayers of the same share in each of 16 strata (%f, spread %f, each seen %i times) seem to differ in at most 7 of 100 draws",
    (subjects, comparison, share, spread, times) => {
      const {alarms} = standardisedAlarms({subjects, comparison, share, spread, times, strata: 16}, 600);
      // Three standard errors of 600 draws above 7 % would be 10 %; Wald gave 35 to 54.
      expect(alarms).toBeLessThan(0.09);
    }
  );
});
