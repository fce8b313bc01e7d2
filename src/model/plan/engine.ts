/**
 * The monthly stock and flow of a plan: customers come, age out of their first year and leave; their needs
 * become contacts, contacts become seats, repeats and calls given up become leaving, and all of it money.
 * One engine serves the page's single run, the optimiser's gradients and ten thousand draws, so it works on
 * arrays that are made once.
 */
import type {Allocation, PlanModel} from "./model.js";
import {readAt} from "./staffing.js";
import {horizon, planMonths} from "./terms.js";
import {series, type SeriesName, type PlanRun, type PlanTotals} from "./run.js";

/** Never more than this share of leaving, needs … is taken away by all levers together. */
const mostTogether = 0.8;

/** Runs a plan; its arrays are used again by the next run. */
export class PlanEngine {
  readonly months: Readonly<Record<SeriesName, Float64Array>>;
  private readonly effects: Float64Array;
  private readonly amounts: Float64Array;
  private readonly ways: Float64Array;
  private readonly newcomers: Float64Array;
  private readonly established: Float64Array;
  private readonly lines: Float64Array;
  private readonly repeating: Float64Array;
  /** What a month's later steps need of its first one beside the series. */
  private readonly month = {customersAtStart: 0, refunded: 0};
  private readonly spentToday: number;
  private readonly detail: {
    readonly customers: Float64Array;
    readonly joins: Float64Array;
    readonly left: readonly Float64Array[];
    readonly revenue: Float64Array;
    readonly needs: Float64Array;
    readonly repeats: Float64Array;
  }[];

  constructor(readonly model: PlanModel) {
    const row = () => new Float64Array(horizon);
    this.months = {
      customers: row(),
      newcomers: row(),
      lines: row(),
      joins: row(),
      left: row(),
      linesOpened: row(),
      linesClosed: row(),
      needs: row(),
      repeats: row(),
      load: row(),
      seats: row(),
      abandoned: row(),
      revenue: row(),
      nps: row(),
      staffLoad: row(),
      labour: row(),
      commission: row(),
      communication: row(),
      site: row(),
      technology: row(),
      refunds: row(),
      other: row(),
      levers: row(),
      cost: row(),
      contribution: row()
    };
    this.effects = new Float64Array(model.slots * model.segments * horizon);
    this.amounts = new Float64Array(model.effectSlot.length);
    this.ways = new Float64Array(model.reasons);
    this.newcomers = new Float64Array(model.segments);
    this.established = new Float64Array(model.segments);
    this.lines = new Float64Array(model.segments);
    this.repeating = new Float64Array(model.segments);
    this.spentToday = model.today.reduce((spent, yuan) => spent + yuan, 0);
    this.detail = Array.from({length: model.segments}, () => ({
      customers: row(),
      joins: row(),
      left: Array.from({length: model.reasons}, row),
      revenue: row(),
      needs: row(),
      repeats: row()
    }));
  }

  /**
   * Runs one draw under an allocation.
   *
   * @param bump adds a small effect to one slot, segment and month, for gradients
   */
  run(
    draw: Float64Array,
    allocation: Allocation,
    bump: {readonly at: number; readonly by: number} | null = null
  ): PlanTotals {
    this.addEffects(draw, allocation);
    if (bump) this.effects[bump.at] += bump.by;
    return this.simulate(draw, allocation);
  }

  /** Runs again with the effects of the last run and one of them bumped: a gradient needs hundreds of these. */
  rerun(draw: Float64Array, allocation: Allocation, at: number, by: number): PlanTotals {
    this.effects[at] += by;
    const totals = this.simulate(draw, allocation);
    this.effects[at] -= by;
    return totals;
  }

  /** A run with everything that a page or a report shows, in arrays of its own. */
  trace(draw: Float64Array, allocation: Allocation): PlanRun {
    this.addEffects(draw, allocation);
    const totals = this.simulate(draw, allocation, true);
    return {
      months: copied(this.months),
      bySegment: this.detail.map(({left, ...rest}) => ({
        customers: rest.customers.slice(),
        joins: rest.joins.slice(),
        left: left.map((one) => one.slice()),
        revenue: rest.revenue.slice(),
        needs: rest.needs.slice(),
        repeats: rest.repeats.slice()
      })),
      totals
    };
  }

  /** Where an effect stands in the array of effects. */
  effectIndex(slot: number, segment: number, month: number): number {
    return (slot * horizon + month) * this.model.segments + segment;
  }

