import {describe, expect, it} from "vitest";
import {chanceText} from "../../../src/language/chance.js";
import {gainFinding, limitPrices, oddsFinding} from "../../../src/model/plan/findings.js";

describe("what a plan may be said to do", () => {
  it("is worth more or less than today's only where nine of ten draws say so", () => {
    expect(gainFinding({p10: 1, p90: 9})).toBe("better");
    expect(gainFinding({p10: -9, p90: -1})).toBe("worse");
    expect([gainFinding({p10: -1, p90: 9}), gainFinding({p10: 0, p90: 9}), gainFinding(null)]).toEqual(
      Array.from({length: 3}, () => "undecided")
    );
  });

  it("has its odds in five words, the bounds of the outer ones among them", () => {
    expect([1, 0.95, 0.949, 0.8, 0.799, 0.21, 0.2, 0.051, 0.05, 0].map(oddsFinding)).toEqual([
      "very_likely",
      "very_likely",
      "likely",
      "likely",
      "open",
      "open",
      "unlikely",
      "unlikely",
      "very_unlikely",
      "very_unlikely"
    ]);
  });

  it("tells prices of its limits that are more than next to nothing", () => {
    const optimum = {gap: 0, floorsMet: true, price: 0.5, priceOfNps: -380, priceOfLoad: 20_000};
    expect(limitPrices(optimum)).toEqual({million: 500_000, npsPoint: 380, loadHundredth: 200});
    expect(limitPrices({...optimum, price: 0.02, priceOfNps: -1, priceOfLoad: 100})).toEqual({
      million: null,
      npsPoint: null,
      loadHundredth: null
    });
  });
});

it("a chance counted in draws is told no surer than they can tell it", () => {
  expect([1, 0.995, 0.5, 0.005, 0.0049].map((share) => chanceText(share, "en"))).toEqual([
    "over 99%",
    "over 99%",
    "50%",
    "1%",
    "under 1%"
  ]);
  expect(chanceText(1, "zh")).toBe("超过 99%");
});
