/** Tables that a behaviour may change. */
export const replayedTables = ["contacts", "surveys", "complaints", "offers"] as const;
export type ReplayedTable = (typeof replayedTables)[number];

interface Facts {
  /** The row's own id. */
  readonly id: string;
  /** The unit whose people do it. */
  readonly unit: string;
  readonly at: string;
  /** Ties rows of one contact together, so that a behaviour hits all of them or none. */
  readonly key: string;
  readonly ofContact: boolean;
}

const facts: Readonly<Record<ReplayedTable, Facts>> = {
  contacts: {id: "contact_id", unit: "t.unit_id", at: "t.started_at", key: "t.contact_id", ofContact: false},
  surveys: {
    id: "survey_id",
    unit: "c.unit_id",
    at: "t.asked_at",
    key: "COALESCE(t.contact_id, t.survey_id)",
    ofContact: true
  },
  complaints: {
    id: "complaint_id",
    unit: "t.unit_id",
    at: "t.opened_at",
    key: "COALESCE(t.contact_id, t.complaint_id)",
    ofContact: true
  },
  offers: {id: "offer_id", unit: "t.unit_id", at: "t.offered_at", key: "t.offer_id", ofContact: false}
};

/** The column that names a table's rows. */
export function idOf(table: ReplayedTable): string {
  return facts[table].id;
}

/**
 * The rows of a table with what a behaviour may ask besides: `replay_unit`, `replay_at`, `replay_key`, of answers and
 * complaints the reason and channel of their contact, and the day before which the row's quarter ends.
 *
 * @param quarterEnds first days after the quarters of the scored period, `YYYY-MM-DD`, in order
 */
export function occasionsQuery(table: ReplayedTable, quarterEnds: readonly string[]): string {
  const {unit, at, key, ofContact} = facts[table];
  const ends = quarterEnds.map((day) => `WHEN ${at} < TIMESTAMP '${day} 00:00:00' THEN TIMESTAMP '${day} 00:00:00'`);
  return `SELECT t.*, ${unit} AS replay_unit, ${at} AS replay_at, ${key} AS replay_key,
  ${ofContact ? "c.reason AS contact_reason, c.channel AS contact_channel," : ""}
  ${ends.length ? `CASE ${ends.join(" ")} END` : "CAST(NULL AS TIMESTAMP)"} AS quarter_ends_before
FROM ${table} AS t${ofContact ? "\nLEFT JOIN contacts AS c ON c.contact_id = t.contact_id" : ""}`;
}
