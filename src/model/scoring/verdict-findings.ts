/** What the brief says of its verdict: kinds with their figures, decided once; the languages only say them. */
import type {Bilingual} from "../published/systems.js";
import type {BriefVerdict, ContestRow, Figure, LeadUnderPay, Stake, Strength} from "../published/evidence.js";
import {isGamedAlready, triedUnderPay} from "./decision.js";

type Verdict = Pick<BriefVerdict, "decision" | "strength" | "contest" | "stake" | "traced" | "stands">;

/** A figure whose interval is known. */
export interface Told {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What the better ranking points to, a year. lacking: too few months follow. untold: the interval of customers holds
 * nothing. told: with the sign of the better side; money is untold where its own interval holds nothing, null where there
 * are no bills.
 */
export type StakeFinding =
  | {readonly kind: "lacking"}
  | {readonly kind: "untold"; readonly customers: Pick<Figure, "low" | "high">}
  | {readonly kind: "told"; readonly customers: Told; readonly yuan: Told | "untold" | null};

/** How both rankings foretold who stays. */
export interface ForetellingFinding {
  readonly kind: ContestRow["verdict"];
  /** The side for which what is at stake speaks. */
  readonly better: "legacy" | "challenger";
  readonly challenger: Figure;
  readonly legacy: Figure;
  /** The old ranking puts first those who keep fewer, beyond chance. */
  readonly pointedWrong: boolean;
  /** Null where both foretold equally well: then nothing is at stake. */
  readonly stake: StakeFinding | null;
}

/** What foretold better, and what that points to. */
export function foretellingFinding({contest, stake}: Verdict): ForetellingFinding {
  const [{verdict, firstAssociation, secondAssociation}] = contest.rows;
  const better = verdict === "worse" ? "legacy" : "challenger";
  return {
    kind: verdict,
    better,
    challenger: firstAssociation,
    legacy: secondAssociation,
    pointedWrong: verdict === "better" && secondAssociation.high !== null && secondAssociation.high < 0,
    stake: verdict === "equal" ? null : stakeFinding(stake, better)
  };
}

function stakeFinding(stake: Stake | null, better: "legacy" | "challenger"): StakeFinding {
  if (!stake) return {kind: "lacking"};
  const customers = toldFigure(stake.customers, better);
  if (!customers) return {kind: "untold", customers: stake.customers};
  return {kind: "told", customers, yuan: stake.yuan === null ? null : (toldFigure(stake.yuan, better) ?? "untold")};
}

/** A difference, challenger less legacy, as the better side has it; null where its interval holds nothing or isn't known. */
function toldFigure({value, low, high}: Figure, better: "legacy" | "challenger"): Told | null {
  if (low === null || high === null || (low <= 0 && high >= 0)) return null;
  return better === "challenger" ? {value, low, high} : {value: -value, low: -high, high: -low};
}

/**
 * Why the answer is what it is.
 * - surely_better: better in the same mix too, and while people were paid by it.
 * - gamed: better while paid by it, but gamed in too many units. mix: better while paid by it, not surely in the same mix.
 * - hardly_paid, never_paid: better, but not tried under pay.
 * - worse, equal: than the ranking in use.
 * - alone: undecided, yet it alone foretells beyond chance. nothing: undecided.
 */
export type WhyFinding =
  | {readonly kind: "gamed"; readonly challenger: number; readonly units: number}
  | {
      readonly kind: "surely_better" | "mix" | "hardly_paid" | "never_paid" | "worse" | "equal" | "alone" | "nothing";
    };

/** The reason for the answer. */
export function whyFinding({decision, traced, contest}: Verdict): WhyFinding {
  if (decision === "change") return {kind: "surely_better"};
  const {verdict} = contest.rows[0];
  if (verdict === "undecided") return {kind: decision === "pilot" ? "alone" : "nothing"};
  if (verdict !== "better") return {kind: verdict};
  const {challenger: paid} = contest.paid;
  if (paid < triedUnderPay) return {kind: paid === 0 ? "never_paid" : "hardly_paid"};
  return traced && isGamedAlready(traced)
    ? {kind: "gamed", challenger: traced.challenger, units: traced.units}
    : {kind: "mix"};
}

/** How sure the answer is. */
export interface SureFinding {
  readonly strength: Strength;
  readonly units: number;
  readonly clusters: number;
  readonly clusterKind: Bilingual;
  /** The difference of both associations; null where there are too few clusters for an interval. */
  readonly difference: Told | null;
  /** Differences under it can't be told from chance; null where the contest is decided. */
  readonly hidden: number | null;
  /** Inside of it differences were called equal beforehand; null where they weren't. */
  readonly equalWithin: number | null;
  /** Null where traces couldn't be looked for, and where no unit shows any. */
  readonly traced: Verdict["traced"];
  readonly stands: Verdict["stands"];
  /** What falls of the lead under pay, where the old figures were measured under more pay than the new ones; null elsewhere. */
  readonly lead: LeadUnderPay | null;
}

/** What bears on how sure the answer is. */
export function sureFinding({strength, stands, traced, contest}: Verdict): SureFinding {
  const {units, clusters, clusterKind, margin, paid, leadUnderPay} = contest;
  const {difference, verdict} = contest.rows[0];
  const {value, low, high} = difference;
  const told = low === null || high === null ? null : {value, low, high};
  return {
    strength,
    units,
    clusters,
    clusterKind,
    difference: told,
    hidden: told && verdict === "undecided" ? told.high - told.value : null,
    equalWithin: told && verdict === "equal" ? margin : null,
    traced: traced && traced.legacy + traced.challenger > 0 ? traced : null,
    stands,
    lead: paid.legacy > paid.challenger ? leadUnderPay : null
  };
}

/**
 * What would change the answer. foretells_still: a pilot in which it foretells under pay. lead_lost: so much lost of what it
 * foretells. keeps_fewer: a pilot that keeps fewer. more_data: only differences over so much show. other_challenger.
 */
export type ChangeFinding =
  | {readonly kind: "foretells_still" | "keeps_fewer" | "other_challenger"}
  | {readonly kind: "lead_lost"; readonly share: number}
  | {readonly kind: "more_data"; readonly units: number; readonly over: number};

/** What would change the answer, the most telling first. */
export function changeFindings({decision, contest}: Verdict): ChangeFinding[] {
  const {leadUnderPay: lead, units} = contest;
  const {verdict, difference} = contest.rows[0];
  const found: ChangeFinding[] = [];
  if (decision === "pilot") found.push({kind: "foretells_still"});
  if (lead?.kind === "share") found.push({kind: "lead_lost", share: lead.share});
  else if (decision === "pilot" && lead) found.push({kind: "keeps_fewer"});
  if (verdict === "undecided" && difference.high !== null)
    found.push({kind: "more_data", units, over: difference.high - difference.value});
  if (verdict === "equal" || verdict === "worse") found.push({kind: "other_challenger"});
  return found;
}
