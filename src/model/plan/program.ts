/**
 * The allotment of a budget as a linear program. Around a given allocation the plan's value is a sum over
 * levers, segments and months of gradient × level, and levels x / (x + half) are concave: each is cut into
 * straight pieces, so that a linear program's optimum is the concave program's, up to the width of a piece.
 */

/** A separable concave program: maximise Σ value · x/(x + half) − Σ price · x under rows. */
export interface ConcaveProgram {
  readonly value: Float64Array;
  readonly price: Float64Array;
  readonly half: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rows: readonly ProgramRow[];
}

/** low ≤ Σ ofSpend · x + Σ ofLevel · x/(x + half) ≤ high. */
export interface ProgramRow {
  readonly name: string;
  readonly ofSpend: ReadonlyMap<number, number> | null;
  readonly ofLevel: Float64Array | null;
  readonly low: number;
  readonly high: number;
}

/** A linear program by columns, to be maximised. */
export interface LinearProgram {
  readonly columns: number;
  readonly rows: number;
  readonly cost: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rowLow: Float64Array;
  readonly rowHigh: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface LinearSolution {
  readonly isOptimal: boolean;
  readonly columns: Float64Array;
  /** What one more of a row's bound is worth. */
  readonly rowDuals: Float64Array;
}

/** Solves a linear program; HiGHS in the product. */
export type SolveLinear = (program: LinearProgram) => LinearSolution;

export interface ConcaveSolution {
  readonly spend: Float64Array;
  /** The program's own value at `spend`, and a proven bound that no spending within the rows can exceed. */
  readonly value: number;
  readonly bound: number;
  readonly duals: readonly number[];
}

/** How many straight pieces a level is cut into in each of the two passes. */
const coarse = 10;
const fine = 8;

export function levelAt(yuan: number, half: number): number {
  return yuan / (yuan + half);
}

/**
 * Solves twice: with even pieces, then with fine ones around what the first pass found.
 *
 * @param passes 1 where a half of a hundredth off is near enough
 * @returns null where no spending meets the rows
 */
export function solveConcave(program: ConcaveProgram, solve: SolveLinear, passes: 1 | 2 = 2): ConcaveSolution | null {
  let breaks = Array.from(program.value, (_, j) => evenBreaks(program, j));
  let found: LinearSolution | null = null;
  let spend = program.low.slice();
  for (let pass = 1; pass <= passes; pass++) {
    const {linear, owner} = cutIntoPieces(program, breaks);
    found = solve(linear);
    if (!found.isOptimal) return null;
    spend = program.low.slice();
    for (let k = 0; k < owner.length; k++) spend[owner[k]] += found.columns[k];
    if (pass < passes) breaks = breaks.map((own, j) => finerBreaks(own, spend[j]));
  }
  const duals = [...(found?.rowDuals ?? [])];
  return {spend, value: valueOf(program, spend), bound: boundOf(program, duals), duals};
}

/** Breaks at even steps of the level, so that pieces are narrow where the level rises fast. */
function evenBreaks({low, high, half}: ConcaveProgram, j: number): number[] {
  const from = levelAt(low[j], half[j]);
  const to = levelAt(high[j], half[j]);
  const inner = Array.from({length: coarse - 1}, (_, k) => {
    const level = from + ((k + 1) * (to - from)) / coarse;
    return (half[j] * level) / (1 - level);
  });
  return [low[j], ...inner, high[j]];
}

/** The pieces beside the spending that was found are cut again; the others stay. */
function finerBreaks(breaks: readonly number[], yuan: number): number[] {
  const at = Math.max(
    0,
    breaks.findLastIndex((one) => one <= yuan + 1e-9)
  );
  const from = Math.max(0, at - 1);
  const to = Math.min(breaks.length - 1, at + 1);
  const cut = breaks
    .slice(from, to + 1)
    .flatMap((one, k, list) =>
      k === 0 ? [one] : Array.from({length: fine}, (_, i) => list[k - 1] + ((i + 1) * (one - list[k - 1])) / fine)
    );
  return [...breaks.slice(0, from), ...cut, ...breaks.slice(to + 1)];
}

function cutIntoPieces(
  program: ConcaveProgram,
  breaks: readonly (readonly number[])[]
): {readonly linear: LinearProgram; readonly owner: Int32Array} {
  const owner: number[] = [],
    cost: number[] = [],
    high: number[] = [];
  const starts: number[] = [],
    indices: number[] = [],
    values: number[] = [];
  const offsets = program.rows.map(() => 0);
  program.value.forEach((value, j) => {
    const {half, price} = program;
    const base = breaks[j][0];
    program.rows.forEach((row, r) => {
      offsets[r] += (row.ofSpend?.get(j) ?? 0) * base + (row.ofLevel?.[j] ?? 0) * levelAt(base, half[j]);
    });
    // Where more of the level does harm, its pieces would be taken last first: one piece stands for all, which bounds it from above.
    const own = value < 0 ? [breaks[j][0], breaks[j][breaks[j].length - 1]] : breaks[j];
    for (let k = 1; k < own.length; k++) {
      const width = own[k] - own[k - 1];
      if (!(width > 0)) continue;
      const slope = (levelAt(own[k], half[j]) - levelAt(own[k - 1], half[j])) / width;
      owner.push(j);
      cost.push(value * slope - price[j]);
      high.push(width);
      starts.push(indices.length);
      program.rows.forEach((row, r) => {
        const amount = (row.ofSpend?.get(j) ?? 0) + (row.ofLevel?.[j] ?? 0) * slope;
        if (amount === 0) return;
        indices.push(r);
        values.push(amount);
      });
    }
  });
  starts.push(indices.length);
  return {
    owner: Int32Array.from(owner),
    linear: {
      columns: owner.length,
      rows: program.rows.length,
      cost: Float64Array.from(cost),
      low: new Float64Array(owner.length),
      high: Float64Array.from(high),
      rowLow: Float64Array.from(program.rows, ({low}, r) => low - offsets[r]),
      rowHigh: Float64Array.from(program.rows, (row, r) => row.high - offsets[r]),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values)
    }
  };
}

export function valueOf(
  {value, price, half}: Pick<ConcaveProgram, "value" | "price" | "half">,
  spend: Float64Array
): number {
  let total = 0;
  for (let j = 0; j < spend.length; j++) total += value[j] * levelAt(spend[j], half[j]) - price[j] * spend[j];
  return total;
}

/**
 * No spending that meets the rows is worth more than this, whatever the duals are (weak duality): each
 * variable takes its best against the rows' prices, in closed form, and the rows pay their bounds.
 */
export function boundOf(program: ConcaveProgram, duals: readonly number[]): number {
  let bound = 0;
  for (let j = 0; j < program.value.length; j++) {
    let gain = program.value[j];
    let price = program.price[j];
    program.rows.forEach(({ofSpend, ofLevel}, r) => {
      price += duals[r] * (ofSpend?.get(j) ?? 0);
      gain -= duals[r] * (ofLevel?.[j] ?? 0);
    });
    const {half, low, high} = program;
    const worth = (yuan: number) => gain * levelAt(yuan, half[j]) - price * yuan;
    const turning =
      gain > 0 && price > 0
        ? Math.min(high[j], Math.max(low[j], Math.sqrt((gain * half[j]) / price) - half[j]))
        : low[j];
    bound += Math.max(worth(low[j]), worth(high[j]), worth(turning));
  }
  program.rows.forEach(({low, high}, r) => {
    if (duals[r] === 0) return;
    const side = duals[r] > 0 ? high : low;
    bound += Number.isFinite(side) ? duals[r] * side : Infinity;
  });
  return bound;
}
