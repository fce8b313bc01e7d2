/** What pages load of indicator systems besides the two that the settings name, so that any two can be compared. */
import type {IndicatorSeries} from "./compare.js";
import type {TierReadiness} from "./readiness.js";
import type {Bilingual, SystemFacts} from "./systems.js";

/** The errors' correlations of one kind of unit that a system scores: which indicators its own are held against. */
export interface KindErrors {
  readonly kind: string;
  /** What the system scores such units by. */
  readonly own: readonly string[];
  /** What systems earlier in the list score such units by besides. */
  readonly others: readonly string[];
  readonly cells: readonly {
    /** Positions in `Compare.units` and `Compare.periods`. */
    readonly unit: number;
    readonly period: number;
    /**
     * In thousandths: the upper triangle of `own` by rows without the diagonal, then each of `own` with all of `others`;
     * 0 with one that isn't shown here.
     */
    readonly thousandths: readonly number[];
  }[];
}

/** One system's file: with that of another and `compare.json` it makes the comparison of both. */
export interface SystemFile {
  readonly system: SystemFacts;
  /** Figures of what it appraises, gates by or observes and `compare.json` lacks. */
  readonly series: readonly IndicatorSeries[];
  /** Cells in which all that the system scores by is shown. */
  readonly errors: readonly KindErrors[];
}

/** One system among those to choose from. */
export interface ListedSystem {
  readonly id: string;
  readonly name: Bilingual;
  /** Its file below `published/`. */
  readonly file: SystemFileName;
  /** What came of scoring each kind of unit in the latest period of each length. */
  readonly tiers: readonly TierReadiness[];
}

/** All systems, in the order of their files, and the two that the settings name. */
export interface SystemList {
  readonly settings: SystemPair;
  readonly systems: readonly ListedSystem[];
}

/** The sides of a pair; the parameters of an address that keep a chosen pair over pages have these names. */
export const pairSides = ["legacy", "challenger"] as const;

/** Two systems by their ids. */
export type SystemPair = Readonly<Record<(typeof pairSides)[number], string>>;

export type SystemFileName = `system-${number}.json`;

/** The name of a system's file, by its place in the list. */
export function systemFileName(place: number): SystemFileName {
  return `system-${place + 1}.json`;
}
