/**
 * How the simulation hands its rows over: every value is a number, absent ones are NaN, and this module
 * says what each number stands for. The columns and their order are the contract's; a test holds them to it.
 */

export type Encoding =
  /** A text id: the prefix and the number, padded with zeros. */
  | {readonly as: "id"; readonly prefix: string; readonly digits: number}
  /** A position in a fixed list of texts. */
  | {readonly as: "code"; readonly values: readonly string[]}
  /** A whole number. `real` serves the truth alone. */
  | {readonly as: "integer" | "boolean" | "real"}
  /** Days since 1970-01-01. */
  | {readonly as: "date"}
  /** Seconds since 1970-01-01 00:00, local time. */
  | {readonly as: "timestamp"};

/** Columns in their order. */
export type Layout = Readonly<Record<string, Encoding>>;

const id = (prefix: string, digits: number): Encoding => ({as: "id", prefix, digits});
export const code = (values: readonly string[]): Encoding => ({as: "code", values});
export const integer: Encoding = {as: "integer"};
export const boolean: Encoding = {as: "boolean"};
export const real: Encoding = {as: "real"};
export const date: Encoding = {as: "date"};
const timestamp: Encoding = {as: "timestamp"};

/** Ids: who owns a row is in its number, so a row's id never depends on what other customers do. */
export const ids = {
  unit: id("U", 4),
  customer: id("C", 8),
  line: id("L", 10),
  agent: id("A", 6),
  plan: id("P", 3),
  contact: id("K", 12),
  survey: id("S", 12),
  offer: id("O", 12),
  contract: id("T", 14),
  event: id("E", 12),
  order: id("W", 12),
  activation: id("X", 12),
  complaint: id("B", 12),
  check: id("Q", 12),
  benefit: id("N", 12)
} as const;

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
  need: [
    "check a charge",
    "slow or no signal",
    "device or modem fault",
    "plan question",
    "service not asked for",
    "complaint",
    "cancel or port out",
    "other question"
  ],
  surveyKind: ["service_nps", "relationship_nps", "contact_satisfaction", "effort", "employee_nps"],
  lever: ["upgrade", "right_size_down", "five_g", "gigabit", "bundle", "renewal", "value_added", "device", "save"],
  modem: ["basic", "gigabit"],
  lineEvent: ["one_way_stop", "two_way_stop", "resumed", "disconnection_asked", "save_attempted", "saved"],
  scene: ["arrears", "renewal", "win_back", "upgrade", "five_g", "gigabit", "bundle", "re_contract", "care"],
  service: ["ring tone", "video pack", "game pack", "data pack", "number guard"],
  source: ["customer", "agent", "dealer", "content_provider"],
  complaintReason: ["billing", "network", "device", "plan", "activation", "service", "other"],
  level: ["first_line", "escalated", "regulator"],
  fault: ["second_confirmation", "penalty", "overage", "irreversible_change", "false_note", "unrecorded_complaint"],
  benefit: ["airport lounge", "international data day", "priority repair", "device check", "movie ticket"],
  programme: ["lounge", "club", "lecture", "gift"],
  contractBenefit: ["fee discount", "device subsidy", "extra data"],
  role: ["call_agent", "store_clerk", "store_manager", "retention_manager", "enterprise_manager", "supervisor"],
  costCategory: [
    "labour",
    "commission",
    "communication",
    "site",
    "technology",
    "acquisition",
    "retention",
    "basics",
    "featured_services",
    "training",
    "innovation",
    "refunds"
  ]
} as const;

