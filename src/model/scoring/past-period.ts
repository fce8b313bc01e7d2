import {monthNumber} from "../statistics/months.js";
import type {Period} from "../published/site.js";
import type {ProgressRule} from "../published/systems.js";

/**
 * The period of the same grain that a `progress` rule looks back to.
 *
 * @returns its position, or null where the data don't reach back that far
 */
export function pastPeriod(periods: readonly Period[], period: number, since: ProgressRule["since"]): number | null {
  const {grain, from, to} = periods[period];
  const start = monthNumber(from);
  const back = since === "previous_year" ? 12 : monthNumber(to) - start + 1;
  const found = periods.findIndex((one) => one.grain === grain && monthNumber(one.from) === start - back);
  return found < 0 ? null : found;
}
