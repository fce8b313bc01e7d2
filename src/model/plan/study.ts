/** Everything that a page or a report shows of a set of scenarios: runs, risk, what the next yuan is worth, what would change the answer. */
import {backtest, type Backtest} from "./backtest.js";
import type {PlanBase, Scenario} from "./base.js";
import {PlanEngine} from "./engine.js";
import {emptyMonths, series, type PlanRun, type PlanTotals, type SeriesName} from "./run.js";
import {fitBase, type Fitted} from "./fit.js";
import {
  customerValues,
  leverCosts,
  shiftCurve,
  type CustomerValue,
  type LeverCost,
  type ShiftPoint
} from "./imbalance.js";
import {planInputs} from "./inputs.js";
import {centralDraw} from "./draws.js";
import {
  planModel,
  scaledAllocation,
  spendByLever,
  spendOf,
  todaysAllocation,
  type Allocation,
  type PlanModel
} from "./model.js";
import {frontier, nextYuan, optimise, type FrontierPoint, type NextYuan, type Optimum} from "./optimise.js";
import type {SolveLinear} from "./program.js";
import {breakEven, runRisk, tornado, type PlanRisk, type Quantiles, type TornadoBar} from "./risk.js";
import {rounded} from "./rounded.js";

/** A scenario made ready and run with the likeliest inputs. */
export interface ResolvedScenario {
  readonly scenario: Scenario;
  readonly model: PlanModel;
  readonly allocation: Allocation;
  readonly optimum: Optimum | null;
  readonly run: PlanRun;
}

/** What is published, or handed from the worker to the page. Money in yuan. */
export interface ScenarioResult {
  readonly id: string;
  readonly scenario: Scenario;
  /** A year, by lever; and by lever, then segment. */
  readonly spend: readonly number[];
  readonly spendBySegment: readonly (readonly number[])[];
  readonly totals: PlanTotals;
  readonly months: Readonly<Record<SeriesName, readonly number[]>>;
  /** Labour and communication for each contact in the plan's year. */
  readonly costOfContact: number;
  readonly repeatShare: number;
  /** Only of a suggestion. Prices are null where they aren't asked for. */
  readonly optimum: {
    readonly gap: number;
    readonly price: number;
    readonly priceOfNps: number;
    readonly priceOfLoad: number;
    readonly floorsMet: boolean;
  } | null;
  readonly risk: PlanRisk | null;
}

export interface HandlingPoint {
  /** Change of handling time against today. */
  readonly handling: number;
  readonly costOfContact: number;
  readonly repeats: number;
  readonly left: number;
  readonly cost: number;
  readonly npv: number;
}

export interface PlanStudy {
  readonly results: readonly ScenarioResult[];
  /** Share of draws in which one beats another, and the quantiles of the difference; in the order of results. */
  readonly beats: readonly (readonly {readonly share: number; readonly difference: Quantiles}[])[];
  readonly draws: number;
  readonly seed: number;
}

/** What holds beside any scenario that is compared. */
export interface PlanFacts {
  readonly starts: string;
  readonly nextYuan: NextYuan;
  readonly frontier: readonly FrontierPoint[];
  readonly breakEven: readonly (number | null)[];
  readonly tornado: {readonly centre: number; readonly bars: readonly TornadoBar[]} | null;
  readonly backtest: Backtest | null;
  readonly values: readonly CustomerValue[];
  readonly leverCosts: readonly LeverCost[];
  readonly shift: {readonly points: readonly ShiftPoint[]; readonly best: ShiftPoint};
  readonly handling: readonly HandlingPoint[];
  /** How much voluntary leaving would have to rise with repeats (a share for a share) for a tenth off handling time to bring nothing; null where it never pays or always does. */
  readonly hasteBreakEven: number | null;
}

/**
 * Makes a scenario ready and runs it.
 *
 * @param solve null where suggestions can't be made: they then spend as today
 */
