/** What a plan's outcome may be, over everything that isn't known for sure: the same draws for every plan that is compared. */
import {centralDraw, drawAt, PlanDraws} from "./draws.js";
import {PlanEngine} from "./engine.js";
import {type PlanTotals} from "./run.js";
import type {Allocation, PlanModel} from "./model.js";
import {horizon} from "./terms.js";

/** Series that a fan is drawn of. */
export const fanSeries = ["customers", "revenue", "cost", "contribution"] as const;
export type FanSeries = (typeof fanSeries)[number];

/** Of 100 draws, 10 lie under p10 and 10 over p90. */
export interface Quantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface PlanRisk {
  readonly npv: Quantiles & {readonly mean: number};
  readonly revenue: Quantiles;
  readonly customersEnd: Quantiles;
  readonly costYear: Quantiles;
  readonly fans: Readonly<
    Record<
      FanSeries,
      {readonly p10: readonly number[]; readonly p50: readonly number[]; readonly p90: readonly number[]}
    >
  >;
}

export interface RiskResult {
  readonly draws: number;
  readonly seed: number;
  readonly plans: readonly PlanRisk[];
  /** Share of draws in which plan a has the higher net present value than plan b, and the quantiles of the difference. */
  readonly beats: readonly (readonly {readonly share: number; readonly difference: Quantiles}[])[];
}

export interface RiskPlan {
  readonly model: PlanModel;
  readonly allocation: Allocation;
}

/**
 * Runs plans over draws of all their uncertain inputs: the same seed gives the same draws. Whatever is said of how a plan
 * may turn out comes from here: the fan that is drawn, and the fans that the back-test holds against the history.
 *
 * @param see called for every draw and plan, with the engine as it is after the run
 * @param progress called with the share done, a hundred times or so
 */
export function eachDraw(
  plans: readonly RiskPlan[],
  {draws, seed}: {readonly draws: number; readonly seed: number},
  see: (draw: number, plan: number, months: PlanEngine["months"], totals: PlanTotals) => void,
  progress: (share: number) => void = () => {}
): void {
  const engines = plans.map(({model}) => new PlanEngine(model));
  const drawn = new PlanDraws(
    plans.map(({model}) => model.inputs),
    seed
  );
  const step = Math.max(1, Math.floor(draws / 100));
  for (let i = 0; i < draws; i++) {
    drawn.next();
    for (let a = 0; a < plans.length; a++)
      see(i, a, engines[a].months, engines[a].run(drawn.draws[a], plans[a].allocation));
    if (i % step === 0) progress(i / draws);
  }
}

/**
 * What plans may come to, beside each other.
 *
 * @param progress called with the share done, a hundred times or so
 */
export function runRisk(
  plans: readonly RiskPlan[],
  draws: number,
  seed: number,
  progress: (share: number) => void = () => {}
): RiskResult {
  const store = () => plans.map(() => new Float64Array(draws));
  const npv = store(),
    revenue = store(),
    customersEnd = store(),
    costYear = store();
  const months = plans.map(() => fanSeries.map(() => Array.from({length: horizon}, () => new Float64Array(draws))));
  eachDraw(
    plans,
    {draws, seed},
    (i, a, run, totals) => {
      npv[a][i] = totals.npv;
      revenue[a][i] = totals.revenue;
      customersEnd[a][i] = totals.customersEnd;
      costYear[a][i] = totals.costYear;
      for (let f = 0; f < fanSeries.length; f++) {
        const row = run[fanSeries[f]];
        const kept = months[a][f];
        for (let t = 0; t < horizon; t++) kept[t][i] = row[t];
      }
    },
    progress
  );
  const beats = plans.map((_, a) =>
    plans.map((__, b) => {
      const difference = npv[a].map((value, i) => value - npv[b][i]);
      let ahead = 0;
      for (const one of difference) if (one > 0) ahead++;
      return {share: ahead / draws, difference: quantiles(difference)};
    })
  );
  return {
    draws,
    seed,
    plans: plans.map((_, a) => ({
      npv: {...quantiles(npv[a]), mean: npv[a].reduce((sum, value) => sum + value, 0) / draws},
      revenue: quantiles(revenue[a]),
      customersEnd: quantiles(customersEnd[a]),
      costYear: quantiles(costYear[a]),
      fans: fansOf(months[a])
    })),
    beats
  };
}

