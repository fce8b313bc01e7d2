import {commonHorizon, monthsAtRisk, riskRows} from "../../model/cohorts/life-tables.js";
import type {CohortState} from "../../model/cohorts/cohort-state.js";
import {tablesOf} from "../../model/cohorts/cohort-state.js";
import {logRank} from "../../model/statistics/log-rank.js";
import {
  kaplanMeier,
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanInterval,
  survivalAt,
  type SurvivalStep
} from "../../model/statistics/survival.js";
import type {LifeSplit} from "../../model/published/cohort-data.js";
import {chooser, cohortCard, type ChooseCohort, type CohortContext, shareRange} from "./context.js";
import {curveChart, curveKey, type Curve} from "../../charts/curve-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, joinRange, percent, signed} from "../../language/format.js";

/** How far curves are drawn and means taken, in months. */
const drawnUntil = 60;
const meanUntil = 36;
/** With more classes only the ends are in colour. */
const mostColours = 6;
const entities: readonly CohortState["entity"][] = ["customers", "lines"];
/** Splits of which it may not be known whether they were recorded before or after who left had left. */
const classes = new Set(["segment", "value_tier"]);
const changing = new Set(["term", "holds", "complained", "repeated", "unconsented", "nps"]);

interface Row {
  readonly name: string;
  readonly tone: number;
  readonly months: number;
  readonly steps: readonly SurvivalStep[];
  readonly mean: ReturnType<typeof restrictedMean>;
  readonly isReference: boolean;
}

