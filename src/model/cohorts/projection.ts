import {
  fitBetaGeometric,
  lifetimeValue,
  projectedBand,
  projectedSurvival,
  type BetaGeometric,
  type LifetimeValue
} from "../statistics/beta-geometric.js";
import type {LifeSplit} from "../published/cohort-data.js";
import type {Interval} from "../statistics/intervals.js";
import {meanRevenue, riskRows} from "./life-tables.js";
import {kaplanMeier, survivalAt} from "../statistics/survival.js";

export interface Projection {
  readonly model: BetaGeometric;
  /** Share still here after month 1, 2 … with its band. */
  readonly band: readonly (Interval & {readonly survival: number})[];
  /** Months that were seen and fitted to. */
  readonly fitted: number;
  readonly value: LifetimeValue;
  readonly monthly: number;
  /** Fitted to the first part alone, what it foretold of the end of what was seen. */
  readonly check:
    | (Interval & {
        readonly predicted: number;
        readonly observed: number;
        readonly isInside: boolean;
        readonly fitted: number;
        readonly month: number;
      })
    | null;
  readonly firstHazard: number;
  /** In month 60, or in the last one projected where that comes before. */
  readonly laterHazard: {readonly month: number; readonly hazard: number};
}

/** Fits to months up to five years: later ones rest on those who joined long before they came into sight. */
const fitMost = 60;
const checkFrom = 24;
const checkAt = 48;

/**
 * Projects who will be left, and what they will pay.
 *
 * @param months how far, see `projectedYears`
 * @param watched months that the data watched, see `monthsWatched`
 * @param rate discount a year
 * @returns null where fewer than 12 months with leavers were seen
 */
export function projectionOf(
  split: LifeSplit,
  {months, watched, rate}: {readonly months: number; readonly watched: number; readonly rate: number}
): Projection | null {
  const rows = riskRows(split, 0).filter(({time, atRisk}) => time <= fitMost && atRisk > 0);
  const losses = rows.map(({time, atRisk, events}) => ({period: time, atRisk, left: events}));
  if (losses.filter(({left}) => left > 0).length < 12) return null;
  const model = fitBetaGeometric(losses);
  if (!model) return null;
  const band = projectedBand(model, months);
  const revenue = meanRevenue(split, 0, watched);
  const later = Math.min(fitMost, months);
  const hazard = (month: number) => model.m / (1 + model.phi * (month - 1));
  const seen = kaplanMeier(rows);
  const early = fitBetaGeometric(losses.filter(({period}) => period <= checkFrom));
  const last = rows.at(-1)?.time ?? 0;
  const check = early && last >= checkAt ? checked(early, survivalAt(seen, checkAt).survival) : null;
  return {
    model,
    band,
    fitted: last,
    value: lifetimeValue(band.slice(0, months - 1), revenue, rate),
    monthly: revenue.mean,
    check,
    firstHazard: hazard(1),
    laterHazard: {month: later, hazard: hazard(later)}
  };
}

/** How many months since joining a projection is fitted to. */
export function monthsFitted(split: LifeSplit): number {
  return Math.max(0, ...riskRows(split, 0).flatMap(({time, atRisk}) => (time <= fitMost && atRisk > 0 ? [time] : [])));
}

function checked(model: BetaGeometric, observed: number): Projection["check"] {
  const point = projectedBand(model, checkAt)[checkAt - 1];
  return {
    low: point.low,
    high: point.high,
    predicted: projectedSurvival(model, checkAt)[checkAt - 1],
    observed,
    isInside: observed >= point.low && observed <= point.high,
    fitted: checkFrom,
    month: checkAt
  };
}
