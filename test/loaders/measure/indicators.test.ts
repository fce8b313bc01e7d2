import {describe, expect, it} from "vitest";
import {measureTiny} from "../tiny.js";

const customers = (...ids: string[]) => ids.map((customer_id) => ({customer_id}));

describe("first-contact resolution", () => {
  // METHODS §4, 10: contacts on days A: 0, 3, 20; B: 0, 7; C: 5; within 7 days, boundary included.
  const day = (n: number) => `2026-01-${String(n + 1).padStart(2, "0")} 10:00:00`;
  const calls = (
    [
      ["A", 0],
      ["A", 3],
      ["A", 20],
      ["B", 0],
      ["B", 7],
      ["C", 5]
    ] as const
  ).map(([customer_id, at], i) => ({
    contact_id: `K${i}`,
    customer_id,
    started_at: day(at),
    reason: "billing",
    answered: true,
    asked_for_person: true,
    unit_id: "U1",
    handled_seconds: 100
  }));

  it("is 4 of 6: A's day 0 came back on day 3, B's day 0 on day 7", async () => {
    const {sums} = await measureTiny({customers: customers("A", "B", "C"), contacts: calls}, "2026-01", "2026-03");
    expect(sums("first_contact_resolution", "ALL")).toEqual({y: 4, x: 6, n: 3});
  });

  it("is 3 of 5 where the data end before the last contact is 7 days old", async () => {
    // Shifted so that the month ends on day 24: day 20 is only 4 days old.
    const shifted = calls.map((call) => ({
      ...call,
      started_at: `2026-01-${String(Number(call.started_at.slice(8, 10)) + 7).padStart(2, "0")} 10:00:00`
    }));
    const {sums} = await measureTiny({customers: customers("A", "B", "C"), contacts: shifted}, "2026-01", "2026-01");
    expect(sums("first_contact_resolution", "ALL")).toEqual({y: 3, x: 5, n: 3});
  });

  it("isn't broken by a contact for another reason, nor by a contact without one", async () => {
    const {sums} = await measureTiny(
      {
        customers: customers("A"),
        contacts: [
          {...calls[0], contact_id: "K1"},
          {...calls[1], contact_id: "K2", reason: "network"},
          {...calls[1], contact_id: "K3", reason: ""}
        ]
      },
      "2026-01",
      "2026-03"
    );
    expect(sums("first_contact_resolution", "ALL")).toEqual({y: 2, x: 2, n: 1});
  });
});

describe("conversion", () => {
  // METHODS §4, 11: one agent (here unit) sees 10 customers once, 3 buy; the other sees 10 three times, 5 buy.
  const once = Array.from({length: 10}, (_, i) => ({customer: `A${i}`, unit: "U1", accepted: [i < 3]}));
  const thrice = Array.from({length: 10}, (_, i) => ({customer: `B${i}`, unit: "U2", accepted: [false, false, i < 5]}));
  const people = [...once, ...thrice];
  const tables = {
    customers: people.map(({customer, unit}) => ({customer_id: customer, home_unit_id: unit})),
    offers: people.flatMap(({customer, accepted}) =>
      accepted.map((taken, k) => ({
        offer_id: `${customer}-${k}`,
        customer_id: customer,
        offered_at: `2026-01-1${k} 09:00:00`,
        accepted: taken
      }))
    )
  };

  it("per contact 30 % beats 16.7 %, per customer 30 % loses to 50 %", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01");
    expect(sums("offer_conversion_per_contact", "U1")).toEqual({y: 3, x: 10, n: 10});
    expect(sums("offer_conversion_per_contact", "U2")).toEqual({y: 5, x: 30, n: 10});
    expect(sums("offer_conversion_per_customer", "U1")).toEqual({y: 3, x: 10, n: 10});
    expect(sums("offer_conversion_per_customer", "U2")).toEqual({y: 5, x: 10, n: 10});
  });

  it("counts a customer once over the quarter who was asked in each of its months", async () => {
    const offers = ["01", "02", "03"].map((month) => ({
      offer_id: month,
      customer_id: "A",
      offered_at: `2026-${month}-10 09:00:00`,
      accepted: true
    }));
    const {sums} = await measureTiny({customers: customers("A"), offers}, "2026-01", "2026-03");
    expect(sums("offer_conversion_per_customer", "ALL")).toEqual({y: 1, x: 1, n: 1});
    expect(sums("offer_conversion_per_contact", "ALL")).toEqual({y: 3, x: 3, n: 1});
  });
});

describe("connect rate and handling time", () => {
  const call = (
    contact_id: string,
    customer_id: string,
    unit_id: string,
    answered: boolean,
    handled_seconds: number | ""
  ) => ({
    contact_id,
    customer_id,
    unit_id,
    started_at: "2026-01-05 10:00:00",
    asked_for_person: true,
    answered,
    handled_seconds
  });
  const tables = {
    customers: customers("A", "B"),
    contacts: [
      call("1", "A", "U1", true, 100),
      call("2", "A", "U2", true, 300),
      call("3", "A", "U2", false, ""),
      call("4", "B", "U1", true, 200),
      {...call("5", "B", "U1", true, 900), channel: "store"},
      {...call("6", "B", "U1", false, ""), asked_for_person: false}
    ]
  };

  it("go to the unit that handled the call, and count calls that asked for a person alone", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01");
    expect(sums("connect_rate", "U1")).toEqual({y: 2, x: 2, n: 2});
    expect(sums("connect_rate", "U2")).toEqual({y: 1, x: 2, n: 1});
    expect(sums("handling_time", "U2")).toEqual({y: 300, x: 1, n: 1});
  });

  it("sum a customer whom two units served once for the company", async () => {
    const {cubes} = await measureTiny(tables, "2026-01", "2026-01");
    // A: y 2 of x 3, B: 1 of 1 → n 2, Σx² 10, Σxy 7.
    expect(cubes.get("connect_rate")?.get("ALL", 0)?.moments).toEqual({n: 2, y: 3, x: 4, yy: 5, xx: 10, xy: 7});
  });
});

describe("service NPS", () => {
  it("counts +100, 0, −100 of answered questions of its own kind", async () => {
    const answer = (survey_id: string, score: number | "", kind = "service_nps") => ({
      survey_id,
      customer_id: "A",
      kind,
      asked_at: "2026-01-05 10:00:00",
      answered_at: score === "" ? "" : "2026-01-05 11:00:00",
      score
    });
    const {sums} = await measureTiny(
      {
        customers: customers("A"),
        surveys: [
          answer("1", 10),
          answer("2", 9),
          answer("3", 8),
          answer("4", 6),
          answer("5", ""),
          answer("6", 0, "relationship_nps")
        ]
      },
      "2026-01",
      "2026-01"
    );
    expect(sums("service_nps", "ALL")).toEqual({y: 100, x: 4, n: 1});
  });
});

describe("customer retention", () => {
  it("takes those here at the start, and asks whether they are here at the end", async () => {
    const {sums} = await measureTiny(
      {
        customers: [
          {customer_id: "stays", joined_on: "2025-06-01", left_on: ""},
          {customer_id: "leaves", joined_on: "2025-06-01", left_on: "2026-01-20"},
          {customer_id: "left before", joined_on: "2025-06-01", left_on: "2025-12-31"},
          {customer_id: "leaves after", joined_on: "2025-06-01", left_on: "2026-02-01"},
          {customer_id: "joins within", joined_on: "2026-01-02", left_on: ""}
        ]
      },
      "2026-01",
      "2026-01"
    );
    expect(sums("customer_retention", "U1")).toEqual({y: 2, x: 3, n: 3});
  });
});
