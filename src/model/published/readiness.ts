/** What data there are, how good they are, and what they feed: the shapes that the readiness page loads. */
import type {Unlocking} from "./next-data.js";
import type {MonthRemark, OutsideRows, TableRemark, UnreadFile} from "./reading-remarks.js";
import type {Bilingual} from "./systems.js";
import type {Grain} from "./grain.js";
import type {Missing} from "./missing.js";
import type {SiteFacts} from "./site.js";

/** How well a month or unit is covered: 0 nothing, or too few customers to show; 1 to 4 by quarters of what is usual. */
export type CoverageLevel = 0 | 1 | 2 | 3 | 4;

export interface ReadinessTable {
  readonly table: string;
  readonly name: Bilingual;
  /** read: from a source. derived: from other tables. absent: neither. unneeded: counts that stand in for rows that are there. */
  readonly state: "read" | "derived" | "absent" | "unneeded";
  readonly read: number;
  readonly accepted: number;
  readonly setAside: number;
  /** The column by which a row has its time; null for a table without one. */
  readonly clock: {readonly column: string; readonly name: Bilingual} | null;
  /** The last day that enough customers reach, `YYYY-MM-DD`; null where there is none. */
  readonly lastDay: string | null;
  /** Days by which that lies before the end of the months that are measured; 0 where it reaches it. */
  readonly daysBehind: number | null;
  /** By month of the site; none for a table without time. */
  readonly months: readonly CoverageLevel[];
  /** By unit of the league; none for a table that can't be told by unit. */
  readonly units: readonly CoverageLevel[];
  /** By column that says when something happened, rows before and after the months that are measured; columns without any are left out. */
  readonly outside: readonly OutsideRows[];
  /** What the owner should know of how the rows were read. */
  readonly remarks: readonly TableRemark[];
  /** Rows that name no unit, though the table has a column for it: they count for no unit and not for the company. Null for a table without such a column; `few` where too few customers stand behind them. */
  readonly withoutUnit: {readonly column: string; readonly rows: number | "few"} | null;
  readonly columns: readonly ReadinessColumn[];
}

export interface ReadinessColumn {
  readonly column: string;
  readonly name: Bilingual;
  readonly required: boolean;
  /** Share of the accepted rows that hold a value, to the percent; null where the source lacks the column. */
  readonly filled: number | null;
  /** Whether it was filled in, since the source lacks it. */
  readonly derived: boolean;
  /** Indicators that are made of it. */
  readonly feeds: readonly string[];
}

export interface ReadinessIndicator {
  readonly id: string;
  readonly name: Bilingual;
  /** `table.column` that it is made of, and those of them that are missing. */
  readonly needs: readonly string[];
  readonly lacks: readonly string[];
  /** For the whole operator by month, by the customers it rests on; none where it isn't measurable. */
  readonly months: readonly CoverageLevel[];
  /** Units of the league that have a figure for the longest period, of all. */
  readonly units: number;
}

/** How many units lack something for a score: an indicator's figure, or what its rule compares it with. */
export interface TierLack {
  readonly indicator: string;
  readonly what: Missing;
  readonly units: number;
}

/** What came of scoring the units of one kind in one period. */
export interface TierReadiness {
  /** The kind of unit. */
  readonly kind: string;
  readonly grain: Grain;
  /** First and last month of the period, `YYYY-MM`: the latest of its length. */
  readonly from: string;
  readonly to: string;
  readonly units: number;
  /** Of them, those that got a score. */
  readonly scored: number;
  /** Why the others didn't, what most units lack first. */
  readonly lacks: readonly TierLack[];
}

export interface ReadinessSystem {
  readonly id: string;
  readonly name: Bilingual;
  /** Indicators that a score of it may rest on. */
  readonly scored: readonly string[];
  readonly observed: readonly string[];
  /** What came of scoring each kind of unit that it appraises, by length of period, the longest first. */
  readonly tiers: readonly TierReadiness[];
}

/** How many of those who were asked answered. */
export interface AnswerRate {
  readonly kind: string;
  readonly name: Bilingual;
  readonly asked: number;
  readonly answered: number;
}

export interface Readiness {
  readonly site: SiteFacts;
  readonly months: readonly string[];
  readonly league: {
    readonly kind: string;
    readonly name: Bilingual;
    readonly units: readonly {readonly id: string; readonly name: Bilingual}[];
  };
  readonly tables: readonly ReadinessTable[];
  readonly indicators: readonly ReadinessIndicator[];
  readonly systems: readonly ReadinessSystem[];
  readonly answers: readonly AnswerRate[];
  /** Where the months that count begin and end, and which tables don't cover them. */
  readonly monthRemarks: readonly MonthRemark[];
  /** Files among the sources that no table is read from. */
  readonly unread: readonly UnreadFile[];
  /** What single things would make measurable, best first. */
  readonly single: readonly Unlocking[];
  /** What to collect, cheapest next first, until all is measurable. */
  readonly plan: readonly Unlocking[];
}

/**
 * Coverage of months or units by quarters of what is usual: the median of those that have any.
 *
 * @param amounts rows or customers; 0 for what can't be shown
 */
export function coverageLevels(amounts: readonly number[]): CoverageLevel[] {
  const there = amounts.filter((amount) => amount > 0).sort((a, b) => a - b);
  const usual = there[Math.floor(there.length / 2)] ?? 0;
  return amounts.map((amount): CoverageLevel => {
    if (!(amount > 0)) return 0;
    const share = amount / usual;
    return share >= 0.75 ? 4 : share >= 0.5 ? 3 : share >= 0.25 ? 2 : 1;
  });
}

/** Levels as runs of equal ones: what a strip of them shows, in words. */
export function runsOf(
  levels: readonly CoverageLevel[],
  months: readonly string[]
): {readonly level: CoverageLevel; readonly from: string; to: string}[] {
  const runs: {readonly level: CoverageLevel; readonly from: string; to: string}[] = [];
  levels.forEach((level, i) => {
    const last = runs.at(-1);
    if (last && last.level === level) last.to = months[i];
    else runs.push({level, from: months[i], to: months[i]});
  });
  return runs;
}
