/** What the figures of the brief show, by rules: no word of it depends on anything but the figures. */
import {beyondTogether, chanceAlike, chanceLikeRest, chanceNotAbove} from "../statistics/many-differences.js";
import type {Brief, GreenLight, LeagueUnit} from "../published/brief.js";
import type {UnneededUpsell} from "../published/evidence.js";
import type {Estimate} from "../published/site.js";
import {differenceOf} from "../statistics/shares.js";

/** Whether a figure exists: it rests on somebody and is a number. */
export function exists(estimate: Estimate | null): estimate is Estimate {
  return estimate !== null && estimate.customers > 0 && Number.isFinite(estimate.value);
}

/** A unit whose retention exists. */
export type KeptUnit = LeagueUnit & {readonly retention: Estimate};

/** The units whose retention exists. */
export function keptUnits(units: readonly LeagueUnit[]): KeptUnit[] {
  return units.filter((unit): unit is KeptUnit => exists(unit.retention));
}

/**
 * How the two rankings differ. none: nothing to rank. single: one unit alone. moved: some units change
 * rank beyond noise. agree: none does, and the rankings agree closely. same: every unit has the same rank, though noise might
 * hide a difference. noise: none moves beyond noise, and the data can't tell whether the rankings differ.
 */
export type LeagueFinding =
  | {readonly kind: "none" | "single" | "agree" | "same" | "noise"; readonly units: number; readonly moved: 0}
  | {readonly kind: "moved"; readonly units: number; readonly moved: number};

/** Rankings whose correlation is at least this even at the low end of its interval agree closely. */
const closely = 0.8;
/** Rankings whose correlation is at least this agree in part. */
const partly = 0.4;

export function leagueFinding(league: Pick<Brief["league"], "units" | "agreement">): LeagueFinding {
  const units = league.units.length;
  if (units === 0) return {kind: "none", units, moved: 0};
  if (units === 1) return {kind: "single", units, moved: 0};
  const moved = league.units.filter((unit) => unit.beyondNoise).length;
  if (moved > 0) return {kind: "moved", units, moved};
  if (league.agreement.low >= closely) return {kind: "agree", units, moved: 0};
  return {kind: isSameOrder(league.units) ? "same" : "noise", units, moved: 0};
}

/** The unit that falls furthest and the one that rises furthest, of the moves beyond noise. */
export function tellingUnits(units: readonly LeagueUnit[]): {
  readonly fall: LeagueUnit | null;
  readonly rise: LeagueUnit | null;
} {
  const beyond = units.filter((unit) => unit.beyondNoise);
  // Of equal moves the surer one tells more.
  const furthest = (direction: 1 | -1): LeagueUnit | null =>
    beyond
      .filter((unit) => unit.move * direction > 0)
      .sort(
        (a, b) => (b.move - a.move) * direction || a.reversalShare - b.reversalShare || a.id.localeCompare(b.id)
      )[0] ?? null;
  return {fall: furthest(-1), rise: furthest(1)};
}

/** Whether every unit has the same rank in both rankings. */
function isSameOrder(units: readonly LeagueUnit[]): boolean {
  return units.every(({legacy, challenger}) => legacy.rank === challenger.rank);
}

/**
 * How closely two rankings agree. alike: every unit has the same rank in both. closely, partly: their rank correlation is at
 * least .8, or .4, and beyond 0 with its whole interval. against: under 0 with its whole interval. hardly: little, and not
 * closely with its whole interval. untold: the interval leaves it open.
 */
export type Agreement = "alike" | "closely" | "partly" | "hardly" | "against" | "untold";

/** Null where too few units give no rank correlation. */
export function agreementOf({
  units,
  agreement: {value, low, high}
}: Pick<Brief["league"], "units" | "agreement">): Agreement | null {
  if (units.length < 3 || !Number.isFinite(value)) return null;
  if (isSameOrder(units)) return "alike";
  if (high < 0) return "against";
  if (value >= partly) return low > 0 ? (value >= closely ? "closely" : "partly") : "untold";
  return high < closely ? "hardly" : "untold";
}

/**
 * What the comparison of leavers with stayers means. alike: no difference that the data can tell.
 * unclear: too few customers to tell. more, less: leavers met only green lights more or less often.
 */
export type GreenLightFinding = "alike" | "unclear" | "more" | "less";

