/** What the figures of the brief show, by rules: no word of it depends on anything but the figures. */
import type {Brief, GreenLight, LeagueUnit} from "../published/brief.js";
import type {Estimate} from "../published/site.js";

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
 * place beyond noise. agree: none does, and the rankings agree closely. noise: none does, and the data
 * can't tell whether the rankings differ.
 */
export type LeagueFinding =
  | {readonly kind: "none" | "single" | "agree" | "noise"; readonly units: number; readonly moved: 0}
  | {readonly kind: "moved"; readonly units: number; readonly moved: number};

/** Rankings whose correlation is at least this even at the low end of its interval agree closely. */
const closely = 0.8;

export function leagueFinding(league: Pick<Brief["league"], "units" | "agreement">): LeagueFinding {
  const units = league.units.length;
  if (units === 0) return {kind: "none", units, moved: 0};
  if (units === 1) return {kind: "single", units, moved: 0};
  const moved = league.units.filter((unit) => unit.beyondNoise).length;
  if (moved > 0) return {kind: "moved", units, moved};
  return {kind: league.agreement.low >= closely ? "agree" : "noise", units, moved: 0};
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
      .sort((a, b) => (b.move - a.move) * direction || a.undone - b.undone || a.id.localeCompare(b.id))[0] ?? null;
  return {fall: furthest(-1), rise: furthest(1)};
}

/** How closely two rankings agree, from their rank correlation; null where too few units give none. */
export type Agreement = "closely" | "partly" | "hardly" | "against";

export function agreementOf({units, agreement}: Pick<Brief["league"], "units" | "agreement">): Agreement | null {
  if (units.length < 3 || !Number.isFinite(agreement.value)) return null;
  if (agreement.value >= closely) return "closely";
  if (agreement.value >= 0.4) return "partly";
  return agreement.value > -0.2 ? "hardly" : "against";
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
  return (difference.high - difference.low) / 2 > wide ? "unclear" : "alike";
}

/** Two units whose order turns round between two shares, with all four intervals apart; the widest such pair. */
export function reversedPair(
  units: readonly LeagueUnit[]
): {readonly first: LeagueUnit; readonly second: LeagueUnit; readonly pairs: number} | null {
  let widest: {first: LeagueUnit; second: LeagueUnit; gap: number} | null = null;
  let pairs = 0;
  for (const first of units) {
    for (const second of units) {
      const perContact = apart(first.conversionPerContact, second.conversionPerContact);
      const perCustomer = apart(second.conversionPerCustomer, first.conversionPerCustomer);
      if (!(perContact > 0 && perCustomer > 0)) continue;
      pairs += 1;
      const gap = Math.min(perContact, perCustomer);
      if (!widest || gap > widest.gap) widest = {first, second, gap};
    }
  }
  return widest && {first: widest.first, second: widest.second, pairs};
}

/** How far the interval of one estimate lies above the other's; 0 or less where they meet or one is missing. */
function apart(above: Estimate | null, below: Estimate | null): number {
  return exists(above) && exists(below) ? above.low - below.high : 0;
}

/** The units with the lowest and the highest retention; null where fewer than two have a figure. */
export function retentionSpread(
  units: readonly LeagueUnit[]
): {readonly lowest: KeptUnit; readonly highest: KeptUnit} | null {
  const sorted = keptUnits(units).sort((a, b) => a.retention.value - b.retention.value);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  return lowest && highest && lowest !== highest ? {lowest, highest} : null;
}
