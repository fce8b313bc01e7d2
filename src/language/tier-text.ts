/** What a system's tiers came to, in words: for the readiness page and the command line. */
import type {ReadinessIndicator, TierReadiness} from "../model/published/readiness.js";
import type {SiteFacts} from "../model/published/site.js";
import {common} from "./common.js";
import {localized, monthRange, type Language} from "./format.js";
import {punctuation} from "./punctuation.js";
import {readingWords} from "./reading.js";

/** Reasons that are told of a tier; the others are fewer. */
const told = 2;

/**
 * A sentence for each kind of unit: how many were scored in the latest period of each length, and why the others weren't.
 *
 * @param kinds the kinds of unit that there are, with their names
 * @param indicators what there is to measure, with names and what they lack
 */
export function tierSentences(
  tiers: readonly TierReadiness[],
  kinds: SiteFacts["unitsByKind"],
  indicators: readonly Pick<ReadinessIndicator, "id" | "name" | "lacks">[],
  language: Language
): string[] {
  const {systems: text, comma} = readingWords[language];
  const {colon, semicolon} = punctuation[language];
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const indicatorName = (id: string) => localized(byId.get(id)?.name ?? {en: id, zh: id}, language);
  const measurable = (id: string) => byId.get(id)?.lacks.length === 0;
  return [...new Set(tiers.map(({kind}) => kind))].map((kind) => {
    const own = tiers.filter((one) => one.kind === kind);
    const name = kinds.find((one) => one.kind === kind)?.name ?? {en: kind, zh: kind};
    const said = own.some(({scored}) => scored > 0)
      ? own.map(({scored, units, from, to}) => text.tier(`${scored}`, `${units}`, monthRange(from, to, language)))
      : [text.noTier(own[0].units)];
    // The fewest reasons stand where most units were scored.
    const best = own.reduce((a, b) => (b.scored > a.scored ? b : a));
    // What no column is there for is told of the indicator itself.
    const reasons = best.lacks
      .filter(({what, indicator}) => what !== "value" || measurable(indicator))
      .slice(0, told)
      .map(({indicator, what, units}) => text.lacking(text.missing[what](indicatorName(indicator)), units));
    return `${common[language].unitsOfKind(kind, name)}${colon}${said.join(comma)}${reasons.length > 0 ? semicolon + reasons.join(comma) : ""}`;
  });
}
