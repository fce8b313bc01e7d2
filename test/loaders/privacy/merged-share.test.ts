import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {asNumber, asText, Database} from "../../../loaders/ground/database.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {measure} from "../../../loaders/measure/measure.js";
import {readPeopleAtWork} from "../../../loaders/measure/people-at-work.js";
import {applyPrivacyFloor, type Measured} from "../../../loaders/privacy/measured.js";
import {only, writeTiny} from "../tiny.js";

const indicator = "handling_time";
const firstMonth = monthNumber("2026-01");

/** Calls of as many customers as said in each month, taken by so many employees. */
function calls(unit: string, customersByMonth: readonly number[], agents: number) {
  return customersByMonth.flatMap((customers, month) =>
    Array.from({length: customers}, (_, i) => ({
      contact_id: `${unit}-${month}-${i}`,
      customer_id: `${unit}-${i}`,
      agent_id: `${unit}-${i % agents}`,
      unit_id: unit,
      started_at: `2026-0${month + 1}-05 10:00:00`,
      asked_for_person: true,
      answered: true,
      handled_seconds: 100
    }))
  );
}

// Twenty customers a month are served by two at the company itself; the third unit has four in its second month.
const contacts = [
  ...calls("ALL", [20, 20, 20], 2),
  ...calls("U1", [30, 30, 30], 4),
  ...calls("U2", [40, 40, 40], 4),
  ...calls("U3", [25, 4, 25], 4)
];
const {folder, remove} = writeTiny({
  org_units: [
    {unit_id: "ALL", name: "All", kind: "company"},
    ...["U1", "U2", "U3"].map((unit_id) => ({unit_id, parent_id: "ALL", name: unit_id}))
  ],
  agents: [...new Set(contacts.map(({agent_id}) => agent_id))].map((agent_id) => ({
    agent_id,
    unit_id: agent_id.split("-")[0]
  })),
  customers: [...new Set(contacts.map(({customer_id}) => customer_id))].map((customer_id) => ({customer_id})),
  contacts
});
let counted: {readonly unit: string; readonly month: number; readonly customers: number}[] = [];
let shownWith: (teamFloor: number | null) => Measured;

beforeAll(async () => {
  const database = await Database.open();
  try {
    const contract = readContract();
    const intake = await ingest(database, contract, folder);
    const calendar = calendarOf(firstMonth, firstMonth + 2);
    await writePeriods(database, calendar);
    const units = await readUnits(database);
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const compiled = await compileIndicators(only(indicator), {database, frames, intake, calendar, contract});
    const cubes = await measure(database, frames, compiled, units);
    const people = await readPeopleAtWork(database, {intake, calendar, units, compiled}, 3);
    shownWith = (teamFloor) =>
      applyPrivacyFloor(
        cubes,
        compiled,
        {units, calendar, team: teamFloor === null ? null : {floor: teamFloor, people}},
        10
      );
    const rows = await database.rows(
      `SELECT unit_id, EXTRACT(MONTH FROM started_at) AS month, COUNT(DISTINCT customer_id) AS customers
       FROM contacts WHERE answered GROUP BY unit_id, EXTRACT(MONTH FROM started_at)`
    );
    counted = rows.map((row) => ({
      unit: asText(row.unit_id),
      month: firstMonth + asNumber(row.month) - 1,
      customers: asNumber(row.customers)
    }));
  } finally {
    database.close();
  }
});
afterAll(remove);

/** What plain SQL counted, as far as the shown cells hold it apart from the rest. */
function shareMerged({calendar, cell}: Measured): number {
  const isShown = (unit: string, month: number) =>
    cell(
      indicator,
      unit,
      calendar.periods.findIndex(({grain, from}) => grain === "month" && monthNumber(from) === month)
    ) !== null;
  const isSeen = (unit: string, month: number) =>
    unit === "ALL" ? ["ALL", "U1", "U2", "U3"].every((one) => isShown(one, month)) : isShown(unit, month);
  const sum = (some: typeof counted) => some.reduce((total, {customers}) => total + customers, 0);
  return sum(counted.filter(({unit, month}) => !isSeen(unit, month))) / sum(counted);
}

describe("the share of customers in merged cells", () => {
  it.each([null, 3])("is what plain SQL counts in cells that aren't shown, with a team of at least %s", (teamFloor) => {
    const measured = shownWith(teamFloor);
    expect(counted).toHaveLength(12);
    expect(shareMerged(measured)).toBeGreaterThan(0.1);
    expect(shareMerged(measured)).toBeLessThan(1);
    expect(measured.counts.mergedShare).toBeCloseTo(shareMerged(measured), 12);
  });

  it("doesn't fall where more is hidden", () => {
    const [without, withTeams] = [shownWith(null).counts, shownWith(3).counts];
    expect(withTeams.shown).toBeLessThanOrEqual(without.shown);
    expect(withTeams.mergedShare).toBeGreaterThanOrEqual(without.mergedShare);
  });
});
