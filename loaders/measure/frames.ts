import {customerCounts} from "./customer-counts.js";
import type {GreenContact} from "../definitions/systems.js";
import {readQuery, withTargets} from "./query-files.js";

/** Whose result a row is. */
export type Attribution = "home" | "handled_by" | "sold_by";

/** Rows of one unit of account, made from contract tables by one plain query. */
export interface Frame {
  readonly name: string;
  /** Rows with a time (`happened_at`) fall into months; rows of a cohort already stand for a `period`. */
  readonly time: "happened_at" | "period";
  /** Who is independent of whom: the column `customer_id` or `agent_id`. */
  readonly cluster: "customer" | "agent";
  readonly attributions: readonly Attribution[];
  /** A cohort that has one row a customer and period. */
  readonly once: boolean;
  /** Contract columns without which the frame can't be made. */
  readonly needs: readonly string[];
  /** The contract table whose columns the frame's columns are, unless `lineage` says otherwise. */
  readonly table: string;
  /** Frame columns that come from elsewhere or are named otherwise: where they come from. */
  readonly lineage: Readonly<Record<string, readonly string[]>>;
  /** Columns that count rows, so that they can't be negative. */
  readonly counts: readonly string[];
  /** Whether each row has the channel of a contact, empty where none is on record. */
  readonly channel: boolean;
  /** Which panel can give the rows too; null for none. */
  readonly panel: "customers" | "lines" | null;
  readonly sql: string;
}

/** The frames, by name. */
export type Frames = ReadonlyMap<string, Frame>;

type FrameFacts = Omit<Frame, "sql" | "cluster" | "once" | "counts" | "channel" | "panel"> &
  Partial<Pick<Frame, "cluster" | "once" | "counts" | "channel" | "panel">>;

const ofCustomer = {
  customer_id: ["customers.customer_id"],
  home: ["customers.home_unit_id"],
  segment: ["customers.segment"],
  value_tier: ["customers.value_tier"],
  star_level: ["customers.star_level"]
};
const ofLine = {...ofCustomer, kind: ["subscriptions.kind"]};
const revenue = {
  revenue_at_start_fen: ["bills.revenue_fen", "subscriptions.customer_id"],
  revenue_at_end_fen: ["bills.revenue_fen", "subscriptions.customer_id"],
  has_month_before: ["bills.month"],
  first_month: [],
  last_month: []
};

