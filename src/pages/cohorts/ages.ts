import type {AgeGroup} from "../../model/published/cohort-data.js";
import type {Estimate} from "../../model/published/site.js";
import {differenceOf} from "../../model/statistics/shares.js";
import {cohortCard, emptyText, type CohortContext} from "./context.js";
import {count, decimal, exactMoney, exactMoneyRange, joinRange, percent, localized} from "../../language/format.js";

/** Old customers against new ones: terms, price paid, leaving (新老同权). The table is the figure. */
export function agesCard(context: CohortContext): HTMLElement {
  const {
    cohorts: {byTenure, empty},
    words,
    h,
    language
  } = context;
  const text = words.ages;
  if (!byTenure.length)
    return cohortCard(
      context,
      "ages",
      text.title,
      text.question,
      h(
        "p",
        {class: "empty"},
        empty.byTenure && empty.byTenure.kind !== "small" ? emptyText(empty.byTenure, context) : text.none
      )
    );
  const share = (one: Estimate | null) =>
    one
      ? [
          h("b", {}, percent(one.value, language, 1)),
          h(
            "span",
            {class: "range"},
            joinRange(percent(one.low, language, 1), percent(one.high, language, 1), false, language)
          )
        ]
      : "–";
  const money = (one: Estimate | null, digits: number) =>
    one
      ? [
          h("b", {}, decimal(one.value, language, digits)),
          h(
            "span",
            {class: "range"},
            joinRange(decimal(one.low, language, digits), decimal(one.high, language, digits), one.low < 0, language)
          )
        ]
      : "–";
  const kinds = [...new Set(byTenure.map(({kind}) => kind))];
  const shown = kinds
    .map((kind) => byTenure.filter((group) => group.kind === kind))
    .sort((a, b) => months(b) - months(a));
  const main = shown[0];
  const [newer, older] = [main.find(({age}) => age === "new"), main.find(({age}) => age === "old")];
  // A column that no line has a figure for is left out: nobody sent what it shows.
  const every: readonly {readonly name: string; readonly of: (group: AgeGroup) => HTMLElement[] | string}[] = [
    {name: text.paid, of: ({paid}) => money(paid, 1)},
    {name: text.perGigabyte, of: ({perGigabyte}) => money(perGigabyte, 2)},
    {name: text.inTerm, of: ({inTerm}) => share(inTerm)},
    {name: text.newOnly, of: ({newOnlyPlan}) => share(newOnlyPlan)},
    {name: text.leaving, of: ({leaving}) => share(leaving)},
    {name: text.n, of: ({customers}) => count(customers, language)}
  ];
  const figures = every.filter(({of}) => byTenure.some((group) => of(group) !== "–"));
  const columns = [text.age, ...figures.map(({name}) => name)];
  return cohortCard(
    context,
    "ages",
    text.title,
    text.question,
    newer?.paid && older?.paid
      ? h(
          "p",
          {class: "finding"},
          text.finding(
            localized(newer.kindName, language),
            yuan(newer.paid, context),
            yuan(older.paid, context),
            paysHow(newer.paid, older.paid)
          )
        )
      : null,
    h(
      "div",
      {class: "scroll", tabindex: 0, role: "region", "aria-label": text.question},
      h(
        "table",
        {class: "ages-table"},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            columns.map((name, i) => h("th", {scope: "col", class: i ? "number" : null}, name))
          )
        ),
        shown.map((groups) =>
          h(
            "tbody",
            {},
            h(
              "tr",
              {class: "ages-kind"},
              h("th", {scope: "rowgroup", colspan: columns.length}, localized(groups[0].kindName, language))
            ),
            groups.map((group) =>
              h(
                "tr",
                {},
                h("th", {scope: "row"}, text.ages[group.age]),
                figures.map(({of}) => h("td", {class: "number"}, of(group)))
              )
            )
          )
        )
      )
    ),
    h("p", {class: "note"}, text.note(byTenure.some(({paid}) => paid !== null)))
  );
}

function months(groups: readonly AgeGroup[]): number {
  return groups.reduce((sum, {lineMonths}) => sum + lineMonths, 0);
}

function yuan(paid: Estimate, {words, language}: CohortContext): string {
  return exactMoney(paid.value, language, 1) + words.bracket(exactMoneyRange(paid, language, 1));
}

/** Whether the two differ by more than both their errors together. */
function paysHow(newer: Estimate, older: Estimate): "dearer" | "cheaper" | "alike" {
  const {low, high} = differenceOf(older, newer);
  return low > 0 ? "dearer" : high < 0 ? "cheaper" : "alike";
}
