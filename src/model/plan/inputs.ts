/** The numbers of a plan that aren't known for sure, in one order, so that a draw is one array. */
import {
  assumptionNames,
  type AssumptionName,
  type Lever,
  type PlanBase,
  type Scenario,
  type Uncertain
} from "./base.js";
import {normalQuantile} from "../statistics/normal.js";
import type {CourseName} from "./courses.js";
import type {Fitted} from "./fit.js";
import {z95} from "../statistics/intervals.js";

/** How a number may turn out. */
export interface PlanInput extends Uncertain {
  /** `training.repeats`, `training.half`, `margin_share`, `level.leaving` … */
  readonly id: string;
  /** A normal draw can't go beyond these. */
  readonly least: number;
  readonly most: number;
  /**
   * The course that it is a number of: a level in twelve months against last year's, or a growth a year. As long as it is
   * observed the whole course is drawn, month by month; null where it is a number and nothing more.
   */
  readonly course: CourseName | null;
  /** Of a level: between what it lies after 36 months, in 95 of 100; null for all others. */
  readonly later: {readonly low: number; readonly high: number} | null;
}

/** The input of each course. */
export const courseInputs: Readonly<Record<CourseName, string>> = {
  leaving: "level.leaving",
  joins: "level.joins",
  needs: "level.needs",
  repeats: "level.repeats",
  costs: "level.costs",
  revenue: "growth.revenue",
  labour: "wage_growth"
};

export interface PlanInputs {
  readonly all: readonly PlanInput[];
  readonly position: ReadonlyMap<string, number>;
  /** By input: the coordinate of a point that it is drawn by. Inputs that share one turn out high together. */
  readonly coordinate: readonly number[];
  readonly coordinates: number;
  readonly levers: readonly Lever[];
  readonly fitted: Pick<Fitted, "courses">;
}

/** The id of an effect's input; a lever has one effect on a target. */
export function effectId(lever: string, target: string): string {
  return `${lever}.${target}`;
}

/** What the history says of a course, as a number. */
function courseInput(course: CourseName, {courses}: Pick<Fitted, "courses">): PlanInput {
  const {level, drift} = courses.by[course];
  const around = (mean: number, deviation: number, to: (log: number) => number) => ({
    value: to(mean),
    low: to(mean - z95 * deviation),
    high: to(mean + z95 * deviation)
  });
  const common = {id: courseInputs[course], basis: "observed" as const, course};
  if (course === "revenue" || course === "labour")
    return {
      ...common,
      ...around(drift.mean, drift.deviation, course === "revenue" ? (log) => log : Math.expm1),
      source: {kind: course === "revenue" ? "history" : "history_and_assumption"},
      least: -0.5,
      most: 0.5,
      later: null
    };
  const last = level.mean.length - 1;
  const {low, high} = around(level.mean[last], level.deviation[last], Math.exp);
  return {
    ...common,
    ...around(level.mean[11], level.deviation[11], Math.exp),
    source: {kind: "history"},
    least: 0.2,
    most: 5,
    later: {low, high}
  };
}

/** Where each number of a plan stands, whatever it is. */
interface Place {
  readonly input: PlanInput;
  /** Inputs with the same key are drawn by the same coordinate. */
  readonly drawnBy: string;
}

/**
 * All uncertain inputs of a plan: what comes from the history, assumptions, effects and halves of levers. Assumed effects
 * of one lever are drawn together: where it does more than was thought for one thing, it does for all.
 *
 * @param assume own numbers by id, in place of those that ship; they count as assumed
 * @throws when `assume` names an input that isn't there
 */
export function planInputs(
  base: PlanBase,
  fitted: Pick<Fitted, "courses">,
  assume: Scenario["assume"] = {}
): PlanInputs {
  const bounded = (id: string, one: Uncertain, least = -Infinity, most = Infinity): PlanInput => ({
    ...one,
    id,
    least,
    most,
    course: null,
    later: null
  });
  const alone = (input: PlanInput): Place => ({input, drawnBy: input.id});
  const places: Place[] = [
    ...(["leaving", "joins", "needs", "repeats", "costs", "revenue", "labour"] as const).map((course) =>
      alone(courseInput(course, fitted))
    ),
    ...assumptionNames
      .filter((name) => name !== courseInputs.labour)
      .map((name: AssumptionName) =>
        alone(bounded(name, base.assumptions[name], 0, name === "repeats_from_haste" ? 10 : 1))
      ),
    ...base.levers.flatMap((lever) => [
      ...lever.effects.map(({on, most}) => ({
        input: bounded(
          effectId(lever.id, on),
          most,
          // What outages bring is a share of what there is: there is no less than none of it.
          most.source.kind === "outages" ? 0 : on === "nps" ? -100 : -1,
          on === "nps" ? 100 : on === "joins" ? 5 : 1
        ),
        drawnBy: most.basis === "assumed" ? `${lever.id}.*` : effectId(lever.id, on)
      })),
      alone(bounded(`${lever.id}.half`, lever.half, 1e-3))
    ])
  ];
  const unknown = Object.keys(assume).find((id) => !places.some(({input}) => input.id === id));
  if (unknown !== undefined) throw new Error(`assume: expected one of the plan's inputs; found "${unknown}"`);
  const all = places.map(({input}): PlanInput => {
    const own = assume[input.id];
    return own ? {...input, ...own, basis: "assumed", source: {kind: "own"}, later: null} : input;
  });
  const keys = [...new Set(places.map(({drawnBy}) => drawnBy))];
  return {
    all,
    position: new Map(all.map(({id}, i) => [id, i])),
    coordinate: places.map(({drawnBy}) => keys.indexOf(drawnBy)),
    coordinates: keys.length,
    levers: base.levers,
    fitted
  };
}

/**
 * One number's value at a share of its distribution: a triangle where it is assumed, else a normal within its bounds.
 *
 * @param share strictly between 0 and 1
 */
export function quantileOf(
  {value, low, high, basis, least, most}: Omit<PlanInput, "course" | "later">,
  share: number
): number {
  if (high <= low) return value;
  if (basis === "assumed") {
    const turn = (value - low) / (high - low);
    return share < turn
      ? low + Math.sqrt(share * (high - low) * (value - low))
      : high - Math.sqrt((1 - share) * (high - low) * (high - value));
  }
  const drawn = value + ((high - low) / (2 * z95)) * normalQuantile(share);
  return Math.min(most, Math.max(least, drawn));
}
