import {concordance, type Followed} from "../../src/model/statistics/concordance.js";
import type {AnswerConcordance} from "../../src/model/published/evidence.js";
import {sumOf} from "../../src/model/statistics/sums.js";
import {z95} from "../../src/model/statistics/intervals.js";
import {bucketCount} from "../intake/intake.js";
import type {AnswerPart, AnswersFollowed} from "../measure/answers-followed.js";
import {rounded} from "./evidence-contest.js";

/** How far answers foretell that the same customers leave, with the interval by leaving out one bucket of customers at a time. */
export function answerConcordances(
  rows: readonly AnswersFollowed[],
  playing: (part: AnswerPart) => string | null,
  floor: number
): AnswerConcordance[] {
  const parts = [...new Set(rows.map(({part}) => part))];
  const byIndicator = parts
    .map((part) => ({part, indicator: playing(part)}))
    .sort((a, b) => ((a.indicator ?? "") < (b.indicator ?? "") ? -1 : 1));
  return byIndicator.flatMap(({part, indicator}): AnswerConcordance[] => {
    // Answers that no indicator is made of have no name to be shown under.
    if (indicator === null) return [];
    const own = rows.filter((row) => row.part === part);
    const customers = sumOf(own, (row) => row.customers);
    const leavers = sumOf(own, (row) => row.leavers);
    // Answers of few customers are many for the floor, but not for whoever gave them.
    if (leavers < floor || customers - leavers < floor) return [];
    const all = concordance(grouped(own, null));
    const without = Array.from({length: bucketCount}, (_, bucket) => concordance(grouped(own, bucket)));
    const mean = without.reduce((sum, one) => sum + one, 0) / bucketCount;
    const error = Math.sqrt(
      ((bucketCount - 1) / bucketCount) * without.reduce((sum, one) => sum + (one - mean) ** 2, 0)
    );
    // Without an error nothing tells how sure it is.
    if (!Number.isFinite(all) || !(error > 0 && error < Infinity)) return [];
    return [
      {
        indicator,
        answers: sumOf(own, (row) => row.answers),
        answersLeft: sumOf(own, (row) => (row.left ? row.answers : 0)),
        customers,
        leavers,
        concordance: {
          value: rounded(all),
          low: rounded(Math.max(0, all - z95 * error)),
          high: rounded(Math.min(1, all + z95 * error))
        }
      }
    ];
  });
}

/** Counts by score and time, without one bucket. A low answer is the higher risk. */
function grouped(rows: readonly AnswersFollowed[], leftOut: number | null): Followed[] {
  const groups = new Map<string, {risk: number; time: number; event: boolean; count: number}>();
  for (const {score, bucket, months, left, answers} of rows) {
    if (bucket === leftOut) continue;
    const key = `${score} ${months} ${left ? 1 : 0}`;
    const group = groups.get(key) ?? {risk: -score, time: months, event: left, count: 0};
    group.count += answers;
    groups.set(key, group);
  }
  return [...groups.values()];
}
