import {concordance, type Followed} from "../../src/model/statistics/concordance.js";
import type {AnswerConcordance} from "../../src/model/published/evidence.js";
import {sumOf} from "../../src/model/statistics/sums.js";
import {studentPoint95} from "../../src/model/statistics/student.js";
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
        concordance: concordanceWith(all, error, Math.min(bucketCount, leavers, customers - leavers) - 1)
      }
    ];
  });
}

/**
 * A concordance with its 95 % interval on the logit, which leaves 0 to 1 at neither end; with few leavers the error itself is
 * told from few. Of 12 leavers and 400 who stayed, at a concordance of .91, ends at ± 1.96 errors held the truth in 88 of 100.
 *
 * @param value between 0 and 1, both left out
 * @param degrees of freedom: customers of the smaller side, or buckets where those are fewer, less 1
 */
function concordanceWith(value: number, error: number, degrees: number): AnswerConcordance["concordance"] {
  const logit = Math.log(value / (1 - value));
  const half = (studentPoint95(degrees) * error) / (value * (1 - value));
  const at = (one: number) => rounded(1 / (1 + Math.exp(-one)));
  return {value: rounded(value), low: at(logit - half), high: at(logit + half)};
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
