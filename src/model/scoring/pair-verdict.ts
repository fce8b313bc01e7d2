/** The verdict on two systems: from their contest, who was paid by which, and what traces of gaming there are. */
import {monthNumber} from "../statistics/months.js";
import {toDigits} from "../statistics/rounding.js";
import {inferFrom, type Inference} from "../statistics/cluster-inference.js";
import type {BriefVerdict, ContestRow, Figure, LeadUnderPay, Stake} from "../published/evidence.js";
import type {DrawnAssociation, PairContests, StakeDraws} from "../published/pair-contests.js";
import type {SystemPair} from "../published/system-files.js";
import type {InForce} from "../published/systems.js";
import {decide, leadUnderPay, strengthOf} from "./decision.js";
import {pairContest} from "./pair-contest.js";

/** What the answer is made of; of the rows the first is the primary one. */
interface Deciding {
  readonly rows: readonly ContestRow[];
  readonly margin: number;
  readonly paid: BriefVerdict["contest"]["paid"];
  readonly traced: BriefVerdict["traced"];
}

/** The answer, what it rests on, and what becomes of a lead under pay. */
export function answerOf({rows, margin, paid, traced}: Deciding): Pick<BriefVerdict, "decision" | "strength"> & {
  readonly leadUnderPay: LeadUnderPay | null;
} {
  const [primary] = rows;
  const adjusted = rows.find((row) => row.adjusted) ?? null;
  const lead = leadUnderPay(primary.firstAssociation, primary.secondAssociation);
  return {
    decision: decide({primary, adjusted, challengerPaid: paid.challenger, traced}),
    strength: strengthOf({primary, adjusted, margin}),
    leadUnderPay: lead?.kind === "share" ? {...lead, share: toDigits(lead.share, 5)} : lead
  };
}

/** Share of the months of the data in which a system was paid by. */
export function paidShare(
  inForce: InForce | null | undefined,
  months: {readonly firstMonth: string; readonly lastMonth: string}
): number {
  if (!inForce) return 0;
  const [first, last] = [monthNumber(months.firstMonth), monthNumber(months.lastMonth)];
  const from = Math.max(first, monthNumber(inForce.from));
  const to = Math.min(last, inForce.to === null ? last : monthNumber(inForce.to));
  return toDigits(Math.max(0, to - from + 1) / (last - first + 1), 5);
}

/**
 * What the better ranking is worth, from what the upper half of each ranking kept in every resample.
 *
 * @param pair positions of both systems in the draws
 * @param customers of the whole operator
 * @returns null where the upper halves can't be compared
 */
export function stakeFrom(
  draws: StakeDraws,
  {legacy, challenger}: Readonly<Record<"legacy" | "challenger", number>>,
  customers: number
): Stake | null {
  const difference = (of: readonly DrawnAssociation[], by: number): Inference => {
    const [a, b] = [of[challenger], of[legacy]];
    const at = (place: number) => by * (valueAt(a, place) - valueAt(b, place));
    return inferFrom(
      at(-1),
      Float64Array.from(a.drawn, (_, i) => at(i)),
      draws,
      {...draws, margin: 0}
    );
  };
  const share = difference(draws.kept, 1);
  if (!Number.isFinite(share.value)) return null;
  return {
    horizon: draws.horizon,
    share: figureOf(share),
    customers: figureOf(difference(draws.kept, customers)),
    yuan: draws.yuan && figureOf(difference(draws.yuan, 1))
  };
}

function valueAt({observed, drawn}: DrawnAssociation, place: number): number {
  return (place < 0 ? observed : drawn[place]) ?? NaN;
}

function figureOf({value, low, high}: Inference): Figure {
  const bound = (one: number) => (Number.isFinite(one) ? toDigits(one, 5) : null);
  return {value: toDigits(value, 5), low: bound(low), high: bound(high)};
}

/** The verdict on a pair that a reader chose, and for how many pairs its contest is corrected; null for the one named, turned round. */
export interface ChosenVerdict {
  readonly verdict: BriefVerdict;
  readonly correctedFor: number | null;
}

