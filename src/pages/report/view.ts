import {pairChooser, type PairChooserOptions} from "../../scores/system-pair.js";
import {reviewOf} from "../../model/report/review.js";
import {foldedOnPhone} from "../../elements/fold.js";
import {monthRange, localized, type Language} from "../../language/format.js";
import {actionsPart} from "./actions.js";
import {reportContext, type ReportContext} from "./context.js";
import {budgetPart, planPart} from "./plan.js";
import {positionPart} from "./position.js";
import {reviewPart} from "./review.js";
import type {ReportData} from "../../model/report/report.js";

/** The two systems whose appraisal the report speaks of, and what takes others. */
export type ReportChoice = Pick<PairChooserOptions, "list" | "pair" | "choose" | "state">;

/** The annual report on one unit, as a document of five steps; the same on screen and on paper. */
export function reportView(
  data: ReportData,
  unit: string,
  {
    document,
    language,
    choice = null
  }: {readonly document: Document; readonly language: Language; readonly choice?: ReportChoice | null}
): HTMLElement {
  const context = reportContext(data, unit, language, document);
  const {h, words, unitName, isWhole} = context;
  const year = monthRange(data.yearFrom, data.yearTo, language);
  const reviewed = reviewOf(data, context.unit);
  const counts = {continue: 0, break_through: 0, open: 0};
  for (const {outcome} of reviewed) counts[outcome]++;
  const parts = {
    position: positionPart,
    review: reviewPart,
    plan: planPart,
    budget: budgetPart,
    actions: actionsPart
  } as const;
  const names = ["position", "review", "plan", "budget", "actions"] as const;
  return h(
    "article",
    {class: "report-view"},
    h(
      "header",
      {class: "report-head"},
      h("p", {class: "over"}, words.over(data.simulated, year).join(" · ")),
      h("h1", {}, words.headline(isWhole ? localized(data.operator, language) : unitName, year)),
      h("p", {class: "lede"}, reviewed.length > 0 ? words.lede(unitName, isWhole, counts) : words.nothingReviewed),
      data.simulated && h("p", {class: "soft"}, words.simulated),
      h(
        "div",
        {class: "report-tools"},
        h(
          "label",
          {},
          words.unit,
          " ",
          h(
            "select",
            {id: "report-unit", disabled: true},
            data.units.map(({id, name}) =>
              h("option", {value: id, selected: id === context.unit}, localized(name, language))
            )
          )
        ),
        h("button", {type: "button", class: "primary", id: "report-print", disabled: true}, words.print),
        h("span", {class: "soft"}, words.printNote)
      ),
      choice && pairChooser({...choice, document, language}),
      h(
        "nav",
        {class: "contents", "aria-label": words.contents},
        names.map((name, i) => h("a", {href: `#${name}`}, `${i + 1} ${words.sections[name].title}`))
      )
    ),
    names.map((name, i) =>
      h(
        "section",
        {class: "report-step", id: name},
        h(
          "div",
          {class: "section-opening"},
          h("h2", {}, `${i + 1} ${words.sections[name].title}`),
          h("p", {class: "section-question"}, words.sections[name].question)
        ),
        foldedPart(parts[name](context), context)
      )
    )
  );
}

/** A step's sentences at its beginning, and the rest behind them. */
function foldedPart(nodes: readonly Node[], context: ReportContext): readonly Node[] {
  const told = nodes.findIndex((node) => node.nodeName !== "P");
  if (told < 0) return nodes;
  return [...nodes.slice(0, told), foldedOnPhone(context, ...nodes.slice(told))];
}
