/** What the base's history says of the months to come: last year's rates, and how they may go on. */
import type {PlanBase} from "./base.js";
import {coursesOf, type Courses} from "./courses.js";
import {ratesOf, type Rates} from "./rates.js";

export interface Fitted extends Rates {
  readonly courses: Courses;
}

/**
 * Fits the first `months` of the history, as if nothing after them were known.
 *
 * @param months at least as many as hold a first whole year of every segment (see `fewestMonths`)
 */
export function fitBase(base: PlanBase, months = base.months.length): Fitted {
  const rates = ratesOf(base, months);
  return {...rates, courses: coursesOf(base, rates, months)};
}
