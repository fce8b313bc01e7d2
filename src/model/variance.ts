/**
 * Where the variance of an indicator comes from, and what that makes of it for appraising units
 * (Franks, D'Amour, Cervone & Bornn 2016; METHODS §2). Values stand as `[unit][period]`, NaN where
 * there is none; `errors` are their sampling variances.
 */

export interface Panel {
  readonly values: readonly ArrayLike<number>[];
  readonly errors: readonly ArrayLike<number>[];
  /**
   * By unit: the sampling variance of its mean over periods. Customers who are there in several
   * periods make their errors go together, which single errors don't show. Independent unless given.
   */
  readonly meanErrors?: ArrayLike<number>;
}

/** A share of variance, and what it is made of. */
export interface PublishedForms {
  /** Mean sampling variance inside a unit and period. */
  readonly sampling: number;
  /** Variance between units within a period, in its mean over periods, or in one of them. */
  readonly between: number;
  /** Mean over units of the variance across periods. */
  readonly within: number;
  /** Variance over all units and periods. */
  readonly total: number;
  /** 1 − sampling / between: how much of the difference between units isn't sampling error. */
  readonly discrimination: number;
  /** 1 − (within − sampling) / (total − sampling): how much stays as it is from period to period. */
  readonly stability: number;
}

/**
 * Discrimination and stability in their published forms.
 *
 * @param period take the variance between units from this period alone; the mean of all of them unless given
 * @param weights how often each unit counts
 */
export function publishedForms({values, errors}: Panel, period?: number, weights: ArrayLike<number> | null = null): PublishedForms {
  const periods = values[0]?.length ?? 0;
  const weightOf = (unit: number) => weights?.[unit] ?? 1;
  const all = new Running();
  const sampling = new Running();
  const within = new Running();
  values.forEach((row, unit) => {
    const own = new Running();
    for (let t = 0; t < periods; t++) {
      if (!Number.isFinite(row[t])) continue;
      own.add(row[t], 1);
      all.add(row[t], weightOf(unit));
      if (Number.isFinite(errors[unit][t])) sampling.add(errors[unit][t], weightOf(unit));
    }
    if (own.weight > 1) within.add(own.variance, weightOf(unit));
  });
  const between = new Running();
  for (let t = 0; t < periods; t++) {
    if (period !== undefined && t !== period) continue;
    const here = new Running();
    values.forEach((row, unit) => {
      if (Number.isFinite(row[t])) here.add(row[t], weightOf(unit));
    });
    if (here.weight > 1) between.add(here.variance, 1);
  }
  return {
    sampling: sampling.mean,
    between: between.mean,
    within: within.mean,
    total: all.variance,
    discrimination: 1 - sampling.mean / between.mean,
    stability: 1 - (within.mean - sampling.mean) / (all.variance - sampling.mean)
  };
}

/** Parts of an indicator's variance; none is negative. */
export interface Components {
  /** What all units share in a period: the season, the market. */
  readonly period: number;
  /** What lasts: the unit itself. */
  readonly unit: number;
  /** What a unit does differently in one period, and isn't sampling error. */
  readonly unitPeriod: number;
  /** Sampling error of one unit and period. */
  readonly sampling: number;
}

/** Periods under which months, units and their interaction can't be told apart. */
export const fewestPeriods = 4;

/**
 * Variance components by moments (two-way analysis of variance without replication), the sampling
 * variance and its covariance across periods taken out: MS_unit = T·σ²_unit + σ²_up + σ² + (T − 1)c,
 * MS_rest = σ²_up + σ² − c, where c is the sampling covariance of two periods of one unit.
 *
 * @returns null where fewer than 2 units have values in every period, or with fewer than 4 periods
 */
export function components({values, errors, meanErrors}: Panel, weights: ArrayLike<number> | null = null): Components | null {
  const periods = values[0]?.length ?? 0;
  const units = values.flatMap((row, unit) => ((weights?.[unit] ?? 1) > 0 && Array.from({length: periods}, (_, t) => row[t]).every(Number.isFinite) ? [unit] : []));
  const weightOf = (unit: number) => weights?.[unit] ?? 1;
  const total = units.reduce((sum, unit) => sum + weightOf(unit), 0);
  if (periods < fewestPeriods || total < 2) return null;
  const rowMeans = units.map((unit) => mean(values[unit]));
  const grand = units.reduce((sum, unit, i) => sum + weightOf(unit) * rowMeans[i], 0) / total;
  const columnMeans = Array.from({length: periods}, (_, t) => units.reduce((sum, unit) => sum + weightOf(unit) * values[unit][t], 0) / total);
  let between = 0;
  let rest = 0;
  let sampling = 0;
  let covariance = 0;
  units.forEach((unit, i) => {
    const weight = weightOf(unit);
    between += weight * periods * (rowMeans[i] - grand) ** 2;
    for (let t = 0; t < periods; t++) rest += weight * (values[unit][t] - rowMeans[i] - columnMeans[t] + grand) ** 2;
    const single = mean(errors[unit]);
    sampling += (weight * single) / total;
    // Var(mean) = (σ² + (T − 1)c) / T.
    const ofMean = meanErrors?.[unit];
    if (ofMean !== undefined && Number.isFinite(ofMean)) covariance += (weight * (periods * ofMean - single)) / (periods - 1) / total;
  });
  const unitSquare = between / (total - 1);
  const restSquare = rest / ((total - 1) * (periods - 1));
  const periodSquare = (total * columnMeans.reduce((sum, one) => sum + (one - grand) ** 2, 0)) / (periods - 1);
  return {
    period: Math.max(0, (periodSquare - restSquare) / total),
    unit: Math.max(0, (unitSquare - restSquare) / periods - covariance),
    unitPeriod: Math.max(0, restSquare - sampling + covariance),
    sampling
  };
}

/** A weighted mean and sample variance, added up in one pass. */
class Running {
  weight = 0;
  mean = 0;
  private squares = 0;

  add(value: number, weight: number): void {
    if (weight === 0) return;
    this.weight += weight;
    const away = value - this.mean;
    this.mean += (away * weight) / this.weight;
    this.squares += weight * away * (value - this.mean);
  }

  get variance(): number {
    return this.squares / (this.weight - 1);
  }
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
