/**
 * Spearman's rank correlation of scores with a later outcome, for many resamples of the same units:
 * orders are sorted once, and each resample only gives units other weights (how often each was drawn,
 * or 0 and 1 to leave some out), so that one more correlation costs one walk over the units.
 */

/** Values of one cell (a period and a half of the customers), ready for any weights. */
interface Ordered {
  /** Positions of units in rising order of their values. */
  readonly order: Int32Array;
  /** For each place in the order, the place after the last of those who share its value. */
  readonly tieEnd: Int32Array;
  readonly hasTies: boolean;
}

/** One cell: which units are in it, and the order of each contestant's scores and of the outcome. */
export interface RankCell {
  /** Positions of the units in it. */
  readonly units: Int32Array;
  readonly outcome: Ordered;
  readonly scores: readonly Ordered[];
}

/** Units in a cell under which it tells nothing. */
const fewestUnits = 4;

/**
 * Orders the values of one cell. A unit without a finite value of the outcome or of any of the
 * contestants is left out for all of them, so that contestants are compared on the same units.
 *
 * @param scores one array a contestant, each with one value a unit
 * @returns null where fewer than 4 units remain
 */
export function rankCell(outcome: ArrayLike<number>, scores: readonly ArrayLike<number>[]): RankCell | null {
  const kept: number[] = [];
  for (let unit = 0; unit < outcome.length; unit++) {
    if (Number.isFinite(outcome[unit]) && scores.every((score) => Number.isFinite(score[unit]))) kept.push(unit);
  }
  if (kept.length < fewestUnits) return null;
  const units = Int32Array.from(kept);
  return {units, outcome: ordered(units, outcome), scores: scores.map((score) => ordered(units, score))};
}

function ordered(units: Int32Array, values: ArrayLike<number>): Ordered {
  const order = Int32Array.from(units).sort((a, b) => values[a] - values[b] || a - b);
  const tieEnd = new Int32Array(order.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    tieEnd.fill(to, from, to);
    from = to;
  }
  return {order, tieEnd, hasTies: tieEnd.some((end, i) => end !== i + 1)};
}

/** Room for one resample's ranks, kept by the caller so that nothing is made anew for each of them. */
export interface RankRoom {
  readonly outcome: Float64Array;
  /** Each unit once. */
  readonly ones: Float64Array;
}

/** Room for cells over this many units. */
export function rankRoom(units: number): RankRoom {
  return {outcome: new Float64Array(units), ones: new Float64Array(units).fill(1)};
}

/**
 * Spearman's correlation of each contestant's scores with the outcome in one cell, mean ranks for ties.
 *
 * @param weights one a unit: how often it counts; null for once each
 * @param into gets one correlation a contestant; NaN where either side doesn't vary
 * @returns the sum of the weights in the cell
 */
export function rankCorrelations(
  {units, outcome, scores}: RankCell,
  weights: Float64Array | null,
  room: RankRoom,
  into: Float64Array
): number {
  const counts = weights ?? room.ones;
  const total = weightedRanks(outcome, counts, room.outcome);
  // Weighted mean ranks add up to the same whatever their order: their mean is (total + 1) / 2.
  const mean = (total + 1) / 2;
  let outcomeSquares = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    const away = room.outcome[unit] - mean;
    outcomeSquares += counts[unit] * away * away;
    room.outcome[unit] = counts[unit] * away;
  }
  for (let k = 0; k < scores.length; k++) into[k] = correlate(scores[k], counts, room.outcome, mean, outcomeSquares);
  return total;
}

/** One walk in the order of the scores gives ranks, their squares and their products with the outcome's ranks, which come weighted and centred. */
function correlate(
  {order, tieEnd, hasTies}: Ordered,
  counts: Float64Array,
  outcome: Float64Array,
  mean: number,
  outcomeSquares: number
): number {
  let before = 0;
  let products = 0;
  let squares = 0;
  const length = order.length;
  if (!hasTies) {
    for (let i = 0; i < length; i++) {
      const unit = order[i];
      const count = counts[unit];
      const away = before + (count + 1) / 2 - mean;
      products += away * outcome[unit];
      squares += count * away * away;
      before += count;
    }
  } else {
    for (let from = 0; from < length;) {
      const to = tieEnd[from];
      let here = 0;
      let together = 0;
      for (let i = from; i < to; i++) {
        here += counts[order[i]];
        together += outcome[order[i]];
      }
      const away = before + (here + 1) / 2 - mean;
      products += away * together;
      squares += here * away * away;
      before += here;
      from = to;
    }
  }
  return squares > 0 && outcomeSquares > 0 ? products / Math.sqrt(squares * outcomeSquares) : NaN;
}

/** Mean ranks of units that count as often as said; returns the sum of the counts. */
function weightedRanks({order, tieEnd}: Ordered, counts: Float64Array, into: Float64Array): number {
  let before = 0;
  for (let from = 0; from < order.length;) {
    const to = tieEnd[from];
    let here = 0;
    for (let i = from; i < to; i++) here += counts[order[i]];
    const rank = before + (here + 1) / 2;
    for (let i = from; i < to; i++) into[order[i]] = rank;
    before += here;
    from = to;
  }
  return before;
}
