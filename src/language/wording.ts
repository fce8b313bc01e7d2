/** How a site's two systems and the months of its main figures are called in its pages' sentences. */
import {spanOf, type Span} from "../model/published/span.js";
import type {SiteFacts} from "../model/published/site.js";
import {paidDuring, sidesKind, type Paid, type SidesKind} from "../model/scoring/sides.js";
import {localized, type Language} from "./format.js";

/** The two systems as they stand after a verb: `ranked per contact`, `ranked by “Customers kept”`. */
export interface Sides {
  /** Whether they are called by what they appraise, or by their names. */
  readonly kind: SidesKind;
  readonly legacy: string;
  readonly challenger: string;
  /** What changes from the one to the other: `when customers are appraised instead of contacts`. */
  readonly changed: string;
}

/** What sentences of a site depend on beside figures. */
export interface Wording {
  readonly sides: Sides;
  readonly span: Span;
  /** `in the year`, `in the 8 months`. */
  readonly during: string;
  /** For how much of the months the challenger was paid by. */
  readonly challengerPaid: Paid;
}

const accountNames: Readonly<Record<Language, Readonly<Record<"contact" | "customer", string>>>> = {
  en: {contact: "per contact", customer: "per customer"},
  zh: {contact: "按次", customer: "按户"}
};
const accounts: Readonly<Record<"contact" | "customer", string>> = {contact: "contacts", customer: "customers"};

/** What the two systems are called: by what they appraise where that differs, by their names elsewhere. */
export function sidesOf(systems: SiteFacts["systems"], language: Language): Sides {
  const {legacy, challenger} = systems;
  if (sidesKind(systems) === "accounts") {
    const names = accountNames[language];
    const [old, next] = [legacy.unitOfAccount, challenger.unitOfAccount];
    return {
      kind: "accounts",
      legacy: names[old],
      challenger: names[next],
      changed:
        language === "en"
          ? `when ${accounts[next]} are appraised instead of ${accounts[old]}`
          : `从${names[old]}改为${names[next]}`
    };
  }
  const [old, next] = [localized(legacy.name, language), localized(challenger.name, language)];
  return language === "en"
    ? {
        kind: "names",
        legacy: `by “${old}”`,
        challenger: `by “${next}”`,
        changed: `when “${next}” appraises instead of “${old}”`
      }
    : {kind: "names", legacy: `按“${old}”`, challenger: `按“${next}”`, changed: `从按“${old}”改为按“${next}”`};
}

/** The months of a figure, as they stand in a sentence. */
function duringText(span: Span, language: Language): string {
  if (language === "zh") return span.kind === "year" ? "全年" : span.months === 1 ? "当月" : `${span.months} 个月内`;
  if (span.kind === "year") return "in the year";
  return span.months === 1 ? "in the month" : `in the ${span.months} months`;
}

/** What a site's sentences depend on. */
export function wordingOf(
  {systems, yearFrom, yearTo}: Pick<SiteFacts, "systems" | "yearFrom" | "yearTo">,
  language: Language
): Wording {
  const span = spanOf(yearFrom, yearTo);
  return {
    sides: sidesOf(systems, language),
    span,
    during: duringText(span, language),
    challengerPaid: paidDuring(systems.challenger.inForce, yearFrom, yearTo)
  };
}
