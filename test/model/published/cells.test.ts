import {expect, test} from "vitest";
import fc from "fast-check";
import {cellsOf, comparableOf, estimateOf, estimateOfMoments} from "../../../src/model/published/cells.js";
import {wilsonInterval} from "../../../src/model/statistics/intervals.js";
import {momentsOf} from "../../../src/model/statistics/moments.js";
import {smallCompare} from "../small-compare.js";

test("a cell is found by indicator, unit and period", () => {
  const cellOf = cellsOf(smallCompare);
  expect(cellOf("connect_rate", 1, 2)).toMatchObject({value: 0.89, standardError: 0.004, customers: 1000});
});

test("a cell under the privacy floor and an unknown indicator are null", () => {
  const cellOf = cellsOf(smallCompare);
  expect(cellOf("service_nps", 4, 2)).toBeNull();
  expect(cellOf("unheard_of", 0, 2)).toBeNull();
});

test("yuan have a symmetric interval of Student's 2.262 standard errors with 10 customers, 1.96 with very many", () => {
  const few = estimateOf(200, {standardError: 20, customers: 10, designEffect: 1}, "yuan");
  expect((few.high - 200) / 20).toBeCloseTo(2.2622, 2);
  expect((200 - few.low) / 20).toBeCloseTo(2.2622, 2);
  const many = estimateOf(200, {standardError: 2, customers: 1e6, designEffect: 1}, "yuan");
  expect((many.high - 200) / 2).toBeCloseTo(1.96, 4);
});

test("seconds have the same on a log scale: as many times above the value as below", () => {
  const {low, high} = estimateOf(200, {standardError: 20, customers: 10, designEffect: 1}, "seconds");
  expect(Math.log(high / 200) / 0.1).toBeCloseTo(2.2622, 2);
  expect(high / 200).toBeCloseTo(200 / low, 9);
});

test("40 customers of whom a few weigh so much that 10 equal ones would tell as much have an interval as of 10, a little wider", () => {
  const uneven = estimateOf(200, {standardError: 20, customers: 40, designEffect: 4}, "yuan");
  expect((uneven.high - 200) / 20).toBeCloseTo(2.2622 * Math.sqrt(1 + 2 * (1 / 10 - 1 / 40)), 2);
});

test("points of very many customers have 1.96 standard errors; of 10 who all said +100, less than +100 and more than one value", () => {
  const {low, high} = estimateOf(20, {standardError: 0.1, customers: 600_000, designEffect: 1}, "points");
  expect((high - low) / 0.2).toBeCloseTo(1.96, 3);
  const sure = estimateOf(100, {standardError: 0, customers: 10, designEffect: 1}, "points");
  expect(sure.low).toBeLessThan(60);
  expect(sure.high).toBe(100);
});

test("a rate per 10,000 is a share ten thousand times over, and no complaint among 500 customers isn't certainty", () => {
  const rate = estimateOf(20, {standardError: 5, customers: 8000, designEffect: 1.3}, "per_10k");
  const share = estimateOf(0.002, {standardError: 0.0005, customers: 8000, designEffect: 1.3}, "percent");
  expect(rate.low / 10_000).toBeCloseTo(share.low, 12);
  expect(rate.high / 10_000).toBeCloseTo(share.high, 12);
  const none = estimateOf(0, {standardError: 0, customers: 500, designEffect: 1}, "per_10k");
  expect(none.low).toBeCloseTo(0, 9);
  expect(none.high).toBeCloseTo(10_000 * wilsonInterval(0, 500).high, 9);
});

test("a share near 1 keeps its interval within 0 and 1", () => {
  const {low, high} = estimateOf(0.99, {standardError: 0.02, customers: 24, designEffect: 1}, "percent");
  expect(high).toBeLessThanOrEqual(1);
  expect(low).toBeGreaterThan(0.8);
});

test("a share of exactly 1 still has an interval", () => {
  const {low, high} = estimateOf(1, {standardError: 0, customers: 12, designEffect: 1}, "percent");
  expect(high).toBeCloseTo(1, 12);
  expect(low).toBeCloseTo(12 / (12 + 1.959964 ** 2), 5);
});

test("no figure lies outside its own interval, of however few customers, who weigh however unlike", () => {
  // Answers of −100, 0 and +100, yes or no, seconds and yuan, of one to twelve customers with one to forty contacts each.
  const customers = fc.array(
    fc.tuple(fc.integer({min: 1, max: 40}), fc.array(fc.integer({min: 0, max: 2}), {maxLength: 40})),
    {
      minLength: 1,
      maxLength: 12
    }
  );
  fc.assert(
    fc.property(customers, fc.constantFrom("percent", "per_10k", "points", "seconds", "yuan"), (all, format) => {
      const x = all.map(([contacts]) => contacts);
      const answers = all.map(([contacts, kinds]) =>
        Array.from({length: contacts}, (_, i) => kinds[i % (kinds.length || 1)] ?? 2)
      );
      const worth = {percent: 0.5, per_10k: 5000, points: 100, seconds: 90, yuan: -15}[format];
      const sum = (own: readonly number[]) =>
        own.reduce((total, kind) => total + worth * (format === "points" ? kind - 1 : kind), 0);
      const moments = momentsOf(answers.map(sum), x);
      for (const {value, low, high} of [estimateOfMoments(moments, format), comparableOf(moments, format)]) {
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }
    }),
    {numRuns: 2000}
  );
});
