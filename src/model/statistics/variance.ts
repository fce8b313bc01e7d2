/**
 * Where the variance of an indicator comes from, and what that makes of it for appraising units
 * (Franks, D'Amour, Cervone & Bornn 2016; METHODS §2). Values stand as `[unit][period]`, NaN where
 * there is none; `errors` are their sampling variances.
 */
import {mean} from "./sums.js";

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
export function publishedForms(
  panel: Panel,
  period?: number,
  weights: ArrayLike<number> | null = null
): PublishedForms {
  return preparedForms(panel)(weights, period);
}

/** The same, ready for many weights: what doesn't depend on them is worked out once. */
export function preparedForms({
  values,
  errors
}: Panel): (weights: ArrayLike<number> | null, period?: number) => PublishedForms {
  const units = values.length;
  const periods = values[0]?.length ?? 0;
  // About a common middle, so that sums of squares lose no digits.
  const all = values.flatMap((row) => Array.from(row)).filter(Number.isFinite);
  const middle = mean(all);
  const away = new Float64Array(units * periods);
  const errorSums = new Float64Array(units);
  const errorCounts = new Float64Array(units);
  const own = new Float64Array(units);
  values.forEach((row, unit) => {
    const mine: number[] = [];
    for (let t = 0; t < periods; t++) {
      away[t * units + unit] = row[t] - middle;
      if (!Number.isFinite(row[t])) continue;
      mine.push(row[t]);
      if (!Number.isFinite(errors[unit][t])) continue;
      errorSums[unit] += errors[unit][t];
      errorCounts[unit]++;
    }
    const centre = mean(mine);
    own[unit] = mine.length > 1 ? mine.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (mine.length - 1) : NaN;
  });
  return (weights, period) => {
    let [errorSum, errorCount, ownSum, ownCount] = [0, 0, 0, 0];
    for (let unit = 0; unit < units; unit++) {
      const weight = weights ? weights[unit] : 1;
      errorSum += weight * errorSums[unit];
      errorCount += weight * errorCounts[unit];
      if (Number.isNaN(own[unit])) continue;
      ownSum += weight * own[unit];
      ownCount += weight;
    }
    let [total, totalSum, totalSquares, between, betweenCount] = [0, 0, 0, 0, 0];
    for (let t = 0; t < periods; t++) {
      let [count, sum, squares] = [0, 0, 0];
      for (let unit = 0, at = t * units; unit < units; unit++, at++) {
        const value = away[at];
        if (value !== value) continue;
        const weight = weights ? weights[unit] : 1;
        count += weight;
        sum += weight * value;
        squares += weight * value * value;
      }
      total += count;
      totalSum += sum;
      totalSquares += squares;
      if (count <= 1 || (period !== undefined && t !== period)) continue;
      between += (squares - (sum * sum) / count) / (count - 1);
      betweenCount++;
    }
    const forms = {
      sampling: errorSum / errorCount,
      between: between / betweenCount,
      within: ownSum / ownCount,
      total: (totalSquares - (totalSum * totalSum) / total) / (total - 1)
    };
    return {
      ...forms,
      discrimination: 1 - forms.sampling / forms.between,
      stability: 1 - (forms.within - forms.sampling) / (forms.total - forms.sampling)
    };
  };
}

/** Parts of an indicator's variance; as estimated, one may come out below 0 where there is next to nothing of it. */
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

/** The parts, and what lasts of them. */
export interface PreparedComponents extends Components {
  /**
   * How many times larger units' means spread than they would if nothing lasted: 1 + T·σ²_unit / (σ²_up + σ² + (T − 1)c). Its
   * logarithm has much the same error wherever it lies, as Fisher's z has (1925), which it is twice of where c is 0.
   */
  readonly unitRatio: number;
  /** What lasts as a share of the variance between units in a period, unit / (unit + unitPeriod + sampling), at such a ratio. */
  lastingAt(unitRatio: number): number;
  /** The unit's part at such a ratio. */
  unitAt(unitRatio: number): number;
}

/** Periods under which months, units and their interaction can't be told apart. */
const fewestPeriods = 4;

/**
 * Variance components by moments (two-way analysis of variance without replication), the sampling
 * variance and its covariance across periods taken out: MS_unit = T·σ²_unit + σ²_up + σ² + (T − 1)c,
 * MS_rest = σ²_up + σ² − c, where c is the sampling covariance of two periods of one unit.
 *
 * @returns null where fewer than 2 units have values in every period, or with fewer than 4 periods
 */
export function components(panel: Panel, weights: ArrayLike<number> | null = null): Components | null {
  return preparedComponents(panel)(weights);
}

/** The same, ready for many weights: what doesn't depend on them is worked out once. */
export function preparedComponents({
  values,
  errors,
  meanErrors
}: Panel): (weights: ArrayLike<number> | null) => PreparedComponents | null {
  const periods = values[0]?.length ?? 0;
  const units = values.flatMap((row, unit) =>
    Array.from({length: periods}, (_, t) => row[t]).every(Number.isFinite) ? [unit] : []
  );
  const count = units.length;
  const table = Float64Array.from(units.flatMap((unit) => Array.from(values[unit])));
  const rowMeans = Float64Array.from(units, (unit) => mean(values[unit]));
  const singles = Float64Array.from(units, (unit) => mean(errors[unit]));
  const shared = Float64Array.from(units, (unit, i) => {
    // Var(mean) = (σ² + (T − 1)c) / T.
    const ofMean = meanErrors?.[unit];
    return ofMean !== undefined && Number.isFinite(ofMean) ? (periods * ofMean - singles[i]) / (periods - 1) : 0;
  });
  const own = new Float64Array(count);
  const columnMeans = new Float64Array(periods);
  return (weights) => {
    let total = 0;
    for (let i = 0; i < count; i++) total += own[i] = weights ? weights[units[i]] : 1;
    if (periods < fewestPeriods || total < 2) return null;
    columnMeans.fill(0);
    let grand = 0;
    for (let i = 0, at = 0; i < count; i++) {
      grand += (own[i] * rowMeans[i]) / total;
      for (let t = 0; t < periods; t++, at++) columnMeans[t] += (own[i] * table[at]) / total;
    }
    let [between, rest, sampling, covariance, across] = [0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      if (own[i] === 0) continue;
      between += own[i] * periods * (rowMeans[i] - grand) ** 2;
      let squares = 0;
      for (let t = 0, at = i * periods; t < periods; t++, at++) {
        const away = table[at] - rowMeans[i] - columnMeans[t] + grand;
        squares += away * away;
      }
      rest += own[i] * squares;
      sampling += (own[i] * singles[i]) / total;
      covariance += (own[i] * shared[i]) / total;
    }
    for (let t = 0; t < periods; t++) across += (columnMeans[t] - grand) ** 2;
    const unitSquare = between / (total - 1);
    const restSquare = rest / ((total - 1) * (periods - 1));
    const periodSquare = (total * across) / (periods - 1);
    // What units' means would spread by if nothing lasted but sampling error of the same customers.
    const chanceSquare = restSquare + periods * covariance;
    const unitAt = (ratio: number): number => ((ratio - 1) * chanceSquare) / periods;
    return {
      period: (periodSquare - restSquare) / total,
      unit: (unitSquare - restSquare) / periods - covariance,
      unitPeriod: restSquare - sampling + covariance,
      sampling,
      unitRatio: chanceSquare > 0 ? unitSquare / chanceSquare : NaN,
      unitAt,
      lastingAt: (ratio) => (periods * unitAt(ratio)) / (ratio * chanceSquare + (periods - 1) * restSquare)
    };
  };
}
