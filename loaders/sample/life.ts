import type {Company, ServiceUnit} from "./company.js";
import {Chance} from "./random.js";
import {absent, RowBuffer} from "./tables.js";

/** Rows of a block of customers, table by table. */
export interface Output {
  readonly customers: RowBuffer<"customers">;
  readonly subscriptions: RowBuffer<"subscriptions">;
  readonly bills: RowBuffer<"bills">;
  readonly contacts: RowBuffer<"contacts">;
  readonly surveys: RowBuffer<"surveys">;
  readonly offers: RowBuffer<"offers">;
}

export const makeOutput = (): Output => ({
  customers: new RowBuffer("customers"), subscriptions: new RowBuffer("subscriptions"), bills: new RowBuffer("bills"),
  contacts: new RowBuffer("contacts"), surveys: new RowBuffer("surveys"), offers: new RowBuffer("offers")
});

export interface Line {
  /** The number its id is made of. */
  readonly number: number;
  /** Code of codes.lineKind. */
  readonly kind: number;
  readonly opened: number;
  closed: number;
  closedHow: number;
  closeReason: number;
  /** Day on which its present term ends; absent without a term. */
  due: number;
  /** Plan in each month of the window. */
  readonly plan: Uint8Array;
  /** MB a month that its user truly needs. */
  readonly needMb: number;
  readonly needMinutes: number;
  device5g: number;
  gigabitModem: number;
}

/** One customer's state while the months pass. */
export interface Life {
  readonly company: Company;
  readonly output: Output;
  readonly chance: Chance;
  readonly number: number;
  readonly home: number;
  readonly homeUnit: ServiceUnit;
  readonly enterprise: boolean;
  readonly segment: number;
  readonly tier: number;
  readonly joined: number;
  readonly trait: number;
  readonly lines: Line[];
  /** What past events left in the customer's mind, standard deviations; fades month by month. */
  memory: number;
  /** Unanswered calls that still rankle; fades likewise. */
  unansweredMemory: number;
  /** A service was switched on without consent and not yet noticed. */
  unnoticed: boolean;
  left: number;
  contacts: number;
  surveys: number;
  offers: number;
  /** Offers heard in the last months; fades. */
  recentOffers: number;
}

/** Present satisfaction, in standard deviations. */
export const satisfaction = (life: Life): number =>
  life.trait + life.memory + life.company.arrows.networkToSatisfaction * life.homeUnit.network;

/** Whether the customer is here on a day. */
export const isHere = (life: Life, day: number): boolean => day >= life.joined && !(day >= life.left);

/** Whether the line is open on a day. */
export const isOpen = (line: Line, day: number): boolean => day >= line.opened && !(day >= line.closed);

/** Number of a row that belongs to a customer: room for 10,000 a customer. */
export const ownNumber = (life: Life, sequence: number): number => life.number * 10_000 + sequence;

export const none = absent;
