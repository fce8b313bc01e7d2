/** What all parts of the evidence page share. */
import type {Evidence} from "../../model/published/evidence.js";
import type {CalendarGrain} from "../../model/published/grain.js";
import {common} from "../../language/common.js";
import {evidenceWords, type EvidenceWords} from "./words.js";
import {localized, type Language} from "../../language/format.js";

export interface EvidenceContext {
  readonly evidence: Evidence;
  readonly language: Language;
  readonly document: Document;
  readonly words: EvidenceWords;
  indicatorName(id: string): string;
  kindName(kind: string): string;
}

export function evidenceContext(evidence: Evidence, language: Language, document: Document): EvidenceContext {
  const names = new Map(evidence.site.indicators.map(({id, name}) => [id, localized(name, language)]));
  return {
    evidence,
    language,
    document,
    words: evidenceWords[language],
    indicatorName: (id) => names.get(id) ?? id,
    kindName: (kind) => {
      const found = evidence.kinds.find((one) => one.kind === kind);
      return found ? common[language].unitsOfKind(kind, found.name) : kind;
    }
  };
}

/** Which level and length of period the cards show. */
export interface CardChoice {
  readonly kind: string;
  readonly grain: CalendarGrain;
}

/** The choice to begin with: the kind with most ranked cards, by quarter. */
export function firstChoice({cards, kinds}: Evidence): CardChoice {
  const ranked = (kind: string) =>
    cards.filter(({levels}) =>
      levels.some((level) => level.kind === kind && level.grain === "quarter" && !level.tooSmall)
    ).length;
  const [most] = [...kinds].sort((a, b) => ranked(b.kind) - ranked(a.kind));
  const unit = kinds.find(({kind}) => kind === "unit" && ranked(kind) > 0);
  return {kind: unit?.kind ?? most?.kind ?? "", grain: "quarter"};
}
