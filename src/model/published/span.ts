/** What the months of a figure are: a year only where they are twelve. */
import type {Period} from "./site.js";
import {monthNumber} from "../statistics/months.js";

export type Span = {readonly kind: "year"} | {readonly kind: "months"; readonly months: number};

/**
 * @param from first month, `YYYY-MM`
 * @param to last month, itself included
 */
export function spanOf(from: string, to: string): Span {
  const months = monthsIn({from, to});
  return months === 12 ? {kind: "year"} : {kind: "months", months};
}

/** How many months a period has, both ends included. */
export function monthsIn({from, to}: Pick<Period, "from" | "to">): number {
  return monthNumber(to) - monthNumber(from) + 1;
}
