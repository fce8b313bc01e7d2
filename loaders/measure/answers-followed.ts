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
  /** Different customers: each counts once an indicator, with the first answer that is followed. */
  readonly customers: number;
  /** Different customers who left after an answer: each counts once an indicator, with the first such answer. */
  readonly leavers: number;
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
  SELECT s.kind AS kind, s.score AS score, s.survey_id AS survey_id, k.number AS number, k.bucket AS bucket,
    ${monthOf("s.asked_at")} + ${1 + gap} AS from_month,
    CASE WHEN k.left_on < DATE '${monthName(lastMonth + 1)}-01' THEN ${monthOf("k.left_on")} END AS left_month
  FROM surveys AS s
  JOIN customers AS k ON k.customer_id = s.customer_id
  LEFT JOIN contacts AS c ON c.contact_id = s.contact_id
  WHERE s.score IS NOT NULL AND s.kind <> 'employee_nps' AND (c.reason IS NULL OR c.reason <> 'leaving')
),
followed AS (
  SELECT a.kind AS kind, a.score AS score, a.survey_id AS survey_id, a.number AS number, a.bucket AS bucket, a.from_month AS from_month,
    CASE
      WHEN a.left_month < a.from_month + ${most} THEN a.left_month - a.from_month
      WHEN a.from_month + ${most} <= ${lastMonth + 1} THEN ${most}
      ELSE ${lastMonth + 1} - a.from_month
    END AS months,
    CASE WHEN a.left_month < a.from_month + ${most} THEN 1 ELSE 0 END AS left_then
  FROM answered AS a
  WHERE a.from_month <= ${lastMonth} AND (a.left_month IS NULL OR a.left_month >= a.from_month)
),
counted AS (
  SELECT f.kind AS kind, f.score AS score, f.bucket AS bucket, f.months AS months, f.left_then AS left_then,
    CASE WHEN ROW_NUMBER() OVER (PARTITION BY f.kind, f.number ORDER BY f.from_month, f.survey_id) = 1 THEN 1 ELSE 0 END AS first_answer,
    CASE WHEN ROW_NUMBER() OVER (PARTITION BY f.kind, f.number, f.left_then ORDER BY f.from_month, f.survey_id) = 1 THEN f.left_then ELSE 0 END AS first_left
  FROM followed AS f
)
SELECT f.kind AS kind, f.score AS score, f.bucket AS bucket, f.months AS months, f.left_then AS left_then, COUNT(*) AS answers,
  SUM(f.first_answer) AS customers, SUM(f.first_left) AS leavers
FROM counted AS f
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
  const [kind, score, bucket, months, left, answers, customers, leavers] = await database.columns(
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
            answers: asNumber(answers[i]),
            customers: asNumber(customers[i]),
            leavers: asNumber(leavers[i])
          }
        ]
      : [];
  });
}
