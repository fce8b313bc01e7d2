import type {Cohorts, HeatMap} from "../published/cohort-data.js";
import type {HeatMeasure} from "./cohort-state.js";

/** One cell of the heat map: a value, and how many customers (lines) it rests on. */
interface HeatCell {
  readonly group: number;
  readonly since: number;
  readonly value: number;
  readonly n: number;
}

export interface HeatFigures {
  readonly map: HeatMap;
  readonly cells: readonly HeatCell[];
  readonly format: "percent" | "number" | "per_10k";
}

/**
 * What a heat map shows. Shares are of those who joined; GRR and NRR are of the revenue of the first
 * whole month, so they begin in month 1; contacts are a 100, complaints a 10,000 of those here.
 *
 * @returns null where it isn't there
 */
export function heatFigures({heat}: Cohorts, measure: HeatMeasure): HeatFigures | null {
  const map = measure === "lines" ? heat.lines : heat.customers;
  if (!map) return null;
  const firstRevenue = new Map<number, number>();
  map.group.forEach((group, i) => {
    if (map.since[i] === 1 && map.revenue) firstRevenue.set(group, map.revenue[i]);
  });
  const valueAt = (i: number): number | null => {
    const n = map.customers[i];
    if (!(n > 0)) return null;
    if (measure === "customers" || measure === "lines") return n / map.size[map.group[i]];
    if (measure === "contacts") return map.contacts ? (100 * map.contacts[i]) / n : null;
    if (measure === "complaints") return map.complaints ? (10_000 * map.complaints[i]) / n : null;
    const base = firstRevenue.get(map.group[i]);
    const money = measure === "gross" ? map.kept : map.revenue;
    return base && money && map.since[i] > 0 ? money[i] / base : null;
  };
  const cells = map.group.flatMap((group, i): HeatCell[] => {
    const value = valueAt(i);
    return value === null ? [] : [{group, since: map.since[i], value, n: map.customers[i]}];
  });
  if (!cells.length) return null;
  return {map, cells, format: measure === "contacts" ? "number" : measure === "complaints" ? "per_10k" : "percent"};
}
