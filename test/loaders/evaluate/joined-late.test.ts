import {afterAll, beforeAll, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {beforeLeavingOf} from "../../../loaders/evaluate/before-leaving.js";
import {greenLightOf} from "../../../loaders/evaluate/green-light.js";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {Database} from "../../../loaders/ground/database.js";
import {ingest} from "../../../loaders/intake/intake.js";
import type {Intake} from "../../../loaders/intake/table-intake.js";
import {calendarOf, monthNumber, writePeriods} from "../../../loaders/intake/periods.js";
import {measureGreenLight} from "../../../loaders/measure/green-light.js";
import type {LeavingRow} from "../../../loaders/measure/panel/before-leaving.js";
import {writeTiny} from "../tiny.js";

const floor = 10;
const calendar = calendarOf(monthNumber("2026-01"), monthNumber("2026-12"));
const targets = {handledSecondsAtMost: 300, satisfactionAtLeast: 4};

/** Customers who ported out in May and their one contact in April, and others who stay. */
function customersOf(joined_on: string, count: number, how: {readonly left: boolean; readonly called: boolean}) {
  return Array.from({length: count}, (_, i) => ({
    customer_id: `${joined_on} ${String(how.left)} ${String(how.called)} ${i}`,
    joined_on,
    ...how
  }));
}

const everyone = [
  ...customersOf("2020-01-01", 60, {left: true, called: true}),
  ...customersOf("2020-01-01", 20, {left: true, called: false}),
  ...customersOf("2026-04-10", 5, {left: true, called: true}),
  ...customersOf("2020-01-01", 300, {left: false, called: true})
];
const portedOut = 85;
let database: Database;
let intake: Intake;
beforeAll(async () => {
  const {folder, remove} = writeTiny({
    customers: everyone.map(({customer_id, joined_on, left}) => ({
      customer_id,
      joined_on,
      ...(left && {left_on: "2026-05-20"})
    })),
    subscriptions: everyone.map(({customer_id, joined_on, left}) => ({
      subscription_id: `L ${customer_id}`,
      customer_id,
      opened_on: joined_on,
      ...(left && {closed_on: "2026-05-20", closed_how: "port_out"})
    })),
    contacts: everyone
      .filter(({called}) => called)
      .map(({customer_id}) => ({
        contact_id: `C ${customer_id}`,
        customer_id,
        started_at: "2026-04-20 10:00:00",
        reason: "billing",
        asked_for_person: true,
        answered: true,
        handled_seconds: 100
      }))
  });
  database = await Database.open();
  intake = await ingest(database, readContract(), folder);
  await writePeriods(database, calendar);
  remove();
});
afterAll(() => database.close());

it("5 who ported out within 90 days of joining can't be had as all who did less those in the shares and those beside them", async () => {
  const strata = await measureGreenLight(database, targets, calendar);
  const shown = greenLightOf({strata, targets, hasReasons: true}, calendar, floor);
  // The attack: 85 in the plan's flows, less 60, less 20 without a contact.
  expect(shown?.leavers.customers).toBe(60);
  expect(shown?.leaversWithoutContact).toBe(25);
  const left = portedOut - (shown?.leavers.customers ?? 0) - (shown?.leaversWithoutContact ?? 0);
  expect(left).toBe(0);
});

it("nor as all who did less those compared before leaving: the smallest stratum is left out with them", () => {
  const row = (how: LeavingRow["how"], tenure: number, customers: number): LeavingRow => ({
    how,
    quarter: 1,
    valueTier: "low",
    tenure,
    bucket: 0,
    days: customers,
    customers,
    has: {contacts: 0, many_contacts: 0, repeats: 0, complaints: 0, bill_shocks: 0, network: 0}
  });
  const rows = [40, 30, 8].flatMap((leavers, tenure) => [row("port_out", tenure, leavers), row("stayed", tenure, 200)]);
  const leaversBeside = (joinedLate: number) =>
    beforeLeavingOf({intake, settings: {...readSettings(), privacy_floor: floor}}, rows, {
      port_out: joinedLate,
      other: 0
    }).portOut?.leavers;
  expect([0, 5, 10].map(leaversBeside)).toEqual([78, 70, 78]);
});
