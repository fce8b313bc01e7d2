/**
 * How many months a fan holds when it is right: forecasts made a month apart look at the same months, so their hits come
 * and go together, and a count of them says less than as many independent ones would.
 */
import {choleskyFactor} from "./errors.js";
import {fillNormal} from "./random.js";
import {normalQuantile} from "./normal.js";

export interface FairRange {
  /** Counts that 9 of 10 histories give. */
  readonly low: number;
  readonly high: number;
  /** Counts that all cells of a table hold together in 9 of 10 histories (Bonferroni). */
  readonly least: number;
  readonly most: number;
}

const histories = 4000;

/**
 * Counts of hits when the fan is right, for forecasts 1–12, 13–24, … months ahead. From every month on, a fan is drawn
 * over all that are left, as the paths themselves say given what has come until then: their logarithms are taken as
 * jointly normal.
 *
 * @param paths by month ahead, then by draw; positive
 * @param nominal share that a fan is to hold
 * @param cells counts that are looked at together
 */
export function fairRange(
  paths: readonly Float64Array[],
  {nominal, seed, cells}: {readonly nominal: number; readonly seed: number; readonly cells: number}
): FairRange[] {
  const months = paths.length;
  const factor = choleskyFactor(
    covarianceOf(paths.map((values) => values.map((value) => Math.log(Math.max(1e-9, value)))))
  );
  const z = normalQuantile((1 + nominal) / 2);
  const years = Math.ceil(months / 12);
  const counts = Array.from({length: years}, () => new Float64Array(histories));
  const shocks = new Float64Array(months);
  for (let history = 0; history < histories; history++) {
    fillNormal(shocks, seed, history, 17);
    for (let t = 0; t < months; t++) {
      let error = 0;
      let variance = 0;
      // Backwards over the months in which a fan over this month was drawn: what was known grows less.
      for (let known = t; known >= 0; known--) {
        error += factor[t][known] * shocks[known];
        variance += factor[t][known] ** 2;
        if (error * error <= z * z * variance) counts[Math.floor((t - known) / 12)][history]++;
      }
    }
  }
  return counts.map((found) => {
    const sorted = found.toSorted();
    const at = (share: number) => sorted[Math.round(share * (histories - 1))];
    const tail = 0.05 / cells;
    return {low: at(0.05), high: at(0.95), least: at(tail), most: at(1 - tail)};
  });
}

function covarianceOf(rows: readonly Float64Array[]): number[][] {
  const centred = rows.map((row) => {
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    return row.map((value) => value - mean);
  });
  return centred.map((a) =>
    centred.map((b) => {
      let total = 0;
      for (let i = 0; i < a.length; i++) total += a[i] * b[i];
      return total / (a.length - 1);
    })
  );
}
