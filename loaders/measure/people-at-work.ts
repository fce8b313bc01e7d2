/** Who was at work where: employees on record in contacts and offers. */
import {asNumber, asText, type Database} from "../ground/database.js";
import type {Intake} from "../intake/table-intake.js";

/** Different employees by unit and position of a period; 0 where none is on record. */
export interface PeopleAtWork {
  /** In the unit and all below it. */
  readonly all: (unit: string, period: number) => number;
  /** In the unit itself. */
  readonly own: (unit: string, period: number) => number;
}

const times = {contacts: "started_at", offers: "offered_at"} as const;

/** Counts them; the database holds `periods` and `unit_ancestors`. */
export async function readPeopleAtWork(database: Database, intake: Intake): Promise<PeopleAtWork> {
  const tables = (["contacts", "offers"] as const).filter((table) => {
    const filled = intake.get(table)?.filled;
    return filled?.has("agent_id") && filled.has("unit_id") && filled.has(times[table]);
  });
  if (!tables.length) return {all: () => 0, own: () => 0};
  const work = tables
    .map(
      (table) =>
        `SELECT t.unit_id AS unit_id, t.agent_id AS agent_id, CAST(t.${times[table]} AS DATE) AS day FROM ${table} AS t WHERE t.agent_id IS NOT NULL AND t.unit_id IS NOT NULL GROUP BY t.unit_id, t.agent_id, CAST(t.${times[table]} AS DATE)`
    )
    .join("\nUNION ALL\n");
  await database.run(`CREATE OR REPLACE TEMP TABLE people_at_work AS
    SELECT w.unit_id AS unit_id, p.period AS period, w.agent_id AS agent_id
    FROM (${work}) AS w JOIN periods AS p ON w.day >= p.starts_on AND w.day < p.ends_before
    GROUP BY w.unit_id, p.period, w.agent_id`);
  const counted = async (query: string) => {
    const counts = new Map<string, number>();
    for (const row of await database.rows(query))
      counts.set(`${asNumber(row.period)} ${asText(row.unit_id)}`, asNumber(row.people));
    return (unit: string, period: number) => counts.get(`${period} ${unit}`) ?? 0;
  };
  const all = await counted(`SELECT e.unit_id AS unit_id, e.period AS period, COUNT(*) AS people FROM (
      SELECT u.ancestor_id AS unit_id, w.period AS period, w.agent_id AS agent_id
      FROM people_at_work AS w JOIN unit_ancestors AS u ON u.unit_id = w.unit_id
      GROUP BY u.ancestor_id, w.period, w.agent_id) AS e
    GROUP BY e.unit_id, e.period`);
  const own = await counted(
    `SELECT w.unit_id AS unit_id, w.period AS period, COUNT(*) AS people FROM people_at_work AS w GROUP BY w.unit_id, w.period`
  );
  await database.run("DROP TABLE people_at_work");
  return {all, own};
}