/**
 * The verdict on a pair. Of the named pair turned round it is the named verdict seen from the other side; of any other the
 * contest of that pair, corrected for how many there are. Whether it would stand in other worlds isn't known of either.
 *
 * @param named the verdict on the pair that the settings name
 * @param customers of the whole operator
 * @returns null where the pair has no contest
 */
export function chosenVerdict(
  named: BriefVerdict | null,
  {
    contests,
    pair,
    settings,
    customers
  }: {
    readonly contests: PairContests;
    readonly pair: SystemPair;
    readonly settings: SystemPair;
    readonly customers: number;
  }
): ChosenVerdict | null {
  if (pair.legacy === settings.challenger && pair.challenger === settings.legacy)
    return named && {verdict: turnedRound(named), correctedFor: null};
  const found = pairContest(contests, pair, settings);
  const first = found?.rows[0];
  // Without the primary question there is no verdict, whatever else can be asked.
  if (!found || !first || !isPrimary(first, contests)) return null;
  const facts = (side: keyof SystemPair) => contests.systems.find(({id}) => id === pair[side]);
  const [legacy, challenger] = [facts("legacy"), facts("challenger")];
  const {group, rows, pairs} = found;
  const asked = group.questions[0];
  if (!legacy || !challenger || !asked) return null;
  const paid = {legacy: legacy.paid, challenger: challenger.paid};
  const traced =
    contests.tracedUnits === null
      ? null
      : {units: contests.tracedUnits, legacy: legacy.traced, challenger: challenger.traced};
  const {leadUnderPay: lead, ...answer} = answerOf({rows, margin: contests.margin, paid, traced});
  const places = {legacy: group.systems.indexOf(pair.legacy), challenger: group.systems.indexOf(pair.challenger)};
  return {
    correctedFor: pairs,
    verdict: {
      ...answer,
      contest: {
        unitKind: contests.unitKind,
        clusterKind: contests.clusterKind,
        units: asked.units,
        clusters: asked.clusters,
        method: asked.method,
        window: group.window,
        gap: contests.gap,
        margin: contests.margin,
        rows,
        answers: named?.contest.answers ?? [],
        answerMonths: named?.contest.answerMonths ?? 0,
        paid,
        leadUnderPay: lead
      },
      stake: group.stake && stakeFrom(group.stake, places, customers),
      unneededUpsell: named?.unneededUpsell ?? null,
      traced,
      stands: null
    }
  };
}

function isPrimary(row: ContestRow, {questions}: PairContests): boolean {
  const [primary] = questions;
  return (
    row.horizon === primary.horizon &&
    row.outcome === primary.outcome &&
    row.adjusted === primary.adjusted &&
    row.within === primary.within
  );
}

/** The named verdict with the sides changed; what isn't between the two systems alone is left out. */
function turnedRound(named: BriefVerdict): BriefVerdict {
  const {contest, stake, traced} = named;
  const rows = contest.rows
    .filter(({first, second}) => first === "challenger" && second === "legacy")
    .map((row): ContestRow => ({
      ...row,
      difference: mirrored(row.difference),
      verdict: ({better: "worse", worse: "better", equal: "equal", undecided: "undecided"} as const)[row.verdict],
      firstAssociation: row.secondAssociation,
      secondAssociation: row.firstAssociation
    }));
  const paid = {legacy: contest.paid.challenger, challenger: contest.paid.legacy};
  const found = traced && {...traced, legacy: traced.challenger, challenger: traced.legacy};
  const {leadUnderPay: lead, ...answer} = answerOf({rows, margin: contest.margin, paid, traced: found});
  return {
    ...named,
    ...answer,
    contest: {...contest, rows, paid, leadUnderPay: lead},
    stake: stake && {
      ...stake,
      share: mirrored(stake.share),
      customers: mirrored(stake.customers),
      yuan: stake.yuan && mirrored(stake.yuan)
    },
    traced: found
  };
}

function mirrored({value, low, high}: Figure): Figure {
  const turned = (one: number | null) => (one === null ? null : 0 - one);
  return {value: 0 - value, low: turned(high), high: turned(low)};
}
