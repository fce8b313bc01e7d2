/** The contests of any two systems: the draws of each system, of which the page pairs the differences. */
import type {Method} from "../statistics/cluster-inference.js";
import type {Comparison} from "../statistics/contest.js";
import type {Bilingual} from "./systems.js";

/** What two systems are asked; the first of a list is the primary one. */
export interface PairQuestion {
  /** Months that customers were followed. */
  readonly horizon: number;
  readonly outcome: "customers" | "revenue";
  /** Less what a company's customers of the same mix keep. */
  readonly adjusted: boolean;
  readonly within: Exclude<Comparison, "unit">;
}

/** One system's association with what came later, and what it was in each resample. */
export interface DrawnAssociation {
  /** Null where there is none. */
  readonly observed: number | null;
  /** Without each cluster in turn where clusters are few, else in each resample. */
  readonly drawn: readonly (number | null)[];
}

/** What the units in the upper half of each system's ranking kept, a year, and what that is in each resample. */
export interface StakeDraws {
  /** Months followed. */
  readonly horizon: number;
  readonly method: Method;
  readonly clusters: number;
  readonly draws: number;
  readonly seed: number;
  /** Share of customers, by system of the group. */
  readonly kept: readonly DrawnAssociation[];
  /** Of the operator's yearly revenue, in yuan; null where there are no bills. */
  readonly yuan: readonly DrawnAssociation[] | null;
}

/** Systems held against one another on the units and quarters in which all of them have scores. */
export interface ContestGroup {
  readonly window: "quarter" | "year";
  readonly systems: readonly string[];
  /** By question; null where it can't be asked. */
  readonly questions: readonly ({
    readonly method: Method;
    readonly clusters: number;
    readonly units: number;
    readonly periods: number;
    /** By system of the group. */
    readonly systems: readonly DrawnAssociation[];
  } | null)[];
  /** Null where too few months follow. */
  readonly stake: StakeDraws | null;
}

/** What a verdict heeds of one system besides its contest. */
interface SystemStanding {
  readonly id: string;
  /** Share of the months of the data in which it was paid by. */
  readonly paid: number;
  /** Units that show traces of gaming what it appraises. */
  readonly traced: number;
}

export interface PairContests {
  readonly unitKind: Bilingual;
  readonly clusterKind: Bilingual;
  readonly gap: number;
  readonly margin: number;
  readonly draws: number;
  readonly seed: number;
  readonly questions: readonly PairQuestion[];
  /** All systems, in the order of their files. */
  readonly systems: readonly SystemStanding[];
  /** Units in which traces of gaming were looked for; null where they couldn't be. */
  readonly tracedUnits: number | null;
  readonly groups: readonly ContestGroup[];
  /** Every two systems that have a contest, and the position of the group that holds it. */
  readonly pairs: readonly {readonly systems: readonly [string, string]; readonly group: number}[];
}