  /** Each lever's level follows its spending with a memory; effects are what it moved away from today's. */
  private addEffects(draw: Float64Array, allocation: Allocation): void {
    const {model, effects, amounts} = this;
    const {segments: S, today, customers, carry, halfInput, effectInput, effectSlot, effectsFrom} = model;
    const block = S * horizon;
    effects.fill(0);
    for (let k = 0; k < amounts.length; k++) amounts[k] = draw[effectInput[k]];
    for (let l = 0; l < model.levers; l++) {
      const first = effectsFrom[l];
      const end = effectsFrom[l + 1];
      const half = draw[halfInput[l]];
      const keep = carry[l];
      for (let s = 0; s < S; s++) {
        const whole = half * customers[s];
        const now = today[l * S + s];
        const level0 = now / (now + whole);
        const from = (l * S + s) * planMonths;
        let moved = 0;
        let yuan = now;
        let level = level0;
        for (let t = 0; t < horizon; t++) {
          if (t < planMonths) {
            // Months often get the same: the division is made once for all of them.
            if (allocation[from + t] !== yuan) {
              yuan = allocation[from + t];
              level = yuan / (yuan + whole);
            }
            moved = keep * moved + (1 - keep) * (level - level0);
          } else {
            moved *= keep;
            if (moved < 1e-7 && moved > -1e-7) break;
          }
          if (moved === 0) continue;
          const i = t * S + s;
          for (let k = first; k < end; k++) effects[effectSlot[k] * block + i] += amounts[k] * moved;
        }
      }
    }
  }

  private simulate(draw: Float64Array, allocation: Allocation, isTraced = false): PlanTotals {
    const {model} = this;
    this.newcomers.set(model.newcomers);
    this.established.set(model.established);
    this.lines.set(model.lines);
    for (let t = 0; t < horizon; t++) {
      this.serveCustomers(t, draw, isTraced);
      this.moveCustomers(t, draw, isTraced);
      this.keepAccounts(t, draw, allocation);
    }
    return totalsOf(this.months, model.discount);
  }

  /** The month's contacts of those who are here as it begins, the seats that answer them, and what customers and staff make of it. */
  private serveCustomers(t: number, draw: Float64Array, isTraced: boolean): void {
    const {model, effects, months, month, newcomers, established, repeating, detail} = this;
    const {segments: S, slot, at, paths, staffing, service} = model;
    const block = S * horizon;
    // Shorter calls bring people back; longer ones keep them from it, but never below half of today's.
    const hasty = Math.max(0.5, 1 - draw[at.haste] * service.handling);
    let work = 0,
      needsAll = 0,
      repeatsAll = 0,
      here = 0,
      nps = 0,
      eased = 0,
      refunded = 0;
    for (let s = 0; s < S; s++) {
      const i = t * S + s;
      const n = newcomers[s] + established[s];
      here += n;
      const needs = n * model.needs[s] * draw[paths.needs + t] * keepSome(effects[slot.needs * block + i]);
      const again = hasty * keepSome(effects[slot.repeats * block + i]);
      const repeats = needs * Math.min(3, model.repeats[s] * draw[paths.repeats + t] * again);
      repeating[s] = again;
      needsAll += needs;
      repeatsAll += repeats;
      work += (needs + repeats) * (1 + service.handling) * keepSome(effects[slot.handling * block + i]);
      nps += n * effects[slot.nps * block + i];
      eased += n * effects[slot.load * block + i];
      refunded += n * keepSome(effects[slot.refunds * block + i]);
      if (isTraced) {
        detail[s].needs[t] = needs;
        detail[s].repeats[t] = repeats;
      }
    }
    const load = work / model.referenceContacts;
    const seats = Math.max(0, readAt(staffing.seats, staffing, load));
    month.customersAtStart = here;
    month.refunded = refunded;
    months.needs[t] = needsAll;
    months.repeats[t] = repeatsAll;
    months.load[t] = load;
    months.seats[t] = seats;
    months.abandoned[t] = Math.min(1, Math.max(0, readAt(staffing.abandoned, staffing, load)));
    months.nps[t] = nps / Math.max(1, here);
    months.staffLoad[t] = seats > 0 ? (load / seats) * (1 - eased / Math.max(1, here)) : 1;
  }