/** The tables that are simulated customer by customer. */
export const customerTables = {
  customers: {
    customer_id: ids.customer,
    home_unit_id: ids.unit,
    kind: code(codes.customerKind),
    joined_on: date,
    left_on: date,
    segment: code(codes.segment),
    value_tier: code(codes.valueTier),
    classed_on: date,
    star_level: integer,
    birth_year: integer,
    referred_by: ids.customer
  },
  subscriptions: {
    subscription_id: ids.line,
    customer_id: ids.customer,
    kind: code(codes.lineKind),
    opened_on: date,
    closed_on: date,
    closed_how: code(codes.closedHow),
    close_reason: code(codes.closeReason)
  },
  bills: {
    subscription_id: ids.line,
    month: date,
    plan_id: ids.plan,
    revenue_fen: integer,
    data_allowance_mb: integer,
    data_used_mb: integer,
    voice_allowance_minutes: integer,
    voice_used_minutes: integer,
    overage_fen: integer,
    arrears_fen: integer,
    device_5g: boolean,
    modem_class: code(codes.modem)
  },
  contacts: {
    contact_id: ids.contact,
    customer_id: ids.customer,
    agent_id: ids.agent,
    unit_id: ids.unit,
    started_at: timestamp,
    channel: code(codes.channel),
    reason: code(codes.reason),
    need: code(codes.need),
    asked_for_person: boolean,
    reached_person: boolean,
    answered: boolean,
    waited_seconds: integer,
    handled_seconds: integer,
    transferred: boolean,
    resolved: boolean
  },
  surveys: {
    survey_id: ids.survey,
    customer_id: ids.customer,
    agent_id: ids.agent,
    contact_id: ids.contact,
    kind: code(codes.surveyKind),
    asked_at: timestamp,
    answered_at: timestamp,
    score: integer,
    weight: integer
  },
  offers: {
    offer_id: ids.offer,
    customer_id: ids.customer,
    subscription_id: ids.line,
    agent_id: ids.agent,
    contact_id: ids.contact,
    unit_id: ids.unit,
    offered_at: timestamp,
    lever: code(codes.lever),
    fee_change_fen: integer,
    accepted: boolean,
    consented: boolean,
    ended_on: date
  },
  contracts: {
    contract_id: ids.contract,
    subscription_id: ids.line,
    starts_on: date,
    due_on: date,
    renewed_on: date,
    benefit: code(codes.contractBenefit)
  },
  line_events: {
    event_id: ids.event,
    subscription_id: ids.line,
    unit_id: ids.unit,
    happened_at: timestamp,
    event: code(codes.lineEvent)
  },
  work_orders: {
    work_order_id: ids.order,
    customer_id: ids.customer,
    subscription_id: ids.line,
    scene: code(codes.scene),
    unit_id: ids.unit,
    agent_id: ids.agent,
    dispatched_on: date,
    called_on: date,
    connected: boolean,
    converted: boolean
  },
  activations: {
    activation_id: ids.activation,
    customer_id: ids.customer,
    subscription_id: ids.line,
    service: code(codes.service),
    source: code(codes.source),
    unit_id: ids.unit,
    agent_id: ids.agent,
    offer_id: ids.offer,
    activated_on: date,
    monthly_fee_fen: integer,
    consented: boolean,
    disputed_on: date,
    switched_off_on: date,
    refunded_fen: integer
  },
  complaints: {
    complaint_id: ids.complaint,
    customer_id: ids.customer,
    contact_id: ids.contact,
    unit_id: ids.unit,
    opened_at: timestamp,
    closed_at: timestamp,
    reason: code(codes.complaintReason),
    level: code(codes.level),
    solved_at_first_answer: boolean,
    refund_fen: integer,
    disputed: boolean
  },
  quality_checks: {check_id: ids.check, contact_id: ids.contact, checked_on: date, fault: code(codes.fault)},
  benefits: {
    benefit_id: ids.benefit,
    customer_id: ids.customer,
    benefit: code(codes.benefit),
    granted_on: date,
    exercised_on: date
  },
  tags: {customer_id: ids.customer, tag: code(["churn_risk"]), score: integer, valid_from: date, valid_to: date},
  programmes: {
    customer_id: ids.customer,
    programme: code(codes.programme),
    month: date,
    cost_fen: integer,
    times_used: integer
  }
} as const satisfies Record<string, Layout>;

/** What past events left in a customer's mind, by cause. */
export const causes = [
  "unsolved",
  "solved",
  "silent",
  "unanswered",
  "unrecorded",
  "unconsented",
  "overage",
  "misfit",
  "better_terms_for_new",
  "outage",
  "programme"
] as const;
export type Cause = (typeof causes)[number];

/** Why customers truly left; `nothing` is chance. */
export const trueReasons = [
  ...causes,
  "temper",
  "network",
  "rival_price_war",
  "end_of_term",
  "price",
  "moved",
  "arrears",
  "nothing"
] as const;

/** The truth, for tests alone: never among what is published. */
export const truthTables = {
  truth_customers: {
    customer_id: ids.customer,
    temper: real,
    satisfaction: real,
    unsolved: real,
    solved: real,
    silent: real,
    unanswered: real,
    unrecorded: real,
    unconsented: real,
    overage: real,
    misfit: real,
    better_terms_for_new: real,
    outage: real,
    programme: real,
    left_on: date,
    true_reason: code(trueReasons),
    unsolved_contacts: integer,
    unrecorded_complaints: integer,
    unconsented_activations: integer
  }
} as const satisfies Record<string, Layout>;

export const blockTables = {...customerTables, ...truthTables} as const;
export type BlockTable = keyof typeof blockTables;
export type Row<T extends BlockTable> = Readonly<Record<keyof (typeof blockTables)[T], number>>;

/** What stands for an absent value. */
export const absent = NaN;

/** Rows of one table, laid out row by row in one growing array of numbers. */
export class RowBuffer<Column extends string> {
  private values: Float64Array<ArrayBuffer>;
  private used = 0;

  constructor(private readonly columns: readonly Column[]) {
    this.values = new Float64Array(columns.length * 1024);
  }

  push(row: Readonly<Record<Column, number>>): void {
    if (this.used + this.columns.length > this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    for (const name of this.columns) this.values[this.used++] = row[name];
  }

  /** Forgets the rows. */
  clear(): void {
    this.used = 0;
  }

  /** The rows so far, as one array that can be handed to another thread. */
  take(): Float64Array<ArrayBuffer> {
    return this.values.slice(0, this.used);
  }
}

/** The columns of a layout, typed by its keys. */
export function columnsOf<L extends Layout>(layout: L): readonly (keyof L & string)[] {
  // Object.keys gives string[]; a layout is a plain constant, so its keys are exactly these.
  return Object.keys(layout) as (keyof L & string)[];
}

// The keys of a constant, for the same reason.
export const customerTableNames = Object.keys(customerTables) as (keyof typeof customerTables)[];
export const truthTableNames = Object.keys(truthTables) as (keyof typeof truthTables)[];
export const blockTableNames: readonly BlockTable[] = [...customerTableNames, ...truthTableNames];

/** Code of codes.reason. */
export type Reason = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
