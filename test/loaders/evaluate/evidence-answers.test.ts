import {describe, expect, it} from "vitest";
import {answerConcordances} from "../../../loaders/evaluate/evidence-answers.js";
import type {AnswersFollowed} from "../../../loaders/measure/answers-followed.js";
import {concordanceHeld} from "./answers-simulation.js";

const floor = 10;

/** Answers 2 and 9 in each of 40 buckets; who gave 2 left early or late, who gave 9 stayed. */
const rowsOf = (answers: number, customers: number): AnswersFollowed[] =>
  Array.from({length: 40}, (_, bucket) => [
    {
      part: "service_recommendation" as const,
      score: 2,
      bucket,
      months: bucket % 6,
      left: true,
      answers,
      customers,
      leavers: customers
    },
    {part: "service_recommendation" as const, score: 9, bucket, months: 12, left: false, answers, customers, leavers: 0}
  ]).flat();

describe("what a single answer tells", () => {
  it("counts answers, answers of leavers, customers and leavers apart", () => {
    const [found] = answerConcordances(rowsOf(30, 5), () => "service_nps", floor);
    expect(found).toMatchObject({answers: 2400, answersLeft: 1200, customers: 400, leavers: 200});
    // A lower answer was always of who left first, or of one of those who left alike.
    expect(found.concordance.value).toBeGreaterThan(0.5);
  });

  it("rests on as many customers as the floor on both sides, however many answers these gave", () => {
    const few = rowsOf(30, 0).map((row, i) => (i < 18 ? {...row, customers: 1, leavers: row.left ? 1 : 0} : row));
    expect(few.filter(({left}) => left).reduce((sum, {answers}) => sum + answers, 0)).toBe(1200);
    expect(answerConcordances(few, () => "service_nps", floor)).toEqual([]);
  });

  it("lies between 0 and 1 with an interval that is even on the logit, and so reaches further towards a coin's .5", () => {
    const [{concordance}] = answerConcordances(rowsOf(30, 5), () => "service_nps", floor);
    const [low, value, high] = [concordance.low, concordance.value, concordance.high].map(Number);
    const logit = (one: number) => Math.log(one / (1 - one));
    expect(logit(high) - logit(value)).toBeCloseTo(logit(value) - logit(low), 2);
    expect(high).toBeLessThan(1);
    expect(value - low).toBeGreaterThan(high - value);
  });

  // The short form of verify/answers.ts.
  it("has an interval that holds the truth where it is nearly certain that leavers answer less", () => {
    const {concordance, held} = concordanceHeld({leavers: 12, stayers: 100, shift: 2}, 60);
    expect(concordance).toBeGreaterThan(0.85);
    expect(held).toBeGreaterThanOrEqual(0.9);
  });
});
