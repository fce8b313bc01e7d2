import type {PlanBase} from "../plan/base.js";
import {PlanEngine, type PlanTotals} from "../plan/engine.js";
import {fitBase} from "../plan/fit.js";
import {planInputs} from "../plan/inputs.js";
import {centralDraw} from "../plan/draws.js";
import {planModel, scaledAllocation, spendByLever, todaysAllocation} from "../plan/model.js";
import {discountRate, horizon} from "../plan/terms.js";
import {runRisk, type Quantiles} from "../plan/risk.js";
import type {Bilingual} from "../published/systems.js";

/** The chosen scenario beside today's spending. Money in yuan. */
export interface ReportBudget {
  readonly scenario: {readonly id: string; readonly name: Bilingual; readonly says: Bilingual};
  readonly lines: readonly {
    readonly lever: string;
    readonly name: Bilingual;
    readonly says: Bilingual;
    readonly today: number;
    readonly plan: number;
    readonly isEstimated: boolean;
  }[];
  readonly today: BudgetTotals;
  readonly plan: BudgetTotals;
  /** Over draws of everything that isn't known for sure. */
  readonly risk: {
    readonly draws: number;
    /** Share of draws in which the plan's net present value is above today's, and the quantiles of the difference. */
    readonly chance: number;
    readonly npv: Quantiles;
  };
  readonly months: number;
  readonly discountRate: number;
  /** Share of revenue that is counted as earned, with its range; the figure that money turns on most. */
  readonly margin: {readonly value: number; readonly low: number; readonly high: number};
}

type BudgetTotals = Pick<
  PlanTotals,
  "npv" | "costYear" | "revenueYear" | "customersYear" | "leftYear" | "contactsYear"
>;

/**
 * What a scenario costs and brings, and how sure that is: both plans are run with the likeliest inputs, then
 * over the same draws of all uncertain ones.
 *
 * @param id a scenario whose spending is written down, not suggested by the optimiser
 * @returns null where there is no plan or no such scenario
 */
export function reportBudget(base: PlanBase, id: string, draws: number, seed: number): ReportBudget | null {
  const scenario = base.scenarios.find((one) => one.id === id);
  if (base.lacks.length > 0 || !scenario || scenario.spend === "suggest") return null;
  const fitted = fitBase(base);
  const now = planModel(base, fitted, planInputs(base, fitted));
  const then = planModel(base, fitted, planInputs(base, fitted, scenario.assume), {
    ...base.service,
    ...scenario.service
  });
  const plans = [
    {model: now, allocation: todaysAllocation(now)},
    {model: then, allocation: scaledAllocation(then, scenario.spend)}
  ];
  const [today, plan] = plans.map(({model, allocation}): BudgetTotals => {
    const {npv, costYear, revenueYear, customersYear, leftYear, contactsYear} = new PlanEngine(model).run(
      centralDraw(model.inputs),
      allocation
    );
    return {npv, costYear, revenueYear, customersYear, leftYear, contactsYear};
  });
  const [spentToday, spentThen] = plans.map(({model, allocation}) => spendByLever(model, allocation));
  const risk = runRisk(plans, draws, seed);
  const {share, difference} = risk.beats[1][0];
  const {value, low, high} = base.assumptions.margin_share;
  return {
    scenario: {id, name: scenario.name, says: scenario.says},
    lines: base.levers.map(({id: lever, name, says, effects}, i) => ({
      lever,
      name,
      says,
      today: spentToday[i],
      plan: spentThen[i],
      isEstimated: effects.some(({most}) => most.basis === "estimated")
    })),
    today,
    plan,
    risk: {draws, chance: share, npv: difference},
    months: horizon,
    discountRate,
    margin: {value, low, high}
  };
}
