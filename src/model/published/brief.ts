/** What the first page loads. */
import type {Standing} from "../statistics/standings.js";
import type {BriefVerdict, UnneededUpsell} from "./evidence.js";
import type {Estimate, SiteFacts} from "./site.js";
import type {Bilingual, SettledItem} from "./systems.js";

/** What stands beside a unit's ranks, whichever systems rank it. */
export interface UnitFigures {
  readonly id: string;
  readonly name: Bilingual;
  /** Null where the figure isn't measurable or stands under the floor. */
  readonly retention: Estimate | null;
  readonly conversionPerContact: Estimate | null;
  readonly conversionPerCustomer: Estimate | null;
}

export interface LeagueUnit extends UnitFigures {
  readonly legacy: Standing;
  readonly challenger: Standing;
  /** Ranks gained (+) or lost (−) when customers instead of contacts are appraised. */
  readonly move: number;
  /** The chance, given the data, that the unit doesn't truly move that way. */
  readonly reversalShare: number;
  /** `reversalShare` is under 0.025, so fewer than 1 in 40 of such moves should be noise; the move is drawn in colour. */
  readonly beyondNoise: boolean;
}

export interface GreenLightMonth extends Estimate {
  readonly month: string;
}

export interface GreenLight {
  /** Of the customers who ported out in the year and had a contact in their last 90 days: the share whose every contact met its target. */
  readonly leavers: Estimate & {readonly green: number};
  /**
   * The same share among comparable customers who stayed, weighted to the leavers' mix. Each is looked at on several days of
   * the year: customers are counted once, and days are those that have a contact in the 90 days before.
   */
  readonly stayers: Estimate & {readonly days: number};
  /** leavers − stayers. */
  readonly difference: Estimate;
  /** Those who left without any contact in their last 90 days, or had joined in them; they are in neither share. Null for a few under the floor. */
  readonly leaversWithoutContact: number | null;
  /**
   * Contacts by which leavers asked to leave in these 90 days, and how many leavers made them: they are left out. Null for a
   * few under the floor; all null where no contact has a reason on record, so that none can be left out.
   */
  readonly askedToLeave: {readonly contacts: number | null; readonly customers: number | null} | null;
  /** By month in which they left; a month under the floor is merged with its quarter and stands under its last month. */
  readonly months: readonly GreenLightMonth[];
  /** What a contact must meet to be green. */
  readonly targets: {readonly handledSeconds: number; readonly satisfaction: number};
  /** The SQL that counts them, as run. */
  readonly sql: string;
}

/** A unit without a rank, and why: too few customers stand behind a figure, or a rule has nothing to compare one with. */
export interface Unranked {
  readonly id: string;
  readonly name: Bilingual;
  readonly why: "small" | "rule";
}

export interface Brief {
  readonly site: SiteFacts;
  readonly greenLight: GreenLight | null;
  readonly league: {
    /** The kind of unit in the table, say `city`. */
    readonly kind: string;
    readonly kindName: Bilingual;
    readonly units: readonly LeagueUnit[];
    readonly unranked: readonly Unranked[];
    /** Systems that can't score any unit, since what they score by isn't measurable; none where both can. */
    readonly lacking?: readonly {readonly system: Bilingual; readonly indicators: readonly Bilingual[]}[];
    /** Spearman correlation of the two rankings. */
    readonly agreement: Estimate;
    /** The rules that all units were scored by, and which of them stand in for the system's own. */
    readonly rules: {readonly legacy: readonly SettledItem[]; readonly challenger: readonly SettledItem[]};
  };
  /** All units of the table's kind, ranked or not: another pair of systems may rank others. */
  readonly figures: readonly UnitFigures[];
  /** In the upper half per contact, with retention below the company's beyond noise. Worst retention first. */
  readonly greenAndLosing: readonly string[];
  /** The same offers with two units of account, for the whole company. */
  readonly conversion: {readonly perContact: Estimate; readonly perCustomer: Estimate} | null;
  readonly retention: Estimate | null;
  /** What it would take to be surer, from the data themselves. */
  readonly sampleSize: {
    readonly answersPerUnit: number;
    /** Survey answers a unit needs in the year for a service NPS within ±`halfWidth` points. */
    readonly answersNeeded: number;
    readonly halfWidth: number;
    readonly movesInsideNoise: number;
  } | null;
  /** What the evidence makes of it; null where the data reach too short a time, and absent until it is worked out. */
  readonly verdict?: BriefVerdict | null;
  /** Who was urged to a larger plan, whichever systems are compared: where it stands outside of a verdict. */
  readonly unneededUpsell?: UnneededUpsell | null;
}
