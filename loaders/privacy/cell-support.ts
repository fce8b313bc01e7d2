import {addMoments, noMoments, type Moments} from "../../src/model/statistics/moments.js";
import type {CompiledIndicator} from "../measure/compile.js";
import type {IndicatorCube} from "../measure/cube.js";
import type {Units} from "../intake/units.js";
import {isOfTeams, type PeopleAtWork} from "../measure/people-at-work.js";
import {customersTold} from "./whole-class.js";
import {teamTold} from "./team-floor.js";
import {ownerOf, withOwnRows, type Together, type Tree} from "./floor.js";

/** Whom the cells of an indicator rest on, shown or not: what the floor goes by and the audit checks against. */
export interface CellSupport {
  /** The units, with one more for rows that stand at a unit itself though it has units below it. */
  readonly tree: Tree;
  readonly together: Together;
  /** Distinct customers (or agents) of a cell; fewer where it tells of single people otherwise; 0 where there is nothing. */
  customers(unit: string, period: number): number;
  /** Distinct customers (or agents) of a cell, whatever it tells of them; of rows that stand at a unit itself at least so many. */
  counted(unit: string, period: number): number;
}

/** What counts as small besides few customers. */
export interface SupportRules {
  /** The fewest customers that a shown cell may rest on. */
  readonly floor: number;
  /** Of what a team does, the fewest employees at work; and who was. */
  readonly team: {readonly floor: number; readonly people: PeopleAtWork} | null;
}

/**
 * Reads it from the indicator's cube.
 *
 * @param rules what cells count as fewer customers than they rest on; none do unless given
 */
export function supportOf(
  indicator: CompiledIndicator,
  cube: IndicatorCube,
  units: Units,
  periods: number,
  rules: SupportRules | null = null
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
  const team = isOfTeams(indicator) ? (rules?.team ?? null) : null;
  const wholes = Array.from({length: periods}, (_, period) =>
    units.roots.flatMap(({id}) => cube.get(id, period)?.moments ?? []).reduce(addMoments, noMoments)
  );
  return {
    tree: withOwnRows(units, (unit) =>
      Array.from({length: periods}, (_, period) => own(unit, period)).some((customers) => customers > 0)
    ),
    // The same employees may be at work in several units.
    together: partitions(indicator) && !team ? "sum" : "largest",
    customers: (unit, period) => {
      const owner = ownerOf(unit);
      const moments = cube.get(unit, period)?.moments ?? noMoments;
      const customers =
        owner !== null
          ? own(owner, period)
          : rules
            ? customersTold(moments, wholes[period], indicator.definition, rules.floor)
            : moments.n;
      if (!team) return customers;
      const {people} = team;
      const {id} = indicator;
      return teamTold(
        customers,
        owner === null ? people.all(id, unit, period) : people.own(id, owner, period),
        team.floor
      );
    },
    counted: (unit, period) => {
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
