import {DefinitionFault} from "../ground/faults.js";

/** Days are counted from 1970-01-01, months from 1970-01: both plain integers, without time zones. */

const millisecondsADay = 86_400_000;

/** The months of the window and where each begins. */
export interface Calendar {
  readonly months: number;
  /** Day on which month `i` of the window begins; entry `months` is the day after its end. */
  readonly monthStart: readonly number[];
  /** Calendar month 0 (January) … 11 of month `i`. */
  readonly monthOfYear: readonly number[];
}

/** @param lastMonth YYYY-MM, the last month of the window */
export function makeCalendar(months: number, lastMonth: string): Calendar {
  const match = /^(\d{4})-(\d{2})$/.exec(lastMonth);
  if (!match) throw new DefinitionFault(`expected last month as YYYY-MM; found "${lastMonth}"`);
  const first = Number(match[1]) * 12 + Number(match[2]) - months;
  const monthStart = Array.from(
    {length: months + 1},
    (_, i) => Date.UTC(Math.floor((first + i) / 12), (first + i) % 12, 1) / millisecondsADay
  );
  return {months, monthStart, monthOfYear: Array.from({length: months}, (_, i) => (first + i) % 12)};
}

/** 0 = Monday … 6 = Sunday. */
export const weekday = (day: number): number => (day + 3) % 7;

/** The calendar year of a day. */
export const yearOf = (day: number): number => new Date(day * millisecondsADay).getUTCFullYear();
