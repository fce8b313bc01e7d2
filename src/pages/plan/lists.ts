import {money, monthLong, percent, localized, signedMoney} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";
import {sourceText} from "./words-sources.js";
import {inputName, inputValue, type PlanContext} from "./context.js";

/** Budget against actual, by category, over the last twelve months. */
export function budgetCard({h, words, language, base}: PlanContext): HTMLElement {
  const own = words.budget;
  const last = (values: readonly number[]) => values.slice(-12).reduce((sum, value) => sum + value, 0);
  const rows = base.costs
    .map((cost) => ({name: localized(cost.name, language), budget: last(cost.budget), actual: last(cost.actual)}))
    .sort((a, b) => b.actual - a.actual);
  const total = rows.reduce(
    (sum, {budget, actual}) => ({name: own.total, budget: sum.budget + budget, actual: sum.actual + actual}),
    {name: own.total, budget: 0, actual: 0}
  );
  const over = ({budget, actual}: {readonly budget: number; readonly actual: number}) =>
    budget > 0
      ? signedMoney(actual - budget, language) +
        punctuation[language].bracketed(`${actual > budget ? "+" : ""}${percent(actual / budget - 1, language, 1)}`)
      : "";
  return h(
    "section",
    {class: "card", id: "plan-budget"},
    h(
      "div",
      {class: "card-head"},
      h(
        "div",
        {},
        h("h2", {}, own.title),
        h(
          "p",
          {class: "question"},
          own.question(
            monthLong(base.months.slice(-12)[0], language),
            monthLong(base.months[base.months.length - 1], language)
          )
        )
      )
    ),
    h(
      "p",
      {class: "plan-said"},
      own.sentence(money(total.actual, language), money(total.budget, language), over(total))
    ),
    h(
      "div",
      {class: "scroll", tabindex: 0, role: "region", "aria-label": own.title},
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", {scope: "col"}, own.category),
            [own.planned, own.actual, own.over].map((name) => h("th", {scope: "col", class: "number"}, name))
          )
        ),
        h(
          "tbody",
          {},
          [...rows, total].map((row) =>
            h(
              "tr",
              {},
              h("th", {scope: "row"}, row.name),
              h("td", {class: "number"}, money(row.budget, language)),
              h("td", {class: "number"}, money(row.actual, language)),
              h("td", {class: "number"}, over(row))
            )
          )
        )
      )
    )
  );
}

/** Every uncertain number with its basis and source. */
export function assumedCard(context: PlanContext): HTMLElement {
  const {h, words, language, inputs} = context;
  const own = words.assumed;
  const range = (id: string, low: number, high: number) =>
    `${inputValue(context, id, low)} … ${inputValue(context, id, high)}`;
  return h(
    "section",
    {class: "card", id: "plan-assumed"},
    h("div", {class: "card-head"}, h("div", {}, h("h2", {}, own.title), h("p", {class: "question"}, own.question))),
    h("p", {class: "note"}, own.note),
    h(
      "details",
      {class: "figures"},
      h("summary", {}, own.table),
      h(
        "div",
        {class: "scroll", tabindex: 0, role: "region", "aria-label": own.title},
        h(
          "table",
          {class: "plan-inputs"},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              h("th", {scope: "col"}, own.name),
              h("th", {scope: "col", class: "number"}, own.value),
              h("th", {scope: "col", class: "number"}, own.range),
              h("th", {scope: "col"}, own.kind),
              h("th", {scope: "col"}, own.source)
            )
          ),
          h(
            "tbody",
            {},
            inputs.all.map((input) =>
              h(
                "tr",
                {},
                h("th", {scope: "row"}, inputName(context, input.id)),
                h("td", {class: "number"}, inputValue(context, input.id, input.value)),
                h(
                  "td",
                  {class: "number"},
                  range(input.id, input.low, input.high),
                  input.later && h("small", {}, own.later(range(input.id, input.later.low, input.later.high)))
                ),
                h("td", {}, h("span", {class: `tag basis-${input.basis}`}, own.basis[input.basis])),
                h("td", {}, sourceText(input.source, language))
              )
            )
          )
        )
      )
    )
  );
}