function fansOf(kept: readonly (readonly Float64Array[])[]): PlanRisk["fans"] {
  const fan = (f: number) => {
    const bands = kept[f].map((values) => quantiles(values));
    return {p10: bands.map(({p10}) => p10), p50: bands.map(({p50}) => p50), p90: bands.map(({p90}) => p90)};
  };
  return {customers: fan(0), revenue: fan(1), cost: fan(2), contribution: fan(3)};
}

/** The tenth, fiftieth and ninetieth hundredth; reorders what it is given. */
export function quantiles(values: Float64Array): Quantiles {
  if (values.length === 0) throw new Error("invalid draws: expected at least one; found none");
  if (values.some(Number.isNaN)) throw new Error("invalid draws: expected numbers; found NaN");
  const place = (share: number) => Math.round(share * (values.length - 1));
  // Each selection leaves smaller values before its place and larger ones behind, so the next needs only one side.
  const p50 = select(values, place(0.5), 0, values.length - 1);
  const p10 = select(values, place(0.1), 0, place(0.5));
  const p90 = select(values, place(0.9), place(0.5), values.length - 1);
  return {p10, p50, p90};
}

/** The value that would stand at `k` if `values` were sorted between `from` and `to` (Hoare's selection). */
function select(values: Float64Array, k: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = values[(low + high) >> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const kept = values[i];
        values[i++] = values[j];
        values[j--] = kept;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k];
}

/** How far one input by itself moves the difference between two plans. */
export interface TornadoBar {
  readonly id: string;
  /** Difference of net present value with the input at its 5th and 95th hundredth, all others at their likeliest. */
  readonly low: number;
  readonly high: number;
}

/** One input at a time, widest first. Plans must have the same inputs. */
export function tornado(
  plan: RiskPlan,
  against: RiskPlan
): {readonly centre: number; readonly bars: readonly TornadoBar[]} {
  const a = new PlanEngine(plan.model);
  const b = new PlanEngine(against.model);
  const inputs = plan.model.inputs.all;
  const difference = (draw: Float64Array) => a.run(draw, plan.allocation).npv - b.run(draw, against.allocation).npv;
  const bars = inputs.map((input, i) => {
    const at = (share: number) => difference(drawAt(plan.model.inputs, i, share));
    return {id: input.id, low: at(0.05), high: at(0.95)};
  });
  return {
    centre: difference(centralDraw(plan.model.inputs)),
    bars: bars.sort((x, y) => Math.abs(y.high - y.low) - Math.abs(x.high - x.low))
  };
}

/**
 * How much of a lever's assumed effects must be real for its money to come back: the multiple of all its
 * effects at which spending as planned and spending nothing come to the same.
 *
 * @returns by lever: 0.4 where four tenths are enough; null where even ten times wouldn't do, or nothing is spent
 */
export function breakEven({model, allocation}: RiskPlan): (number | null)[] {
  const engine = new PlanEngine(model);
  const central = centralDraw(model.inputs);
  const size = model.segments * 12;
  return model.base.levers.map((lever, l) => {
    const without = allocation.slice();
    without.fill(0, l * size, (l + 1) * size);
    if (allocation.every((yuan, i) => yuan === without[i])) return null;
    const positions = lever.effects.map(({on}) => model.inputs.position.get(`${lever.id}.${on}`) ?? -1);
    const gain = (share: number) => {
      const draw = central.slice();
      for (const position of positions) draw[position] *= share;
      // Today's level is where effects are counted from, so spending nothing loses what today's spending does.
      return engine.run(draw, allocation).npv - engine.run(draw, without).npv;
    };
    let low = 0;
    let high = 10;
    if (gain(high) <= 0) return null;
    for (let i = 0; i < 40; i++) {
      const middle = (low + high) / 2;
      if (gain(middle) > 0) high = middle;
      else low = middle;
    }
    return high;
  });
}
