import fc from "fast-check";
import {expect, test} from "vitest";
import {hash32, mixed, mixOf, normal, normalOf} from "../../../src/model/statistics/random.js";
import {meanRanks, median, medianByRanks} from "../../../src/model/statistics/ranking.js";

test("the middle found by ranks is the median, whoever shares it", () => {
  // Whole numbers from a few are often equal, fractions hardly ever.
  const scores = fc.array(fc.oneof(fc.integer({min: 0, max: 4}), fc.double({min: -100, max: 100, noNaN: true})), {
    minLength: 1,
    maxLength: 90
  });
  fc.assert(
    fc.property(scores, (some) => {
      const ranks = new Float64Array(some.length);
      expect(meanRanks(some, ranks)).toBe(ranks);
      expect(medianByRanks(some, ranks)).toBe(median(some));
    })
  );
});

test("a mix that goes on draws what its words draw at once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), {maxLength: 5}), fc.integer(), (words, last) => {
      expect(normalOf(mixed(mixOf(...words), last))).toBe(normal(...words, last));
    })
  );
  // What is published rests on these draws: they stay what they were.
  expect([hash32(), hash32(20260930, 1, 2)]).toEqual([1034634535, 2384595524]);
});
