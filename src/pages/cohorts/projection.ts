import type {CohortState} from "../../model/cohorts/cohort-state.js";
import {tablesOf} from "../../model/cohorts/cohort-state.js";
import {riskRows} from "../../model/cohorts/life-tables.js";
import {monthsWatched, projectedYears} from "../../model/cohorts/observed.js";
import {monthsFitted, projectionOf} from "../../model/cohorts/projection.js";
import {kaplanMeier, survivalAt} from "../../model/statistics/survival.js";
import {cohortCard, shareRange, type CohortContext} from "./context.js";
import {curveChart, curveKey} from "../../charts/curve-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {decimal, exactMoney, exactMoneyRange, percent} from "../../language/format.js";

const discount = 0.08;

/** How many will be left in five and ten years, or as far as may be spoken, and what they will have paid. */
export function projectionCard(context: CohortContext, state: CohortState): HTMLElement {
  const {cohorts, words, h, document, language} = context;
  const text = words.projection;
  const split = tablesOf(cohorts, state.entity)?.splits[0];
  const years = split ? projectedYears(cohorts.site, monthsFitted(split)) : [];
  const months = 12 * (years.at(-1) ?? 0);
  const projection = split && months > 0 ? projectionOf(split, months, discount) : null;
  if (!split || !projection) {
    const why = split && months === 0 ? text.short(monthsWatched(cohorts.site)) : text.empty;
    return cohortCard(context, "projection", text.title, text.question([]), h("p", {class: "empty"}, why));
  }
  const {band, value, monthly, check, fitted, laterHazard: later} = projection;
  const seen = kaplanMeier(riskRows(split, 0)).filter(({time}) => time <= fitted);
  const range = (one: {readonly low: number; readonly high: number}) => shareRange(one, context);
  const hazard = (share: number) => percent(share, language, 2);
  const rows = Array.from({length: months / 12}, (_, i) => 12 * (i + 1));
  return cohortCard(
    context,
    "projection",
    text.title,
    text.question(years),
    h(
      "ul",
      {class: "reasons"},
      years.map((year) =>
        h("li", {}, text.finding(percent(band[12 * year - 1].survival, language, 1), range(band[12 * year - 1]), year))
      ),
      // Without bills nobody paid anything: that is no value of nought.
      monthly > 0 &&
        h(
          "li",
          {},
          text.value(
            exactMoney(value.value, language, 0),
            exactMoneyRange(value, language, 0),
            exactMoney(monthly, language, 1),
            months / 12,
            percent(discount, language)
          )
        ),
      h(
        "li",
        {},
        text.heterogeneity(
          hazard(projection.firstHazard),
          hazard(later.hazard),
          later.month,
          hazard(projection.firstHazard) !== hazard(later.hazard)
        )
      ),
      check
        ? h(
            "li",
            {class: check.isInside ? "" : "down"},
            text.check({
              predicted: percent(check.predicted, language, 1),
              interval: range(check),
              observed: percent(check.observed, language, 1),
              isInside: check.isInside,
              fitted: decimal(check.fitted, language, 0),
              month: words.month(check.month)
            })
          )
        : null
    ),
    h(
      "p",
      {class: "curve-legend"},
      curveKey(document, 1),
      ` ${text.seen} `,
      curveKey(document, 2),
      ` ${text.projected}`
    ),
    curveChart(
      [
        {
          name: text.projected,
          tone: 2,
          form: "line",
          points: [
            {x: 0, value: 1, low: 1, high: 1},
            ...band.map(({survival, low, high}, i) => ({x: i + 1, value: survival, low, high}))
          ]
        },
        {
          name: text.seen,
          tone: 1,
          form: "step",
          points: [
            {x: 0, value: 1, low: 1, high: 1},
            ...seen.map(({time, survival, low, high}) => ({x: time, value: survival, low, high}))
          ]
        }
      ],
      {
        document,
        until: months,
        every: 24,
        to: 1,
        mark: fitted,
        xLabel: words.monthAxis,
        label: text.label,
        format: (one) => percent(one, language),
        tipTitle: words.month,
        tipEvery: 6
      }
    ),
    h("p", {class: "note"}, text.note),
    figuresTable(rows, {
      document,
      summary: words.figures,
      caption: text.label,
      columns: [
        {name: words.monthAxis, number: true, text: (month) => String(month)},
        {
          name: text.seen,
          number: true,
          text: (month) => {
            const at = survivalAt(seen, month);
            return month <= fitted ? `${percent(at.survival, language, 1)} (${range(at)})` : "–";
          }
        },
        {
          name: text.projected,
          number: true,
          text: (month) => `${percent(band[month - 1].survival, language, 1)} (${range(band[month - 1])})`
        }
      ]
    })
  );
}
