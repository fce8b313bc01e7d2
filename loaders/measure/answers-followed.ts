import {asNumber, asText, type Database} from "../ground/database.js";
import {monthName} from "../intake/periods.js";
import type {IndicatorPart} from "../../src/model/published/parts.js";

/** Answers of one score, and how long the same customers stayed after a gap. */
export interface AnswersFollowed {
  /** The part of the indicator that such answers make. */
  readonly part: AnswerPart;
  readonly score: number;
  readonly bucket: number;
  /** Whole months from the end of the gap until they left, or were last seen. */
  readonly months: number;
  readonly left: boolean;
  readonly answers: number;
}

/** Kinds of survey that are put to customers, and the part of the indicator that their answers make. */
const partOfKind = {
  service_nps: "service_recommendation",
  contact_satisfaction: "contact_satisfaction",
  effort: "effort",
  relationship_nps: "relationship_recommendation"
} as const satisfies Readonly<Record<string, IndicatorPart>>;

export type AnswerPart = (typeof partOfKind)[keyof typeof partOfKind];

const isKnown = (kind: string): kind is keyof typeof partOfKind => Object.hasOwn(partOfKind, kind);

/**
 * Each answer with what became of who gave it: followed from the month after the gap, at most so many
 * months, at most to the data's end. Answers after a contact that asks to leave aren't counted.
 *
 * @param lastMonth the last month of the data, counted from year 0
 */
export function answersFollowedQuery(lastMonth: number, gap: number, most: number): string {
  const monthOf = (column: string) => `EXTRACT(YEAR FROM ${column}) * 12 + EXTRACT(MONTH FROM ${column}) - 1`;
  return `WITH answered AS (
  SELECT s.kind AS kind, s.score AS score, k.bucket AS bucket,
    ${monthOf("s.asked_at")} + ${1 + gap} AS from_month,
    CASE WHEN k.left_on < DATE '${monthName(lastMonth + 1)}-01' THEN ${monthOf("k.left_on")} END AS left_month
  FROM surveys AS s
  JOIN customers AS k ON k.customer_id = s.customer_id
  LEFT JOIN contacts AS c ON c.contact_id = s.contact_id
  WHERE s.score IS NOT NULL AND s.kind <> 'employee_nps' AND (c.reason IS NULL OR c.reason <> 'leaving')
),
followed AS (
  SELECT a.kind AS kind, a.score AS score, a.bucket AS bucket,
    CASE
      WHEN a.left_month < a.from_month + ${most} THEN a.left_month - a.from_month
      WHEN a.from_month + ${most} <= ${lastMonth + 1} THEN ${most}
      ELSE ${lastMonth + 1} - a.from_month
    END AS months,
    CASE WHEN a.left_month < a.from_month + ${most} THEN 1 ELSE 0 END AS left_then
  FROM answered AS a
  WHERE a.from_month <= ${lastMonth} AND (a.left_month IS NULL OR a.left_month >= a.from_month)
)
SELECT f.kind AS kind, f.score AS score, f.bucket AS bucket, f.months AS months, f.left_then AS left_then, COUNT(*) AS answers
FROM followed AS f
GROUP BY f.kind, f.score, f.bucket, f.months, f.left_then
ORDER BY f.kind, f.score, f.bucket, f.months, f.left_then`;
}

/** Counts the answers and what came after. */
export async function measureAnswers(
  database: Database,
  lastMonth: number,
  gap: number,
  most: number
): Promise<AnswersFollowed[]> {
  const [kind, score, bucket, months, left, answers] = await database.columns(
    answersFollowedQuery(lastMonth, gap, most)
  );
  return kind.flatMap((one, i): AnswersFollowed[] => {
    const text = asText(one);
    return isKnown(text)
      ? [
          {
            part: partOfKind[text],
            score: asNumber(score[i]),
            bucket: asNumber(bucket[i]),
            months: asNumber(months[i]),
            left: asNumber(left[i]) === 1,
            answers: asNumber(answers[i])
          }
        ]
      : [];
  });
}
