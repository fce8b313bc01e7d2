/** The chosen unit beside other operators, where their figures are known. */
import {rivalsOf} from "../../model/published/indicator-rivals.js";
import {normalInterval} from "../../model/statistics/intervals.js";
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
    ...found.rivals.map(({operator, value, standardError}) => ({
      name: operator,
      tone: "legacy",
      bounds: {value, ...(standardError === null ? {low: value, high: value} : normalInterval(value, standardError))},
      isKnown: standardError !== null
    })),
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
