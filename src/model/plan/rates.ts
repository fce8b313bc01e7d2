/** What the last year of the history says of a month to come: stocks where the projection starts, rates, costs. */
import {monthName, monthNumber} from "../statistics/months.js";
import type {Bilingual} from "../published/systems.js";
import type {PlanBase} from "./base.js";
import {sum} from "../statistics/sums.js";

interface FittedSegment {
  readonly id: string;
  readonly name: Bilingual | null;
  /** Customers and lines where the projection starts. */
  readonly newcomers: number;
  readonly established: number;
  readonly lines: number;
  /** Monthly rate of leaving of an established customer, by way of leaving. */
  readonly leaving: readonly number[];
  /** New customers in a mean month. */
  readonly joins: number;
  /** Yuan a month of an established customer in the last year. */
  readonly revenue: number;
  /** First contacts a customer and month, and contacts again for each. */
  readonly needs: number;
  readonly repeats: number;
}

export interface Rates {
  /** Months that were used, and the first that is projected, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  readonly starts: string;
  readonly segments: readonly FittedSegment[];
  readonly newcomers: {readonly leaving: number; readonly revenue: number};
  /** Yuan in a mean month of the last year, by category. */
  readonly costs: ReadonlyMap<string, number>;
  /** Means of the last year, which costs are scaled by. */
  readonly reference: {readonly customers: number; readonly joins: number; readonly contacts: number};
  readonly linesPerCustomer: {
    readonly joining: number;
    readonly leaving: number;
    readonly opened: number;
    readonly closed: number;
  };
}

/** The month after. */
export function nextMonth(month: string, by = 1): string {
  return monthName(monthNumber(month) + by);
}

/** January is 0. */
export function monthOfYear(month: string): number {
  return Number(month.slice(5, 7)) - 1;
}

/** The fewest months that a plan can start from: those until the end of the first whole year that segments are known of. */
export function fewestMonths({months, segments}: Pick<PlanBase, "months" | "segments">): number {
  const first = segments[0]?.years[0];
  return first ? months.indexOf(first.to) + 1 : Infinity;
}

/**
 * Rates of the last year before the month at `months`. Leaving and joining by segment are known by whole years alone:
 * of them the last that had ended.
 *
 * @param months of the history that are looked at, from the first
 * @throws where no whole year had ended
 */
export function ratesOf(base: PlanBase, months: number): Rates {
  const fewest = fewestMonths(base);
  if (!(months >= fewest && months <= base.months.length))
    throw new Error(`rates: expected ${fewest} to ${base.months.length} months; found ${months}`);
  const year = months - 12;
  const until = base.months[months - 1];
  const lastOf = <T extends {readonly to: string}>(years: readonly T[], what: string): T => {
    const last = years.filter(({to}) => to <= until).at(-1);
    if (!last) throw new Error(`rates: expected a whole year of ${what}; found none`);
    return last;
  };
  const newcomers = lastOf(base.newcomers, "newcomers");
  const segments = base.segments.map((segment): FittedSegment => {
    const last = lastOf(segment.years, "each segment");
    const to = base.months.indexOf(last.to) + 1;
    // Newcomers count as many times as they leave more often, or pay more, than others do.
    const weighed = (from: number, end: number, times: number) =>
      sum(segment.customers.slice(from, end)) + (times - 1) * sum(segment.newcomers.slice(from, end));
    const exposure = weighed(to - 12, to, newcomers.leaving);
    const paying = weighed(year, months, newcomers.revenue);
    const here = sum(segment.customers.slice(year, months));
    const asked = sum(segment.needs.slice(year, months));
    return {
      id: segment.id,
      name: segment.name,
      newcomers: segment.newcomers[months],
      established: segment.customers[months] - segment.newcomers[months],
      lines: segment.lines[months],
      leaving: last.left.map((n) => n / Math.max(1, exposure)),
      joins: last.joins / 12,
      revenue: sum(segment.revenue.slice(year, months)) / Math.max(1, paying),
      needs: asked / Math.max(1, here),
      repeats: sum(segment.repeats.slice(year, months)) / Math.max(1, asked)
    };
  });
  const yearly = (pick: (segment: PlanBase["segments"][number]) => readonly number[]) =>
    sum(base.segments.map((segment) => sum(pick(segment).slice(year, months))));
  return {
    from: base.months[0],
    to: until,
    starts: nextMonth(until),
    segments,
    newcomers: {leaving: newcomers.leaving, revenue: newcomers.revenue},
    costs: new Map(base.costs.map(({category, actual}) => [category, sum(actual.slice(year, months)) / 12] as const)),
    reference: {
      customers: yearly(({customers}) => customers) / 12,
      joins: sum(base.flows.joins.slice(year, months)) / 12,
      contacts: (yearly(({needs}) => needs) + yearly(({repeats}) => repeats)) / 12
    },
    linesPerCustomer: linesOf(base, year, months)
  };
}

function linesOf({flows, segments}: PlanBase, from: number, to: number): Rates["linesPerCustomer"] {
  const of = (series: readonly number[]) => sum(series.slice(from, to));
  const here = sum(segments.map(({customers}) => of(customers)));
  return {
    joining: of(flows.linesOpenedJoining) / Math.max(1, of(flows.joins)),
    leaving: of(flows.linesClosedLeaving) / Math.max(1, sum(flows.left.map(of))),
    opened: (of(flows.linesOpened) - of(flows.linesOpenedJoining)) / Math.max(1, here),
    closed: (of(flows.linesClosed) - of(flows.linesClosedLeaving)) / Math.max(1, here)
  };
}
