import {withFocus} from "./state.js";
import type {ScenarioResult} from "../../model/plan/study.js";
import {count, decimal, money, percent, signed, exactMoney} from "../../language/format.js";
import {chanceText} from "../../language/chance.js";
import {rangeText} from "../../language/intervals.js";
import {differenceOf, nameOf, type ChoosePlan, type PlanContext} from "./context.js";
import {punctuation} from "../../language/punctuation.js";

/** Up to four scenarios, measure by measure. */
export function scenariosCard(context: PlanContext, choose: ChoosePlan | null): HTMLElement {
  const {h, words, language, study, state} = context;
  const own = words.scenarios;
  const shown = state.shown.flatMap((id) => study.results.find((result) => result.id === id) ?? []);
  return h(
    "section",
    {class: "card", id: "plan-scenarios"},
    h("div", {class: "card-head"}, h("div", {}, h("h2", {}, own.title), h("p", {class: "question"}, own.question))),
    scenarioChoice(context, choose),
    scenarioTable(context, shown, choose),
    h(
      "ul",
      {class: "plan-says note"},
      shown.map((result) =>
        h(
          "li",
          {},
          h("b", {}, nameOf(context, result)),
          result.scenario.says[language] ? `${punctuation[language].colon}${result.scenario.says[language]}` : ""
        )
      )
    ),
    h("p", {class: "note"}, own.note)
  );
}

/** Which scenarios stand side by side. */
function scenarioChoice(context: PlanContext, choose: ChoosePlan | null): HTMLElement {
  const {h, words, study, state} = context;
  const own = words.scenarios;
  return h(
    "fieldset",
    {class: "plan-chosen"},
    h("legend", {}, own.choose),
    study.results.map((result) => {
      const checked = state.shown.includes(result.id);
      const box = h("input", {
        type: "checkbox",
        id: `shown-${result.id}`,
        checked,
        disabled: choose === null || result.id === state.focus || (!checked && state.shown.length >= 4)
      });
      if (choose)
        box.addEventListener("change", () =>
          choose({shown: box.checked ? [...state.shown, result.id] : state.shown.filter((id) => id !== result.id)})
        );
      return h("label", {for: `shown-${result.id}`}, box, ` ${nameOf(context, result)}`);
    })
  );
}

type Measure = readonly [name: string, text: (result: ScenarioResult) => string];

/** What is told of every scenario. */
function measuresOf(context: PlanContext): readonly Measure[] {
  const {words, language, today} = context;
  const own = words.scenarios;
  const range = ({p10, p90}: {readonly p10: number; readonly p90: number}) =>
    rangeText({low: p10, high: p90}, (yuan) => money(yuan, language), language);
  const year = (result: ScenarioResult) => result.spend.reduce((sum, yuan) => sum + yuan, 0);
  return [
    [own.rows.budget, (result) => money(year(result), language)],
    [own.rows.npv, ({totals}) => money(totals.npv, language)],
    [own.rows.npvRange, ({risk}) => (risk ? range(risk.npv) : own.notRun)],
    [
      own.rows.beats,
      ({id}) => {
        const difference = differenceOf(context, id, "today");
        return id === "today" ? "–" : difference ? chanceText(difference.share, language) : own.notRun;
      }
    ],
    [own.rows.customers, ({totals}) => count(totals.customersYear, language)],
    [own.rows.left, ({totals}) => count(totals.leftYear, language)],
    [own.rows.revenue, ({totals}) => money(totals.revenueYear, language)],
    [own.rows.cost, ({totals}) => money(totals.costYear, language)],
    [own.rows.contact, ({costOfContact}) => exactMoney(costOfContact, language, 1)],
    [own.rows.repeats, ({repeatShare}) => decimal(repeatShare, language, 3)],
    [own.rows.nps, ({totals}) => own.points(signed(totals.npsYear, language, 1))],
    [own.rows.load, ({totals}) => percent(totals.loadYear / today.totals.loadYear, language, 1)]
  ];
}

function scenarioTable(context: PlanContext, shown: readonly ScenarioResult[], choose: ChoosePlan | null): HTMLElement {
  const {h, words, state} = context;
  const own = words.scenarios;
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": own.title},
    h(
      "table",
      {class: "plan-compare"},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", {scope: "col"}, own.measure),
          shown.map((result) => {
            const isFocus = result.id === state.focus;
            const button = h(
              "button",
              {
                type: "button",
                class: "plan-focus",
                id: `focus-${result.id}`,
                "aria-pressed": String(isFocus),
                disabled: choose === null,
                "aria-label": own.focus(nameOf(context, result))
              },
              nameOf(context, result)
            );
            if (choose)
              button.addEventListener("click", () =>
                choose({focus: result.id, shown: withFocus(state.shown, result.id)})
              );
            return h("th", {scope: "col", class: "number"}, button, isFocus && h("small", {}, own.focused));
          })
        )
      ),
      h(
        "tbody",
        {},
        measuresOf(context).map(([name, text]) =>
          h(
            "tr",
            {},
            h("th", {scope: "row"}, name),
            shown.map((result) => h("td", {class: "number"}, text(result)))
          )
        )
      )
    )
  );
}
