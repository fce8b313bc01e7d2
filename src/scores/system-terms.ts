import type {SystemFacts} from "../model/published/systems.js";
import type {IndicatorFacts, SiteFacts} from "../model/published/site.js";
import type {AppraisedIndicator} from "../model/published/systems.js";
import {scoringWords} from "./words-scoring.js";
import type {CommonWords} from "../language/common.js";
import {decimal, monthLong, percent, localized, type Language} from "../language/format.js";
import {maker} from "../elements/elements.js";
import {gateText, ruleText} from "./rule-text.js";
import {punctuation} from "../language/punctuation.js";

export interface SystemTermsContext {
  readonly compare: {readonly site: Pick<SiteFacts, "indicators">};
  readonly language: Language;
  readonly document: Document;
  readonly common: CommonWords;
}

/** What a system is, in a sentence: in its own words, or by what it appraises. */
export function systemSays(
  {says, appraise}: Pick<SystemFacts, "says" | "appraise">,
  indicators: readonly Pick<IndicatorFacts, "id" | "name">[],
  language: Language
): string {
  if (says !== null) return localized(says, language);
  const names = [...new Set(appraise.map(({indicator}) => indicator))].map((id) => {
    const known = indicators.find((one) => one.id === id);
    return known ? localized(known.name, language) : id;
  });
  return scoringWords[language].appraises(names);
}

/** A system's standing terms: when it is in force, whom it appraises on what, what it takes away and what it pays. */
export function systemTerms(
  {compare, language, document, common}: SystemTermsContext,
  system: SystemFacts
): HTMLElement {
  const words = scoringWords[language];
  const h = maker(document);
  const facts = new Map(compare.site.indicators.map((indicator) => [indicator.id, indicator]));
  const named = (id: string) => localized(facts.get(id)?.name ?? {en: id, zh: id}, language);
  const entry = (name: string, ...values: readonly (string | false)[]) => [
    h("dt", {}, name),
    ...values.flatMap((value) => (value === false ? [] : [h("dd", {}, value)]))
  ];
  const weights = (items: readonly AppraisedIndicator[]) => {
    const sum = items.reduce((total, {weight}) => total + weight, 0);
    return items
      .map((item) =>
        words.weighted(
          named(item.indicator),
          `${percent(item.weight / sum, language)}${bracketed(item, facts.get(item.indicator))}`
        )
      )
      .join(words.separator);
  };
  const bracketed = (item: AppraisedIndicator, indicator: IndicatorFacts | undefined) => {
    const text = indicator ? ruleText(item.score, indicator, language) : "";
    return text && punctuation[language].bracketed(text);
  };
  const {tiers, roles = [], gates = [], points = [], pay} = system;
  return h(
    "details",
    {class: "system-terms"},
    h("summary", {}, words.terms),
    h(
      "dl",
      {},
      entry(
        words.inForceTitle,
        system.inForce
          ? words.inForce(
              monthLong(system.inForce.from, language),
              system.inForce.to && monthLong(system.inForce.to, language)
            )
          : words.neverInForce
      ),
      tiers && entry(words.tiers, tiers.map(({kind, name}) => common.unitsOfKind(kind, name)).join(" → ")),
      roles.map(({name, appraise}) =>
        entry(`${words.roles}${punctuation[language].colon}${localized(name, language)}`, weights(appraise))
      ),
      gates.map((gate) => {
        const indicator = facts.get(gate.indicator);
        return indicator
          ? entry(
              `${words.gates}${punctuation[language].colon}${named(gate.indicator)}`,
              gateText(gate, indicator, roles, language)
            )
          : null;
      }),
      pay &&
        entry(
          words.pay,
          words.payCurve(percent(pay.atTarget, language), percent(pay.floor, language), percent(pay.cap, language)),
          pay.atStake !== null && words.atStake(percent(pay.atStake, language))
        ),
      points.length > 0 &&
        entry(
          words.points,
          points
            .map((one) =>
              words.pointsFor(
                localized(one.name, language),
                decimal(one.points, language, Number.isInteger(one.points) ? 0 : 1)
              )
            )
            .join(words.separator)
        )
    )
  );
}
