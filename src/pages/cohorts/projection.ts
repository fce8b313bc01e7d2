import type {CohortState} from "../../model/cohorts/cohort-state.js";
import {tablesOf} from "../../model/cohorts/cohort-state.js";
import {riskRows} from "../../model/cohorts/life-tables.js";
import {furthestMonth, monthsWatched, projectedYears} from "../../model/cohorts/observed.js";
import {monthsFitted, projectionOf, type Projection} from "../../model/cohorts/projection.js";
import {kaplanMeier, survivalAt, type SurvivalStep} from "../../model/statistics/survival.js";
import {cohortCard, type CohortContext, shareRange} from "./context.js";
import {curveChart, curveKey} from "../../charts/curve-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {decimal, exactMoney, exactMoneyRange, percent} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";

const discount = 0.08;

/** How many will be left in five and ten years, or as far as may be spoken, and what they will have paid. */
export function projectionCard(context: CohortContext, state: CohortState): HTMLElement {
  const {cohorts, words, h, document} = context;
  const text = words.projection;
  const split = tablesOf(cohorts, state.entity)?.splits[0];
  const years = split ? projectedYears(cohorts.site, monthsFitted(split)) : [];
  const months = 12 * (years.at(-1) ?? 0);
  const projection =
    split && months > 0
      ? projectionOf(split, {months, watched: monthsWatched(context.cohorts.site), rate: discount})
      : null;
  if (!split || !projection) {
    const why = split && months === 0 ? text.short(monthsWatched(cohorts.site)) : text.empty;
    return cohortCard(context, "projection", text.title, text.question([]), h("p", {class: "empty"}, why));
  }
  const seen = kaplanMeier(riskRows(split, 0)).filter(({time}) => time <= projection.fitted);
  return cohortCard(
    context,
    "projection",
    text.title,
    text.question(years),
    findings(context, projection, years),
    h(
      "p",
      {class: "curve-legend"},
      curveKey(document, 1),
      ` ${text.seen} `,
      curveKey(document, 2),
      ` ${text.projected}`
    ),
    projectionChart(context, projection, seen),
    h("p", {class: "note"}, text.note),
    projectionTable(context, projection, seen)
  );
}

/** Who is left after some years, what they will have paid, how leaving slows, and how the fit did on what it hadn't seen. */
function findings(
  context: CohortContext,
  {band, value, monthly, check, firstHazard, laterHazard}: Projection,
  years: readonly number[]
): HTMLElement {
  const {words, h, language} = context;
  const text = words.projection;
  const [first, later] = [firstHazard, laterHazard.hazard].map((share) => percent(share, language, 2));
  return h(
    "ul",
    {class: "reasons"},
    years.map((year) => {
      const at = band[12 * year - 1];
      return h("li", {}, text.finding(percent(at.survival, language, 1), shareRange(at, context), year));
    }),
    // Without bills nobody paid anything: that is no value of nought.
    monthly > 0 &&
      h(
        "li",
        {},
        text.value(
          exactMoney(value.value, language, 0),
          exactMoneyRange(value, language, 0),
          exactMoney(monthly, language, 1),
          band.length / 12,
          percent(discount, language)
        )
      ),
    h("li", {}, text.heterogeneity(first, later, laterHazard.month, first !== later)),
    check && check.month <= furthestMonth(context.cohorts.site)
      ? h(
          "li",
          {class: check.isInside ? "" : "down"},
          text.check({
            predicted: percent(check.predicted, language, 1),
            interval: shareRange(check, context),
            observed: percent(check.observed, language, 1),
            isInside: check.isInside,
            fitted: decimal(check.fitted, language, 0),
            month: words.month(check.month)
          })
        )
      : null
  );
}

/** What was seen over what is projected. */
function projectionChart(
  {words, document, language}: CohortContext,
  {band, fitted}: Projection,
  seen: readonly SurvivalStep[]
): HTMLElement {
  const text = words.projection;
  const start = {x: 0, value: 1, low: 1, high: 1};
  return curveChart(
    [
      {
        name: text.projected,
        tone: 2,
        form: "line",
        points: [start, ...band.map(({survival, low, high}, i) => ({x: i + 1, value: survival, low, high}))]
      },
      {
        name: text.seen,
        tone: 1,
        form: "step",
        points: [start, ...seen.map(({time, survival, low, high}) => ({x: time, value: survival, low, high}))]
      }
    ],
    {
      document,
      until: band.length,
      every: 24,
      to: 1,
      mark: fitted,
      xLabel: words.monthAxis,
      label: text.label,
      format: (one, digits) => percent(one, language, digits),
      tipTitle: words.month,
      tipEvery: 6
    }
  );
}

/** Year by year. */
function projectionTable(
  context: CohortContext,
  {band, fitted}: Projection,
  seen: readonly SurvivalStep[]
): HTMLElement {
  const {words, document, language} = context;
  const text = words.projection;
  const share = (at: Projection["band"][number]) =>
    percent(at.survival, language, 1) + punctuation[language].bracketed(shareRange(at, context));
  return figuresTable(
    Array.from({length: band.length / 12}, (_, i) => 12 * (i + 1)),
    {
      document,
      summary: words.figures,
      caption: text.label,
      columns: [
        {name: words.monthAxis, number: true, text: (month) => String(month)},
        {
          name: text.seen,
          number: true,
          text: (month) => (month <= fitted ? share(survivalAt(seen, month)) : "–")
        },
        {name: text.projected, number: true, text: (month) => share(band[month - 1])}
      ]
    }
  );
}
