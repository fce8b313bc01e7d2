import type {Company, ServiceUnit} from "./company.js";
import type {Reason} from "./tables.js";
import type {Chance} from "./random.js";
import type {Agent} from "./staff.js";
import {absent, blockTables, causes, columnsOf, RowBuffer, type BlockTable, type Cause, type Row} from "./tables.js";
import {parameters as p} from "./parameters.js";
import type {Counter} from "./totals.js";

/** Rows of a block of customers, table by table. */
export type Output = {readonly [T in BlockTable]: RowBuffer<keyof (typeof blockTables)[T] & string>};

export const makeOutput = (): Output => ({
  customers: new RowBuffer(columnsOf(blockTables.customers)),
  subscriptions: new RowBuffer(columnsOf(blockTables.subscriptions)),
  bills: new RowBuffer(columnsOf(blockTables.bills)),
  contacts: new RowBuffer(columnsOf(blockTables.contacts)),
  surveys: new RowBuffer(columnsOf(blockTables.surveys)),
  offers: new RowBuffer(columnsOf(blockTables.offers)),
  contracts: new RowBuffer(columnsOf(blockTables.contracts)),
  line_events: new RowBuffer(columnsOf(blockTables.line_events)),
  work_orders: new RowBuffer(columnsOf(blockTables.work_orders)),
  activations: new RowBuffer(columnsOf(blockTables.activations)),
  complaints: new RowBuffer(columnsOf(blockTables.complaints)),
  quality_checks: new RowBuffer(columnsOf(blockTables.quality_checks)),
  benefits: new RowBuffer(columnsOf(blockTables.benefits)),
  tags: new RowBuffer(columnsOf(blockTables.tags)),
  programmes: new RowBuffer(columnsOf(blockTables.programmes)),
  truth_customers: new RowBuffer(columnsOf(blockTables.truth_customers))
});

/** A term on a line. */
export interface Term {
  readonly starts: number;
  readonly due: number;
  renewed: number;
}

export interface Line {
  /** The number its id is made of. */
  readonly number: number;
  /** Code of codes.lineKind. */
  readonly kind: number;
  readonly opened: number;
  closed: number;
  closedHow: number;
  closeReason: number;
  readonly terms: Term[];
  /** Plan number in each month of the window. */
  readonly plan: Uint8Array;
  /** MB and minutes a month that its user truly needs. */
  readonly needMb: number;
  readonly needMinutes: number;
  device5g: number;
  gigabitModem: number;
}

/** A paid service that was switched on. */
export interface Service {
  readonly line: Line;
  readonly kind: number;
  readonly source: number;
  readonly unitNumber: number;
  readonly agent: number;
  readonly offer: number;
  readonly day: number;
  readonly feeFen: number;
  readonly consented: boolean;
  noticed: boolean;
  disputed: number;
  off: number;
  refundedFen: number;
}

/** What a customer comes with. */
export interface Coming {
  /** Month in which the day lies, and the key of this contact within it. */
  readonly month: number;
  readonly key: number;
  readonly reason: Reason;
  readonly day: number;
  /** How often the customer came for this before. */
  readonly attempt: number;
  /** The service nobody agreed to, where that is the matter. */
  readonly service: Service | undefined;
}

export interface Outcome {
  /** `passed_on`: the customer is sent on, to another desk or to another day. */
  readonly outcome: "solved" | "unsolved" | "unanswered" | "passed_on";
  readonly contact: number;
  readonly agent: Agent | undefined;
}

/** A contact that a person handled. */
export interface Handled {
  readonly number: number;
  readonly unit: ServiceUnit;
  readonly agent: Agent;
  readonly endedAt: number;
  readonly solved: boolean;
  readonly notedResolved: boolean;
  readonly coming: Coming;
}

/** An issue that is pursued beyond the end of a month. */
export interface Pending {
  readonly slot: number;
  readonly reason: Reason;
  readonly day: number;
  readonly attempt: number;
  readonly service: Service | undefined;
}

/** Rows that a customer owns; each gives the next number. */
interface Sequences {
  contacts: number;
  surveys: number;
  offers: number;
  events: number;
  orders: number;
  complaints: number;
  checks: number;
}

