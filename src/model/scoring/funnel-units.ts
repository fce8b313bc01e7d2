import {wholeOf, type Cell} from "../published/cells.js";
import type {PlacedCell} from "../published/compare-series.js";
import type {IndicatorFormat} from "../published/site.js";
import {funnelLimits, funnelShareLimits, type FunnelLevel} from "../statistics/funnel.js";
import type {Interval} from "../statistics/intervals.js";

/** How far out of the funnel: within chance, beyond the 95 % limit, beyond the 99.8 % limit. */
export type FunnelPlace = "inside" | "outside95" | "outside998";

export interface FunnelPlot {
  readonly centre: number;
  readonly units: readonly {readonly cell: PlacedCell; readonly place: FunnelPlace; readonly side: "above" | "below"}[];
  readonly limits: readonly {
    readonly customers: number;
    readonly low95: number;
    readonly high95: number;
    readonly low998: number;
    readonly high998: number;
  }[];
}

const steps = 60;

/**
 * Units around the company's value with the limits chance allows each size. The spread of one
 * customer is the company's: its standard error times the root of its customers. Of a share the limits stay within
 * what a share can be.
 */
export function funnelOf(company: Cell, units: readonly PlacedCell[], format: IndicatorFormat): FunnelPlot {
  const limitsOf = limiter(company, format);
  const limitsAt = (customers: number) => {
    const [narrow, wide] = [limitsOf(customers, 0.95), limitsOf(customers, 0.998)];
    return {customers, low95: narrow.low, high95: narrow.high, low998: wide.low, high998: wide.high};
  };
  const sizes = units.map(({customers}) => customers);
  const smallest = Math.min(...sizes) * 0.9;
  const largest = Math.max(...sizes) * 1.05;
  return {
    centre: company.value,
    units: units.map((cell) => {
      const {low95, high95, low998, high998} = limitsAt(cell.customers);
      const outside = (low: number, high: number) => cell.value < low || cell.value > high;
      return {
        cell,
        place: outside(low998, high998) ? "outside998" : outside(low95, high95) ? "outside95" : "inside",
        side: cell.value >= company.value ? "above" : "below"
      };
    }),
    // Even steps of the root put most points where the curve bends.
    limits:
      units.length === 0
        ? []
        : Array.from({length: steps + 1}, (_, i) => {
            const root = Math.sqrt(smallest) + ((Math.sqrt(largest) - Math.sqrt(smallest)) * i) / steps;
            return limitsAt(root ** 2);
          })
  };
}

/** Limits by a unit's customers. */
function limiter(
  {value, standardError, customers: all}: Cell,
  format: IndicatorFormat
): (customers: number, level: FunnelLevel) => Interval {
  const deviation = standardError * Math.sqrt(all);
  const whole = wholeOf(value, format);
  if (whole === null || !(deviation > 0)) return (customers, level) => funnelLimits(value, deviation, customers, level);
  const share = value / whole;
  // One customer tells as much as so many independent answers.
  const answers = (share * (1 - share)) / (deviation / whole) ** 2;
  return (customers, level) => {
    const {low, high} = funnelShareLimits(share, customers * answers, level);
    return {low: low * whole, high: high * whole};
  };
}
