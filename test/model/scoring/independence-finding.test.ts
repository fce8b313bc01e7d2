import {expect, it} from "vitest";
import {independenceFinding} from "../../../src/model/scoring/independence-finding.js";

it("tells how many independent indicators there are only where at least two can be compared, or there is but one", () => {
  const amount = {independent: 2, low: 1, high: 3};
  expect(independenceFinding({all: 5, told: 0, amount: null})).toEqual({kind: "hidden"});
  expect(independenceFinding({all: 5, told: 1, amount})).toEqual({kind: "one"});
  expect(independenceFinding({all: 5, told: 3, amount})).toEqual({kind: "some", told: 3, ...amount});
  expect(independenceFinding({all: 5, told: 5, amount})).toEqual({kind: "all", told: 5, ...amount});
  expect(independenceFinding({all: 1, told: 1, amount}).kind).toBe("all");
});
