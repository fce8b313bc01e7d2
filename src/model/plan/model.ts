/** A plan made ready to run: everything that doesn't differ between draws, in arrays. */
import {effectTargets, type LeverEffect, type PlanBase, type Service} from "./base.js";
import {costParts, type CostParts} from "./costs.js";
import type {CourseName} from "./courses.js";
import {pathPlace} from "./draws.js";
import type {Fitted} from "./fit.js";
import {effectId, type PlanInputs} from "./inputs.js";
import {staffingTable, type StaffingTable} from "./staffing.js";
import {discountRate, horizon, planMonths} from "./terms.js";

export interface PlanModel {
  readonly base: PlanBase;
  readonly fitted: Fitted;
  readonly inputs: PlanInputs;
  readonly service: Service;
  readonly staffing: StaffingTable;
  readonly segments: number;
  readonly reasons: number;
  readonly levers: number;
  /** Slots of effects: joins, one for each way of leaving, needs, repeats, handling, refunds, nps, load. */
  readonly slots: number;
  readonly slot: {
    readonly joins: number;
    readonly leaving: number;
    readonly needs: number;
    readonly repeats: number;
    readonly handling: number;
    readonly refunds: number;
    readonly nps: number;
    readonly load: number;
  };
  /** Effects, one entry for each slot that one goes to, lever by lever: the input that holds the most, and the slot. */
  readonly effectInput: Int32Array;
  readonly effectSlot: Int32Array;
  /** By lever, and one more: where its effects begin. */
  readonly effectsFrom: Int32Array;
  /** By lever: the input of its half, and its carry. */
  readonly halfInput: Int32Array;
  readonly carry: Float64Array;
  /** Today's spending in yuan a month by lever and segment, and customers by segment that it is measured by. */
  readonly today: Float64Array;
  readonly customers: Float64Array;
  /** By way of leaving: whether service can move it. */
  readonly voluntary: Uint8Array;
  /** By segment; leaving by segment and way. */
  readonly leaving: Float64Array;
  readonly joins: Float64Array;
  readonly revenue: Float64Array;
  readonly needs: Float64Array;
  readonly repeats: Float64Array;
  readonly newcomers: Float64Array;
  readonly established: Float64Array;
  readonly lines: Float64Array;
  /** By projected month. */
  readonly discount: Float64Array;
  /** Contacts of a mean month of the last year, which load 1 is. */
  readonly referenceContacts: number;
  /** Yuan a month that stay when each lever's part is taken out. */
  readonly costs: CostParts;
  /** Where each course begins in a draw. */
  readonly paths: Readonly<Record<CourseName, number>>;
  /** Positions of the inputs that aren't a lever's. */
  readonly at: Readonly<
    Record<
      "margin" | "haste" | "leavingFromRepeats" | "leavingFromUnanswered" | "fixedLabour" | "commissionByJoins",
      number
    >
  >;
}

/** Ways of leaving that nobody chooses. */
const involuntary = new Set(["arrears"]);

/** Spending in an order of lever, segment, month of the plan: yuan. */
export type Allocation = Float64Array;

