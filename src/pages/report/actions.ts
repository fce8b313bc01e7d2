import {moneyOf, peopleAtMost, skillGaps} from "../../model/report/actions.js";
import {reviewOf} from "../../model/report/review.js";
import type {Action} from "../../model/report/report.js";
import {count, localized, money} from "../../language/format.js";
import {type ReportContext} from "./context.js";
import {leverName} from "./plan.js";
import {punctuation} from "../../language/punctuation.js";

/** Step 5: who does what when, with what, and how it is checked. */
export function actionsPart(context: ReportContext): Node[] {
  const {data, unit, h, words, language} = context;
  const {actions} = data;
  const broken = reviewOf(data, unit)
    .filter(({outcome}) => outcome === "break_through")
    .map(({measure}) => localized(measure.name, language));
  const {heads} = words.actions;
  if (actions.length === 0) return [h("p", {class: "empty"}, words.plan.nothing)];
  return [
    h(
      "p",
      {},
      words.actions.lead(
        actions.length,
        count(peopleAtMost(actions), language),
        data.budget === null
          ? null
          : money(
              actions.reduce((sum, action) => sum + (moneyOf(action, data.budget) ?? 0), 0),
              language
            )
      ),
      " ",
      broken.length > 0 && words.actions.first(broken.join(words.separator))
    ),
    context.figure(words.actions.figureTitle, words.actions.source, calendar(context)),
    context.figure(
      words.actions.tableTitle,
      words.actions.source,
      h(
        "div",
        {class: "scroll", tabindex: 0, role: "region", "aria-label": words.actions.tableTitle},
        h(
          "table",
          {class: "actions"},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              [heads.action, heads.owner, heads.resources, heads.milestones, heads.effect].map((text) =>
                h("th", {scope: "col"}, text)
              )
            )
          ),
          h(
            "tbody",
            {},
            actions.map((action) => actionRow(action, context))
          )
        )
      )
    )
  ];
}

function calendar({data: {actions}, h, words, language}: ReportContext): HTMLElement {
  return h(
    "div",
    {class: "calendar", role: "list"},
    actions.map((action) =>
      h(
        "div",
        {class: "calendar-row", role: "listitem"},
        h(
          "span",
          {class: "calendar-name"},
          localized(action.name, language),
          h(
            "span",
            {class: "interval-text"},
            `${words.actions.heads.when} ${words.actions.months(action.month, action.month + action.months - 1)}`
          )
        ),
        h(
          "span",
          {class: "calendar-track", "aria-hidden": "true"},
          h("span", {
            class: "calendar-bar",
            style: `left:${pct(action.month - 1)};width:${pct(Math.min(12, action.month - 1 + action.months) - action.month + 1)}`
          }),
          action.milestones
            .filter(({month}) => month <= 12)
            .map(({month, says}) =>
              h("span", {class: "calendar-stone", title: localized(says, language), style: `left:${pct(month - 0.5)}`})
            )
        )
      )
    )
  );
}

const pct = (months: number) => `${((100 * months) / 12).toFixed(2)}%`;

function actionRow(action: Action, context: ReportContext): HTMLElement {
  const {data, h, words, language} = context;
  const goal = data.goals.find(({id}) => id === action.goal);
  const owner = data.staff.find(({id}) => id === action.owner);
  const measure = data.measures.find(({id}) => id === goal?.indicator);
  const named = (skills: readonly string[]) =>
    skills.map((skill) => words.actions.skillNames[skill] ?? skill).join(words.separator);
  const gaps = skillGaps(action, data.staff);
  const here = owner?.people ?? null;
  const yuan = moneyOf(action, data.budget);
  const small = (...content: readonly (Node | string)[]) => h("span", {class: "interval-text"}, content);
  return h(
    "tr",
    {},
    h("th", {scope: "row"}, localized(action.name, language)),
    h(
      "td",
      {},
      owner ? localized(owner.name, language) : action.owner,
      small(words.actions.people(here === null ? null : count(here, language))),
      here !== null &&
        action.people > here &&
        h("span", {class: "gap"}, words.actions.tooMany(action.people, count(here, language)))
    ),
    h(
      "td",
      {},
      words.actions.resources(action.people, yuan === null ? null : money(yuan, language)),
      small(words.actions.skills(named(action.skills))),
      gaps.map(({skill, heldBy}) =>
        h(
          "span",
          {class: "gap"},
          words.actions.gap(named([skill]), heldBy.map(({name}) => localized(name, language)).join(words.separator))
        )
      )
    ),
    h(
      "td",
      {},
      action.milestones.map(({month, says}) =>
        h(
          "span",
          {class: "line"},
          `${words.actions.month(month)}${punctuation[language].colon}${localized(says, language)}`
        )
      )
    ),
    h(
      "td",
      {},
      goal ? words.actions.effect(localized(goal.name, language), leverName(action.lever, context)) : "",
      small(
        words.actions.heads.check,
        punctuation[language].colon,
        words.actions.check(measure ? localized(measure.name, language) : (goal?.indicator ?? ""), action.after)
      )
    )
  );
}
