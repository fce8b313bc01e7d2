import type {AgeGroup} from "../../model/published/cohort-data.js";
import type {Estimate} from "../../model/published/site.js";
import {differenceOf} from "../../model/statistics/shares.js";
import {cohortCard, type CohortContext} from "./context.js";
import {count, decimal, joinRange, percent, localized} from "../../language/format.js";

/** Old customers against new ones: terms, price paid, leaving (新老同权). The table is the figure. */
export function agesCard(context: CohortContext): HTMLElement {
  const {
    cohorts: {byTenure},
    words: {ages: text},
    h
  } = context;
  if (!byTenure.length)
    return cohortCard(context, "ages", text.title, text.question, h("p", {class: "empty"}, text.none));
  const kinds = [...new Set(byTenure.map(({kind}) => kind))];
  const shown = kinds
    .map((kind) => byTenure.filter((group) => group.kind === kind))
    .sort((a, b) => months(b) - months(a));
  return cohortCard(
    context,
    "ages",
    text.title,
    text.question,
    priceFinding(context, shown[0]),
    agesTable(context, shown),
    h("p", {class: "note"}, text.note)
  );
}

/** Who pays more for the kind that most hold; null where one side is missing. */
function priceFinding(context: CohortContext, groups: readonly AgeGroup[]): HTMLElement | null {
  const {words, h, language} = context;
  const [newer, older] = [groups.find(({age}) => age === "new"), groups.find(({age}) => age === "old")];
  if (!newer || !older) return null;
  return h(
    "p",
    {class: "finding"},
    words.ages.finding(
      localized(newer.kindName, language),
      yuan(newer.paid, context),
      yuan(older.paid, context),
      paysHow(newer.paid, older.paid)
    )
  );
}

/** A body a kind of offer, a row an age. */
function agesTable(context: CohortContext, kinds: readonly (readonly AgeGroup[])[]): HTMLElement {
  const {words, h, language} = context;
  const text = words.ages;
  const columns = [text.age, text.paid, text.perGigabyte, text.inTerm, text.newOnly, text.leaving, text.n];
  return h(
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
      kinds.map((groups) =>
        h(
          "tbody",
          {},
          h(
            "tr",
            {class: "ages-kind"},
            h("th", {scope: "rowgroup", colspan: columns.length}, localized(groups[0].kindName, language))
          ),
          groups.map((group) => ageRow(context, group))
        )
      )
    )
  );
}

function ageRow({words, h, language}: CohortContext, group: AgeGroup): HTMLElement {
  const estimate = (one: Estimate | null, text: (value: number) => string) =>
    h(
      "td",
      {class: "number"},
      one
        ? [
            h("b", {}, text(one.value)),
            h("span", {class: "range"}, joinRange(text(one.low), text(one.high), false, language))
          ]
        : "–"
    );
  const share = (value: number) => percent(value, language, 1);
  return h(
    "tr",
    {},
    h("th", {scope: "row"}, words.ages.ages[group.age]),
    estimate(group.paid, (value) => decimal(value, language, 1)),
    estimate(group.perGigabyte, (value) => decimal(value, language, 2)),
    estimate(group.inTerm, share),
    estimate(group.newOnlyPlan, share),
    estimate(group.leaving, share),
    h("td", {class: "number"}, count(group.customers, language))
  );
}

function months(groups: readonly AgeGroup[]): number {
  return groups.reduce((sum, {lineMonths}) => sum + lineMonths, 0);
}

function yuan({value, low, high}: Estimate, {language}: CohortContext): string {
  return `¥${decimal(value, language, 1)} (${joinRange(decimal(low, language, 1), decimal(high, language, 1), false, language)})`;
}

/** Whether the two differ by more than both their errors together. */
function paysHow(newer: Estimate, older: Estimate): "dearer" | "cheaper" | "alike" {
  const {low, high} = differenceOf(older, newer);
  return low > 0 ? "dearer" : high < 0 ? "cheaper" : "alike";
}
