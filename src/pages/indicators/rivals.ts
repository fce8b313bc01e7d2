/** The chosen unit beside other operators, where their figures are known. */
import {rivalsOf} from "../../model/published/indicator-rivals.js";
import type {Rival} from "../../model/published/systems.js";
import {rangeOfFormat} from "../../model/published/cells.js";
import {normalInterval, withinRange, type Spread} from "../../model/statistics/intervals.js";
import type {IndicatorFormat} from "../../model/published/site.js";
import {estimateStrip, rangeOf} from "../../charts/estimate-strip.js";
import {punctuation} from "../../language/punctuation.js";
import type {IndicatorContext} from "./context.js";

/** Own figure, rivals and the industry's mean; nothing where none are known for the unit and period. */
export function rivalsCard(context: IndicatorContext): HTMLElement | null {
  const {h, words, list, file, choices, document, language} = context;
  const found = rivalsOf(list, file, choices.unit, choices.period);
  const own = context.cellOf(file.definition.id, choices.unit, choices.period);
  if (found === null || own === null) return null;
  const rows = [
    {name: context.unitName(choices.unit), tone: "challenger", bounds: own, isKnown: true},
    ...found.rivals.map((rival) => {
      const bounds = boundsOf(rival, file.definition.format);
      return {
        name: rival.operator,
        tone: "legacy",
        bounds: bounds ?? {value: rival.value, low: rival.value, high: rival.value},
        isKnown: bounds !== null
      };
    }),
    ...(found.industryMean === null
      ? []
      : [
          {
            name: words.rivals.industry,
            tone: "noise",
            bounds: {value: found.industryMean, low: found.industryMean, high: found.industryMean},
            isKnown: false
          }
        ])
  ];
  const range = rangeOf(rows.map(({bounds}) => bounds));
  return h(
    "section",
    {class: "card", id: "rivals"},
    h("h2", {}, words.rivals.title),
    h(
      "p",
      {class: "question"},
      words.rivals.question(context.unitName(found.unit), context.periodName(choices.period))
    ),
    h(
      "ul",
      {class: "parts-list"},
      rows.map(({name, tone, bounds, isKnown}) =>
        h(
          "li",
          {},
          h("span", {class: "parts-name"}, name),
          estimateStrip(bounds, {document, range, tone, reference: own}),
          h(
            "span",
            {class: "parts-value"},
            h("b", {}, context.value(bounds.value)),
            h(
              "span",
              {class: "soft"},
              punctuation[language].bracketed(isKnown ? context.interval(bounds) : words.rivals.noInterval)
            )
          )
        )
      )
    )
  );
}

/** A rival's figure with its interval, within what the figure can be; null where it has none. */
function boundsOf({value, standardError}: Rival, format: IndicatorFormat): Spread | null {
  return standardError === null
    ? null
    : withinRange({value, ...normalInterval(value, standardError)}, rangeOfFormat(format));
}
