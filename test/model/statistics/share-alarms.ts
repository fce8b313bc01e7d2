/** How often two shares that are alike seem to differ. */
import {normal, uniform} from "../../../src/model/statistics/random.js";
import {estimateOf} from "../../../src/model/published/cells.js";
import {toDigits} from "../../../src/model/statistics/rounding.js";
import type {Estimate} from "../../../src/model/published/site.js";
import {carefulShare, differenceOf} from "../../../src/model/statistics/shares.js";
import {standardisedShares, type Stratum} from "../../../src/model/statistics/standardised.js";
import {sum} from "../../../src/model/statistics/sums.js";

/** Two groups of customers, how many of each, and the share of both. */
export const shareSettings = [
  [10, 10],
  [10, 1000],
  [20, 20],
  [20, 1000],
  [100, 100],
  [100, 1000]
].flatMap(([m, n]) => [0.013, 0.9, 0.95].map((share) => [m, n, share] as const));

/** The chance that the interval of a difference leaves out 0 where both shares are the same: over all outcomes. */
export function differenceAlarms(m: number, n: number, share: number): number {
  return alarmsOver(
    [m, n],
    share,
    (events, size) => carefulShare(events / size, size),
    (first, second) => {
      const {low, high} = differenceOf(first, second);
      return low > 0 || high < 0;
    }
  );
}

/** A share as files publish it, Wilson's interval of independent customers to seven digits: all that a page's rules know. */
export function publishedShare(events: number, size: number): Estimate {
  const share = events / size;
  const standardError = Math.sqrt((share * (1 - share)) / size);
  const {value, low, high} = estimateOf(share, {standardError, customers: size, designEffect: 1}, "percent");
  return {value: toDigits(value, 7), low: toDigits(low, 7), high: toDigits(high, 7), customers: size};
}

/** What is known of a group, made once for each count of events. */
type Known<T> = (events: number, size: number) => T;

/** The chance that two groups of the same share seem to differ, over all outcomes but those too rare to count. */
export function alarmsOver<T>(
  [m, n]: readonly [number, number],
  share: number,
  known: Known<T>,
  differ: (first: T, second: T) => boolean
): number {
  const [first, second] = [m, n].map((size) =>
    binomial(size, share).flatMap((chance, events) => (chance < 1e-7 ? [] : [{chance, group: known(events, size)}]))
  );
  let alarms = 0;
  for (const one of first)
    for (const other of second) if (differ(one.group, other.group)) alarms += one.chance * other.chance;
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
