/** The numbers of a plan that aren't known for sure, in one order, so that a draw is one array. */
import {
  assumptionNames,
  type AssumptionName,
  type Lever,
  type PlanBase,
  type Scenario,
  type Uncertain
} from "./base.js";
import type {Fitted} from "./fit.js";
import {normalQuantile} from "../statistics/normal.js";

/** How a number may turn out. */
export interface PlanInput extends Uncertain {
  /** `training.repeats`, `training.half`, `margin_share`, `level.leaving` … */
  readonly id: string;
  /** A normal draw can't go beyond these. */
  readonly least: number;
  readonly most: number;
}

export interface PlanInputs {
  readonly all: readonly PlanInput[];
  readonly position: ReadonlyMap<string, number>;
  readonly levers: readonly Lever[];
}

/** The id of an effect's input; a lever has one effect on a target. */
export function effectId(lever: string, target: string): string {
  return `${lever}.${target}`;
}

const fromHistory = {en: "From how far the years of the history lie apart.", zh: "由历史各年份之间的差异得出。"};

/**
 * All uncertain inputs of a plan: levels from the history, assumptions, effects and halves of levers.
 *
 * @param assume own numbers by id, in place of those that ship; they count as assumed
 * @throws when `assume` names an input that isn't there
 */
export function planInputs(base: PlanBase, fitted: Fitted, assume: Scenario["assume"] = {}): PlanInputs {
  const level = (id: string, value: number, error: number): PlanInput => ({
    id,
    value,
    low: value - 1.96 * error,
    high: value + 1.96 * error,
    basis: "observed",
    source: fromHistory,
    least: id === "growth.revenue" ? -0.5 : 0.2,
    most: id === "growth.revenue" ? 0.5 : 3
  });
  const bounded = (id: string, one: Uncertain, least = -Infinity, most = Infinity): PlanInput => ({
    ...one,
    id,
    least,
    most
  });
  const inputs: PlanInput[] = [
    level("level.leaving", 1, fitted.levels.leaving.error),
    level("level.joins", 1, fitted.levels.joins.error),
    level("level.needs", 1, fitted.levels.needs.error),
    level("growth.revenue", fitted.growth.value, fitted.growth.error),
    ...assumptionNames.map((name: AssumptionName) =>
      bounded(name, base.assumptions[name], name === "wage_growth" ? -0.5 : 0, name === "repeats_from_haste" ? 10 : 1)
    ),
    ...base.levers.flatMap((lever) => [
      ...lever.effects.map(({on, most}) =>
        bounded(effectId(lever.id, on), most, on === "nps" ? -100 : -1, on === "nps" ? 100 : on === "joins" ? 5 : 1)
      ),
      bounded(`${lever.id}.half`, lever.half, 1e-3)
    ])
  ];
  const unknown = Object.keys(assume).find((id) => !inputs.some((input) => input.id === id));
  if (unknown !== undefined) throw new Error(`assume: expected one of the plan's inputs; found "${unknown}"`);
  const all = inputs.map((input): PlanInput => {
    const own = assume[input.id];
    return own ? {...input, ...own, basis: "assumed", source: ownSource} : input;
  });
  return {all, position: new Map(all.map(({id}, i) => [id, i])), levers: base.levers};
}

const ownSource = {en: "Set on this page.", zh: "在本页设定。"};

/** The likeliest values, as a draw. */
export function centralDraw({all}: PlanInputs): Float64Array {
  return Float64Array.from(all, ({value}) => value);
}

/**
 * One number's value at a share of its distribution: a triangle where it is assumed, else a normal within its bounds.
 *
 * @param share strictly between 0 and 1
 */
export function quantileOf({value, low, high, basis, least, most}: PlanInput, share: number): number {
  if (high <= low) return value;
  if (basis === "assumed") {
    const turn = (value - low) / (high - low);
    return share < turn
      ? low + Math.sqrt(share * (high - low) * (value - low))
      : high - Math.sqrt((1 - share) * (high - low) * (high - value));
  }
  const drawn = value + ((high - low) / (2 * 1.959964)) * normalQuantile(share);
  return Math.min(most, Math.max(least, drawn));
}
