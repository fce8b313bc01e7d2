/** Shares of customers: their intervals, and those of the difference of two of them. */
import {betaQuantile} from "./beta.js";
import {wilsonInterval, z95, type Interval, type Spread} from "./intervals.js";
import {studentPoint95} from "./student.js";

/**
 * The 95 % interval of a share of clustered answers: Wilson's with effective n. How much the answers
 * cluster is itself read from the data, from few events if the share is near 0 or 1; the more they
 * cluster, the fewer customers tell. So the point is Student's, with the effective events as degrees
 * of freedom, widened by the part of the variance that isn't due to clustering. Independent answers
 * keep the normal point; degrees under 2 count as 2, since how much rare events cluster isn't wholly unknown.
 *
 * @param standardError of the share, clustering included; 0 or unknown where all answered alike
 * @param customers the independent units
 * @param designEffect how many times wider the variance is than that of independent answers
 */
export function shareInterval(share: number, standardError: number, customers: number, designEffect: number): Interval {
  const {n, point} = effective(share, standardError, customers, designEffect);
  return wilsonInterval(share, n, point);
}

/** The same share where it is to meet another one: with {@link carefulShare}'s ends. Parameters as above. */
export function carefulClusteredShare(
  share: number,
  standardError: number,
  customers: number,
  designEffect: number
): Spread {
  const {n, point} = effective(share, standardError, customers, designEffect);
  return carefulShare(share, n, point);
}

/** As many independent answers as tell as much, and how many standard errors hold 95 %. */
function effective(share: number, standardError: number, customers: number, designEffect: number) {
  const spread = share * (1 - share);
  // All or nothing leaves no variance to tell by: each customer stands for one answer, whatever is counted.
  if (!(standardError > 0 && spread > 0)) return {n: customers, point: z95};
  const n = (spread / standardError ** 2) * Math.min(1, designEffect);
  const events = Math.min(share, 1 - share) * n;
  const clustering = 1 - 1 / Math.max(1, designEffect);
  return {n, point: clustering > 0 ? studentPoint95(Math.max(2, events / clustering)) : z95};
}

/**
 * Up to three events, or three without, Wilson's end on that side is too near where it meets another share. Effective
 * numbers, and those read from a published interval, aren't whole: they count as the nearest that is.
 */
const few = 3.5;

/**
 * A share with Wilson's interval, and Clopper and Pearson's end on the side where no more than three events, or three
 * without, lie: there Wilson's end is too near the share (Brown, Cai & DasGupta 2001), which an interval of its own
 * hardly shows and a difference from a large group does: 10 against 1,000 at .013 differed by chance in 11 %.
 *
 * @param share between 0 and 1
 * @param n independent customers; an effective number needn't be whole (Korn & Graubard 1998)
 * @param point standard errors that hold 95 %
 */
export function carefulShare(share: number, n: number, point = z95): Spread {
  const {low, high} = wilsonInterval(share, n, point);
  return {value: share, low: notAbove(low, {share, n}), high: notBelow(high, {share, n})};
}

/** A lower end, or Clopper and Pearson's where few events make that lie further away. */
function notAbove(low: number, {share, n}: {readonly share: number; readonly n: number}, tail = 0.025): number {
  const events = share * n;
  return events > 0 && events <= few ? Math.min(low, betaQuantile(tail, events, n - events + 1)) : low;
}

/** An upper end, or Clopper and Pearson's where few without make that lie further away. */
function notBelow(high: number, {share, n}: {readonly share: number; readonly n: number}, tail = 0.025): number {
  const events = share * n;
  const others = n - events;
  return others > 0 && others <= few ? Math.max(high, betaQuantile(1 - tail, events + 1, others)) : high;
}

/**
 * A share of which only its published interval is known, where it is to meet another share: with {@link carefulShare}'s
 * ends. How many customers stand behind it is read from each end, since at Wilson's (share − end)² is z² · end · (1 − end) / n;
 * an interval that was widened because answers cluster stands for fewer of them. What lies beyond 0 … 1 isn't a share, and is
 * left as it is.
 *
 * @param tail outside each end: .025, or .05 for what is judged on one side. Of other figures ends are drawn nearer as a
 * normal distribution's are; a share's aren't: 2 of 10 without against .05 is z = 1.4, not the 1.7 that its 95 % end says
 */
