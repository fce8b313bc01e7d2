/** The best allotment of a budget over levers, segments and months, and what the next yuan is worth where. */
import {centralDraw} from "./draws.js";
import {PlanEngine} from "./engine.js";
import {type PlanTotals} from "./run.js";
import {spendByLever, spendOf, todaysAllocation, type Allocation, type PlanModel} from "./model.js";
import {horizon, planMonths} from "./terms.js";
import {levelAt, solveConcave, type ConcaveProgram, type ProgramRow, type SolveLinear} from "./program.js";

export interface OptimiseOptions {
  /** Yuan over the plan's year. */
  readonly budget: number;
  /** What is to be as high as can be. */
  readonly objective: "npv" | "revenue";
  /** Mean over the plan's year: points of NPS against today at least, staff load at most; null for no floor. */
  readonly nps: number | null;
  readonly load: number | null;
}

export interface Optimum {
  readonly allocation: Allocation;
  /** What the plan's own engine makes of it, with the likeliest inputs. */
  readonly totals: PlanTotals;
  /** How far what was found and the proven bound lie apart, as a share of all that levers bring in; floors may be missed by as little. */
  readonly gap: number;
  /** Net present value of one more yuan of budget; of one more point of NPS floor; of one more hundredth of load. */
  readonly prices: {readonly budget: number; readonly nps: number; readonly load: number};
  /** Spending below a floor that even the best allotment doesn't meet: the optimum then disregards floors. */
  readonly floorsMet: boolean;
}

type Output = "npv" | "revenue" | "npsYear" | "loadYear";

/** Derivatives of outputs by the level of each lever, segment and month of the plan, around an allocation. */
export interface Gradients {
  readonly npv: Float64Array;
  readonly revenue: Float64Array;
  readonly npsYear: Float64Array;
  readonly loadYear: Float64Array;
  readonly at: PlanTotals;
}

const step = 1e-4;

/** Differentiates the engine: first by each effect in each segment and month, then through levers' effects and memory. */
export function gradients(engine: PlanEngine, draw: Float64Array, allocation: Allocation): Gradients {
  const {model} = engine;
  const {segments: S, slots} = model;
  const at = {...engine.run(draw, allocation)};
  const size = slots * S * horizon;
  const byEffect: Record<Output, Float64Array> = {
    npv: new Float64Array(size),
    revenue: new Float64Array(size),
    npsYear: new Float64Array(size),
    loadYear: new Float64Array(size)
  };
  const outputs = ["npv", "revenue", "npsYear", "loadYear"] as const;
  const used = new Set(model.effectSlot);
  for (const slot of used) {
    for (let s = 0; s < S; s++) {
      for (let t = 0; t < horizon; t++) {
        const place = engine.effectIndex(slot, s, t);
        const bumped = engine.rerun(draw, allocation, place, step);
        for (const output of outputs) byEffect[output][place] = (bumped[output] - at[output]) / step;
      }
    }
  }
  const through = (output: Output): Float64Array => {
    const result = new Float64Array(model.levers * S * planMonths);
    for (let l = 0; l < model.levers; l++) {
      const keep = model.carry[l];
      for (let s = 0; s < S; s++) {
        // From the last month backwards: what a level now is worth, with what of it lasts.
        let later = 0;
        for (let t = horizon - 1; t >= 0; t--) {
          let now = 0;
          for (let k = model.effectsFrom[l]; k < model.effectsFrom[l + 1]; k++)
            now += draw[model.effectInput[k]] * byEffect[output][engine.effectIndex(model.effectSlot[k], s, t)];
          later = now + keep * later;
          if (t < planMonths) result[(l * S + s) * planMonths + t] = (1 - keep) * later;
        }
      }
    }
    return result;
  };
  return {
    npv: through("npv"),
    revenue: through("revenue"),
    npsYear: through("npsYear"),
    loadYear: through("loadYear"),
    at
  };
}

/** The concave program around an allocation. Rows: budget, each lever's year, floors. */
function programAt(
  model: PlanModel,
  draw: Float64Array,
  found: Gradients,
  allocation: Allocation,
  options: OptimiseOptions
): ConcaveProgram {
  const {segments: S, levers: L, today, customers, halfInput, discount} = model;
  const n = L * S * planMonths;
  const half = new Float64Array(n),
    low = new Float64Array(n),
    high = new Float64Array(n),
    price = new Float64Array(n);
  const levels = new Float64Array(n);
  const ofLever = model.base.levers.map(() => new Map<number, number>());
  for (let l = 0; l < L; l++) {
    const {least, most} = model.base.levers[l];
    for (let s = 0; s < S; s++) {
      for (let p = 0; p < planMonths; p++) {
        const j = (l * S + s) * planMonths + p;
        half[j] = draw[halfInput[l]] * customers[s];
        // A single month may go a little further down and up than the lever's year, so that money can follow the season.
        low[j] = 0.5 * least * today[l * S + s];
        high[j] = 1.5 * most * today[l * S + s];
        price[j] = options.objective === "npv" ? discount[p] : 0;
        levels[j] = levelAt(allocation[j], half[j]);
        ofLever[l].set(j, 1);
      }
    }
  }
  const yearly = spendByLever(model, todaysAllocation(model));
  const floor = (
    name: string,
    output: "npsYear" | "loadYear",
    bounds: {readonly low: number; readonly high: number}
  ): ProgramRow => {
    // Around the allocation: output ≈ what it is there + gradient × (level − level there).
    const there = found.at[output] - found[output].reduce((sum, slope, j) => sum + slope * levels[j], 0);
    return {name, ofSpend: null, ofLevel: found[output], low: bounds.low - there, high: bounds.high - there};
  };
  const rows: ProgramRow[] = [
    {
      name: "budget",
      ofSpend: new Map(Array.from({length: n}, (_, j) => [j, 1])),
      ofLevel: null,
      low: -Infinity,
      high: options.budget
    },
    ...model.base.levers.map(({id, least, most}, l): ProgramRow => ({
      name: id,
      ofSpend: ofLever[l],
      ofLevel: null,
      low: least * yearly[l],
      high: most * yearly[l]
    }))
  ];
  if (options.nps !== null) rows.push(floor("nps", "npsYear", {low: options.nps, high: Infinity}));
  if (options.load !== null) rows.push(floor("load", "loadYear", {low: -Infinity, high: options.load}));
  return {value: found[options.objective], price, half, low, high, rows};
}

