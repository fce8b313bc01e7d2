import type {PlanBase} from "../plan/base.js";
import type {PlanTotals} from "../plan/run.js";
import type {Quantiles} from "../plan/risk.js";
import type {PlanStudy, ScenarioResult} from "../plan/study.js";
import {discountRate, horizon} from "../plan/terms.js";
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
 * What a scenario costs and brings beside today's spending, and how sure that is: the plan page's own runs and draws.
 *
 * @param id a scenario whose spending is written down, not suggested by the optimiser
 * @returns null where there is no plan or no such scenario
 */
export function reportBudget(base: PlanBase, id: string, study: PlanStudy | null): ReportBudget | null {
  const place = (scenario: string) => study?.results.findIndex((one) => one.id === scenario) ?? -1;
  const [then, now] = [place(id), place("today")];
  if (!study || then < 0 || now < 0) return null;
  const [plan, today] = [study.results[then], study.results[now]];
  const {scenario} = plan;
  if (scenario.spend === "suggest") return null;
  const {share, difference} = study.beats[then][now];
  const {value, low, high} = base.assumptions.margin_share;
  return {
    scenario: {id, name: scenario.name, says: scenario.says},
    lines: base.levers.map(({id: lever, name, says, effects}, i) => ({
      lever,
      name,
      says,
      today: today.spend[i],
      plan: plan.spend[i],
      isEstimated: effects.some(({most}) => most.basis === "estimated")
    })),
    today: totalsOf(today),
    plan: totalsOf(plan),
    risk: {draws: study.draws, chance: share, npv: difference},
    months: horizon,
    discountRate,
    margin: {value, low, high}
  };
}

function totalsOf({totals}: ScenarioResult): BudgetTotals {
  const {npv, costYear, revenueYear, customersYear, leftYear, contactsYear} = totals;
  return {npv, costYear, revenueYear, customersYear, leftYear, contactsYear};
}
