import type {Estimate} from "../../model/published/site.js";
import type {BeforeLeaving} from "../../model/published/cohort-data.js";
import {cohortCard, emptyText, type CohortContext} from "./context.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, percent, sharePoints, type Language} from "../../language/format.js";
import {intervalText} from "../../language/intervals.js";
import {tip} from "../../elements/tooltip.js";
import {beyondTogether, chanceOf} from "../../model/statistics/many-differences.js";
import {punctuation} from "../../language/punctuation.js";

/** What came in the 90 days before leaving, beside comparable customers who stayed; and the green-light leavers among them. */
export function beforeCard(context: CohortContext): HTMLElement {
  const {
    cohorts: {
      before,
      greenLight,
      empty,
      site: {classesUndated: undated}
    },
    words,
    h,
    language
  } = context;
  const text = words.before;
  const main = before.portOut ?? before.other;
  if (!main)
    return cohortCard(
      context,
      "before",
      text.title,
      text.question,
      h("p", {class: "empty"}, emptyText(empty.before, context))
    );
  const groups = [
    ...(before.portOut ? [{name: text.groups.portOut, data: before.portOut}] : []),
    ...(before.other ? [{name: text.groups.other, data: before.other}] : [])
  ];
  const {share, points} = tellers(language);
  const most = Math.max(...main.features.flatMap(({leavers, stayers}) => [leavers.high, stayers.high]), 0.1);
  return cohortCard(
    context,
    "before",
    text.title,
    text.question,
    greenLight
      ? h(
          "p",
          {class: "finding"},
          text.green(
            share(greenLight.leavers),
            share(greenLight.stayers),
            count(greenLight.leavers.customers, language),
            greenLight.difference.low <= 0 && greenLight.difference.high >= 0
          )
        )
      : null,
    h(
      "div",
      {class: "before-key"},
      h(
        "span",
        {},
        h("i", {class: "before-dot left"}),
        `${text.leavers}${punctuation[language].bracketed(before.portOut ? text.groups.portOut : text.groups.other)}`
      ),
      h("span", {}, h("i", {class: "before-dot stayed"}), text.stayers),
      h("span", {}, text.scale(percent(0, language), percent(most, language)))
    ),
    h(
      "ul",
      {class: "before-list"},
      main.features.map((feature) => featureRow(context, main, feature.id, {most, share, points}))
    ),
    h(
      "p",
      {class: "note"},
      text.note(count(main.leavers, language), count(main.stayers, language)),
      undated ? ` ${context.common.classesUndated}` : ""
    ),
    beforeFigures(context, groups)
  );
}

/** The shares of every group as a table. */
function beforeFigures(
  {words, document, language}: CohortContext,
  groups: readonly {readonly name: string; readonly data: BeforeLeaving}[]
): HTMLElement {
  const text = words.before;
  const {share, points} = tellers(language);
  const rows = groups.flatMap(({name, data}) => data.features.map((feature) => ({...feature, groupName: name})));
  return figuresTable(rows, {
    document,
    summary: words.figures,
    caption: text.label,
    columns: [
      {name: text.feature, text: ({id}) => text.features[id] ?? id},
      {name: text.group, text: ({groupName}) => groupName},
      {name: text.leavers, number: true, text: ({leavers}) => share(leavers)},
      {name: text.stayers, number: true, text: ({stayers}) => share(stayers)},
      {name: text.difference, number: true, text: ({difference}) => `${points(difference)} ${text.points}`}
    ]
  });
}

/** How shares and their differences are told, each with its interval. */
function tellers(language: Language) {
  return {
    share: (one: Estimate) => intervalText(one, (value) => percent(value, language, 1), language),
    points: (one: Estimate) => intervalText(one, (value) => sharePoints(value, language), language)
  };
}

function featureRow(
  {words, h, language}: CohortContext,
  {features}: BeforeLeaving,
  id: string,
  {
    most,
    share,
    points
  }: {
    /** The largest share of all rows, where their scale ends. */
    readonly most: number;
    readonly share: (one: Estimate) => string;
    readonly points: (one: Estimate) => string;
  }
): HTMLElement | null {
  const feature = features.find((one) => one.id === id);
  if (!feature) return null;
  const text = words.before;
  const {leavers, stayers, difference} = feature;
  // What is marked is judged together: of six that don't differ one in twenty would be marked by itself in a quarter of all companies.
  const isBeyond = beyondTogether(features.map((one) => chanceOf(0, one.difference)))[features.indexOf(feature)];
  const at = (value: number) => `${((100 * value) / most).toFixed(1)}%`;
  const mark = (one: Estimate, name: string) => [
    h("i", {class: `before-line ${name}`, style: `left:${at(one.low)};width:${at(one.high - one.low)}`}),
    h("i", {class: `before-dot ${name}`, style: `left:${at(one.value)}`})
  ];
  return h(
    "li",
    {
      class: isBeyond ? "is-beyond" : "",
      tabindex: 0,
      ...tip(text.features[id] ?? id, [
        [text.leavers, share(leavers)],
        [text.stayers, share(stayers)],
        [text.difference, `${points(difference)} ${text.points}`]
      ])
    },
    h("span", {class: "before-name"}, text.features[id] ?? id),
    h("span", {class: "before-plot", "aria-hidden": "true"}, mark(stayers, "stayed"), mark(leavers, "left")),
    h(
      "span",
      {class: "before-figure"},
      `${text.pair(percent(leavers.value, language, 1), percent(stayers.value, language, 1))}${points(difference)} ${text.points}`
    )
  );
}
