/** The headline made of the indicator's figures, and the choice of unit and period. */
import type {Grain} from "../../model/published/grain.js";
import {pathTo} from "../../model/published/indicator-choices.js";
import {pastPeriod} from "../../model/scoring/past-period.js";
import {definitionWords} from "../../language/definitions.js";
import {localized} from "../../language/format.js";
import type {IndicatorContext} from "./context.js";

/** The value of the chosen unit and period as a headline, with its interval, n, and the year before. */
export function indicatorHeading(context: IndicatorContext): HTMLElement {
  const {h, words, file, list, choices, language, name} = context;
  const {unit, period} = choices;
  const {id, says, account, better} = file.definition;
  const cell = context.cellOf(id, unit, period);
  const isTop = list.units[unit].parent === null;
  const value = cell ? context.value(cell.value) : "–";
  const before = pastPeriod(list.periods, period, "previous_year");
  const past = before === null ? null : context.cellOf(id, unit, before);
  return h(
    "header",
    {class: "ind-heading"},
    h("p", {class: "over"}, `${words.over(definitionWords[language].accounts[account])} · ${words.better[better]}`),
    h(
      "h1",
      {},
      isTop
        ? words.headline(name, value, context.periodName(period))
        : words.headlineOf(name, context.unitName(unit), value, context.periodName(period))
    ),
    h("p", {class: "lede"}, localized(says, language)),
    cell &&
      h("p", {class: "ind-basis"}, [words.interval(context.interval(cell)), context.rests(cell.customers)].join(" · ")),
    past && before !== null
      ? h(
          "p",
          {class: "soft ind-past"},
          words.yearBefore(`${context.value(past.value)} (${context.interval(past)})`, context.periodName(before))
        )
      : null,
    chooser(context)
  );
}

/** Unit and period, of which only those with figures can be chosen. */
function chooser(context: IndicatorContext): HTMLElement {
  const {h, words, list, choices, choose} = context;
  const depth = (unit: number) => pathTo(list.units, unit).length - 1;
  const units = h(
    "select",
    {id: "ind-unit"},
    choices.units.map((unit) =>
      h(
        "option",
        {value: list.units[unit].id, selected: unit === choices.unit},
        `${"\u2003".repeat(depth(unit))}${context.unitName(unit)}`
      )
    )
  );
  const grains = (["whole", "year", "quarter", "rest", "month"] as const satisfies readonly Grain[]).filter((grain) =>
    choices.periods.some((period) => list.periods[period].grain === grain)
  );
  const periods = h(
    "select",
    {id: "ind-period"},
    grains.map((grain) =>
      h(
        "optgroup",
        {label: words.chooser.grains[grain]},
        choices.periods
          .filter((period) => list.periods[period].grain === grain)
          .map((period) =>
            h(
              "option",
              {value: list.periods[period].id, selected: period === choices.period},
              context.periodName(period)
            )
          )
      )
    )
  );
  if (choose) {
    units.addEventListener("change", () => choose({unit: units.value}));
    periods.addEventListener("change", () => choose({period: periods.value}));
  }
  return h(
    "fieldset",
    {class: "ind-chooser choices", disabled: choose === null},
    h("legend", {class: "visually-hidden"}, words.chooser.legend),
    h("label", {}, h("span", {}, words.chooser.unit), units),
    h("label", {}, h("span", {}, words.chooser.period), periods)
  );
}
