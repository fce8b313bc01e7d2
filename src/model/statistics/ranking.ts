/** Ranks in a ranking, and how sure they are. */

/**
 * Ranks by score, 1 the highest; equals share the mean of the ranks that they hold together.
 *
 * @param into takes the ranks, as many as there are scores; an array of its own unless given
 * @throws where a score isn't a number: it would stand anywhere
 */
export function meanRanks(scores: ArrayLike<number>, into?: Float64Array): Float64Array {
  for (let i = 0; i < scores.length; i++)
    if (Number.isNaN(scores[i])) throw new Error(`invalid scores: expected numbers; found NaN at ${i + 1}`);
  const ranks = into ?? new Float64Array(scores.length);
  if (scores.length <= fewScores) {
    for (let i = 0; i < scores.length; i++) ranks[i] = rankAmong(scores, scores[i]);
    return ranks;
  }
  const order = Int32Array.from(ranks, (_, i) => i).sort((a, b) => scores[b] - scores[a]);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && scores[order[to]] === scores[order[from]]) to++;
    for (let i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** So many scores are counted sooner than sorted; a league is ranked thousands of times. */
const fewScores = 64;

/** The mean of the ranks that all scores like this one hold, this one among them. */
function rankAmong(scores: ArrayLike<number>, score: number): number {
  let higher = 0;
  let same = 0;
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] > score) higher++;
    else if (scores[i] === score) same++;
  }
  return higher + (same + 1) / 2;
}

/** How many units share each unit's score, itself included. */
export function tiedWith(scores: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const score of scores) counts.set(score, (counts.get(score) ?? 0) + 1);
  return scores.map((score) => counts.get(score) ?? 1);
}

/** Counts the ranks that units take in drawn worlds. */
export class RankCounts {
  private readonly counts: Uint32Array;
  private worlds = 0;

  constructor(private readonly units: number) {
    // Shared ranks come in halves.
    this.counts = new Uint32Array(units * 2 * (units + 1));
  }

  /** Counts one world's ranks, in the order of the units. */
  see(ranks: ArrayLike<number>): void {
    this.worlds++;
    for (let unit = 0; unit < this.units; unit++)
      this.counts[unit * 2 * (this.units + 1) + Math.round(2 * ranks[unit])]++;
  }

  /**
   * The whole ranks between which a unit's lies in all but `outside` of the worlds on either side, and at
   * least the rank shown: for one unit at a time.
   */
  bounds(unit: number, shown: number, outside: number): {readonly low: number; readonly high: number} {
    const start = unit * 2 * (this.units + 1);
    const most = outside * this.worlds;
    let low = 2;
    for (let below = this.counts[start + low]; below <= most && low < 2 * this.units; below += this.counts[start + low])
      low++;
    let high = 2 * this.units;
    for (let above = this.counts[start + high]; above <= most && high > 2; above += this.counts[start + high]) high--;
    return {low: Math.floor(Math.min(low / 2, shown)), high: Math.ceil(Math.max(high / 2, shown))};
  }
}

/**
 * The quantile of sorted numbers, between neighbours by straight line (type 7).
 *
 * @throws of a share that is none
 */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new Error(`invalid share: expected 0 to 1; found ${share}`);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/** The middle of scores whose mean ranks are known: that of {@link median}, without sorting but where several share the middle. */
export function medianByRanks(scores: ArrayLike<number>, ranks: ArrayLike<number>): number {
  const upper = Math.floor((scores.length + 1) / 2);
  const lower = Math.ceil((scores.length + 1) / 2);
  let [above, below] = [NaN, NaN];
  for (let i = 0; i < scores.length; i++) {
    if (ranks[i] === upper) above = scores[i];
    if (ranks[i] === lower) below = scores[i];
  }
  const middle = upper === lower ? below : below + 0.5 * (above - below);
  return Number.isNaN(middle) ? median(scores) : middle;
}

/** The middle of numbers in any order, the mean of the middle two where they are even in number; NaN of none. */
export function median(values: ArrayLike<number>): number {
  return quantileOfSorted(new Float64Array(values).sort(), 0.5);
}
