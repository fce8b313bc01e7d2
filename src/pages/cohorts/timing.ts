/** When customers leave and by which way. */
import {sliceWords} from "../../language/slices.js";
import type {CohortState} from "../../model/cohorts/cohort-state.js";
import {furthestMonth} from "../../model/cohorts/observed.js";
import {tablesOf} from "../../model/cohorts/cohort-state.js";
import {cumulativeIncidence, incidenceAt} from "../../model/statistics/competing.js";
import {commonHorizon, competingRows, hazards, riskRows, type Hazard} from "../../model/cohorts/life-tables.js";
import {kaplanMeier, survivalAt} from "../../model/statistics/survival.js";
import {cohortCard, type CohortContext, shareRange} from "./context.js";
import {curveChart, curveKey, type Curve} from "../../charts/curve-chart.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, percent} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";
import {rangeText} from "../../language/intervals.js";

const drawnUntil = 60;

/** The share that leaves in each month, with contract ends at the foot. */
export function hazardCard(context: CohortContext, state: CohortState): HTMLElement {
  const {cohorts, words, h, document, language} = context;
  const text = words.hazard;
  const split = tablesOf(cohorts, state.entity)?.splits[0];
  const rows = split ? hazards(split, 0).filter(({from}) => from < drawnUntil) : [];
  const hasTerms = rows.some(({dueShare}) => dueShare > 0);
  const asked = text.question(hasTerms);
  if (rows.length < 2)
    return cohortCard(context, "hazard", text.title, asked, h("p", {class: "empty"}, words.tooSmall));
  const until = Math.min(drawnUntil, rows.at(-1)?.until ?? drawnUntil);
  const peak = rows.reduce((a, b) => (b.dueShare > a.dueShare ? b : a));
  const curve: Curve = {
    name: text.rate,
    tone: 1,
    form: "step",
    points: rows.map(({from, hazard, low, high}) => ({x: from, value: hazard, low, high}))
  };
  const name = ({from, until: end}: (typeof rows)[number]) => sliceWords[language].tenure(from, end);
  return cohortCard(
    context,
    "hazard",
    text.title,
    asked,
    hasTerms
      ? h(
          "p",
          {class: "finding"},
          text.finding(
            peak.until - peak.from === 1 ? words.month(peak.from) : name(peak),
            percent(peak.dueShare, language, 1)
          )
        )
      : null,
    curveChart([curve], {
      document,
      until,
      every: 12,
      to: Math.max(...rows.map(({high}) => high)) * 1.05,
      xLabel: words.monthAxis,
      label: text.label(hasTerms),
      format: (value, digits = 1) => percent(value, language, digits),
      tipTitle: words.month,
      tipEvery: 1,
      ...(hasTerms
        ? {
            foot: {
              name: text.due,
              bars: rows.map(({from, dueShare}) => ({x: from, value: dueShare})),
              format: (value: number) => percent(value, language, 1)
            }
          }
        : {})
    }),
    h("p", {class: "note"}, text.note(hasTerms)),
    hazardFigures(context, state, rows)
  );
}

/** The shares leaving as a table; terms falling due only where there are any. */
function hazardFigures({words, document, language}: CohortContext, {entity}: CohortState, rows: readonly Hazard[]) {
  const text = words.hazard;
  const hasTerms = rows.some(({dueShare}) => dueShare > 0);
  return figuresTable(rows, {
    document,
    summary: words.figures,
    caption: text.label(hasTerms),
    columns: [
      {name: words.monthAxis, text: ({from, until}) => sliceWords[language].tenure(from, until)},
      {name: text.rate, number: true, text: ({hazard}) => percent(hazard, language, 2)},
      {
        name: words.interval,
        number: true,
        text: (one) => rangeText(one, (share) => percent(share, language, 2), language)
      },
      {name: words.atRisk[entity], number: true, text: ({atRisk}) => count(atRisk, language)},
      {name: text.left, number: true, text: ({left}) => count(left, language)},
      ...(hasTerms
        ? [
            {
              name: text.due,
              number: true,
              text: ({dueShare}: Hazard) => percent(dueShare, language, 1)
            }
          ]
        : [])
    ]
  });
}

/** The share that has left by each way, port-out first. */
export function incidenceCard(context: CohortContext, state: CohortState): HTMLElement {
  const {cohorts, words, h, document, language} = context;
  const text = words.incidence;
  const tables = tablesOf(cohorts, state.entity);
  const split = tables?.splits[0];
  const until = split ? commonHorizon(split, Math.min(drawnUntil, furthestMonth(cohorts.site))) : 0;
  const rows = split ? competingRows(split, 0).filter(({time}) => time <= until) : [];
  if (!tables || !split || rows.length < 2)
    return cohortCard(context, "incidence", text.title, text.question, h("p", {class: "empty"}, words.tooSmall));
  const steps = kaplanMeier(riskRows(split, 0));
  const reasons = tables.reasons.flatMap((reason, i) => {
    const curve = cumulativeIncidence(rows, i);
    return curve.some(({incidence}) => incidence > 0)
      ? [{name: words.reasons[reason] ?? reason, curve, tone: i + 1}]
      : [];
  });
  const share = (value: {readonly low: number; readonly high: number}, one: number) =>
    percent(one, language, 1) + punctuation[language].bracketed(shareRange(value, context));
  const after = Math.min(36, until);
  const months = Array.from({length: Math.floor(until / 6) + 1}, (_, i) => i * 6);
  return cohortCard(
    context,
    "incidence",
    text.title,
    text.question,
    h(
      "ul",
      {class: "reasons"},
      reasons.map(({name, curve, tone}) => {
        const at = incidenceAt(curve, after);
        return h(
          "li",
          {},
          curveKey(document, tone),
          " ",
          text.finding(name, percent(at.incidence, language, 1), shareRange(at, context), count(after, language))
        );
      })
    ),
    curveChart(
      reasons.map(({name, curve, tone}): Curve => ({
        name,
        tone,
        form: "step",
        points: [
          {x: 0, value: 0, low: 0, high: 0},
          ...curve.map(({time, incidence, low, high}) => ({x: time, value: incidence, low, high}))
        ]
      })),
      {
        document,
        until,
        every: 12,
        to: Math.max(...reasons.flatMap(({curve}) => curve.map(({high}) => high).filter(Number.isFinite)), 0.01) * 1.05,
        xLabel: words.monthAxis,
        label: text.label,
        format: (value, digits) => percent(value, language, digits),
        tipTitle: words.month
      }
    ),
    h("p", {class: "note"}, text.note),
    figuresTable(months, {
      document,
      summary: words.figures,
      caption: text.label,
      columns: [
        {name: words.monthAxis, number: true, text: (month) => String(month)},
        ...reasons.map(({name, curve}) => ({
          name,
          number: true,
          text: (month: number) => share(incidenceAt(curve, month), incidenceAt(curve, month).incidence)
        })),
        {name: text.here, number: true, text: (month) => percent(survivalAt(steps, month).survival, language, 1)}
      ]
    })
  );
}