const facts: readonly FrameFacts[] = [
  {
    name: "contact",
    time: "happened_at",
    attributions: ["home", "handled_by"],
    needs: ["contacts.customer_id", "contacts.started_at"],
    table: "contacts",
    channel: true,
    lineage: {
      ...ofCustomer,
      happened_at: ["contacts.started_at"],
      handled_by: ["contacts.unit_id"],
      starts_call: ["contacts.leg"]
    }
  },
  {
    name: "answer",
    time: "happened_at",
    attributions: ["home", "handled_by"],
    needs: ["surveys.customer_id", "surveys.asked_at"],
    table: "surveys",
    channel: true,
    lineage: {
      ...ofCustomer,
      happened_at: ["surveys.asked_at"],
      handled_by: ["surveys.contact_id", "contacts.unit_id"],
      channel: ["surveys.contact_id", "contacts.channel"]
    }
  },
  {
    name: "offer",
    time: "happened_at",
    attributions: ["home", "sold_by"],
    needs: ["offers.customer_id", "offers.offered_at"],
    table: "offers",
    channel: true,
    lineage: {
      ...ofCustomer,
      happened_at: ["offers.offered_at"],
      sold_by: ["offers.unit_id"],
      channel: ["offers.contact_id", "contacts.channel"],
      left_on: ["customers.left_on"]
    }
  },
  {
    name: "customer_period",
    time: "period",
    once: true,
    panel: "customers",
    attributions: ["home"],
    needs: ["customers.joined_on", "customers.left_on"],
    counts: customerCounts,
    table: "customers",
    lineage: {
      ...ofCustomer,
      ...revenue,
      here_at_start: ["customers.joined_on"],
      here_at_end: ["customers.left_on"],
      left_how: ["subscriptions.closed_how"],
      complaints: ["complaints.opened_at"],
      escalated_complaints: ["complaints.level"],
      regulator_complaints: ["complaints.level"],
      contacts: ["contacts.started_at"],
      repeats: ["contacts.reason"],
      contacts_to_complain: ["contacts.reason"],
      customers_brought_in: ["customers.referred_by"]
    }
  },
  {
    name: "line_period",
    time: "period",
    panel: "lines",
    attributions: ["home"],
    needs: ["subscriptions.opened_on", "subscriptions.closed_on"],
    table: "subscriptions",
    lineage: {
      ...ofLine,
      ...revenue,
      customer_kind: ["customers.kind"],
      open_at_start: ["subscriptions.opened_on"],
      open_at_end: ["subscriptions.closed_on"],
      in_term_at_start: ["contracts.due_on"],
      term_begun: ["contracts.starts_on"]
    }
  },
  {
    name: "bill",
    time: "happened_at",
    attributions: ["home"],
    needs: ["bills.month", "subscriptions.customer_id"],
    table: "bills",
    lineage: {
      ...ofLine,
      happened_at: ["bills.month"],
      plan_five_g: ["bills.plan_id", "plans.five_g"],
      plan_bundle: ["bills.plan_id", "plans.bundle"],
      plan_speed_mbps: ["bills.plan_id", "plans.speed_mbps"]
    }
  },
  {
    name: "contract",
    time: "happened_at",
    attributions: ["home"],
    needs: ["contracts.due_on", "subscriptions.customer_id"],
    table: "contracts",
    lineage: {...ofLine, happened_at: ["contracts.due_on"], closed_on: ["subscriptions.closed_on"]}
  },
  {
    name: "line_event",
    time: "happened_at",
    attributions: ["home", "handled_by"],
    needs: ["line_events.happened_at", "line_events.event", "subscriptions.customer_id"],
    table: "line_events",
    lineage: {...ofLine, handled_by: ["line_events.unit_id"]}
  },
  {
    name: "work_order",
    time: "happened_at",
    attributions: ["home", "handled_by"],
    needs: ["work_orders.dispatched_on"],
    table: "work_orders",
    lineage: {...ofCustomer, happened_at: ["work_orders.dispatched_on"], handled_by: ["work_orders.unit_id"]}
  },
  {
    name: "activation",
    time: "happened_at",
    attributions: ["home", "sold_by"],
    needs: ["activations.activated_on"],
    table: "activations",
    lineage: {...ofCustomer, happened_at: ["activations.activated_on"], sold_by: ["activations.unit_id"]}
  },
  {
    name: "complaint",
    time: "happened_at",
    attributions: ["home", "handled_by"],
    needs: ["complaints.opened_at"],
    table: "complaints",
    lineage: {...ofCustomer, happened_at: ["complaints.opened_at"], handled_by: ["complaints.unit_id"]}
  },
  {
    name: "benefit",
    time: "happened_at",
    attributions: ["home"],
    needs: ["benefits.granted_on"],
    table: "benefits",
    lineage: {...ofCustomer, happened_at: ["benefits.granted_on"]}
  },
  {
    name: "port_out",
    time: "happened_at",
    attributions: ["home"],
    needs: [
      "subscriptions.closed_on",
      "subscriptions.closed_how",
      "customers.left_on",
      "contacts.handled_seconds",
      "contacts.answered",
      "contacts.asked_for_person"
    ],
    counts: ["contacts", "missed"],
    table: "customers",
    lineage: {
      ...ofCustomer,
      happened_at: ["customers.left_on"],
      here_for_90_days: ["customers.joined_on"],
      contacts: ["contacts.started_at"],
      missed: ["contacts.handled_seconds"]
    }
  },
  {
    name: "seat_day",
    time: "happened_at",
    cluster: "agent",
    attributions: ["handled_by"],
    needs: ["contacts.agent_id", "contacts.channel", "agents.agent_id"],
    counts: ["calls", "effective_calls"],
    table: "contacts",
    lineage: {
      handled_by: ["contacts.unit_id"],
      happened_at: ["contacts.started_at"],
      calls: ["contacts.channel"],
      effective_calls: ["contacts.answered", "contacts.handled_seconds"]
    }
  },
  {
    name: "employee_answer",
    time: "happened_at",
    cluster: "agent",
    attributions: ["handled_by"],
    needs: ["surveys.agent_id", "surveys.asked_at", "agents.agent_id"],
    table: "surveys",
    lineage: {handled_by: ["agents.unit_id"], happened_at: ["surveys.asked_at"], role: ["agents.role"]}
  }
];

/** What a contact must meet where the legacy system names no target: nothing is missed by a time or a mark. */
const noTarget: GreenContact = {handledSecondsAtMost: 86_400, satisfactionAtLeast: 0};

/**
 * Reads the frames' SQL.
 *
 * @param green what one contact must meet to be green, of the legacy system
 */
export function makeFrames(green: GreenContact | null): Frames {
  return new Map(
    facts.map((fact) => [
      fact.name,
      {
        cluster: "customer",
        once: false,
        channel: false,
        panel: null,
        counts: [],
        ...fact,
        sql: withTargets(readQuery("frames", `${fact.name}.sql`), green ?? noTarget)
      }
    ])
  );
}

/** The contract columns from which a frame's column comes. */
export function lineageOf(frame: Frame, column: string): readonly string[] {
  return frame.lineage[column] ?? [`${frame.table}.${column}`];
}
