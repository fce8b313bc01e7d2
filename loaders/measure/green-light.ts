import {asNumber, asText, type Database} from "../ground/database.js";
import type {GreenContact} from "../definitions/systems.js";
import type {Intake} from "../intake/table-intake.js";
import {monthName, monthNumber, type Calendar} from "../intake/periods.js";
import {readQuery, withTargets} from "./query-files.js";

/** Customers of one stratum, leavers by port-out or stayers. */
export interface GreenStratum {
  readonly leavers: boolean;
  readonly month: number;
  readonly valueTier: string;
  readonly tenure: number;
  /** Contacts in the 90 days: 0, 1, 2, 3, or 4 for more. */
  readonly contacts: number;
  readonly customers: number;
  /** Those of whom every contact met its target; 0 where there was no contact. */
  readonly green: number;
}

/** Columns without which green-light leavers can't be told. */
const greenLightNeeds = [
  "contacts.handled_seconds",
  "contacts.answered",
  "contacts.asked_for_person",
  "customers.left_on",
  "subscriptions.closed_how",
  "subscriptions.closed_on"
] as const;

/** What the data lack for green-light leavers; empty where they can be told. */
export function greenLightLacks(intake: Intake): string[] {
  return greenLightNeeds.filter((column) => {
    const [table, name] = column.split(".");
    return !intake.get(table)?.present.has(name);
  });
}

/** The SQL as run, for the dictionary and for the scan. */
export function greenLightQuery(green: GreenContact): string {
  return withTargets(readQuery("green-light.sql"), green);
}

/** Counts leavers and stayers by stratum, for every whole year of the calendar. */
export async function measureGreenLight(
  database: Database,
  green: GreenContact,
  calendar: Calendar
): Promise<GreenStratum[]> {
  await database.run(`CREATE OR REPLACE TABLE years (period INTEGER, starts_on DATE, ends_before DATE)`);
  const years = calendar.periods.filter(({grain}) => grain === "year");
  if (!years.length) return [];
  const values = years.map(({from, to}, i) => `(${i}, DATE '${from}-01', DATE '${monthName(monthNumber(to) + 1)}-01')`);
  await database.run(`INSERT INTO years VALUES ${values.join(", ")}`);
  const rows = await database.rows(greenLightQuery(green));
  return rows.map((row) => ({
    leavers: asNumber(row.left_by_port_out) === 1,
    month: asNumber(row.month),
    valueTier: asText(row.value_tier),
    tenure: asNumber(row.tenure),
    contacts: asNumber(row.contacts),
    customers: asNumber(row.customers),
    green: asNumber(row.green)
  }));
}
