import type {CompiledIndicator} from "../measure/compile.js";
import type {IndicatorCube} from "../measure/cube.js";
import type {Units} from "../measure/units.js";
import {ownerOf, withOwnRows, type Together, type Tree} from "./floor.js";

/** Whom the cells of an indicator rest on, shown or not: what the floor goes by and the audit checks against. */
export interface CellTruth {
  /** The units, with one more for rows that stand at a unit itself though it has units below it. */
  readonly tree: Tree;
  readonly together: Together;
  /** Distinct customers (or agents) of a cell; 0 where there is nothing. */
  customers(unit: string, period: number): number;
}

/** Reads it from the indicator's cube. */
export function truthOf(indicator: CompiledIndicator, cube: IndicatorCube, units: Units, periods: number): CellTruth {
  const isAssigned = indicator.definition.attribution !== "all";
  const own = (unit: string, period: number) => (isAssigned ? unassigned(cube, units, unit, period) : cube.ownCustomers(unit, period));
  return {
    tree: withOwnRows(units, (unit) => Array.from({length: periods}, (_, period) => own(unit, period)).some((customers) => customers > 0)),
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

/** Customers given to the unit itself: what it has more than the units below it, at least 1 where the sums differ. */
function unassigned(cube: IndicatorCube, units: Units, unit: string, period: number): number {
  const whole = cube.get(unit, period)?.moments;
  if (!whole) return 0;
  const parts = units.children(unit).flatMap(({id}) => cube.get(id, period)?.moments ?? []);
  const sum = (value: (moments: {readonly n: number; readonly x: number}) => number) => parts.reduce((total, part) => total + value(part), 0);
  return whole.x === sum(({x}) => x) ? 0 : Math.max(1, whole.n - sum(({n}) => n));
}
