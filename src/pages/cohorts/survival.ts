import {commonHorizon, monthsAtRisk, riskRows} from "../../model/cohorts/life-tables.js";
import type {CohortState} from "../../model/cohorts/cohort-state.js";
import {furthestMonth} from "../../model/cohorts/observed.js";
import {tablesOf} from "../../model/cohorts/cohort-state.js";
import type {Interval} from "../../model/statistics/intervals.js";
import {logRank} from "../../model/statistics/log-rank.js";
import {
  kaplanMeier,
  restrictedMean,
  restrictedMeanDifference,
  restrictedMeanInterval,
  survivalAt,
  type SurvivalStep
} from "../../model/statistics/survival.js";
import type {LifeSplit, LifeTables} from "../../model/published/cohort-data.js";
import {chooser, cohortCard, type ChooseCohort, type CohortContext} from "./context.js";
import {curveChart, curveKey, type Curve} from "../../charts/curve-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, percent, signed} from "../../language/format.js";
import {intervalText} from "../../language/intervals.js";

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
  const {cohorts, words, h} = context;
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
  const horizon = commonHorizon(split, Math.min(meanUntil, furthestMonth(cohorts.site)));
  const rows = rowsOf(context, split, horizon);
  return cohortCard(
    context,
    "survival",
    text.title,
    text.question(state.entity),
    h("div", {class: "choices"}, entityChoice(context, state, choose), splitChoice(context, tables, split, choose)),
    survivalTable(context, rows, {horizon, entity: state.entity}),
    h("p", {class: "note"}, logRankText(context, split, horizon)),
    survivalChart(context, split, rows),
    rows.length > mostColours ? h("p", {class: "note"}, text.many("2 + 2")) : null,
    h(
      "p",
      {class: "note"},
      text.note,
      changing.has(split.id) ? ` ${text.changing}` : "",
      classes.has(split.id) && cohorts.site.classesUndated ? ` ${context.common.classesUndated}` : "",
      state.entity === "lines" ? ` ${text.shared}` : ""
    ),
    monthlyTable(context, split, rows)
  );
}

/** Customers or lines; null where there are no lines to choose. */
function entityChoice(context: CohortContext, {entity}: CohortState, choose: ChooseCohort): HTMLElement | null {
  const {cohorts, words} = context;
  return cohorts.lines
    ? chooser(context, {
        id: "choose-entity",
        label: words.survival.entity,
        value: entity,
        options: entities.map((value) => ({value, name: words.entities[value]})),
        choose: choose ? (value) => choose({entity: value}) : null
      })
    : null;
}

function splitChoice(context: CohortContext, {splits}: LifeTables, {id}: LifeSplit, choose: ChooseCohort): HTMLElement {
  return chooser(context, {
    id: "choose-split",
    label: context.words.survival.split,
    value: id,
    options: splits.map((one) => ({value: one.id, name: context.splitName(one)})),
    choose: choose ? (split) => choose({split}) : null
  });
}

/** Class by class: the mean months here, how much more or less than the largest class, and who is left. */
function survivalTable(
  context: CohortContext,
  rows: readonly Row[],
  {horizon, entity}: {readonly horizon: number; readonly entity: CohortState["entity"]}
): HTMLElement {
  const {words, h, document, language} = context;
  const text = words.survival;
  const reference = rows.find(({isReference}) => isReference) ?? rows[0];
  const after = Math.min(12, horizon);
  const differenceText = (row: Row) =>
    row.isReference || !reference
      ? text.reference
      : spreadText(context, restrictedMeanDifference(row.mean, reference.mean, horizon), (value) =>
          signed(value, language, 1)
        );
  const head = (name: string) => h("th", {scope: "col", class: "number"}, name);
  return h(
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
          head(text.mean(count(horizon, language))),
          rows.length > 1 ? head(text.difference(reference?.name ?? "")) : null,
          head(text.after(count(after, language))),
          head(text.customerMonths[entity])
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
            h("td", {class: "number"}, meanText(context, row, horizon)),
            rows.length > 1 ? h("td", {class: "number"}, differenceText(row)) : null,
            h("td", {class: "number"}, shareText(context, row, after)),
            h("td", {class: "number"}, count(row.months, language))
          )
        )
      )
    )
  );
}

