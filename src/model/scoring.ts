import type {AppraisedIndicator, LinearRule} from "./published.js";

/**
 * Points of a value under a rule: 0 at the floor, 100 at the target, straight between and beyond,
 * kept within 0 and the cap. The floor lies above the target where lower is better.
 */
export function indicatorScore(value: number, rule: LinearRule): number {
  if (!(rule.floor !== rule.target)) throw new Error(`invalid rule: expected floor and target to differ; found ${rule.floor} for both`);
  const points = (100 * (value - rule.floor)) / (rule.target - rule.floor);
  return Math.min(rule.cap, Math.max(0, points));
}

/**
 * A system's score: the mean of its indicators' points by weight.
 *
 * @param values value by indicator id
 * @returns 0 … cap, or null where an appraised indicator has no value: a score never rests on a part of its system
 */
export function systemScore(values: ReadonlyMap<string, number>, appraise: readonly AppraisedIndicator[]): number | null {
  let points = 0;
  let weights = 0;
  for (const {indicator, weight, score} of appraise) {
    const value = values.get(indicator);
    if (value === undefined || Number.isNaN(value)) return null;
    points += weight * indicatorScore(value, score);
    weights += weight;
  }
  return weights > 0 ? points / weights : null;
}
