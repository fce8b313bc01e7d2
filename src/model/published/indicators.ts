/** What the pages of single indicators load: one list of them, and a file for each. */
import type {PackedBreakdowns} from "./breakdowns.js";
import type {BenchmarkFacts, IndicatorSeries} from "./compare.js";
import type {IndicatorDictionary} from "./data.js";
import type {IndicatorCard} from "./evidence.js";
import type {InForceTest, ReplayedBehaviour, Twins} from "./gaming.js";
import type {Estimate, Period, SiteFacts, UnitFacts} from "./site.js";
import type {Bilingual, Gate, InForce, RoleAppraisal, ScoringRule} from "./systems.js";
import type {TraceName} from "./traces.js";

/** An indicator in the list; none is there without figures. */
export interface ListedIndicator {
  readonly indicator: string;
  /** Of the top unit in its latest and longest period; null where the floor hides that one. */
  readonly latest: (Estimate & {readonly period: number}) | null;
}

/** The list, and what all files of single indicators point into. */
export interface IndicatorList {
  readonly site: SiteFacts;
  readonly units: readonly UnitFacts[];
  readonly periods: readonly Period[];
  /** The kind of unit in the league table. */
  readonly league: string;
  /** In the order of their definitions, which keep a unit of account together. */
  readonly listed: readonly ListedIndicator[];
}

/** What one system does with an indicator. */
export interface IndicatorUse {
  readonly system: string;
  readonly name: Bilingual;
  /** Which side of the comparison the system is; null for one that isn't compared. */
  readonly side: "legacy" | "challenger" | null;
  readonly inForce: InForce | null;
  readonly as:
    | {readonly kind: "appraised"; readonly weight: number; readonly rule: ScoringRule}
    | {readonly kind: "role"; readonly role: Bilingual; readonly weight: number; readonly rule: ScoringRule}
    | {readonly kind: "gated"; readonly gate: Gate; readonly roles: readonly RoleAppraisal[]}
    | {readonly kind: "observed"};
}

/** A behaviour whose replay moved the indicator: its value in the chosen units before, and at the highest dose. */
export interface MovingBehaviour extends Pick<ReplayedBehaviour, "id" | "name" | "says" | "of"> {
  readonly dose: number;
  readonly from: number;
  readonly to: number;
}

/** How an indicator is gamed, as far as the lab tells. */
export interface IndicatorGaming {
  /** What leaves a trace and makes it look better. */
  readonly raisedBy: readonly TraceName[];
  readonly twins: readonly Twins[];
  /** Of which units and months the replays tell; null where none was run. */
  readonly replayed: {
    readonly units: readonly Bilingual[];
    readonly from: string;
    readonly to: string;
    readonly behaviours: readonly MovingBehaviour[];
  } | null;
  readonly inForce: readonly InForceTest[];
}

/** All that is published of one indicator. */
export interface IndicatorFile {
  readonly definition: IndicatorDictionary;
  readonly uses: readonly IndicatorUse[];
  /** Positions in the list's units and periods. */
  readonly series: IndicatorSeries;
  readonly benchmarks: readonly BenchmarkFacts[];
  /** By segment and channel; null where they aren't taken. */
  readonly breakdowns: PackedBreakdowns | null;
  readonly card: IndicatorCard | null;
  readonly gaming: IndicatorGaming;
}

/** The files of all listed indicators, in the order of the list; a page loads each by itself. */
export interface IndicatorFiles {
  readonly files: readonly IndicatorFile[];
}

/** Below `published/`, where an indicator's own file stands. */
export function indicatorFile(indicator: string): string {
  return `indicator/${indicator}.json`;
}