  /** Who leaves, after what was felt of service, who comes and who grows out of the first year; their lines, and what they pay. */
  private moveCustomers(t: number, draw: Float64Array, isTraced: boolean): void {
    const {model, effects, months, newcomers, established, lines, repeating, ways, detail} = this;
    const {segments: S, reasons: R, slot, at, paths, fitted, staffing} = model;
    const perLine = fitted.linesPerCustomer;
    const {leaving: newLeaving, revenue: newRevenue} = fitted.newcomers;
    const block = S * horizon;
    const price = draw[paths.revenue + t];
    const fromRepeats = draw[at.leavingFromRepeats];
    const unanswered = draw[at.leavingFromUnanswered] * 100 * (months.abandoned[t] - staffing.abandonedToday);
    let joinsAll = 0,
      leftAll = 0,
      revenue = 0,
      opened = 0,
      closed = 0,
      stay = 0,
      fresh = 0,
      linesAll = 0;
    for (let s = 0; s < S; s++) {
      const i = t * S + s;
      const n = newcomers[s];
      const e = established[s];
      const felt = Math.max(0.3, 1 + fromRepeats * (repeating[s] - 1) + unanswered);
      let rate = 0;
      for (let r = 0; r < R; r++) {
        const way =
          model.leaving[s * R + r] *
          keepSome(effects[(slot.leaving + r) * block + i]) *
          (model.voluntary[r] ? felt : 1);
        ways[r] = way;
        rate += way;
      }
      const settled = Math.min(0.9, rate * draw[paths.leaving + t]);
      const newly = Math.min(0.9, settled * newLeaving);
      const leftNew = n * newly;
      const leftOld = e * settled;
      const left = leftNew + leftOld;
      const aged = (n - leftNew) / 12;
      const joins = model.joins[s] * draw[paths.joins + t] * Math.max(0, 1 + effects[slot.joins * block + i]);
      const paid = (n * newRevenue + e) * model.revenue[s] * price;
      const open = joins * perLine.joining + (n + e) * perLine.opened;
      const close = Math.min(lines[s], left * perLine.leaving + (n + e) * perLine.closed);
      lines[s] += open - close;
      newcomers[s] = n - leftNew - aged + joins;
      established[s] = e - leftOld + aged;
      if (isTraced) {
        const one = detail[s];
        one.joins[t] = joins;
        one.revenue[t] = paid;
        one.customers[t] = newcomers[s] + established[s];
        for (let r = 0; r < R; r++) one.left[r][t] = rate > 0 ? (left * ways[r]) / rate : 0;
      }
      joinsAll += joins;
      leftAll += left;
      revenue += paid;
      opened += open;
      closed += close;
      linesAll += lines[s];
      fresh += newcomers[s];
      stay += newcomers[s] + established[s];
    }
    months.customers[t] = stay;
    months.newcomers[t] = fresh;
    months.lines[t] = linesAll;
    months.joins[t] = joinsAll;
    months.left[t] = leftAll;
    months.linesOpened[t] = opened;
    months.linesClosed[t] = closed;
    months.revenue[t] = revenue;
  }

  /** What the month costs, and what is left of its revenue. After the plan's own months levers cost what they do today. */
  private keepAccounts(t: number, draw: Float64Array, allocation: Allocation): void {
    const {model, months, month, spentToday} = this;
    const {at, paths, fitted, costs} = model;
    const fixed = draw[at.fixedLabour];
    const byJoins = draw[at.commissionByJoins];
    let spent = 0;
    if (t < planMonths) for (let i = t; i < allocation.length; i += planMonths) spent += allocation[i];
    else spent = spentToday;
    const scale = month.customersAtStart / Math.max(1, fitted.reference.customers);
    const contacts = months.needs[t] + months.repeats[t];
    const dearer = draw[paths.costs + t];
    const labour = costs.labour * draw[paths.labour + t] * (fixed + (1 - fixed) * months.seats[t]);
    const commission =
      dearer *
      costs.commission *
      (byJoins * (months.joins[t] / Math.max(1, fitted.reference.joins)) + (1 - byJoins) * scale);
    const communication = dearer * costs.communication * (contacts / model.referenceContacts);
    const site = dearer * costs.site;
    const technology = dearer * costs.technology * scale;
    const refunds = (dearer * costs.refunds * month.refunded) / Math.max(1, fitted.reference.customers);
    const other = dearer * costs.other;
    const cost = labour + commission + communication + site + technology + refunds + other + spent;
    months.labour[t] = labour;
    months.commission[t] = commission;
    months.communication[t] = communication;
    months.site[t] = site;
    months.technology[t] = technology;
    months.refunds[t] = refunds;
    months.other[t] = other;
    months.levers[t] = spent;
    months.cost[t] = cost;
    months.contribution[t] = months.revenue[t] * draw[at.margin] - cost;
  }
}

/** Totals of the plan's own months, and what is worth today of the whole horizon. */
function totalsOf(months: Readonly<Record<SeriesName, Float64Array>>, discount: Float64Array): PlanTotals {
  let npv = 0,
    revenue = 0,
    revenueYear = 0,
    costYear = 0,
    leftYear = 0,
    contactsYear = 0,
    npsYear = 0,
    loadYear = 0;
  for (let t = 0; t < horizon; t++) {
    npv += discount[t] * months.contribution[t];
    revenue += months.revenue[t];
  }
  for (let t = 0; t < planMonths; t++) {
    revenueYear += months.revenue[t];
    costYear += months.cost[t];
    leftYear += months.left[t];
    contactsYear += months.needs[t] + months.repeats[t];
    npsYear += months.nps[t] / planMonths;
    loadYear += months.staffLoad[t] / planMonths;
  }
  return {
    npv,
    revenue,
    revenueYear,
    costYear,
    customersYear: months.customers[planMonths - 1],
    customersEnd: months.customers[horizon - 1],
    leftYear,
    contactsYear,
    npsYear,
    loadYear
  };
}

/** What is left when a share is taken away. */
function keepSome(taken: number): number {
  return taken > mostTogether ? 1 - mostTogether : taken < -2 ? 3 : 1 - taken;
}

function copied(months: Readonly<Record<SeriesName, Float64Array>>): Record<SeriesName, Float64Array> {
  const copy = {...months};
  for (const name of series) copy[name] = months[name].slice();
  return copy;
}
