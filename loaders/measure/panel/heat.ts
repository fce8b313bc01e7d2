import type {LifeEntity} from "../cohorts.js";
import {noParts, withOneMore, type LargestParts} from "../largest-parts.js";
import type {CustomerPanel, LinePanel, Panels} from "./panel.js";
import type {PanelWindow} from "./records.js";

/** What became of those who joined, or lines that were opened, in one month, so many months later. */
export interface HeatRow {
  readonly joined: number;
  readonly since: number;
  readonly members: number;
  /** Different customers, at least so many. */
  readonly customers: number;
  /** Of lines: null, as is what follows. */
  readonly revenueFen: number | null;
  /** The same with each customer's capped at what was paid in the first whole month. */
  readonly keptFen: number | null;
  readonly contacts: number | null;
  readonly complaints: number | null;
}

/** The largest parts that single customers have of the revenue of a month of joining and months since, and of what is kept of it. */
export interface HeatParts {
  readonly revenue: LargestParts;
  readonly kept: LargestParts;
}

/** What is summed of each month of joining and months since. */
const places = {members: 0, revenue: 1, kept: 2, contacts: 3, complaints: 4, byKind: 5} as const;
const width = 7;
/** Kinds of line of which a customer has one first. */
const kinds = ["mobile", "broadband"];

/** Follows those who joined, or lines that were opened, within the window. Gives the sums of `cohorts/heat_customers.sql` and `heat_lines.sql`. */
export class HeatCounts {
  private readonly months: number;
  private readonly sums: Float64Array;
  /** Of each place the largest and second largest revenue of one customer, then the same of what is kept. */
  private readonly parts: Float64Array;

  constructor(
    private readonly entity: LifeEntity,
    private readonly window: PanelWindow
  ) {
    this.months = window.lastMonth - window.firstMonth + 1;
    this.sums = new Float64Array(this.months * this.months * width);
    this.parts = new Float64Array(this.months * this.months * 4);
  }

  /** Adds the customers of one part. */
  add({customers, lines}: Panels): void {
    if (this.entity === "customers") this.addCustomers(customers);
    else this.addLines(lines);
  }

  private place(joined: number, month: number): number {
    return ((joined - this.window.firstMonth) * this.months + month - joined) * width;
  }

  private addCustomers({
    members,
    width: cells,
    base,
    from,
    to,
    begun,
    revenueFen,
    contacts,
    complaints
  }: CustomerPanel) {
    const {sums} = this;
    for (let i = 0; i < members; i++) {
      if (begun[i] < this.window.firstMonth) continue;
      const whole = begun[i] + 1;
      const most = whole <= to[i] ? revenueFen[i * cells + whole - base] : Infinity;
      for (let month = from[i]; month <= to[i]; month++) {
        const at = i * cells + month - base;
        const place = this.place(begun[i], month);
        sums[place]++;
        const kept = Math.min(revenueFen[at], most);
        sums[place + places.revenue] += revenueFen[at];
        sums[place + places.kept] += kept;
        this.addParts(4 * (place / width), revenueFen[at]);
        this.addParts(4 * (place / width) + 2, kept);
        sums[place + places.contacts] += contacts[at];
        sums[place + places.complaints] += complaints[at];
      }
    }
  }

  private addParts(at: number, one: number): void {
    const {parts} = this;
    if (one > parts[at + 1]) [parts[at], parts[at + 1]] = withOneMore(parts[at], parts[at + 1], one);
  }

  /** The largest parts of a cell, in fen; a customer has one month of joining. */
  largestParts(joined: number, since: number): HeatParts {
    const at = 4 * ((joined - this.window.firstMonth) * this.months + since);
    const [largest, second, kept, keptSecond] = this.parts.subarray(at, at + 4);
    return this.entity === "customers"
      ? {revenue: {largest, second}, kept: {largest: kept, second: keptSecond}}
      : {revenue: noParts, kept: noParts};
  }

  private addLines({members, from, to, begun, kind, firstOfKind}: LinePanel) {
    const {sums} = this;
    const placeOf = kind.names.map((name) => kinds.indexOf(name));
    for (let i = 0; i < members; i++) {
      if (begun[i] < this.window.firstMonth) continue;
      const of = firstOfKind[i] ? placeOf[kind.codes[i]] : -1;
      for (let month = from[i]; month <= to[i]; month++) {
        const place = this.place(begun[i], month);
        sums[place]++;
        if (of >= 0) sums[place + places.byKind + of]++;
      }
    }
  }

  /** By month of joining and months since. */
  rows(): HeatRow[] {
    const isMoney = this.entity === "customers";
    return Array.from({length: this.months * this.months}, (_, cell) => cell).flatMap((cell): HeatRow[] => {
      const [members, revenueFen, keptFen, contacts, complaints, ...byKind] = this.sums.subarray(
        cell * width,
        (cell + 1) * width
      );
      if (members === 0) return [];
      return [
        {
          joined: this.window.firstMonth + Math.floor(cell / this.months),
          since: cell % this.months,
          members,
          customers: isMoney ? members : Math.max(...byKind),
          revenueFen: isMoney ? revenueFen : null,
          keptFen: isMoney ? keptFen : null,
          contacts: isMoney ? contacts : null,
          complaints: isMoney ? complaints : null
        }
      ];
    });
  }
}
