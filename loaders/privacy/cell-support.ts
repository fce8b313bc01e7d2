import {addMoments, noMoments, type Moments} from "../../src/model/statistics/moments.js";
import type {CompiledIndicator} from "../measure/compile.js";
import type {IndicatorCube} from "../measure/cube.js";
import type {Units} from "../intake/units.js";
import {ownerOf, withOwnRows, type Together, type Tree} from "./floor.js";

/** Whom the cells of an indicator rest on, shown or not: what the floor goes by and the audit checks against. */
export interface CellSupport {
  /** The units, with one more for rows that stand at a unit itself though it has units below it. */
  readonly tree: Tree;
  readonly together: Together;
  /** Distinct customers (or agents) of a cell; 0 where there is nothing. */
  customers(unit: string, period: number): number;
}

/** Reads it from the indicator's cube. */
export function supportOf(
  indicator: CompiledIndicator,
  cube: IndicatorCube,
  units: Units,
  periods: number
): CellSupport {
  const isAssigned = indicator.definition.attribution !== "all";
  const own = (unit: string, period: number): number => {
    if (!isAssigned) return cube.ownCustomers(unit, period);
    const whole = cube.get(unit, period);
    return whole
      ? unassigned(
          whole.moments,
          units.children(unit).flatMap(({id}) => cube.get(id, period)?.moments ?? [])
        )
      : 0;
  };
  return {
    tree: withOwnRows(units, (unit) =>
      Array.from({length: periods}, (_, period) => own(unit, period)).some((customers) => customers > 0)
    ),
    together: partitions(indicator) ? "sum" : "largest",
    customers: (unit, period) => {
      const owner = ownerOf(unit);
      return owner === null ? (cube.get(unit, period)?.moments.n ?? 0) : own(owner, period);
    }
  };
}

/** Whether each customer's rows stand in one unit alone: their home, or the one unit that a rule gives them to. */
function partitions({attribution, definition, frame}: CompiledIndicator): boolean {
  if (definition.attribution !== "all") return definition.attribution !== "time_share";
  return attribution === "home" && frame.cluster === "customer";
}

/** Customers given to a unit itself: what it has more than the units below it, at least 1 where the sums differ. */
export function unassigned(whole: Moments, below: readonly Moments[]): number {
  const parts = below.reduce(addMoments, noMoments);
  return whole.x === parts.x ? 0 : Math.max(1, whole.n - parts.n);
}
