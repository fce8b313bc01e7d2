/** Which systems appraise the indicator, take away by it or observe it. */
import type {IndicatorUse} from "../../model/published/indicators.js";
import {decimal, localized, monthShort} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";
import {gateText, ruleText} from "../../scores/rule-text.js";
import type {IndicatorContext} from "./context.js";

/** A line for each use, those of the two compared systems in their colours. */
export function usesCard(context: IndicatorContext): HTMLElement {
  const {h, words, file, language} = context;
  return h(
    "section",
    {class: "card", id: "uses"},
    h("h2", {}, words.uses.title),
    h("p", {class: "question"}, words.uses.question),
    file.uses.length === 0
      ? h("p", {class: "empty"}, words.uses.nobody)
      : h(
          "ul",
          {class: "ind-uses"},
          file.uses.map((use) =>
            h(
              "li",
              {class: use.side ?? "other"},
              h("b", {}, localized(use.name, language)),
              h("span", {class: "soft"}, punctuation[language].bracketed(forceText(use, context))),
              punctuation[language].colon,
              useText(use, context)
            )
          )
        )
  );
}

function forceText({inForce}: IndicatorUse, {words, language}: IndicatorContext): string {
  if (inForce === null) return words.uses.never;
  return words.uses.since(
    monthShort(inForce.from, language),
    inForce.to === null ? null : monthShort(inForce.to, language)
  );
}

function useText({as}: IndicatorUse, {words, file, language}: IndicatorContext): string {
  switch (as.kind) {
    case "appraised":
      return words.uses.appraised(decimal(as.weight, language, 0), ruleText(as.rule, file.definition, language));
    case "role":
      return words.uses.role(
        localized(as.role, language),
        decimal(as.weight, language, 0),
        ruleText(as.rule, file.definition, language)
      );
    case "gated":
      return words.uses.gated(gateText(as.gate, file.definition, as.roles, language));
    case "observed":
      return words.uses.observed;
  }
}
