/** How often two shares that are alike seem to differ. */
import {normal, uniform} from "../../../src/model/statistics/random.js";
import {carefulShare, differenceOf} from "../../../src/model/statistics/shares.js";
import {standardisedShares, type Stratum} from "../../../src/model/statistics/standardised.js";
import {sum} from "../../../src/model/statistics/sums.js";

/** The chance that the interval of a difference leaves out 0 where both shares are the same: over all outcomes. */
export function differenceAlarms(m: number, n: number, share: number): number {
  const [first, second] = [m, n].map((size) => ({
    chances: binomial(size, share),
    shares: Array.from({length: size + 1}, (_, events) => carefulShare(events / size, size))
  }));
  let alarms = 0;
  first.chances.forEach((p, a) => {
    if (p < 1e-10) return;
    second.chances.forEach((q, b) => {
      if (q < 1e-10) return;
      const {low, high} = differenceOf(first.shares[a], second.shares[b]);
      if (low > 0 || high < 0) alarms += p * q;
    });
  });
  return alarms;
}

function binomial(n: number, share: number): number[] {
  const chances = [n * Math.log1p(-share)];
  for (let k = 1; k <= n; k++)
    chances.push(chances[k - 1] + Math.log((n - k + 1) / k) + Math.log(share) - Math.log1p(-share));
  return chances.map(Math.exp);
}

/** Two groups of customers of the same strata, unlike mixes and the same share in each stratum. */
export interface Standardised {
  readonly subjects: number;
  readonly comparison: number;
  readonly share: number;
  readonly strata: number;
  /** By how much the strata's shares differ, on the scale of logits. */
  readonly spread: number;
  /** How often each customer of the comparison is seen, each time in part; the same customer is mostly as before. */
  readonly times: number;
}

/** The share of draws in which the standardised difference leaves out 0, and of those in which none could be made. */
export function standardisedAlarms(
  world: Standardised,
  draws: number
): {readonly alarms: number; readonly none: number} {
  let alarms = 0;
  let none = 0;
  for (let draw = 0; draw < draws; draw++) {
    const {subjects, comparison, own} = drawGroups(world, draw);
    const found = standardisedShares(subjects, comparison);
    if (!found || found.matched < 10) none++;
    // Who is alike in each stratum differs by nothing, whatever the mix.
    else if (found.difference.low > own || found.difference.high < own) alarms++;
  }
  return {alarms: alarms / (draws - none), none: none / draws};
}

function drawGroups({subjects, comparison, share, strata, spread, times}: Standardised, draw: number) {
  const mixes = [1, 2].map((side) => Array.from({length: strata}, (_, s) => Math.exp(0.8 * normal(side, draw, s))));
  const logit = Math.log(share / (1 - share));
  const shares = Array.from({length: strata}, (_, s) => 1 / (1 + Math.exp(-logit - spread * normal(3, draw, s))));
  const stratumOf = (mix: readonly number[], chance: number): number => {
    let left = chance * sum(mix);
    const found = mix.findIndex((weight) => (left -= weight) < 0);
    return found < 0 ? mix.length - 1 : found;
  };
  const group = (side: 0 | 1, size: number, seen: number): Stratum[] => {
    const counts = mixes[side].map(() => ({n: 0, with: 0}));
    for (let customer = 0; customer < size; customer++) {
      const kind = uniform(10 + side, draw, customer);
      for (let time = 0; time < seen; time++) {
        const stratum = stratumOf(
          mixes[side],
          seen > 1 ? uniform(20, draw, customer, time) : uniform(21, side, draw, customer)
        );
        // The same chance of the customer's own decides each time, so that what was is mostly so again.
        const chance = uniform(22, draw, customer, time) < 0.8 ? kind : uniform(23, side, draw, customer, time);
        counts[stratum].n += 1 / seen;
        if (chance < shares[stratum]) counts[stratum].with += 1 / seen;
      }
    }
    return counts;
  };
  return {subjects: group(0, subjects, 1), comparison: group(1, comparison, times), own: 0};
}
