import type {Language} from "./format.js";

/** The pages of the header, in its order; each stands at its own name, the brief at the root. */
export const pageNames = [
  "brief",
  "compare",
  "evidence",
  "cohorts",
  "plan",
  "report",
  "readiness",
  "trust",
  "guide",
  "sql",
  "data"
] as const;

/** The address of a page in a language. */
export function pageAddress(page: (typeof pageNames)[number], language: Language): string {
  return `${language === "zh" ? "/zh" : ""}/${page === "brief" ? "" : page}`;
}