/** Survival by a split: months first, the test beside them, the curves below. */
export function survivalCard(context: CohortContext, state: CohortState, choose: ChooseCohort): HTMLElement {
  const {cohorts, words, h, document, language} = context;
  const tables = tablesOf(cohorts, state.entity);
  const split = tables?.splits.find(({id}) => id === state.split) ?? tables?.splits[0];
  const text = words.survival;
  if (!tables || !split)
    return cohortCard(
      context,
      "survival",
      text.title,
      text.question(state.entity),
      h("p", {class: "empty"}, words.tooSmall)
    );
  const horizon = commonHorizon(split, meanUntil);
  const rows = rowsOf(context, split, horizon);
  const reference = rows.find(({isReference}) => isReference) ?? rows[0];
  const controls = h(
    "div",
    {class: "choices"},
    cohorts.lines
      ? chooser(context, {
          id: "choose-entity",
          label: text.entity,
          value: state.entity,
          options: entities.map((value) => ({value, name: words.entities[value]})),
          choose: choose ? (entity) => choose({entity}) : null
        })
      : null,
    chooser(context, {
      id: "choose-split",
      label: text.split,
      value: split.id,
      options: tables.splits.map((one) => ({value: one.id, name: context.splitName(one)})),
      choose: choose ? (value) => choose({split: value}) : null
    })
  );
  const test =
    rows.length > 1
      ? logRank(split.classes.map((_, i) => riskRows(split, i).filter(({time}) => time <= horizon)))
      : null;
  const interval = (value: number, low: number, high: number, sign = false) => {
    const one = (x: number) => (sign ? signed(x, language, 1) : decimal(x, language, 1));
    const range = Number.isFinite(low) ? joinRange(one(low), one(high), low < 0, language) : words.noInterval;
    return `${one(value)} (${range})`;
  };
  const after = horizon >= 12 ? 12 : horizon;
  const share = ({steps}: Row, month: number) => {
    const at = survivalAt(steps, month);
    return `${percent(at.survival, language, 1)} (${shareRange(at, context)})`;
  };
  const meanText = ({mean}: Row) => {
    const {low, high} = restrictedMeanInterval(mean, horizon);
    return interval(mean.mean, low, high);
  };
  const differenceText = (row: Row) => {
    if (row.isReference || !reference) return text.reference;
    const {value, low, high} = restrictedMeanDifference(row.mean, reference.mean);
    return interval(value, low, high, true);
  };
  const table = h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": text.mean(count(horizon, language))},
    h(
      "table",
      {class: "survival-table"},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", {scope: "col"}, text.class),
          h("th", {scope: "col", class: "number"}, text.mean(count(horizon, language))),
          rows.length > 1 ? h("th", {scope: "col", class: "number"}, text.difference(reference?.name ?? "")) : null,
          h("th", {scope: "col", class: "number"}, text.after(count(after, language))),
          h("th", {scope: "col", class: "number"}, text.customerMonths[state.entity])
        )
      ),
      h(
        "tbody",
        {},
        rows.map((row) =>
          h(
            "tr",
            {},
            h("th", {scope: "row"}, curveKey(document, row.tone), " ", row.name),
            h("td", {class: "number"}, meanText(row)),
            rows.length > 1 ? h("td", {class: "number"}, differenceText(row)) : null,
            h("td", {class: "number"}, share(row, after)),
            h("td", {class: "number"}, count(row.months, language))
          )
        )
      )
    )
  );
  const until = commonHorizon(split, drawnUntil);
  const curves = rows
    .map((row): Curve => ({
      name: row.name,
      tone: row.tone,
      form: "step",
      band: row.tone > 0,
      points: [
        {x: 0, value: 1, low: 1, high: 1},
        ...row.steps
          .filter(({time}) => time <= until)
          .map(({time, survival, low, high}) => ({x: time, value: survival, low, high}))
      ]
    }))
    .sort((a, b) => Number(a.tone > 0) - Number(b.tone > 0));
  // Where nobody is left there is no interval, and the curve itself reaches 0.
  const lowest = Math.min(
    ...rows.flatMap(({steps}) =>
      steps.filter(({time}) => time <= until).map(({survival, low}) => (Number.isFinite(low) ? low : survival))
    ),
    1
  );
  const months = Array.from({length: Math.floor(until / 6) + 1}, (_, i) => i * 6);
  return cohortCard(
    context,
    "survival",
    text.title,
    text.question(state.entity),
    controls,
    table,
    test
      ? h(
          "p",
          {class: "note"},
          text.logRank(
            decimal(test.chiSquare, language, 1),
            count(test.degrees, language),
            test.p < 0.001 ? "< 0.001" : `= ${decimal(test.p, language, 3)}`
          )
        )
      : h("p", {class: "note"}, text.noLogRank),
    curveChart(curves, {
      document,
      until,
      every: 12,
      from: Math.max(0, Math.floor(lowest * 10) / 10 - 0.001),
      to: 1,
      xLabel: words.monthAxis,
      label: text.label(context.splitName(split)),
      format: (value) => percent(value, language),
      tipTitle: words.month
    }),
    rows.length > mostColours ? h("p", {class: "note"}, text.many("2 + 2")) : null,
    h(
      "p",
      {class: "note"},
      text.note,
      changing.has(split.id) ? ` ${text.changing}` : "",
      classes.has(split.id) && context.cohorts.site.classesUndated ? ` ${context.common.classesUndated}` : "",
      state.entity === "lines" ? ` ${text.shared}` : ""
    ),
    figuresTable(months, {
      document,
      summary: words.figures,
      caption: text.label(context.splitName(split)),
      columns: [
        {name: words.monthAxis, text: (month) => String(month), number: true},
        ...rows.map((row) => ({name: row.name, number: true, text: (month: number) => share(row, month)}))
      ]
    })
  );
}

function rowsOf({className}: CohortContext, split: LifeSplit, horizon: number): Row[] {
  const months = split.classes.map((_, i) => monthsAtRisk(split, i));
  const largest = months.indexOf(Math.max(...months));
  const rows = split.classes.map((one, i) => {
    const steps = kaplanMeier(riskRows(split, i));
    return {
      name: className(split.id, one),
      months: months[i],
      steps,
      mean: restrictedMean(steps, horizon),
      isReference: i === largest
    };
  });
  if (rows.length <= mostColours) return rows.map((row, i) => ({...row, tone: i + 1}));
  const ordered = rows.toSorted((a, b) => b.mean.mean - a.mean.mean);
  return ordered.map((row, i) => ({
    ...row,
    tone: i < 2 ? i + 1 : i >= ordered.length - 2 ? i - ordered.length + 5 : 0
  }));
}