export function carefulPublished({value, low, high}: Spread, tail: Tail = 0.025): Spread {
  const drawn = (end: number): number => (tail === 0.025 ? end : value + (pointOf[tail] / z95) * (end - value));
  if (!isShare({low, high})) return {value, low: drawn(low), high: drawn(high)};
  const [below, above] = [low, high].map((end) => ({share: value, n: customersBehind(value, end)}));
  const wilson = (n: number, side: "low" | "high", end: number): number =>
    tail === 0.025 || !(n > 0 && n < Infinity) ? drawn(end) : wilsonInterval(value, n, pointOf[tail])[side];
  return {
    value,
    low: notAbove(wilson(below.n, "low", low), below, tail),
    high: notBelow(wilson(above.n, "high", high), above, tail)
  };
}

/** Outside one end of an interval. */
export type Tail = 0.025 | 0.05;

/** How many standard errors leave so much outside on one side. */
export const pointOf: Readonly<Record<Tail, number>> = {0.025: z95, 0.05: 1.6448536269514722};

/**
 * The rest of a whole of which a part is taken off, with Wilson's interval: as many of the customers behind the whole's as
 * aren't the part's. The whole's own interval less the part's won't do, since of a share near 0 or 1 the two lean to unlike
 * sides.
 *
 * @param share of the whole's customers that are the part's, under 1
 * @returns null where one of them isn't a share
 */
export function restOfShare(part: Spread, whole: Spread, share: number): Spread | null {
  if (!isShare(part) || !isShare(whole)) return null;
  const value = Math.max(0, Math.min(1, (whole.value - share * part.value) / (1 - share)));
  const endAs = (side: "low" | "high"): number => {
    const n = (1 - share) * customersBehind(whole.value, whole[side]);
    if (n === Infinity) return value;
    return n > 0 ? wilsonInterval(value, n)[side] : side === "low" ? 0 : 1;
  };
  return {value, low: endAs("low"), high: endAs("high")};
}

function isShare({low, high}: Interval): boolean {
  return low >= 0 && high <= 1;
}

/** How many customers make Wilson's interval of a share end there; without limit where it ends at the share itself. */
function customersBehind(share: number, end: number): number {
  return end === share ? Infinity : (z95 ** 2 * end * (1 - end)) / (share - end) ** 2;
}

/**
 * The 95 % interval of the difference of two independent figures, out of their own intervals: each end lies as far from
 * the difference as the two ends that make it lie from theirs (MOVER; Zou & Donner 2008; with Wilson's ends of two
 * shares it is Newcombe's, 1998). So what happened to all or to nobody keeps an error, and shares differ by no more than 1.
 *
 * @param a the figure from which b is taken
 */
export function differenceOf(a: Spread, b: Spread): Spread {
  checkInside(a, b);
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low)
  };
}

/**
 * The ratio of two independent figures that aren't negative, with its 95 % interval out of their own (MOVER-R; Donner &
 * Zou 2012). Without an upper end where the figure below can't be told from 0.
 *
 * @param a the figure above the line
 * @param b the figure below it, over 0
 */
export function ratioOf(a: Spread, b: Spread): Spread {
  checkInside(a, b);
  if (!(a.low >= 0 && b.low >= 0 && b.value > 0))
    throw new Error(
      `invalid ratio: expected figures from 0 on, the second above 0; found ${a.low} and ${b.low}, ${b.value}`
    );
  const product = a.value * b.value;
  const end = (ofA: number, ofB: number, sign: 1 | -1): number => {
    const scale = ofB * (2 * b.value - ofB);
    const root = Math.sqrt(Math.max(0, product ** 2 - ofA * (2 * a.value - ofA) * scale));
    return (product + sign * root) / scale;
  };
  const value = a.value / b.value;
  // Where the figure below has no upper end, the ratio may be as near to 0 as can be.
  if (b.high === Infinity)
    return {value, low: 0, high: b.low > 0 && a.high < Infinity ? end(a.high, b.low, 1) : Infinity};
  const low = b.high === 2 * b.value ? (a.low * (2 * a.value - a.low)) / (2 * product) : end(a.low, b.high, -1);
  const high = b.low > 0 ? end(a.high, b.low, 1) : Infinity;
  return {value, low: product > 0 ? Math.min(value, low) : 0, high: Math.max(value, high)};
}

function checkInside(...figures: readonly Spread[]): void {
  for (const {value, low, high} of figures) {
    if (!(low <= value && value <= high))
      throw new Error(`invalid interval: expected low ≤ value ≤ high; found ${low}, ${value}, ${high}`);
  }
}
