import type {AgeGroup} from "../../model/published/cohort-data.js";
import type {Estimate} from "../../model/published/site.js";
import {differenceOf} from "../../model/statistics/shares.js";
import {cohortCard, emptyText, type CohortContext} from "./context.js";
import {count, decimal, exactMoney, exactMoneyRange, percent, localized} from "../../language/format.js";
import {rangeText} from "../../language/intervals.js";
import {punctuation} from "../../language/punctuation.js";

/** Old customers against new ones: terms, price paid, leaving (新老同权). The table is the figure. */
export function agesCard(context: CohortContext): HTMLElement {
  const {
    cohorts: {byTenure, empty},
    words: {ages: text},
    h
  } = context;
  if (!byTenure.length) {
    const isOfSize = empty.byTenure === null || empty.byTenure.kind === "small";
    const why = isOfSize ? text.none : emptyText(empty.byTenure, context);
    return cohortCard(context, "ages", text.title, text.question, h("p", {class: "empty"}, why));
  }
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
    h("p", {class: "note"}, text.note(byTenure.some(({paid}) => paid !== null)))
  );
}

/** Who pays more for the kind that most hold; null where one side is missing. */
function priceFinding(context: CohortContext, groups: readonly AgeGroup[]): HTMLElement | null {
  const {words, h, language} = context;
  const [newer, older] = [groups.find(({age}) => age === "new"), groups.find(({age}) => age === "old")];
  if (!newer?.paid || !older?.paid) return null;
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

interface AgeColumn {
  readonly name: string;
  /** What a group's cell holds; a dash where nobody sent what it shows. */
  readonly of: (group: AgeGroup) => HTMLElement[] | string;
}

/** The columns of the table; one that no group has a figure for is left out: nobody sent what it shows. */
function ageColumns({cohorts: {byTenure}, words, h, language}: CohortContext): AgeColumn[] {
  const text = words.ages;
  const estimate = (one: Estimate | null, figure: (value: number) => string) =>
    one ? [h("b", {}, figure(one.value)), h("span", {class: "range"}, rangeText(one, figure, language))] : "–";
  const share = (value: number) => percent(value, language, 1);
  const every: readonly AgeColumn[] = [
    {name: text.paid, of: ({paid}) => estimate(paid, (value) => decimal(value, language, 1))},
    {name: text.perGigabyte, of: ({perGigabyte}) => estimate(perGigabyte, (value) => decimal(value, language, 2))},
    {name: text.inTerm, of: ({inTerm}) => estimate(inTerm, share)},
    {name: text.newOnly, of: ({newOnlyPlan}) => estimate(newOnlyPlan, share)},
    {name: text.leaving, of: ({leaving}) => estimate(leaving, share)},
    {name: text.n, of: ({customers}) => count(customers, language)}
  ];
  return every.filter(({of}) => byTenure.some((group) => of(group) !== "–"));
}

/** A body a kind of offer, a row an age. */
function agesTable(context: CohortContext, kinds: readonly (readonly AgeGroup[])[]): HTMLElement {
  const {words, h, language} = context;
  const text = words.ages;
  const figures = ageColumns(context);
  const heads = [text.age, ...figures.map(({name}) => name)];
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
          heads.map((name, i) => h("th", {scope: "col", class: i ? "number" : null}, name))
        )
      ),
      kinds.map((groups) =>
        h(
          "tbody",
          {},
          h(
            "tr",
            {class: "ages-kind"},
            h("th", {scope: "rowgroup", colspan: heads.length}, localized(groups[0].kindName, language))
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
  );
}

function months(groups: readonly AgeGroup[]): number {
  return groups.reduce((sum, {lineMonths}) => sum + lineMonths, 0);
}

function yuan(paid: Estimate, {language}: CohortContext): string {
  return exactMoney(paid.value, language, 1) + punctuation[language].bracketed(exactMoneyRange(paid, language, 1));
}

/** Whether the two differ by more than both their errors together. */
function paysHow(newer: Estimate, older: Estimate): "dearer" | "cheaper" | "alike" {
  const {low, high} = differenceOf(older, newer);
  return low > 0 ? "dearer" : high < 0 ? "cheaper" : "alike";
}
