/** What a customer won costs and returns against what a customer kept costs and returns, and the point where the next yuan should move. */
import {centralDraw} from "./draws.js";
import {PlanEngine} from "./engine.js";
import {spendByLever, todaysAllocation, type Allocation, type PlanModel} from "./model.js";
import {discountRate, horizon, planMonths} from "./terms.js";

export interface CustomerValue {
  readonly segment: string;
  /** Discounted margin over the horizon, after the cost of serving: of a customer who joins today, and of one who has been here. Yuan. */
  readonly won: number;
  readonly kept: number;
}

/** Discounted contribution of one customer of each segment over the horizon: their revenue's margin without the contacts, lines and refunds they bring. */
export function customerValues(model: PlanModel): CustomerValue[] {
  const {fitted, costs, inputs, at, referenceContacts} = model;
  const central = inputs.all;
  const margin = central[at.margin].value;
  const fixed = central[at.fixedLabour].value;
  const aContact = (costs.communication + costs.labour * (1 - fixed)) / referenceContacts;
  const aCustomer = (costs.technology + costs.refunds) / Math.max(1, fitted.reference.customers);
  return fitted.segments.map((segment) => {
    const leaving = segment.leaving.reduce((sum, rate) => sum + rate, 0);
    const contacts = segment.needs * (1 + segment.repeats);
    const worth = (isNew: boolean) => {
      let here = 1;
      let value = 0;
      for (let t = 0; t < horizon; t++) {
        const fresh = isNew && t < 12;
        const revenue = segment.revenue * (fresh ? fitted.newcomers.revenue : 1);
        value += here * (revenue * margin - contacts * aContact - aCustomer) * (1 + discountRate) ** (-(t + 0.5) / 12);
        here *= 1 - Math.min(0.9, leaving * (fresh ? fitted.newcomers.leaving : 1));
      }
      return value;
    };
    return {segment: segment.id, won: worth(true), kept: worth(false)};
  });
}

export interface LeverCost {
  readonly lever: string;
  /** Customers more at the end of the plan's year, for a tenth more spending; and yuan for each of them. Null where there are none. */
  readonly gained: number;
  readonly yuanEach: number | null;
  /** Discounted value brought in for each yuan more, before it is paid back. */
  readonly returns: number;
}

/** What one more customer at the end of the year costs by each lever, won or kept, at the margin of an allocation. */
export function leverCosts(model: PlanModel, allocation: Allocation): LeverCost[] {
  const engine = new PlanEngine(model);
  const draw = centralDraw(model.inputs);
  const before = {...engine.run(draw, allocation)};
  const spent = spendByLever(model, allocation);
  const size = model.segments * planMonths;
  return model.base.levers.map(({id}, l) => {
    const more = allocation.slice();
    for (let j = l * size; j < (l + 1) * size; j++) more[j] *= 1.1;
    const after = engine.run(draw, more);
    const gained = after.customersYear - before.customersYear;
    let paid = 0;
    for (let j = l * size; j < (l + 1) * size; j++) paid += 0.1 * allocation[j] * model.discount[j % planMonths];
    return {
      lever: id,
      gained,
      yuanEach: gained > 0.5 ? (0.1 * spent[l]) / gained : null,
      returns: paid > 0 ? (after.npv - before.npv + paid) / paid : 0
    };
  });
}

export interface ShiftPoint {
  /** Yuan a year taken from winning and put into keeping and basics; negative the other way. */
  readonly moved: number;
  readonly npv: number;
  readonly customersEnd: number;
}

/** What moving money between winning customers and keeping them does, in even steps to nine tenths of either side's money, each side's spread as it is today. */
export function shiftCurve(model: PlanModel, steps = 12): {readonly points: ShiftPoint[]; readonly best: ShiftPoint} {
  const engine = new PlanEngine(model);
  const draw = centralDraw(model.inputs);
  const today = todaysAllocation(model);
  const spent = spendByLever(model, today);
  const isWin = model.base.levers.map(({group}) => group === "win");
  const isKeep = model.base.levers.map(({group}) => group === "keep" || group === "basics");
  const win = spent.reduce((sum, yuan, l) => sum + (isWin[l] ? yuan : 0), 0);
  const keep = spent.reduce((sum, yuan, l) => sum + (isKeep[l] ? yuan : 0), 0);
  const size = model.segments * planMonths;
  const points = Array.from({length: 2 * steps + 1}, (_, i): ShiftPoint => {
    const moved = (0.9 * (i < steps ? keep : win) * (i - steps)) / steps;
    const allocation = today.map((yuan, j) => {
      const l = Math.floor(j / size);
      return isWin[l]
        ? yuan * (1 - moved / Math.max(1, win))
        : isKeep[l]
          ? yuan * (1 + moved / Math.max(1, keep))
          : yuan;
    });
    const {npv, customersEnd} = engine.run(draw, allocation);
    return {moved, npv, customersEnd};
  });
  return {points, best: points.reduce((best, point) => (point.npv > best.npv ? point : best))};
}