export function resolveScenario(
  base: PlanBase,
  fitted: Fitted,
  scenario: Scenario,
  solve: SolveLinear | null
): ResolvedScenario {
  const inputs = planInputs(base, fitted, scenario.assume);
  const model = planModel(base, fitted, inputs, {...base.service, ...scenario.service});
  const today = todaysAllocation(model);
  const optimum =
    scenario.spend === "suggest" && solve
      ? optimise(
          model,
          {
            budget: scenario.budget * spendOf(today),
            objective: "npv",
            nps: scenario.floors.nps,
            load: scenario.floors.load === null ? null : scenario.floors.load * loadToday(model, today)
          },
          solve
        )
      : null;
  const factors = scenario.spend === "suggest" ? {} : scenario.spend;
  const scaled = scaledAllocation(model, factors);
  // A budget other than today's that isn't optimised scales every lever alike.
  const allocation =
    optimum?.allocation ?? (scenario.budget === 1 ? scaled : scaled.map((yuan) => yuan * scenario.budget));
  return {scenario, model, allocation, optimum, run: new PlanEngine(model).trace(centralDraw(inputs), allocation)};
}

/** Mean staff load of the plan's year where nothing is changed: floors are told as multiples of it. */
function loadToday(model: PlanModel, today: Allocation): number {
  return new PlanEngine(model).run(centralDraw(model.inputs), today).loadYear;
}

/** A resolved scenario as it is shown. */
function resultOf(
  {scenario, model, allocation, optimum, run}: ResolvedScenario,
  risk: PlanRisk | null
): ScenarioResult {
  const size = model.segments * 12;
  const {months, totals} = run;
  const year = (name: SeriesName) => months[name].subarray(0, 12).reduce((sum, value) => sum + value, 0);
  return {
    id: scenario.id,
    scenario,
    spend: spendByLever(model, allocation).map(rounded),
    spendBySegment: model.base.levers.map((_, l) =>
      model.base.segments.map((__, s) =>
        rounded(spendOf(allocation.subarray(l * size + s * 12, l * size + s * 12 + 12)))
      )
    ),
    totals: roundedTotals(totals),
    months: roundedMonths(months),
    costOfContact: rounded((year("labour") + year("communication")) / Math.max(1, totals.contactsYear)),
    repeatShare: rounded(year("repeats") / Math.max(1, year("needs"))),
    optimum: optimum && {
      gap: rounded(optimum.gap),
      price: rounded(optimum.prices.budget),
      priceOfNps: rounded(optimum.prices.nps),
      priceOfLoad: rounded(optimum.prices.load),
      floorsMet: optimum.floorsMet
    },
    risk
  };
}

/** Runs risk over resolved scenarios, all with the same draws. */
export function studyOf(
  resolved: readonly ResolvedScenario[],
  draws: number,
  seed: number,
  progress: (share: number) => void = () => {}
): PlanStudy {
  const {plans, beats} = runRisk(resolved, draws, seed, progress);
  return {
    results: resolved.map((one, i) => resultOf(one, roundedRisk(plans[i]))),
    beats: beats.map((row) => row.map(({share, difference}) => ({share, difference: roundedQuantiles(difference)}))),
    draws,
    seed
  };
}

/** Draws of each of the back-test's fans at most: their ends lie within a hundredth or two of what more draws would give. */
const backtestDraws = 512;
const backtestSeed = 20261031;

/** Multiples of today's budget that the frontier is drawn for. */
const frontierShares = [0.5, 0.65, 0.8, 1, 1.25, 1.5];

/**
 * What holds beside any scenario.
 *
 * @param suggested what the tornado compares with today; null for none
 * @param draws of the back-test's fans, as far as they need as many
 */
function planFacts(
  base: PlanBase,
  fitted: Fitted,
  solve: SolveLinear,
  suggested: ResolvedScenario | null,
  draws: number
): PlanFacts {
  const inputs = planInputs(base, fitted);
  const model = planModel(base, fitted, inputs);
  const today = todaysAllocation(model);
  const next = nextYuan(model, today);
  return {
    starts: fitted.starts,
    nextYuan: {byLever: next.byLever.map(rounded), bySegment: next.bySegment.map((row) => row.map(rounded))},
    frontier: frontier(model, frontierShares, solve),
    breakEven: breakEven({model, allocation: today}).map((share) => (share === null ? null : rounded(share))),
    tornado:
      suggested && tornado(suggested, {model: planModel(base, fitted, suggested.model.inputs), allocation: today}),
    backtest: roundedBacktest(backtest(base, Math.min(backtestDraws, draws), backtestSeed)),
    values: customerValues(model),
    leverCosts: leverCosts(model, today),
    shift: shiftCurve(model),
    handling: handlingCurve(base, fitted),
    hasteBreakEven: hasteBreakEven(base, fitted)
  };
}

