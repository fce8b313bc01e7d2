import {describe, expect, it} from "vitest";
import {measureTiny, only, type TinyTables} from "../../tiny.js";

describe("offers kept for 60 days", () => {
  // The data end with March: 60 days before 1 April is 31 January, midnight. 10 January + 60 days is 11 March.
  const offer = (
    offer_id: string,
    customer_id: string,
    unit_id: string,
    offered_at: string,
    accepted: boolean,
    ended_on = "",
    consented: boolean | "" = ""
  ) => ({
    offer_id,
    customer_id,
    unit_id,
    offered_at,
    accepted,
    ended_on,
    consented
  });
  const tables: TinyTables = {
    customers: [
      {customer_id: "A"},
      {customer_id: "B", left_on: "2026-03-10"},
      {customer_id: "C", left_on: "2026-03-11"},
      {customer_id: "D"}
    ],
    offers: [
      offer("01", "A", "U1", "2026-01-10 09:00:00", true), // kept
      offer("02", "A", "U1", "2026-01-10 15:00:00", true, "2026-03-11"), // ended on the 60th day: kept
      offer("03", "A", "U1", "2026-01-10 15:00:00", true, "2026-03-10"), // ended on the 59th: not kept
      offer("04", "B", "U1", "2026-01-10 09:00:00", true), // the customer left on the 59th day: not kept
      offer("05", "C", "U2", "2026-01-10 09:00:00", true), // the customer left on the 60th: kept
      offer("06", "A", "U2", "2026-01-10 09:00:00", false), // not accepted
      offer("07", "A", "U2", "2026-01-12 09:00:00", true, "2026-01-12"), // ended the same day: not kept
      offer("08", "D", "U2", "2026-01-31 00:00:00", true), // exactly 60 days old: kept
      offer("09", "D", "U2", "2026-01-31 00:00:01", true, "2026-02-01"), // a second too young: left out
      offer("10", "D", "", "2026-01-10 09:00:00", true), // no selling unit on record: nobody's
      offer("11", "D", "U2", "2026-01-15 09:00:00", false, "", true),
      offer("12", "D", "U2", "2026-01-20 09:00:00", true, "", false) // consent is another indicator's question: kept
    ]
  };

  it("= 2 of 4 (01, 02) and 3 of 4 (05, 08, 12), for the unit that sold", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-03", only("offers_kept_60d"));
    expect(sums("offers_kept_60d", "U1")).toEqual({y: 2, x: 4, n: 2});
    expect(sums("offers_kept_60d", "U2")).toEqual({y: 3, x: 4, n: 3});
    expect(sums("offers_kept_60d", "ALL")).toEqual({y: 5, x: 8, n: 4});
  });
});

describe("complaint within 30 days of a sale", () => {
  // 5 January + 30 days is 4 February; the data end with March, so sales up to 2 March, midnight, are old enough.
  const offer = (offer_id: string, customer_id: string, unit_id: string, offered_at: string, accepted = true) => ({
    offer_id,
    customer_id,
    unit_id,
    offered_at,
    accepted
  });
  const complaint = (complaint_id: string, customer_id: string, opened_at: string, reason: string) => ({
    complaint_id,
    customer_id,
    opened_at,
    reason
  });
  const tables: TinyTables = {
    customers: ["A", "B", "C", "D", "E", "F", "G"].map((customer_id) => ({customer_id})),
    offers: [
      offer("01", "A", "U1", "2026-01-05 10:00:00"), // a1 comes after exactly 30 days: followed
      offer("02", "B", "U1", "2026-01-05 10:00:00"), // b1 comes a second too late
      offer("03", "C", "U2", "2026-01-05 10:00:00"), // c1 is about the network
      offer("04", "D", "U2", "2026-01-05 10:00:00"), // d1 has no reason on record
      offer("05", "E", "U2", "2026-01-05 10:00:00"), // e1 comes in the same second: followed
      offer("06", "E", "U2", "2026-01-20 10:00:00"), // e1 came before this sale
      offer("07", "F", "U1", "2026-01-05 10:00:00", false), // not accepted
      offer("08", "G", "U1", "2026-03-02 00:00:00"), // exactly 30 days old
      offer("09", "G", "U1", "2026-03-02 00:00:01"), // a second too young
      offer("10", "A", "U1", "2026-02-03 10:00:00") // a1 follows this sale too
    ],
    complaints: [
      complaint("a1", "A", "2026-02-04 10:00:00", "billing"),
      complaint("b1", "B", "2026-02-04 10:00:01", "plan"),
      complaint("c1", "C", "2026-01-06 10:00:00", "network"),
      complaint("d1", "D", "2026-01-06 10:00:00", ""),
      complaint("e1", "E", "2026-01-05 10:00:00", "activation"),
      complaint("f1", "F", "2026-01-06 10:00:00", "billing")
    ]
  };

  it("= 2 of 4 (01, 10) and 1 of 4 (05)", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-03", only("complaint_after_sale_30d"));
    expect(sums("complaint_after_sale_30d", "U1")).toEqual({y: 2, x: 4, n: 3});
    expect(sums("complaint_after_sale_30d", "U2")).toEqual({y: 1, x: 4, n: 3});
    expect(sums("complaint_after_sale_30d", "ALL")).toEqual({y: 3, x: 8, n: 6});
  });

  it("isn't measurable where complaints have no reason, since then none could be told to be about the sale", async () => {
    const complaints = tables.complaints.map((one) => ({...one, reason: ""}));
    const {sums, lacks} = await measureTiny(
      {...tables, complaints},
      "2026-01",
      "2026-03",
      only("complaint_after_sale_30d")
    );
    expect(sums("complaint_after_sale_30d", "ALL")).toBeNull();
    expect(lacks("complaint_after_sale_30d")).toEqual(["complaints.reason"]);
  });
});

