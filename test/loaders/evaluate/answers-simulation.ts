/** Customers whose answers go with leaving as far as is planted, and how often the interval holds it: for a test in short and a proof at length. */
import {answerConcordances} from "../../../loaders/evaluate/evidence-answers.js";
import {bucketCount} from "../../../loaders/intake/intake.js";
import type {AnswersFollowed} from "../../../loaders/measure/answers-followed.js";
import {normal, uniform} from "../../../src/model/statistics/random.js";

export interface AnswersWorld {
  readonly leavers: number;
  readonly stayers: number;
  /** By how many points who leaves answers less, over 2. */
  readonly shift: number;
}

/** One to three answers of each customer, whose mood stays the same by half. */
function answersOf({leavers, stayers, shift}: AnswersWorld, seed: number): AnswersFollowed[] {
  return Array.from({length: leavers + stayers}, (_, i) => {
    const left = i < leavers;
    const own = 0.7 * normal(seed, 2, i) - (left ? shift : 0);
    return Array.from({length: 1 + Math.floor(3 * uniform(seed, 1, i))}, (__, answer): AnswersFollowed => ({
      part: "service_recommendation",
      score: Math.max(0, Math.min(10, Math.round(7.5 + 2 * (own + 0.7 * normal(seed, 3, i, answer))))),
      bucket: Math.floor(bucketCount * uniform(seed, 4, i)),
      months: left ? Math.floor(12 * uniform(seed, 5, i, answer)) : 12,
      left,
      answers: 1,
      customers: answer === 0 ? 1 : 0,
      leavers: left && answer === 0 ? 1 : 0
    }));
  }).flat();
}

/** The mean concordance over companies, and the share of their intervals that hold it. */
export function concordanceHeld(
  world: AnswersWorld,
  companies: number
): {readonly concordance: number; readonly held: number} {
  const found = Array.from({length: companies}, (_, seed) =>
    answerConcordances(answersOf(world, seed), () => "service_nps", 10)
  ).flatMap(([one]) => (one ? [one.concordance] : []));
  const concordance = found.reduce((sum, {value}) => sum + value, 0) / found.length;
  const held = found.filter(
    ({low, high}) => low !== null && high !== null && low <= concordance && concordance <= high
  ).length;
  return {concordance, held: held / companies};
}