/** An interval wider than this either way can't show that two shares are alike. */
const wide = 0.1;

export function greenLightFinding({difference}: Pick<GreenLight, "difference">): GreenLightFinding {
  if (difference.low > 0) return "more";
  if (difference.high < 0) return "less";
  // What has no value or no interval isn't alike.
  return Number.isFinite(difference.value) && (difference.high - difference.low) / 2 <= wide ? "alike" : "unclear";
}

/**
 * Two units whose order turns round between two shares, both times beyond noise; the widest such pair, and how many there
 * are. All pairs are judged together (Holm), each by the less sure of its two differences.
 */
export function reversedPair(
  units: readonly LeagueUnit[]
): {readonly first: LeagueUnit; readonly second: LeagueUnit; readonly pairs: number} | null {
  const pairs = units.flatMap((first) =>
    units.flatMap((second) => {
      const gap = Math.min(
        ahead(first.conversionPerContact, second.conversionPerContact),
        ahead(second.conversionPerCustomer, first.conversionPerCustomer)
      );
      return gap > 0 ? [{first, second, gap}] : [];
    })
  );
  // A pair is tested in the direction in which it was seen to turn; the other one counts too.
  const ps = pairs.map(({first, second}) =>
    Math.max(
      chanceAhead(first.conversionPerContact, second.conversionPerContact),
      chanceAhead(second.conversionPerCustomer, first.conversionPerCustomer)
    )
  );
  const untested = Array.from({length: units.length * (units.length - 1) - pairs.length}, () => 1);
  const isBeyond = beyondTogether([...ps, ...untested]);
  const found = pairs.filter((_, i) => isBeyond[i]);
  const [widest] = [...found].sort((a, b) => b.gap - a.gap);
  return widest ? {first: widest.first, second: widest.second, pairs: found.length} : null;
}

/** On which side of the rest a figure lies beyond noise, higher being better; noise where that can't be told. */
export type Side = "better" | "worse" | "noise";

/**
 * On which side of the rest of the company each unit's retention lies. All units are judged together, so that where all
 * keep alike any lies on a side in at most 5 of 100 companies (Holm).
 */
export function retentionSides(units: readonly KeptUnit[], company: Estimate): Side[] {
  const isBeyond = beyondTogether(
    units.map(({retention}) => chanceLikeRest(retention, company, Math.min(1, retention.customers / company.customers)))
  );
  return units.map(({retention}, i) =>
    isBeyond[i] ? (retention.value > company.value ? "better" : "worse") : "noise"
  );
}

/** Whether customers who needed less left more or less often than the others who were urged; unclear where that lies within chance. */
export function upsellFinding({neededLess, others}: NonNullable<UnneededUpsell["left"]>): "more" | "less" | "unclear" {
  const [a, b] = [neededLess, others].map(({value, low, high}) =>
    low === null || high === null ? null : {value, low, high}
  );
  if (!a || !b) return "unclear";
  const difference = differenceOf(a, b);
  return difference.low > 0 ? "more" : difference.high < 0 ? "less" : "unclear";
}

/** How far one figure lies above another; 0 where one is missing. */
function ahead(above: Estimate | null, below: Estimate | null): number {
  return exists(above) && exists(below) ? above.value - below.value : 0;
}

function chanceAhead(above: Estimate | null, below: Estimate | null): number {
  return exists(above) && exists(below) ? chanceNotAbove(above, below) : 1;
}

/**
 * The units with the lowest and the highest retention, and whether any two units differ beyond noise (all pairs judged
 * together, Holm); null where fewer than two have a figure.
 */
export function retentionSpread(
  units: readonly LeagueUnit[]
): {readonly lowest: KeptUnit; readonly highest: KeptUnit; readonly isBeyondNoise: boolean} | null {
  const sorted = keptUnits(units).sort((a, b) => a.retention.value - b.retention.value);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  if (!lowest || !highest || lowest === highest) return null;
  const ps = sorted.flatMap((one, i) =>
    sorted.slice(i + 1).map((other) => chanceAlike(other.retention, one.retention))
  );
  return {lowest, highest, isBeyondNoise: beyondTogether(ps).some(Boolean)};
}

/** Whether a difference of two shares is little: lights that tell leavers apart by less tell next to nothing of one customer. */
export function isLittle({value}: Pick<Estimate, "value">): boolean {
  return Math.abs(value) < 0.1;
}