/** One customer's state while the months pass. */
export interface Life {
  readonly company: Company;
  readonly output: Output;
  readonly totals: Counter;
  readonly chance: Chance;
  readonly number: number;
  readonly homeUnit: ServiceUnit;
  readonly enterprise: boolean;
  /** Code of codes.segment, and of codes.valueTier. */
  readonly segment: number;
  readonly tier: number;
  readonly star: number;
  readonly joined: number;
  /** Lasting disposition, standard deviations. */
  readonly temper: number;
  readonly lines: Line[];
  readonly services: Service[];
  readonly offers: Row<"offers">[];
  /** Issues to be pursued in the next month, if the customer is still here then. */
  pending: Pending[];
  /** What past events left, by cause, standard deviations; fades month by month. */
  readonly felt: Float64Array;
  /** Sum of `felt`. */
  mood: number;
  /** Calls that nobody answered and that still rankle; fades likewise. */
  unansweredMemory: number;
  left: number;
  trueReason: number;
  /** Offers heard lately; fades. */
  recentOffers: number;
  readonly next: Sequences;
  unsolvedContacts: number;
  unrecordedComplaints: number;
}

export const none = absent;

const causePositions = new Map<Cause, number>(causes.map((cause, i) => [cause, i]));
export const causePosition = (cause: Cause): number => causePositions.get(cause) ?? 0;

/** An event leaves its mark, in standard deviations of satisfaction. */
export function feel(life: Life, cause: Cause, amount: number): void {
  life.felt[causePosition(cause)] += amount;
  life.mood += amount;
}

/** A month passes over what was felt. */
export function fade(life: Life): void {
  let mood = 0;
  for (let i = 0; i < life.felt.length; i++) {
    life.felt[i] *= p.memory.value;
    mood += life.felt[i];
  }
  life.mood = mood;
  life.unansweredMemory *= p.memory.value;
  life.recentOffers *= p.memory.value;
}

/** Present satisfaction, in standard deviations. */
export const satisfaction = (life: Life): number =>
  life.temper + life.mood + life.company.arrows.networkToSatisfaction * life.homeUnit.network;

/** Whether the customer is here on a day. */
export const isHere = (life: Life, day: number): boolean => day >= life.joined && !(day >= life.left);

/** Whether the line is open on a day. */
export const isOpen = (line: Line, day: number): boolean => day >= line.opened && !(day >= line.closed);

/** Day on which the line's last agreed term ends; absent without one. */
export const dueOf = (line: Line): number => (line.terms.length > 0 ? line.terms[line.terms.length - 1].due : none);

/** Agrees a new term of two years, after the present one where that is still running. */
export function agreeTerm(line: Line, day: number): void {
  const last = line.terms.at(-1);
  // A term that hasn't begun yet isn't renewed again.
  if (last && last.starts > day) return;
  const starts = last && last.due > day ? last.due : day;
  if (last) last.renewed = day;
  line.terms.push({starts, due: starts + 730, renewed: none});
}

/** Number of a row that belongs to a customer: room for 10,000 a customer. */
export const ownNumber = (life: Life, sequence: number): number => life.number * 10_000 + sequence;

/** Month of the window in which a day lies, sought from a month on; days after the window belong to its last month. */
export function monthOf(life: Life, day: number, from: number): number {
  const {monthStart, months} = life.company.calendar;
  let month = from;
  while (month < months - 1 && day >= monthStart[month + 1]) month++;
  return month;
}

/** Whether a day lies in the window. */
export const inWindow = (life: Life, day: number): boolean =>
  day < life.company.calendar.monthStart[life.company.calendar.months];

/** How strongly an agent games the appraisal of contacts in a month. */
export const gamingOf = (life: Life, agent: Agent, month: number): number =>
  life.company.pressure[month] * agent.temper;

/** How strongly an agent games the appraised recommendation in a month. */
export const npsGamingOf = (life: Life, agent: Agent, month: number): number =>
  life.company.npsPressure[month] * agent.temper;