/** Makes a plan ready to run. */
export function planModel(
  base: PlanBase,
  fitted: Fitted,
  inputs: PlanInputs,
  service: Service = base.service
): PlanModel {
  const S = fitted.segments.length;
  const R = base.reasons.length;
  const {levers} = base;
  const slot = effectSlots(R);
  const at = (id: string): number => {
    const position = inputs.position.get(id);
    if (position === undefined) throw new Error(`plan: expected the input ${id}; found none`);
    return position;
  };
  const effects = levers.map((lever) =>
    lever.effects.flatMap((effect) =>
      slotsOf(effect, base.reasons, slot).map((to) => ({input: at(effectId(lever.id, effect.on)), slot: to}))
    )
  );
  // A segment that has emptied counts as one customer: what spending does is measured by them, and nothing by nobody is no number.
  const customers = Float64Array.from(fitted.segments, ({newcomers, established}) =>
    Math.max(1, newcomers + established)
  );
  return {
    base,
    fitted,
    inputs,
    service,
    staffing: staffingTable(base.work, service, base.service),
    segments: S,
    reasons: R,
    levers: levers.length,
    slots: effectTargets.length - 1 + R,
    slot,
    effectInput: Int32Array.from(effects.flat(), ({input}) => input),
    effectSlot: Int32Array.from(effects.flat(), (effect) => effect.slot),
    effectsFrom: Int32Array.from([0, ...effects.map((_, l) => effects.slice(0, l + 1).flat().length)]),
    halfInput: Int32Array.from(levers, ({id}) => at(`${id}.half`)),
    carry: Float64Array.from(levers, ({carry}) => carry),
    today: todaysSpending(base, fitted),
    customers,
    voluntary: Uint8Array.from(base.reasons, ({of}) => (of.every((one) => involuntary.has(one)) ? 0 : 1)),
    leaving: Float64Array.from(fitted.segments.flatMap(({leaving}) => leaving)),
    joins: Float64Array.from(fitted.segments, (segment) => segment.joins),
    revenue: Float64Array.from(fitted.segments, ({revenue}) => revenue),
    needs: Float64Array.from(fitted.segments, ({needs}) => needs),
    repeats: Float64Array.from(fitted.segments, ({repeats}) => repeats),
    newcomers: Float64Array.from(fitted.segments, ({newcomers}) => newcomers),
    established: Float64Array.from(fitted.segments, ({established}) => established),
    lines: Float64Array.from(fitted.segments, ({lines}) => lines),
    discount: Float64Array.from({length: horizon}, (_, t) => (1 + discountRate) ** (-(t + 0.5) / 12)),
    referenceContacts: Math.max(1, fitted.reference.contacts),
    costs: costParts(base, fitted.costs),
    paths: {
      leaving: pathPlace(inputs, "leaving"),
      joins: pathPlace(inputs, "joins"),
      needs: pathPlace(inputs, "needs"),
      repeats: pathPlace(inputs, "repeats"),
      revenue: pathPlace(inputs, "revenue"),
      labour: pathPlace(inputs, "labour"),
      costs: pathPlace(inputs, "costs")
    },
    at: {
      margin: at("margin_share"),
      haste: at("repeats_from_haste"),
      leavingFromRepeats: at("leaving_from_repeats"),
      leavingFromUnanswered: at("leaving_from_unanswered"),
      fixedLabour: at("fixed_labour_share"),
      commissionByJoins: at("commission_by_joins")
    }
  };
}

/** Where effects on each target stand among all; leaving has a place for each of its `reasons` ways. */
function effectSlots(reasons: number): PlanModel["slot"] {
  return {
    joins: 0,
    leaving: 1,
    needs: 1 + reasons,
    repeats: 2 + reasons,
    handling: 3 + reasons,
    refunds: 4 + reasons,
    nps: 5 + reasons,
    load: 6 + reasons
  };
}

/** The places that an effect moves: of leaving those of the ways that it is on, or all where it names none. */
function slotsOf({on, of}: LeverEffect, reasons: PlanBase["reasons"], slot: PlanModel["slot"]): number[] {
  if (on !== "leaving") return [slot[on]];
  return reasons.flatMap((reason, r) =>
    !of.length || reason.of.some((one) => of.includes(one)) ? [slot.leaving + r] : []
  );
}

/** Today's spending of each lever, over segments by customers, new customers or revenue. */
function todaysSpending(base: PlanBase, fitted: Fitted): Float64Array {
  const monthly = (category: string) => fitted.costs.get(category) ?? 0;
  const weights = {
    customers: fitted.segments.map(({newcomers, established}) => newcomers + established),
    joins: fitted.segments.map(({joins}) => joins),
    revenue: fitted.segments.map(({revenue, newcomers, established}) => revenue * (newcomers + established))
  };
  return Float64Array.from(
    base.levers.flatMap(({today: {category, share}, by}) => {
      const whole = weights[by].reduce((sum, weight) => sum + weight, 0);
      return weights[by].map((weight) => (monthly(category) * share * weight) / Math.max(1e-9, whole));
    })
  );
}

/** Today's spending as an allocation over the months of the plan. */
export function todaysAllocation({today, levers, segments}: PlanModel): Allocation {
  const allocation = new Float64Array(levers * segments * planMonths);
  for (let i = 0; i < levers * segments; i++) allocation.fill(today[i], i * planMonths, (i + 1) * planMonths);
  return allocation;
}

/** Today's allocation with some levers' spending multiplied. */
export function scaledAllocation(model: PlanModel, factors: Readonly<Record<string, number>>): Allocation {
  const allocation = todaysAllocation(model);
  model.base.levers.forEach(({id}, l) => {
    const factor = factors[id] ?? 1;
    const from = l * model.segments * planMonths;
    for (let i = from; i < from + model.segments * planMonths; i++) allocation[i] *= factor;
  });
  return allocation;
}

/** Yuan of an allocation over the plan's year. */
export function spendOf(allocation: Allocation): number {
  return allocation.reduce((sum, yuan) => sum + yuan, 0);
}

/** Yuan over the plan's year by lever. */
export function spendByLever(
  {levers, segments}: Pick<PlanModel, "levers" | "segments">,
  allocation: Allocation
): number[] {
  const size = segments * planMonths;
  return Array.from({length: levers}, (_, l) => spendOf(allocation.subarray(l * size, (l + 1) * size)));
}
