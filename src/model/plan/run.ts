/** What a run of the plan tells: its series month by month, and its totals. */

/** What a month of a run is told in; stocks stand at the end of the month. Money in yuan. */
export const series = [
  "customers",
  "newcomers",
  "lines",
  "joins",
  "left",
  "linesOpened",
  "linesClosed",
  "needs",
  "repeats",
  "load",
  "seats",
  "abandoned",
  "revenue",
  "nps",
  "staffLoad",
  "labour",
  "commission",
  "communication",
  "site",
  "technology",
  "refunds",
  "other",
  "levers",
  "cost",
  "contribution"
] as const;
export type SeriesName = (typeof series)[number];

const none: readonly number[] = [];

/** Every series without a month, to be filled. */
export const emptyMonths: Readonly<Record<SeriesName, readonly number[]>> = {
  customers: none,
  newcomers: none,
  lines: none,
  joins: none,
  left: none,
  linesOpened: none,
  linesClosed: none,
  needs: none,
  repeats: none,
  load: none,
  seats: none,
  abandoned: none,
  revenue: none,
  nps: none,
  staffLoad: none,
  labour: none,
  commission: none,
  communication: none,
  site: none,
  technology: none,
  refunds: none,
  other: none,
  levers: none,
  cost: none,
  contribution: none
};

/** One run, as read by whoever shows it. */
export interface PlanRun {
  readonly months: Readonly<Record<SeriesName, Float64Array>>;
  /** Customers by segment at the end of each month, then those who joined, left by way of leaving, revenue, needs and repeats. */
  readonly bySegment: readonly {
    readonly customers: Float64Array;
    readonly joins: Float64Array;
    readonly left: readonly Float64Array[];
    readonly revenue: Float64Array;
    readonly needs: Float64Array;
    readonly repeats: Float64Array;
  }[];
  readonly totals: PlanTotals;
}

export interface PlanTotals {
  /** Discounted contribution over the horizon: revenue × margin − cost. */
  readonly npv: number;
  /** Revenue over the horizon, undiscounted, and over the plan's year. */
  readonly revenue: number;
  readonly revenueYear: number;
  readonly costYear: number;
  /** At the end of the plan's year, and of the horizon. */
  readonly customersYear: number;
  readonly customersEnd: number;
  readonly leftYear: number;
  readonly contactsYear: number;
  /** Mean over the plan's year: points of NPS against today, staff load as a multiple of today's. */
  readonly npsYear: number;
  readonly loadYear: number;
}
