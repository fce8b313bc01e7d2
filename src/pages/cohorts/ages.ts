import type {AgeGroup} from "../../model/published/cohort-data.js";
import type {Estimate} from "../../model/published/site.js";
import {differenceOf} from "../../model/statistics/shares.js";
import {cohortCard, type CohortContext} from "./context.js";
import {count, decimal, exactMoney, exactMoneyRange, joinRange, percent, localized} from "../../language/format.js";

/** Old customers against new ones: terms, price paid, leaving (新老同权). The table is the figure. */
export function agesCard(context: CohortContext): HTMLElement {
  const {
    cohorts: {byTenure},
    words,
    h,
    language
  } = context;
  const text = words.ages;
  if (!byTenure.length)
    return cohortCard(context, "ages", text.title, text.question, h("p", {class: "empty"}, text.none));
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
  const columns = [text.age, text.paid, text.perGigabyte, text.inTerm, text.newOnly, text.leaving, text.n];
  return cohortCard(
    context,
    "ages",
    text.title,
    text.question,
    newer && older
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
                h("td", {class: "number"}, money(group.paid, 1)),
                h("td", {class: "number"}, money(group.perGigabyte, 2)),
                h("td", {class: "number"}, share(group.inTerm)),
                h("td", {class: "number"}, share(group.newOnlyPlan)),
                h("td", {class: "number"}, share(group.leaving)),
                h("td", {class: "number"}, count(group.customers, language))
              )
            )
          )
        )
      )
    ),
    h("p", {class: "note"}, text.note)
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
