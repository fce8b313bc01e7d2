/** What a target group, cut out on the page of cohorts, is worth keeping: from its own leaving and revenue against everyone's. */
import type {PlanModel} from "./model.js";
import {discountRate, horizon} from "./terms.js";

/** Sums over customer-months. Revenue in any one unit. */
export interface GroupSums {
  readonly months: number;
  readonly left: number;
  readonly revenue: number;
  readonly contacts: number;
}

export interface TargetWorth {
  /** Customers in a mean month as a share of all. */
  readonly share: number;
  /** Monthly rate of leaving; revenue and contacts a customer and month as multiples of everyone's. */
  readonly leaving: number;
  readonly leavingOfAll: number;
  readonly revenueMultiple: number;
  readonly contactsMultiple: number;
  /** Yuan over the horizon, discounted, of one customer of the group who stays instead of leaving. */
  readonly worth: number;
  /** For a group as large as it is now: customers a year who stay if leaving falls by a tenth, and what they are worth, yuan. */
  readonly customers: number;
  readonly keptByATenth: number;
  readonly worthOfATenth: number;
}

/**
 * @returns null where the group or everyone is empty, or everyone pays nothing
 * @throws of sums that can't be: no numbers, fewer than nobody, more who leave than there are months, more than everyone
 */
export function targetWorth(model: PlanModel, group: GroupSums, all: GroupSums): TargetWorth | null {
  checkSums(group, all);
  if (!(group.months > 0) || !(all.months > 0) || !(all.revenue > 0)) return null;
  const {fitted, inputs, at, costs, referenceContacts} = model;
  const customersOfAll = fitted.segments.reduce((sum, {newcomers, established}) => sum + newcomers + established, 0);
  const mean = (pick: (segment: (typeof fitted.segments)[number]) => number) =>
    fitted.segments.reduce((sum, segment) => sum + pick(segment) * (segment.newcomers + segment.established), 0) /
    customersOfAll;
  const share = group.months / all.months;
  const leaving = group.left / group.months;
  const revenueMultiple = group.revenue / group.months / (all.revenue / all.months);
  const contactsMultiple = all.contacts > 0 ? group.contacts / group.months / (all.contacts / all.months) : 1;
  const margin = inputs.all[at.margin].value;
  const aContact = (costs.communication + costs.labour * (1 - inputs.all[at.fixedLabour].value)) / referenceContacts;
  const contacts = mean(({needs, repeats}) => needs * (1 + repeats)) * contactsMultiple;
  const aMonth =
    mean(({revenue}) => revenue) * revenueMultiple * margin -
    contacts * aContact -
    (costs.technology + costs.refunds) / Math.max(1, fitted.reference.customers);
  let worth = 0;
  let here = 1;
  for (let t = 0; t < horizon; t++) {
    worth += here * aMonth * (1 + discountRate) ** (-(t + 0.5) / 12);
    here *= 1 - Math.min(0.9, leaving);
  }
  const customers = share * customersOfAll;
  const keptByATenth = 0.1 * customers * leaving * 12;
  return {
    share,
    leaving,
    leavingOfAll: all.left / all.months,
    revenueMultiple,
    contactsMultiple,
    worth,
    customers,
    keptByATenth,
    worthOfATenth: keptByATenth * worth
  };
}

function checkSums(group: GroupSums, all: GroupSums): void {
  for (const {months, left, revenue, contacts} of [group, all]) {
    if (![months, left, revenue, contacts].every(Number.isFinite))
      throw new Error(`invalid sums: expected numbers; found ${[months, left, revenue, contacts].join(", ")}`);
    if (!(left >= 0 && left <= months))
      throw new Error(`invalid sums: expected 0 to ${months} leavers in as many months; found ${left}`);
    if (!(contacts >= 0)) throw new Error(`invalid sums: expected contacts from 0 on; found ${contacts}`);
  }
  for (const part of ["months", "left", "contacts"] as const)
    if (group[part] > all[part])
      throw new Error(
        `invalid sums: expected a group of at most everyone's ${all[part]} ${part}; found ${group[part]}`
      );
}