describe("conversion and right-sizing", () => {
  const offer = (offer_id: string, customer_id: string, lever: string, accepted: boolean) => ({
    offer_id,
    customer_id,
    lever,
    accepted,
    offered_at: "2026-01-10 09:00:00"
  });
  const tables: TinyTables = {
    customers: [
      {customer_id: "A", home_unit_id: "U1"},
      {customer_id: "B", home_unit_id: "U1"},
      {customer_id: "C", home_unit_id: "U2"},
      {customer_id: "D", home_unit_id: "U2"},
      {customer_id: "E", home_unit_id: "U2"},
      {customer_id: "F", home_unit_id: "U2"}
    ],
    offers: [
      offer("01", "A", "upgrade", false),
      offer("02", "A", "upgrade", false),
      offer("03", "A", "right_size_down", true),
      offer("04", "B", "upgrade", true),
      offer("05", "B", "value_added", true),
      offer("06", "C", "right_size_down", false),
      offer("07", "C", "upgrade", false),
      offer("08", "D", "right_size_down", true),
      offer("09", "D", "right_size_down", true),
      offer("10", "E", "renewal", true),
      offer("11", "E", "renewal", false),
      offer("12", "F", "five_g", false)
    ]
  };

  // A 1 of 3, B 2 of 2; C 0 of 2, D 2 of 2, E 1 of 2, F 0 of 1. Per customer: A, B of 2; D, E of 4.
  it("per offer = 3 of 5 and 3 of 7; per customer = 2 of 2 and 2 of 4", async () => {
    const {sums} = await measureTiny(
      tables,
      "2026-01",
      "2026-01",
      only("offer_conversion_per_contact", "offer_conversion_per_customer")
    );
    expect(sums("offer_conversion_per_contact", "U1")).toEqual({y: 3, x: 5, n: 2});
    expect(sums("offer_conversion_per_contact", "U2")).toEqual({y: 3, x: 7, n: 4});
    expect(sums("offer_conversion_per_customer", "U1")).toEqual({y: 2, x: 2, n: 2});
    expect(sums("offer_conversion_per_customer", "U2")).toEqual({y: 2, x: 4, n: 4});
  });

  // Another plan was proposed to A, B, C, D; A and D took a smaller one, D twice but counted once.
  it("right-sizing down = 1 of 2 (A, not B) and 1 of 2 (D, not C); E and F weren't asked", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("right_sized_down"));
    expect(sums("right_sized_down", "U1")).toEqual({y: 1, x: 2, n: 2});
    expect(sums("right_sized_down", "U2")).toEqual({y: 1, x: 2, n: 2});
    expect(sums("right_sized_down", "ALL")).toEqual({y: 2, x: 4, n: 4});
  });
});