function meanText(context: CohortContext, {mean}: Row, horizon: number): string {
  return spreadText(context, {value: mean.mean, ...restrictedMeanInterval(mean, horizon)}, (value) =>
    decimal(value, context.language, 1)
  );
}

/** A value with its interval, `31.2 (30.1–32.3)`, or that it has none. */
function spreadText(
  {words, language}: CohortContext,
  estimate: {readonly value: number} & Interval,
  text: (value: number) => string
): string {
  return intervalText(estimate, text, language, words.noInterval);
}

/** The share of a class that is left after some months, with its interval. */
function shareText(context: CohortContext, {steps}: Row, month: number): string {
  const at = survivalAt(steps, month);
  return spreadText(context, {value: at.survival, low: at.low, high: at.high}, (share) =>
    percent(share, context.language, 1)
  );
}

/** What the test over all classes says, or that one class needs none. */
function logRankText({words, language}: CohortContext, split: LifeSplit, horizon: number): string {
  const text = words.survival;
  if (split.classes.length < 2) return text.noLogRank;
  const test = logRank(split.classes.map((_, i) => riskRows(split, i).filter(({time}) => time <= horizon)));
  return test
    ? text.logRank(
        decimal(test.chiSquare, language, 1),
        count(test.degrees, language),
        test.p < 0.001 ? "< 0.001" : `= ${decimal(test.p, language, 3)}`
      )
    : text.noLogRank;
}

/** The curves of all classes; those without a colour of their own lie below. */
function survivalChart(context: CohortContext, split: LifeSplit, rows: readonly Row[]): HTMLElement {
  const {words, document, language} = context;
  const until = commonHorizon(split, Math.min(drawnUntil, furthestMonth(context.cohorts.site)));
  const drawn = rows.map((row) => ({...row, steps: row.steps.filter(({time}) => time <= until)}));
  const curves = drawn
    .map(({name, tone, steps}): Curve => ({
      name,
      tone,
      form: "step",
      band: tone > 0,
      points: [
        {x: 0, value: 1, low: 1, high: 1},
        ...steps.map(({time, survival, low, high}) => ({x: time, value: survival, low, high}))
      ]
    }))
    .sort((a, b) => Number(a.tone > 0) - Number(b.tone > 0));
  // Where nobody is left there is no interval, and the curve itself reaches 0.
  const lowest = Math.min(
    ...drawn.flatMap(({steps}) => steps.map(({survival, low}) => (Number.isFinite(low) ? low : survival))),
    1
  );
  return curveChart(curves, {
    document,
    until,
    every: 12,
    from: Math.max(0, Math.floor(lowest * 10) / 10 - 0.001),
    to: 1,
    xLabel: words.monthAxis,
    label: words.survival.label(context.splitName(split)),
    format: (value, digits) => percent(value, language, digits),
    tipTitle: words.month
  });
}

/** Every half year of every class. */
function monthlyTable(context: CohortContext, split: LifeSplit, rows: readonly Row[]): HTMLElement {
  const {words, document} = context;
  const months = Array.from(
    {length: Math.floor(commonHorizon(split, Math.min(drawnUntil, furthestMonth(context.cohorts.site))) / 6) + 1},
    (_, i) => i * 6
  );
  return figuresTable(months, {
    document,
    summary: words.figures,
    caption: words.survival.label(context.splitName(split)),
    columns: [
      {name: words.monthAxis, text: (month) => String(month), number: true},
      ...rows.map((row) => ({name: row.name, number: true, text: (month: number) => shareText(context, row, month)}))
    ]
  });
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
