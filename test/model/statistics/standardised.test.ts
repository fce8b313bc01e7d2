import {describe, expect, it} from "vitest";
import {shareOf, standardisedShares} from "../../../src/model/statistics/standardised.js";

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
});
