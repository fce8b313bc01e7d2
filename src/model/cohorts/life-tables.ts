/** Rows for the survival functions out of published life tables. A month of tenure t ends at time t + 1. */
import type {LifeSplit} from "../published/cohort-data.js";
import type {CompetingRow} from "../statistics/competing.js";
import {wilsonInterval, type Interval} from "../statistics/intervals.js";
import type {RiskRow} from "../statistics/survival.js";

/** Rows month by month. In a bin of several months everyone is taken to be spread evenly over them; the open last bin is left out, since it has no length. A bin in which nobody was has rows of nobody, so that all classes have the same times. */
export function competingRows({bins, atRisk, left}: LifeSplit, position: number): CompetingRow[] {
  return bins.flatMap(({from, to}, bin): CompetingRow[] => {
    const at = position * bins.length + bin;
    if (to === null) return [];
    const months = to - from + 1;
    return Array.from({length: months}, (_, i) => ({
      time: from + i + 1,
      atRisk: atRisk[at] / months,
      events: left.map((own) => own[at] / months)
    }));
  });
}

/** Rows of all reasons together. */
export function riskRows(split: LifeSplit, position: number): RiskRow[] {
  return competingRows(split, position).map(({time, atRisk, events}) => ({
    time,
    atRisk,
    events: events.reduce((sum, one) => sum + one, 0)
  }));
}

/** The share that leaves a month in one bin of tenure. */
export interface Hazard extends Interval {
  readonly from: number;
  /** The first month after the bin. */
  readonly until: number;
  readonly hazard: number;
  readonly atRisk: number;
  readonly left: number;
  /** Of those at risk the share whose term falls due in the month. */
  readonly dueShare: number;
}

/** Hazards bin by bin, without the open last one and without bins in which nobody was at risk. */
export function hazards({bins, atRisk, left, due}: LifeSplit, position: number): Hazard[] {
  return bins.flatMap(({from, to}, bin): Hazard[] => {
    const at = position * bins.length + bin;
    if (to === null || !(atRisk[at] > 0)) return [];
    const gone = left.reduce((sum, own) => sum + own[at], 0);
    const hazard = gone / atRisk[at];
    return [
      {
        from,
        until: to + 1,
        hazard,
        atRisk: atRisk[at],
        left: gone,
        dueShare: due[at] / atRisk[at],
        ...wilsonInterval(hazard, atRisk[at])
      }
    ];
  });
}

/** How far the curves of all classes of a split reach, in whole months, and at most `most`. */
export function commonHorizon({classes, bins, atRisk}: LifeSplit, most: number): number {
  const reaches = classes.map((_, position) => {
    let until = 0;
    bins.forEach(({to}, bin) => {
      if (to !== null && atRisk[position * bins.length + bin] > 0) until = to + 1;
    });
    return until;
  });
  return Math.min(most, ...reaches);
}

/** Customer-months of a class, the open last bin included. */
export function monthsAtRisk({bins, atRisk}: LifeSplit, position: number): number {
  return atRisk.slice(position * bins.length, (position + 1) * bins.length).reduce((sum, one) => sum + one, 0);
}

/**
 * Mean revenue a customer and month in yuan, with its error. A customer's months hang together, and how much so isn't in the
 * table: the error is the widest that can be, as if all of a customer's months, of which no more than were watched are there,
 * told as much as one.
 *
 * @param watched months that the data watched
 */
export function meanRevenue(
  {bins, atRisk, revenue, revenueSquared}: Pick<LifeSplit, "bins" | "atRisk" | "revenue" | "revenueSquared">,
  position: number,
  watched: number
): {readonly mean: number; readonly standardError: number} {
  const sum = (column: readonly number[]) =>
    column.slice(position * bins.length, (position + 1) * bins.length).reduce((total, one) => total + one, 0);
  const n = sum(atRisk);
  const mean = sum(revenue) / n;
  return {mean, standardError: Math.sqrt((Math.max(0, sum(revenueSquared) / n - mean * mean) * watched) / n)};
}
