import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {Database} from "../../../loaders/ground/database.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {calendarOf, monthNumber, writePeriods, type Calendar} from "../../../loaders/intake/periods.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {measure} from "../../../loaders/measure/measure.js";
import {readPeopleAtWork, type PeopleAtWork} from "../../../loaders/measure/people-at-work.js";
import {applyPrivacyFloor, type Measured} from "../../../loaders/privacy/measured.js";
import {teamTold} from "../../../loaders/privacy/team-floor.js";
import {only, writeTiny} from "../tiny.js";

const indicator = "handling_time";
const floor = 10;
const teamFloor = 3;
const firstMonth = monthNumber("2026-01");

/** Contacts of thirty customers in each of three months; agents take turns. */
function contacts(unit: string, channel: string, agents: readonly string[], segment = "family") {
  return [1, 2, 3].flatMap((month) =>
    Array.from({length: 30}, (_, i) => ({
      contact_id: `${unit}-${channel}-${segment}-${month}-${i}`,
      customer_id: `${unit}-${segment}-${i}`,
      agent_id: `${unit}-${agents[i % agents.length]}`,
      unit_id: unit,
      channel,
      started_at: `2026-0${month}-05 10:00:00`,
      asked_for_person: true,
      answered: true,
      handled_seconds: 100 + i
    }))
  );
}

// Four were at work in each unit. In U1 two of them took the calls, the other two served in the shop; in U4 one took all of the young.
const all = [
  ...contacts("U1", "call_in", ["a", "b"]),
  ...contacts("U1", "store", ["c", "d"]),
  ...["U2", "U3", "U4"].flatMap((unit) => contacts(unit, "call_in", ["a", "b", "c", "d"])),
  ...contacts("U4", "call_in", ["a"], "youth")
];
const customers = [...new Set(all.map(({customer_id}) => customer_id))];
const {folder, remove} = writeTiny({
  org_units: [
    {unit_id: "ALL", name: "All", kind: "company"},
    ...["U1", "U2", "U3", "U4"].map((unit_id) => ({unit_id, parent_id: "ALL", name: unit_id}))
  ],
  agents: [...new Set(all.map(({agent_id}) => agent_id))].map((agent_id) => ({
    agent_id,
    unit_id: agent_id.slice(0, 2)
  })),
  customers: customers.map((customer_id) => ({
    customer_id,
    joined_on: "2020-01-01",
    segment: customer_id.split("-")[1]
  })),
  contacts: all
});
let measured: Measured;
let people: PeopleAtWork;
let calendar: Calendar;

beforeAll(async () => {
  const database = await Database.open();
  try {
    const contract = readContract();
    const intake = await ingest(database, contract, folder);
    calendar = calendarOf(firstMonth, firstMonth + 2);
    await writePeriods(database, calendar);
    const units = await readUnits(database);
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const compiled = await compileIndicators(only(indicator), {database, frames, intake, calendar, contract});
    const cubes = await measure(database, frames, compiled, units);
    people = await readPeopleAtWork(database, {intake, calendar, units, compiled}, teamFloor);
    measured = applyPrivacyFloor(cubes, compiled, {units, calendar, team: {floor: teamFloor, people}}, floor);
  } finally {
    database.close();
  }
});
afterAll(remove);

describe("of a unit where four were at work but only two took the calls", () => {
  it("two are counted, and those of other units by what they took", () => {
    calendar.periods.forEach((_, period) => {
      expect(people.all(indicator, "U1", period)).toBe(2);
      expect(people.own(indicator, "U1", period)).toBe(2);
      expect(people.all(indicator, "U2", period)).toBe(3);
      expect(people.own(indicator, "ALL", period)).toBe(0);
    });
  });

  it("the calls' figure isn't shown in any period, and the unit above shows", () => {
    calendar.periods.forEach((_, period) => {
      expect(measured.cell(indicator, "U1", period)).toBeNull();
      expect(measured.cell(indicator, "ALL", period)).not.toBeNull();
    });
    // What the unit above has besides the units shown is of more than two.
    const hidden = ["U2", "U3", "U4"].filter((unit) => measured.cell(indicator, unit, 0) === null);
    expect(hidden).toHaveLength(1);
  });
});

describe("of a segment that one employee of a unit served", () => {
  const quarter = () => calendar.periods.findIndex(({grain}) => grain === "quarter");

  it("one is counted, with those of another segment all of the unit", () => {
    const [young, family] = ["youth", "family"].map((segment) => ({unit: "U4", segment}));
    expect(people.inSegments(indicator, quarter(), [young])).toBe(1);
    expect(people.inSegments(indicator, quarter(), [young, family])).toBe(3);
    expect(people.inSegments(indicator, quarter(), [{unit: "ALL", segment: "youth"}])).toBe(1);
  });

  it("by channel too, of the whole operator", () => {
    const month = calendar.periods.findIndex(({grain}) => grain === "month");
    expect(people.inChannels(indicator, month, ["youth"], ["call_in"])).toBe(1);
    expect(people.inChannels(indicator, month, ["youth"], null)).toBe(1);
    expect(people.inChannels(indicator, month, ["youth", "family"], ["call_in"])).toBe(3);
    // Visits to the shop aren't calls that are timed.
    expect(people.inChannels(indicator, month, ["family"], ["store"])).toBe(0);
  });
});

it("too few employees count as one customer, enough of them or nobody on record as the customers there are", () => {
  expect(teamTold(40, 2, 3)).toBe(1);
  expect(teamTold(0, 2, 3)).toBe(0);
  expect(teamTold(40, 3, 3)).toBe(40);
  expect(teamTold(40, 0, 3)).toBe(40);
  expect(teamTold(40, null, 3)).toBe(40);
});
