/** What a system's tiers came to, in words: for the readiness page and the command line. */
import type {TierReadiness} from "../model/published/readiness.js";
import type {SiteFacts} from "../model/published/site.js";
import {common} from "./common.js";
import {monthRange, type Language} from "./format.js";
import {punctuation} from "./punctuation.js";
import {readingWords} from "./reading.js";

/** Reasons that are told of a tier; the others are fewer. */
const told = 3;

/**
 * A sentence for each kind of unit: how many were scored in the latest period of each length, and why the others weren't.
 *
 * @param kinds the kinds of unit that there are, with their names
 * @param indicatorName what an indicator is called
 */
export function tierSentences(
  tiers: readonly TierReadiness[],
  kinds: SiteFacts["unitsByKind"],
  indicatorName: (id: string) => string,
  language: Language
): string[] {
  const {systems: text, comma} = readingWords[language];
  const {colon, semicolon} = punctuation[language];
  return [...new Set(tiers.map(({kind}) => kind))].map((kind) => {
    const own = tiers.filter((one) => one.kind === kind);
    const name = kinds.find((one) => one.kind === kind)?.name ?? {en: kind, zh: kind};
    const said = own.map(({scored, units, from, to}) =>
      text.tier(`${scored}`, `${units}`, monthRange(from, to, language))
    );
    // The fewest reasons stand where most units were scored.
    const best = own.reduce((a, b) => (b.scored > a.scored ? b : a));
    const reasons = best.lacks
      .slice(0, told)
      .map(({indicator, what, units}) => text.lacking(text.missing[what](indicatorName(indicator)), units));
    return `${common[language].unitsOfKind(kind, name)}${colon}${said.join(comma)}${reasons.length > 0 ? semicolon + reasons.join(comma) : ""}`;
  });
}
