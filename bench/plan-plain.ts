/** The plan's stock and flow as one would write it first: objects and lists, nothing kept between months or draws. */
import type {Lever} from "../src/model/plan/base.js";
import type {CourseName} from "../src/model/plan/courses.js";
import type {PlanModel} from "../src/model/plan/model.js";
import {discountRate, horizon, planMonths} from "../src/model/plan/terms.js";
import {readAt} from "../src/model/plan/staffing.js";

interface PlainSegment {
  readonly name: string;
  readonly newcomers: number;
  readonly established: number;
}

/** A draw told by names: numbers, and courses by month. */
export interface PlainDraw {
  readonly inputs: Readonly<Record<string, number>>;
  readonly courses: Readonly<Record<CourseName, readonly number[]>>;
}

/** Net present value of a draw. */
export function plainNetPresentValue(
  model: PlanModel,
  {inputs, courses}: PlainDraw,
  spend: (lever: string, segment: number, month: number) => number
): number {
  const {base, fitted, service, staffing, costs} = model;
  let segments: PlainSegment[] = fitted.segments.map(({id, newcomers, established}) => ({
    name: id,
    newcomers,
    established
  }));
  const start = fitted.segments.map(({newcomers, established}) => newcomers + established);
  let levels = base.levers.map(() => fitted.segments.map(() => 0));
  let npv = 0;
  const todays = (l: number, s: number) => model.today[l * model.segments + s];
  for (let month = 0; month < horizon; month++) {
    const spent = base.levers.map((lever, l) =>
      segments.map((_, s) => (month < planMonths ? spend(lever.id, s, month) : todays(l, s)))
    );
    levels = base.levers.map((lever, l) =>
      segments.map((_, s) => {
        const whole = inputs[`${lever.id}.half`] * start[s];
        const level = spent[l][s] / (spent[l][s] + whole) - todays(l, s) / (todays(l, s) + whole);
        return lever.carry * levels[l][s] + (1 - lever.carry) * level;
      })
    );
    const effect = (on: string, s: number, way?: readonly string[]) =>
      base.levers.reduce(
        (sum, lever: Lever, l) =>
          sum +
          lever.effects
            .filter((one) => one.on === on && (!way || !one.of.length || way.some((id) => one.of.includes(id))))
            .reduce((inner, one) => inner + inputs[`${lever.id}.${one.on}`] * levels[l][s], 0),
        0
      );
    const keep = (taken: number) => Math.max(0.2, Math.min(3, 1 - taken));
    const hasty = Math.max(0.5, 1 - inputs.repeats_from_haste * service.handling);
    const work = segments.map(({newcomers, established}, s) => {
      const needs =
        (newcomers + established) * fitted.segments[s].needs * courses.needs[month] * keep(effect("needs", s));
      const again = hasty * keep(effect("repeats", s));
      const repeats = needs * Math.min(3, fitted.segments[s].repeats * courses.repeats[month] * again);
      return {needs, repeats, again, load: (needs + repeats) * (1 + service.handling) * keep(effect("handling", s))};
    });
    const load = work.reduce((sum, one) => sum + one.load, 0) / model.referenceContacts;
    const seats = Math.max(0, readAt(staffing.seats, staffing, load));
    const abandoned = Math.min(1, Math.max(0, readAt(staffing.abandoned, staffing, load)));
    const years = (month + 0.5) / 12;
    const outcomes = segments.map(({name, newcomers, established}, s) => {
      const felt = Math.max(
        0.3,
        1 +
          inputs.leaving_from_repeats * (work[s].again - 1) +
          inputs.leaving_from_unanswered * 100 * (abandoned - staffing.abandonedToday)
      );
      const rate = base.reasons.reduce(
        (sum, {of}, r) =>
          sum +
          fitted.segments[s].leaving[r] *
            keep(effect("leaving", s, of)) *
            (of.every((id) => id === "arrears") ? 1 : felt),
        0
      );
      const settled = Math.min(0.9, rate * courses.leaving[month]);
      const newly = Math.min(0.9, settled * fitted.newcomers.leaving);
      const joins = fitted.segments[s].joins * courses.joins[month] * Math.max(0, 1 + effect("joins", s));
      const aged = (newcomers - newcomers * newly) / 12;
      const revenue =
        (newcomers * fitted.newcomers.revenue + established) * fitted.segments[s].revenue * courses.revenue[month];
      return {
        joins,
        revenue,
        refunds: (newcomers + established) * keep(effect("refunds", s)),
        segment: {
          name,
          newcomers: newcomers * (1 - newly) - aged + joins,
          established: established * (1 - settled) + aged
        }
      };
    });
    const here = segments.reduce((sum, {newcomers, established}) => sum + newcomers + established, 0);
    const total = (pick: (one: (typeof outcomes)[number]) => number) =>
      outcomes.reduce((sum, one) => sum + pick(one), 0);
    const scale = here / fitted.reference.customers;
    const contacts = work.reduce((sum, {needs, repeats}) => sum + needs + repeats, 0);
    const cost =
      costs.labour * courses.labour[month] * (inputs.fixed_labour_share + (1 - inputs.fixed_labour_share) * seats) +
      courses.costs[month] *
        (costs.commission *
          (inputs.commission_by_joins * (total(({joins}) => joins) / fitted.reference.joins) +
            (1 - inputs.commission_by_joins) * scale) +
          costs.communication * (contacts / model.referenceContacts) +
          costs.site +
          costs.technology * scale +
          (costs.refunds * total(({refunds}) => refunds)) / fitted.reference.customers +
          costs.other) +
      spent.flat().reduce((sum, one) => sum + one, 0);
    npv += (total(({revenue}) => revenue) * inputs.margin_share - cost) * (1 + discountRate) ** -years;
    segments = outcomes.map(({segment}) => segment);
  }
  return npv;
}
