import {readFileSync} from "node:fs";
import {join} from "node:path";

/** Whose result a row is. */
export type Attribution = "home" | "handled_by" | "sold_by";

/** Rows of one unit of account, made from contract tables by one plain query. */
export interface Frame {
  readonly name: string;
  /** Rows with a time fall into months; rows of a cohort already stand for a period. */
  readonly time: "at" | "period";
  readonly attributions: readonly Attribution[];
  /** Contract columns without which the frame can't be made. */
  readonly needs: readonly string[];
  /** Frame columns that aren't named like their contract column: where they come from. */
  readonly lineage: Readonly<Record<string, readonly string[]>>;
  /** The contract table whose columns the frame's columns are, unless `lineage` says otherwise. */
  readonly table: string;
  readonly sql: string;
}

const folder = import.meta.dirname;
const sqlOf = (name: string) => readFileSync(join(folder, "frames", `${name}.sql`), "utf8").trim();

const customer = {segment: ["customers.segment"], value_tier: ["customers.value_tier"], customer_id: ["customers.customer_id"], home: ["customers.home_unit_id"]};

/** The frames, by name. */
export const frames: ReadonlyMap<string, Frame> = new Map(
  (
    [
      {
        name: "contact",
        time: "at",
        attributions: ["home", "handled_by"],
        needs: ["contacts.customer_id", "contacts.started_at", "customers.customer_id"],
        lineage: {...customer, happened_at: ["contacts.started_at"], handled_by: ["contacts.unit_id"]},
        table: "contacts"
      },
      {
        name: "answer",
        time: "at",
        attributions: ["home", "handled_by"],
        needs: ["surveys.customer_id", "surveys.asked_at", "customers.customer_id"],
        lineage: {...customer, happened_at: ["surveys.asked_at"], handled_by: ["surveys.contact_id", "contacts.unit_id"]},
        table: "surveys"
      },
      {
        name: "offer",
        time: "at",
        attributions: ["home", "sold_by"],
        needs: ["offers.customer_id", "offers.offered_at", "customers.customer_id"],
        lineage: {...customer, happened_at: ["offers.offered_at"], sold_by: ["offers.unit_id"]},
        table: "offers"
      },
      {
        name: "customer_period",
        time: "period",
        attributions: ["home"],
        needs: ["customers.customer_id", "customers.joined_on", "customers.left_on"],
        lineage: {...customer, here_at_start: ["customers.joined_on"], here_at_end: ["customers.left_on"]},
        table: "customers"
      }
    ] satisfies Omit<Frame, "sql">[]
  ).map((frame) => [frame.name, {...frame, sql: sqlOf(frame.name)}])
);
