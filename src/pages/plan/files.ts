/** A plan as a file: YAML in and out, XLSX out with formulas that go on living. */
import {horizon} from "../../model/plan/terms.js";
import {discountRate} from "../../model/plan/terms.js";
import {nextMonth} from "../../model/plan/rates.js";
import {scenarioFile, scenarioFrom, type ScenarioOutcome} from "../../model/plan/scenario.js";
import type {PlanBase, Scenario} from "../../model/plan/base.js";
import type {ScenarioResult} from "../../model/plan/study.js";
import {localized} from "../../language/format.js";
import type {PlanContext} from "./context.js";

/** A scenario as the text of a YAML file, as those in `data/plans/` are. */
export async function scenarioYaml(scenario: Scenario): Promise<string> {
  const {stringify} = await import("yaml");
  return stringify(scenarioFile(scenario), {lineWidth: 120});
}

/** Reads a scenario; null where the text isn't YAML. */
export async function scenarioOfYaml(text: string, base: PlanBase): Promise<ScenarioOutcome | null> {
  const {parse} = await import("yaml");
  let given: unknown;
  try {
    given = parse(text, {maxAliasCount: 0});
  } catch {
    return null;
  }
  return scenarioFrom(given, base);
}

/** The scenario that charts put beside today, as a workbook. */
export async function sheetsBlob(context: PlanContext): Promise<Blob> {
  const {default: write} = await import("write-excel-file/browser");
  const kinds = {String, Number, Formula: "Formula"} as const;
  return write(
    sheetsOf(context, context.focus).map(({name, rows}) => ({
      sheet: name,
      data: rows.map((row) => row.map(({value, type}) => ({value, type: kinds[type]})))
    }))
  ).toBlob();
}

/** A cell of a sheet: a text, a number, or a formula. */
export type SheetCell =
  | {readonly value: string; readonly type: "String"}
  | {readonly value: number; readonly type: "Number"}
  | {readonly value: string; readonly type: "Formula"};

const text = (value: string): SheetCell => ({value, type: "String"});
const number = (value: number): SheetCell => ({value, type: "Number"});
const formula = (value: string): SheetCell => ({value: `=${value}`, type: "Formula"});

/** The sheets of a scenario: levers with multiples that sum up, and months whose customers, contribution and present value follow by formula. */
export function sheetsOf(
  {base, words, language, today, facts}: Pick<PlanContext, "base" | "words" | "language" | "today" | "facts">,
  result: ScenarioResult
): {readonly name: string; readonly rows: readonly (readonly SheetCell[])[]}[] {
  const own = words.xlsx;
  const last = base.levers.length + 1;
  const plan = [
    [text(words.money.lever), text(words.money.today), text(own.multiple), text(own.planned), text(own.change)],
    ...base.levers.map((lever, l) => {
      const row = l + 2;
      return [
        text(localized(lever.name, language)),
        number(Math.round(today.spend[l])),
        number(Number((today.spend[l] > 0 ? result.spend[l] / today.spend[l] : 1).toFixed(4))),
        formula(`B${row}*C${row}`),
        formula(`D${row}-B${row}`)
      ];
    }),
    [
      text(words.money.total),
      formula(`SUM(B2:B${last})`),
      formula(`D${last + 1}/B${last + 1}`),
      formula(`SUM(D2:D${last})`),
      formula(`SUM(E2:E${last})`)
    ],
    [text(own.note)]
  ];
  const {months} = result;
  const opening = result.months.customers[0] - months.joins[0] + months.left[0];
  const margin = base.assumptions.margin_share.value;
  const course = [
    [text(own.margin), number(margin), text(own.discount), number(discountRate)],
    [
      own.month,
      own.opening,
      own.joins,
      own.left,
      own.closing,
      own.revenue,
      own.cost,
      own.contribution,
      own.discount,
      own.present
    ].map(text),
    ...Array.from({length: horizon}, (_, t) => {
      const row = t + 3;
      return [
        text(nextMonth(facts.starts, t)),
        t === 0 ? number(Math.round(opening)) : formula(`E${row - 1}`),
        number(months.joins[t]),
        number(months.left[t]),
        formula(`B${row}+C${row}-D${row}`),
        number(months.revenue[t]),
        number(months.cost[t]),
        formula(`F${row}*$B$1-G${row}`),
        formula(`(1+$D$1)^(-${t + 0.5}/12)`),
        formula(`H${row}*I${row}`)
      ];
    }),
    [
      text(words.money.total),
      text(""),
      formula(`SUM(C3:C${horizon + 2})`),
      formula(`SUM(D3:D${horizon + 2})`),
      text(""),
      formula(`SUM(F3:F${horizon + 2})`),
      formula(`SUM(G3:G${horizon + 2})`),
      formula(`SUM(H3:H${horizon + 2})`),
      text(""),
      formula(`SUM(J3:J${horizon + 2})`)
    ]
  ];
  return [
    {name: own.plan, rows: plan},
    {name: own.months, rows: course}
  ];
}