/**
 * Finds the best allotment: the plan is made linear around today, solved, made linear again around what was
 * found, and solved again. The better of them by the plan's own engine is given.
 *
 * @returns null where the budget is under what the levers need at least
 */
export function optimise(model: PlanModel, options: OptimiseOptions, solve: SolveLinear, rounds = 2): Optimum | null {
  const engine = new PlanEngine(model);
  const draw = centralDraw(model.inputs);
  const today = todaysAllocation(model);
  const solveWith = (floors: OptimiseOptions): Optimum | null => {
    let best: Optimum | null = null;
    let around: Allocation = today;
    for (let round = 0; round < rounds; round++) {
      const program = programAt(model, draw, gradients(engine, draw, around), around, floors);
      const found = solveConcave(program, solve);
      if (!found) return best;
      const totals = {...engine.run(draw, found.spend)};
      const worth = (one: PlanTotals) => one[options.objective === "npv" ? "npv" : "revenue"];
      const brought = program.value.reduce(
        (sum, value, j) => sum + Math.abs(value) * levelAt(found.spend[j], program.half[j]),
        0
      );
      const price = (name: string) => found.duals[program.rows.findIndex((row) => row.name === name)] ?? 0;
      const isBetter = best === null || worth(totals) >= worth(best.totals) || !holds(best.totals, floors);
      if (isBetter) {
        best = {
          allocation: found.spend,
          totals,
          gap: Math.abs(found.bound - found.value) / Math.max(1, brought),
          prices: {budget: price("budget"), nps: price("nps"), load: price("load")},
          floorsMet: floors.nps === options.nps && floors.load === options.load
        };
      }
      around = found.spend;
    }
    return best;
  };
  return solveWith(options) ?? solveWith({...options, nps: null, load: null});
}

/** Whether a run keeps the floors, within a hundredth of a point and a thousandth of load. */
function holds({npsYear, loadYear}: PlanTotals, {nps, load}: OptimiseOptions): boolean {
  return (nps === null || npsYear >= nps - 0.01) && (load === null || loadYear <= load + 0.001);
}

/** What one more yuan returns, per yuan, at an allocation: discounted, before it is paid back. */
export interface NextYuan {
  /** By lever: spread over segments and months as the lever's money is now. */
  readonly byLever: readonly number[];
  /** By lever, then by segment. */
  readonly bySegment: readonly (readonly number[])[];
}

/** The return of the next yuan in every lever and segment. */
export function nextYuan(model: PlanModel, allocation: Allocation): NextYuan {
  const engine = new PlanEngine(model);
  const draw = centralDraw(model.inputs);
  const {npv} = gradients(engine, draw, allocation);
  const S = model.segments;
  const bySegment = model.base.levers.map((_, l) =>
    Array.from({length: S}, (__, s) => {
      const half = draw[model.halfInput[l]] * model.customers[s];
      let worth = 0,
        spent = 0;
      for (let p = 0; p < planMonths; p++) {
        const j = (l * S + s) * planMonths + p;
        const weight = Math.max(1e-9, allocation[j]);
        worth += weight * npv[j] * (half / (allocation[j] + half) ** 2);
        spent += weight * model.discount[p];
      }
      return worth / spent;
    })
  );
  return {
    bySegment,
    byLever: bySegment.map((row, l) => {
      const weights = row.map((_, s) =>
        spendOf(allocation.subarray((l * S + s) * planMonths, (l * S + s + 1) * planMonths))
      );
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      return whole > 0
        ? row.reduce((sum, value, s) => sum + value * weights[s], 0) / whole
        : row.reduce((sum, value) => sum + value, 0) / row.length;
    })
  };
}

export interface FrontierPoint {
  /** Multiple of today's budget, and yuan a year. */
  readonly share: number;
  readonly budget: number;
  readonly revenue: number;
  readonly npv: number;
  readonly customersYear: number;
}

/**
 * The most revenue that each budget can keep over the horizon, and its net present value. The plan is made
 * linear once, around today. Budgets that levers' minimums exceed are left out.
 */
export function frontier(
  model: PlanModel,
  shares: readonly number[],
  solve: SolveLinear,
  floors: Pick<OptimiseOptions, "nps" | "load"> = {nps: null, load: null}
): FrontierPoint[] {
  const engine = new PlanEngine(model);
  const draw = centralDraw(model.inputs);
  const today = todaysAllocation(model);
  const found = gradients(engine, draw, today);
  return shares.flatMap((share) => {
    const budget = share * spendOf(today);
    const best = solveConcave(
      programAt(model, draw, found, today, {...floors, budget, objective: "revenue"}),
      solve,
      1
    );
    if (!best) return [];
    const {revenue, npv, customersYear} = engine.run(draw, best.spend);
    return [{share, budget, revenue, npv, customersYear}];
  });
}