function hasteBreakEven(base: PlanBase, fitted: Fitted): number | null {
  const gain = (strength: number) => {
    const inputs = planInputs(base, fitted, {leaving_from_repeats: {value: strength, low: strength, high: strength}});
    const npv = (handling: number) => {
      const model = planModel(base, fitted, inputs, {...base.service, handling});
      return new PlanEngine(model).run(centralDraw(inputs), todaysAllocation(model)).npv;
    };
    return npv(-0.1) - npv(0);
  };
  let low = 0;
  let high = 5;
  if (gain(low) <= 0 || gain(high) >= 0) return null;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (gain(middle) > 0) low = middle;
    else high = middle;
  }
  return rounded(low);
}

/** What a change of handling time does to the cost of a contact and to the whole, everything else as today. */
export function handlingCurve(base: PlanBase, fitted: Fitted, assume: Scenario["assume"] = {}): HandlingPoint[] {
  const inputs = planInputs(base, fitted, assume);
  return [-0.3, -0.25, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2].map((handling) => {
    const model = planModel(base, fitted, inputs, {...base.service, handling});
    const {months, totals} = new PlanEngine(model).trace(centralDraw(inputs), todaysAllocation(model));
    const year = (name: SeriesName) => months[name].subarray(0, 12).reduce((sum, value) => sum + value, 0);
    return {
      handling,
      costOfContact: rounded((year("labour") + year("communication")) / Math.max(1, totals.contactsYear)),
      repeats: rounded(year("repeats")),
      left: rounded(totals.leftYear),
      cost: rounded(totals.costYear),
      npv: rounded(totals.npv)
    };
  });
}

/** What is published beside the base; nulls where the base lacks what it takes. */
export interface PlanResults {
  readonly study: PlanStudy | null;
  readonly facts: PlanFacts | null;
}

/** The whole at once: scenarios, risk and facts. Deterministic: the same base gives the same bytes. */
export function planWhole(
  base: PlanBase,
  solve: SolveLinear,
  draws: number,
  seed: number
): {readonly study: PlanStudy; readonly facts: PlanFacts} {
  const fitted = fitBase(base);
  const resolved = base.scenarios.map((scenario) => resolveScenario(base, fitted, scenario, solve));
  return {
    study: studyOf(resolved, draws, seed),
    facts: planFacts(base, fitted, solve, resolved.find(({scenario}) => scenario.id === "suggested") ?? null, draws)
  };
}

function roundedTotals(totals: PlanTotals): PlanTotals {
  return {
    npv: rounded(totals.npv),
    revenue: rounded(totals.revenue),
    revenueYear: rounded(totals.revenueYear),
    costYear: rounded(totals.costYear),
    customersYear: rounded(totals.customersYear),
    customersEnd: rounded(totals.customersEnd),
    leftYear: rounded(totals.leftYear),
    contactsYear: rounded(totals.contactsYear),
    npsYear: rounded(totals.npsYear),
    loadYear: rounded(totals.loadYear)
  };
}

function roundedMonths(months: Readonly<Record<SeriesName, Float64Array>>): Record<SeriesName, readonly number[]> {
  const all: Record<SeriesName, readonly number[]> = {...emptyMonths};
  for (const name of series) all[name] = Array.from(months[name], rounded);
  return all;
}

function roundedRisk(risk: PlanRisk): PlanRisk {
  const band = ({p10, p50, p90}: PlanRisk["fans"]["cost"]) => ({
    p10: p10.map(rounded),
    p50: p50.map(rounded),
    p90: p90.map(rounded)
  });
  const {customers, revenue, cost, contribution} = risk.fans;
  return {
    ...risk,
    npv: {...roundedQuantiles(risk.npv), mean: rounded(risk.npv.mean)},
    fans: {customers: band(customers), revenue: band(revenue), cost: band(cost), contribution: band(contribution)}
  };
}

function roundedBacktest(found: Backtest | null): Backtest | null {
  return (
    found && {
      ...found,
      lines: found.lines.map((line) => ({
        ...line,
        error: rounded(line.error),
        naiveError: rounded(line.naiveError),
        actual: line.actual.map(rounded),
        forecast: line.forecast.map(rounded),
        low: line.low.map(rounded),
        high: line.high.map(rounded),
        naive: line.naive.map(rounded)
      }))
    }
  );
}

function roundedQuantiles({p10, p50, p90}: Quantiles): Quantiles {
  return {p10: rounded(p10), p50: rounded(p50), p90: rounded(p90)};
}
