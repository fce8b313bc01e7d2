import type {CoverageLevel} from "../model/published/readiness.js";
import type {Missing} from "../model/published/missing.js";

const levels: Readonly<Record<CoverageLevel, string>> = {
  0: "none, or too few customers",
  1: "under a quarter",
  2: "a quarter to a half",
  3: "a half to three quarters",
  4: "usual"
};

/** What units lack for a score, of an indicator. */
const tierMissing: Readonly<Record<Missing, (indicator: string) => string>> = {
  value: (indicator) => `no figure of ${indicator} that may be shown`,
  rivals: (indicator) => `no benchmark of rivals for ${indicator}`,
  industry_mean: (indicator) => `no industry mean for ${indicator}`,
  industry_mean_beyond_floor: (indicator) => `the industry’s mean of ${indicator} isn’t beyond the floor`,
  peers: (indicator) => `no other such unit with ${indicator}`,
  past: (indicator) => `no earlier figure of ${indicator}`,
  positive_past: (indicator) => `the earlier figure of ${indicator} isn’t above 0`,
  own_period: (indicator) => `${indicator} has no target for a period of this length`
};

export const readingEn = {
  headline: (measurable: number, all: number): string =>
    measurable === all
      ? `All ${all} indicators can be measured.`
      : `${measurable} of ${all} indicators can be measured.`,
  tables: {
    title: "Tables: how far they reach",
    question:
      "Rows by month and by unit, against what is usual for the table; how fresh it is, what was set aside, what stands at no unit.",
    legend: (months: string): string => `Rows of each month (${months}) or unit, against what is usual`,
    levels,
    rows: (rows: string): string => `${rows} ${rows === "1" ? "row" : "rows"}`,
    setAside: (share: string, rows: string): string => `${share} set aside (${rows} ${rows === "1" ? "row" : "rows"})`,
    setAsideNone: "nothing set aside",
    lastDay: (day: string, behind: number): string =>
      behind === 0 ? `up to ${day}` : `up to ${day}, ${behind === 1 ? "1 day" : `${behind} days`} before the end`,
    noDay: "no date",
    byMonth: (clock: string): string => `By month (${clock})`,
    byUnit: (units: string): string => `By ${units}`,
    unitsCovered: (covered: number, all: number): string => `${covered} of ${all} covered`,
    withoutUnit: (rows: string, column: string): string =>
      `${rows} ${rows === "1" ? "row names" : "rows name"} no unit (${column}): in figures by that unit, what stands there counts for no unit, and not for the company.`,
    withoutUnitFew: (column: string): string =>
      `A few rows name no unit (${column}): in figures by that unit, they count for no unit, and not for the company.`,
    absent: "Not there.",
    unneeded: "Not needed: the rows that it would stand in for are there.",
    columns: "Columns and what they feed",
    column: "Column",
    filled: "Filled",
    feeds: "Feeds",
    notThere: "not there",
    made: "filled in",
    nothingFed: "no indicator",
    strip: "Coverage by month, in words"
  },
  unread: {title: "Files that aren’t read"},
  systems: {
    title: "Which systems can score",
    question:
      "A system scores a unit only when everything that it appraises has a figure there. Tried on the figures themselves.",
    ready: "Scores",
    unready: "Scores no unit yet",
    unitsScored: "Units scored",
    ofAll: (scored: string, units: string): string => `${scored} of ${units}`,
    tier: (scored: string, units: string, period: string): string => `${scored} of ${units} in ${period}`,
    noTier: (units: number): string => (units === 1 ? "not scored in any period" : `none of ${units} in any period`),
    lacking: (reason: string, units: number): string => `${reason} (${units})`,
    missing: tierMissing,
    measurable: (measurable: number, all: number): string => `${measurable} of ${all} scored indicators measurable`,
    observed: (measurable: number, all: number): string => `${measurable} of ${all} observed`,
    lacks: (indicator: string): string => `${indicator} lacks`
  },
  next: {
    title: "What to collect next",
    question:
      "The cheapest next data: what makes most indicators and systems measurable for each column or table added.",
    nothing: "Nothing is missing: every indicator has all the columns that it is made of.",
    table: (table: string, columns: string): string => `the table ${table} with ${columns}`,
    column: (column: string, table: string): string => `the column ${column} of ${table}`,
    and: " and ",
    more: (steps: number): string => (steps === 1 ? "1 more step" : `${steps} more steps`),
    unlocks: (indicators: number): string =>
      `makes ${indicators === 1 ? "1 indicator" : `${indicators} indicators`} measurable`,
    readies: (systems: string): string => `completes ${systems}`,
    singleNone: "No single column or table unlocks anything by itself; the list says what goes together."
  },
  colon: ": ",
  comma: ", "
};

export type ReadingWords = typeof readingEn;
