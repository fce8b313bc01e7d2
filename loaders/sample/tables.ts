/**
 * How the simulation hands its rows over: every value is a number, absent ones are NaN, and this module
 * says what each number stands for. The columns and their order are the contract's; a test holds them to it.
 */

export type Encoding =
  /** A text id: the prefix and the number, padded with zeros. */
  | {readonly as: "id"; readonly prefix: string; readonly digits: number}
  /** A position in a fixed list of texts. */
  | {readonly as: "code"; readonly values: readonly string[]}
  | {readonly as: "integer" | "boolean"}
  /** Days since 1970-01-01. */
  | {readonly as: "date"}
  /** Seconds since 1970-01-01 00:00, local time. */
  | {readonly as: "timestamp"};

const id = (prefix: string, digits: number): Encoding => ({as: "id", prefix, digits});
const code = (values: readonly string[]): Encoding => ({as: "code", values});
const integer: Encoding = {as: "integer"};
const boolean: Encoding = {as: "boolean"};
const date: Encoding = {as: "date"};
const timestamp: Encoding = {as: "timestamp"};

const unit = id("U", 4);
const customer = id("C", 8);
const line = id("L", 9);
const agent = id("A", 6);
const contact = id("K", 12);

/** The codes of what the simulation writes: a code is the position in the list. */
export const codes = {
  customerKind: ["public", "government_enterprise"],
  segment: ["youth", "family", "senior", "individual", "small_business", "enterprise"],
  valueTier: ["low", "middle", "high"],
  lineKind: ["mobile", "broadband", "smart_home", "leased_line"],
  closedHow: ["port_out", "disconnected", "arrears"],
  closeReason: ["rival offer", "service", "moved away", "too expensive", "no longer needed", "arrears"],
  channel: ["call_in", "call_out", "chat", "store", "home_visit"],
  reason: ["billing", "network", "device", "plan", "activation", "complaint", "leaving", "other"],
  surveyKind: ["service_nps", "relationship_nps", "contact_satisfaction", "effort", "employee_nps"],
  lever: ["upgrade", "right_size_down", "five_g", "gigabit", "bundle", "renewal", "value_added", "device", "save"],
  modem: ["basic", "gigabit"]
} as const;

const need = code([
  "check a charge", "slow or no signal", "device or modem fault", "plan question", "service not asked for",
  "complaint", "cancel or port out", "other question"
]);

/** The tables that are simulated customer by customer. */
export const customerTables = {
  customers: {
    customer_id: customer, home_unit_id: unit, kind: code(codes.customerKind), joined_on: date, left_on: date,
    segment: code(codes.segment), value_tier: code(codes.valueTier), star_level: integer, birth_year: integer, referred_by: customer
  },
  subscriptions: {
    subscription_id: line, customer_id: customer, kind: code(codes.lineKind), opened_on: date, closed_on: date,
    closed_how: code(codes.closedHow), close_reason: code(codes.closeReason)
  },
  bills: {
    subscription_id: line, month: date, plan_id: id("P", 3), revenue_fen: integer, data_allowance_mb: integer,
    data_used_mb: integer, voice_allowance_minutes: integer, voice_used_minutes: integer, overage_fen: integer,
    arrears_fen: integer, device_5g: boolean, modem_class: code(codes.modem)
  },
  contacts: {
    contact_id: contact, customer_id: customer, agent_id: agent, unit_id: unit, started_at: timestamp,
    channel: code(codes.channel), reason: code(codes.reason), need, asked_for_person: boolean,
    reached_person: boolean, answered: boolean, waited_seconds: integer, handled_seconds: integer,
    transferred: boolean, resolved: boolean
  },
  surveys: {
    survey_id: id("S", 12), customer_id: customer, agent_id: agent, contact_id: contact,
    kind: code(codes.surveyKind), asked_at: timestamp, answered_at: timestamp, score: integer
  },
  offers: {
    offer_id: id("O", 12), customer_id: customer, subscription_id: line, agent_id: agent, contact_id: contact,
    unit_id: unit, offered_at: timestamp, lever: code(codes.lever), fee_change_fen: integer, accepted: boolean,
    consented: boolean, ended_on: date
  }
} as const satisfies Record<string, Record<string, Encoding>>;

export type CustomerTable = keyof typeof customerTables;
export type Row<T extends CustomerTable> = Readonly<Record<keyof (typeof customerTables)[T], number>>;

/** What stands for an absent value. */
export const absent = NaN;

/** Rows of one table, laid out row by row in one growing array of numbers. */
export class RowBuffer<T extends CustomerTable> {
  private values: Float64Array<ArrayBuffer>;
  private used = 0;
  private readonly names: readonly (keyof (typeof customerTables)[T])[];

  constructor(table: T) {
    this.names = columnNames(table);
    this.values = new Float64Array(this.names.length * 4096);
  }

  push(row: Row<T>): void {
    if (this.used + this.names.length > this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    for (const name of this.names) this.values[this.used++] = row[name];
  }

  /** The rows so far, as one array that can be handed to another thread. */
  take(): Float64Array<ArrayBuffer> {
    return this.values.slice(0, this.used);
  }
}

/** The columns of a table in the contract's order. */
export function columnNames<T extends CustomerTable>(table: T): (keyof (typeof customerTables)[T])[] {
  // Object.keys gives string[]; the layout is a constant, so its keys are exactly these.
  return Object.keys(customerTables[table]) as (keyof (typeof customerTables)[T])[];
}

export const customerTableNames = Object.keys(customerTables) as CustomerTable[];
