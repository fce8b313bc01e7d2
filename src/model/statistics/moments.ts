/**
 * The six numbers a cell keeps of its customers: how many, and the sums of y, x, y², x² and xy,
 * each customer's contacts summed first. Every indicator is Σy / Σx over them.
 */
export interface Moments {
  /** Customers (or agents) with something in the cell. */
  readonly n: number;
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xx: number;
  readonly xy: number;
}

export const noMoments: Moments = {n: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0};

/** Moments of customers given one by one: `y[i]` and `x[i]` are the sums of customer i. */
export function momentsOf(y: ArrayLike<number>, x: ArrayLike<number>): Moments {
  if (y.length !== x.length)
    throw new Error(`invalid y and x: expected equal lengths; found ${y.length} and ${x.length}`);
  const m = {n: y.length, y: 0, x: 0, yy: 0, xx: 0, xy: 0};
  for (let i = 0; i < y.length; i++) {
    m.y += y[i];
    m.x += x[i];
    m.yy += y[i] * y[i];
    m.xx += x[i] * x[i];
    m.xy += y[i] * x[i];
  }
  return m;
}

/**
 * Adds the moments of cells. The value of the sum is right for any cells; its standard error is
 * right only where the cells partition customers.
 */
export function addMoments(a: Moments, b: Moments): Moments {
  return {n: a.n + b.n, y: a.y + b.y, x: a.x + b.x, yy: a.yy + b.yy, xx: a.xx + b.xx, xy: a.xy + b.xy};
}

/** Σy / Σx; NaN where nothing was counted. */
export function ratio({y, x}: Moments): number {
  return x === 0 ? NaN : y / x;
}

/**
 * Standard error of Σy / Σx by the delta method, customers being the independent units
 * (Deng, Knoblich & Lu 2018): Var R = n/(n−1) · (Σy² − 2RΣxy + R²Σx²) / (Σx)².
 * NaN for fewer than two customers.
 */
export function standardError(m: Moments): number {
  if (!(m.n > 1) || m.x === 0) return NaN;
  const r = m.y / m.x;
  // Rounding can leave a tiny negative residual where every customer has the same ratio.
  const residual = Math.max(0, m.yy - 2 * r * m.xy + r * r * m.xx);
  return Math.sqrt((m.n / (m.n - 1)) * residual) / Math.abs(m.x);
}

/**
 * How many times wider the variance of a share is than that of x independent yes-or-no answers; 1
 * where contacts are independent.
 *
 * @param whole what a yes counts, say 10,000 for a rate per 10,000
 */
export function designEffect(m: Moments, whole = 1): number {
  const p = ratio(m) / whole;
  const binomial = (p * (1 - p)) / m.x;
  const se = standardError(m) / whole;
  return binomial > 0 && se > 0 ? (se * se) / binomial : 1;
}

/** How many times more customers there are than customers of one weight who would tell as much: n·Σx²/(Σx)² (Kish 1965). */
export function weightingEffect({n, x, xx}: Moments): number {
  return x === 0 ? 1 : (n * xx) / (x * x);
}
