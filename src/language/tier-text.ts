/** What a system's tiers came to, in words: for the readiness page and the command line. */
import type {ReadinessIndicator, TierReadiness} from "../model/published/readiness.js";
import type {SiteFacts} from "../model/published/site.js";
import {common} from "./common.js";
import {localized, monthRange, type Language} from "./format.js";
import {punctuation} from "./punctuation.js";
import {readingWords} from "./reading.js";

/** Reasons that are told of a tier; the others are fewer. */
const told = 2;

/** What is told of one kind of unit. */
export interface TierTold {
  /** The kind's name, for several of it. */
  readonly name: string;
  readonly units: number;
  /** How many of them were scored in the latest period of each length, the longest first. */
  readonly scored: readonly {readonly period: string; readonly units: number}[];
  /** Why the others weren't: what most of them lack in the period in which the fewest do. */
  readonly reasons: readonly string[];
}

/**
 * What each kind of unit came to.
 *
 * @param kinds the kinds of unit that there are, with their names
 * @param indicators what there is to measure, with names and what they lack
 */
export function tiersTold(
  tiers: readonly TierReadiness[],
  kinds: SiteFacts["unitsByKind"],
  indicators: readonly Pick<ReadinessIndicator, "id" | "name" | "lacks">[],
  language: Language
): TierTold[] {
  const {systems: text} = readingWords[language];
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const indicatorName = (id: string) => localized(byId.get(id)?.name ?? {en: id, zh: id}, language);
  const measurable = (id: string) => byId.get(id)?.lacks.length === 0;
  return [...new Set(tiers.map(({kind}) => kind))].map((kind): TierTold => {
    const own = tiers.filter((one) => one.kind === kind);
    const name = kinds.find((one) => one.kind === kind)?.name ?? {en: kind, zh: kind};
    // The fewest reasons stand where most units were scored.
    const best = own.reduce((a, b) => (b.scored > a.scored ? b : a));
    return {
      name: common[language].unitsOfKind(kind, name),
      units: best.units,
      scored: own.map(({scored, from, to}) => ({period: monthRange(from, to, language), units: scored})),
      // What no column is there for is told of the indicator itself.
      reasons: best.lacks
        .filter(({what, indicator}) => what !== "value" || measurable(indicator))
        .slice(0, told)
        .map(({indicator, what, units}) => text.lacking(text.missing[what](indicatorName(indicator)), units))
    };
  });
}

/** A sentence for each kind of unit; takes what {@link tiersTold} does. */
export function tierSentences(
  tiers: readonly TierReadiness[],
  kinds: SiteFacts["unitsByKind"],
  indicators: readonly Pick<ReadinessIndicator, "id" | "name" | "lacks">[],
  language: Language
): string[] {
  const {systems: text, comma} = readingWords[language];
  const {colon, semicolon} = punctuation[language];
  return tiersTold(tiers, kinds, indicators, language).map(({name, units, scored, reasons}) => {
    const said = scored.some((one) => one.units > 0)
      ? scored.map((one) => text.tier(`${one.units}`, `${units}`, one.period))
      : [text.noTier(units)];
    return `${name}${colon}${said.join(comma)}${reasons.length > 0 ? semicolon + reasons.join(comma) : ""}`;
  });
}
