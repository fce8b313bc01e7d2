import {asNumber, asText, type Database} from "../ground/database.js";
import type {GreenContact} from "../definitions/systems.js";
import {columnsAbsent, type Intake} from "../intake/table-intake.js";
import {monthName, monthNumber, type Calendar} from "../intake/periods.js";
import {readQuery, withTargets} from "./query-files.js";

/** Days of one stratum on which leavers by port-out or stayers were looked at: one a leaver, several a stayer. */
export interface GreenStratum {
  readonly leavers: boolean;
  /** Group of customers for the jackknife. */
  readonly bucket: number;
  readonly month: number;
  readonly valueTier: string;
  readonly tenure: number;
  /** Contacts in the 90 days: 0, 1, 2, 3, or 4 for more. Who had joined in them counts as without one. */
  readonly contacts: number;
  readonly days: number;
  /** Days on which every contact of the 90 days before had met its target; 0 where there was no contact. */
  readonly green: number;
  /** Different customers: a stayer counts once, in the stratum of the first day that is compared. */
  readonly customers: number;
  /** Contacts of leavers that ask to leave, which are left out, and how many leavers made them. */
  readonly askedToLeave: number;
  readonly whoAsked: number;
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
  return columnsAbsent(intake, greenLightNeeds);
}

/** The SQL as run, for the dictionary and for the scan. */
export function greenLightQuery(green: GreenContact): string {
  return withTargets(readQuery("green-light.sql"), green);
}

/** Counts leavers by stratum for every whole year of the calendar, and who stayed through the last one. */
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
  // Who joined in the 90 days is in no share, but a leaver all the same.
  const joinedLate = (await database.rows(readQuery("green-light-new.sql"))).map((row): GreenStratum => ({
    leavers: true,
    month: asNumber(row.month),
    customers: asNumber(row.customers),
    days: asNumber(row.customers),
    valueTier: "unknown",
    tenure: 1,
    contacts: 0,
    bucket: 0,
    green: 0,
    askedToLeave: 0,
    whoAsked: 0
  }));
  const inShares = rows.map((row): GreenStratum => ({
    leavers: asNumber(row.left_by_port_out) === 1,
    month: asNumber(row.month),
    valueTier: asText(row.value_tier),
    tenure: asNumber(row.tenure),
    contacts: asNumber(row.contacts),
    bucket: asNumber(row.bucket),
    days: asNumber(row.days),
    green: asNumber(row.green),
    customers: asNumber(row.customers),
    askedToLeave: asNumber(row.asked_to_leave),
    whoAsked: asNumber(row.who_asked)
  }));
  return [...inShares, ...joinedLate];
}
