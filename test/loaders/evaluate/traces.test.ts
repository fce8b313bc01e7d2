import {readFileSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {type Intake} from "../../../loaders/intake/table-intake.js";
import {breachesOfPlainSql} from "../../plain-sql.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {handlingTargets, tracesOf} from "../../../loaders/evaluate/traces.js";
import {writeTiny} from "../tiny.js";

// Twelve customers a unit. In U1 each calls twice within a week over one matter, noted as resolved both times and asked for a mark only
// the second time; half of its complaints are on record. In U2 each calls once, is asked, and complains on record.
const customers = ["U1", "U2"].flatMap((unit) =>
  Array.from({length: 12}, (_, i) => ({customer_id: `${unit}-${i}`, home_unit_id: unit}))
);
const call = (customer: string, unit: string, n: number, day: string, reason: string) => ({
  contact_id: `${customer}-${n}`,
  customer_id: customer,
  unit_id: unit,
  started_at: `2026-03-${day} 10:00:00`,
  reason,
  answered: true,
  asked_for_person: true,
  resolved: true,
  handled_seconds: 200
});
const contacts = customers.flatMap(({customer_id: id, home_unit_id: unit}) => [
  call(id, unit, 1, "02", "billing"),
  ...(unit === "U1" ? [call(id, unit, 2, "05", "billing")] : []),
  call(id, unit, 3, "20", "complaint")
]);
const surveys = contacts
  .filter(({contact_id: id, unit_id: unit}) => unit === "U2" || !id.endsWith("-1"))
  .map(({contact_id, customer_id}, i) => ({
    survey_id: `S${i}`,
    customer_id,
    contact_id,
    kind: "contact_satisfaction",
    asked_at: "2026-03-21 10:00:00"
  }));
const complaints = customers.flatMap(({customer_id, home_unit_id: unit}, i) =>
  unit === "U2" || i % 2 === 0
    ? [
        {
          complaint_id: `B${i}`,
          customer_id,
          unit_id: unit,
          contact_id: `${customer_id}-3`,
          opened_at: "2026-03-20 11:00:00",
          reason: "other"
        }
      ]
    : []
);

// U1 asks for recommendation where it asks for a mark. A year before both answers were middling; now recommendation is full, satisfaction as it was.
const recommended = [...surveys].map(({contact_id, customer_id}, i) => ({
  survey_id: `R${i}`,
  customer_id,
  contact_id,
  kind: "service_nps",
  asked_at: "2026-03-21 10:00:00",
  answered_at: "2026-03-21 11:00:00",
  score: 10
}));
const answered = surveys.map((one, i) => ({...one, answered_at: "2026-03-21 11:00:00", score: i % 2 ? 5 : 3}));
const before = customers.flatMap(({customer_id, home_unit_id: unit}, i) =>
  [{...call(customer_id, unit, 0, "02", "billing"), started_at: "2025-03-02 10:00:00", handled_seconds: 200}].map(
    (contact) => ({
      contact,
      surveys: [
        {
          survey_id: `O${i}`,
          customer_id,
          contact_id: contact.contact_id,
          kind: "service_nps",
          asked_at: "2025-03-02 12:00:00",
          answered_at: "2025-03-02 12:00:00",
          score: i % 2 ? 8 : 10
        },
        {
          survey_id: `P${i}`,
          customer_id,
          contact_id: contact.contact_id,
          kind: "contact_satisfaction",
          asked_at: "2025-03-02 12:00:00",
          answered_at: "2025-03-02 12:00:00",
          score: i % 2 ? 5 : 3
        }
      ]
    })
  )
);
// Each customer of U1 took one offer, every third without consent, every second ended after 30 days; U2's are refused but one.
const offers = customers.map(({customer_id, home_unit_id: unit}, i) => ({
  offer_id: `F${i}`,
  customer_id,
  unit_id: unit,
  offered_at: "2026-01-10 10:00:00",
  lever: "upgrade",
  accepted: unit === "U1" || i === 12,
  consented: unit === "U1" ? i % 3 !== 0 : true,
  ...(unit === "U1" && i % 2 === 0 ? {ended_on: "2026-02-09"} : {})
}));

let database: Database;
let intake: Intake;
let remove: () => void;
beforeAll(async () => {
  const tiny = writeTiny({
    customers,
    contacts: [...contacts, ...before.map(({contact}) => contact)],
    surveys: [...answered, ...recommended, ...before.flatMap((one) => one.surveys)],
    complaints,
    offers,
    targets: [
      {
        indicator: "handling_time",
        unit_id: "U1",
        period: "quarter",
        starts_on: "2025-10-01",
        target_thousandths: 240_000
      },
      {
        indicator: "handling_time",
        unit_id: "U1",
        period: "quarter",
        starts_on: "2026-01-01",
        target_thousandths: 225_000
      }
    ]
  });
  remove = tiny.remove;
  database = await Database.open();
  intake = await ingest(database, readContract(), tiny.folder);
  await readUnits(database);
});
afterAll(() => {
  database.close();
  remove();
});

describe("traces in rows", () => {
  it("are what a person counts by hand", async () => {
    const {findings} = await tracesOf({
      database,
      intake,
      unitIds: ["U1", "U2"],
      from: "2026-03",
      to: "2026-03",
      floor: 10,
      earlier: null,
      target: () => 225
    });
    const value = (trace: string, unit: string) =>
      findings.find((one) => one.trace === trace)?.units.find((one) => one.unit === unit)?.value;
    expect(value("false_notes", "U1")).toBe(1);
    expect(value("false_notes", "U2")).toBeUndefined();
    // U1 asks none of 12 after whom the customer came back, and all of the 24 others.
    expect(value("selective_asking", "U1")).toBe(1);
    expect(value("unrecorded", "U1")).toBe(0.5);
    expect(value("unrecorded", "U2")).toBe(0);
    expect(value("hidden_way", "U1")).toBe(0);
  });

  it("of the challenger's indicators, too", async () => {
    const request = {database, intake, unitIds: ["U1", "U2"], floor: 10, target: () => 225};
    const earlier = {from: "2025-03", to: "2025-03"};
    const {findings} = await tracesOf({...request, from: "2026-01", to: "2026-03", earlier});
    const value = (trace: string, unit: string) =>
      findings.find((one) => one.trace === trace)?.units.find((one) => one.unit === unit)?.value;
    expect(value("selective_recommendation", "U1")).toBe(1);
    // Recommendation from +50 to +100, satisfaction from 1/2 to 1/2.
    expect(value("recommendation_drift", "U1")).toBeCloseTo(0.5, 10);
    expect(value("unconsented", "U1")).toBe(Number((4 / 12).toPrecision(7)));
    expect(value("unkept", "U1")).toBe(0.5);
    expect(value("unconsented", "U2")).toBeUndefined();
    const {findings: young} = await tracesOf({...request, from: "2026-01", to: "2026-02", earlier: null});
    expect(young.map(({trace}) => trace)).not.toContain("unkept");
    expect(young.map(({trace}) => trace)).not.toContain("recommendation_drift");
  });

  it("take the parts of a call for one contact: a mark asked after the last part was asked after the call", async () => {
    const passedOn = Array.from({length: 12}, (_, i) => `passed-${i}`);
    const solved = Array.from({length: 12}, (_, i) => `solved-${i}`);
    const part = (id: string, n: number, at: string, leg: number) => ({
      ...call(id, "U1", n, "02", "billing"),
      started_at: `2026-03-${at}:00`,
      leg
    });
    const mark = (customer_id: string, n: number) => ({
      survey_id: `${customer_id}-${n}`,
      customer_id,
      contact_id: `${customer_id}-${n}`,
      kind: "contact_satisfaction",
      asked_at: "2026-03-21 10:00:00"
    });
    const folder = writeTiny({
      customers: [...passedOn, ...solved].map((customer_id) => ({customer_id})),
      // Passed on, and back three days later; the others' one call solved it.
      contacts: [
        ...passedOn.flatMap((id) => [
          part(id, 1, "02 10:00", 1),
          part(id, 2, "02 10:05", 2),
          part(id, 3, "05 10:00", 1)
        ]),
        ...solved.map((id) => part(id, 1, "02 10:00", 1))
      ],
      surveys: [...passedOn.flatMap((id) => [mark(id, 2), mark(id, 3)]), ...solved.map((id) => mark(id, 1))]
    });
    const own = await Database.open();
    const taken = await ingest(own, readContract(), folder.folder);
    await readUnits(own);
    const month = {from: "2026-03", to: "2026-03", earlier: null};
    const request = {database: own, intake: taken, unitIds: ["U1"], floor: 10, target: () => 225, ...month};
    const {findings} = await tracesOf(request);
    expect(findings.find(({trace}) => trace === "selective_asking")?.units[0].value).toBe(0);
    own.close();
    folder.remove();
  });
});

describe("traces that can be told", () => {
  it("aren't told of fewer customers than the floor", async () => {
    const {findings} = await tracesOf({
      database,
      intake,
      unitIds: ["U1", "U2"],
      from: "2026-03",
      to: "2026-03",
      floor: 13,
      earlier: null,
      target: () => 225
    });
    expect(findings).toEqual([]);
  });

  it("go by the target last in force", async () => {
    expect([...(await handlingTargets(database, intake, "handling_time", "2026-03"))]).toEqual([["U1", 225]]);
    expect([...(await handlingTargets(database, intake, "handling_time", "2025-12"))]).toEqual([["U1", 240]]);
  });

  it.each([
    ["traces.sql", "notes_y"],
    ["traces-offers.sql", "consent_y"],
    ["traces-answers.sql", "recommend_y"]
  ])("are counted in plain SQL: %s", async (file, column) => {
    const sql = readFileSync(`loaders/evaluate/${file}`, "utf8")
      .trim()
      .replaceAll(":from", "TIMESTAMP '2026-03-01 00:00:00'")
      .replaceAll(":before", "TIMESTAMP '2026-04-01 00:00:00'")
      .replaceAll(":units", "'U1'");
    expect(
      await breachesOfPlainSql(database, `${sql} SELECT unit_id, SUM(${column}) AS y FROM of_customer GROUP BY unit_id`)
    ).toEqual([]);
  });
});
