/**
 * The effect of something that comes to some units in some months and not to others: a slope within unit
 * and month (two-way fixed effects), with an error clustered by whatever shares shocks.
 */
import {panelCoefficient} from "./panel-regression.js";

/** One unit in one month. */
export interface PanelCell {
  readonly unit: string;
  readonly month: number;
  readonly cluster: string;
  /** What came: minutes of outage, say. */
  readonly dose: number;
  /** What was seen: a rate. */
  readonly outcome: number;
  /** Customers behind the cell. */
  readonly weight: number;
}

export interface PanelSlope {
  /** Change of the outcome for one more of the dose. */
  readonly slope: number;
  readonly clusters: number;
  readonly cells: number;
  /** 95 % interval by the wild bootstrap over clusters. */
  readonly low: number;
  readonly high: number;
}

/**
 * Regresses the outcome on the dose with the effects of units and months taken out, cells weighted. Interval: see
 * {@link panelCoefficient}.
 *
 * @returns null where the dose doesn't vary within unit and month, there are fewer than six clusters, or its interval has no end
 */
export function staggeredSlope(cells: readonly PanelCell[]): PanelSlope | null {
  for (const {weight} of cells)
    if (!(weight >= 0)) throw new Error(`invalid weight: expected one from 0 on; found ${weight}`);
  const used = cells.filter(({weight}) => weight > 0);
  const found = panelCoefficient(
    {
      rows: used.map(({month, ...cell}) => ({...cell, period: month})),
      columns: [used.map(({dose}) => dose)],
      outcome: used.map(({outcome}) => outcome),
      isWithinUnits: true
    },
    0
  );
  return found && {slope: found.value, low: found.low, high: found.high, clusters: found.clusters, cells: used.length};
}
