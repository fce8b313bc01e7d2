import {describe, expect, it} from "vitest";
import {measureTiny, only, type TinyTables} from "../../tiny.js";

describe("who left and how, in January", () => {
  const customer = (customer_id: string, left_on = "", home_unit_id = "U1", joined_on = "2025-06-01") => ({
    customer_id,
    home_unit_id,
    joined_on,
    left_on
  });
  const line = (subscription_id: string, customer_id: string, closed_on: string, closed_how: string) => ({
    subscription_id,
    customer_id,
    opened_on: "2025-06-01",
    closed_on,
    closed_how
  });
  const tables: TinyTables = {
    customers: [
      customer("01"), // stays
      customer("02", "2026-01-20"), // ports out
      customer("03", "2026-01-01"), // ports out on the first day: was here when it began
      customer("04", "2026-02-01"), // leaves the day after the last: still here
      customer("05", "2025-12-31"), // left the day before: wasn't here
      customer("06", "", "U1", "2026-01-01"), // joins on the first day: wasn't here before it
      customer("07", "", "U1", "2025-12-31"), // joined the day before: was here
      customer("08", "2026-01-10", "U2"), // asks to disconnect
      customer("09", "2026-01-31", "U2"), // is closed for arrears on the last day
      customer("10", "2026-01-15"), // no line on record: nobody knows how
      customer("11", "2026-01-15"), // one line ported out, the last one disconnected
      customer("12") // ports a line out but keeps another
    ],
    subscriptions: [
      line("02", "02", "2026-01-20", "port_out"),
      line("03", "03", "2026-01-01", "port_out"),
      line("04", "04", "2026-02-01", "port_out"),
      line("05", "05", "2025-12-31", "port_out"),
      line("08", "08", "2026-01-10", "disconnected"),
      line("09", "09", "2026-01-31", "arrears"),
      line("11a", "11", "2026-01-05", "port_out"),
      line("11b", "11", "2026-01-15", "disconnected"),
      line("12a", "12", "2026-01-05", "port_out"),
      line("12b", "12", "", "")
    ]
  };
  const ids = [
    "customer_retention",
    "customer_churn",
    "customer_port_out",
    "customer_churn_disconnected",
    "customer_churn_arrears"
  ];

  // Here at the start: U1 01, 02, 03, 04, 07, 10, 11, 12 (8); U2 08, 09 (2). Left: U1 02, 03, 10, 11; U2 08, 09.
  it("retention = 4 of 8 and 0 of 2; churn is the rest; port-out 2 (02, 03), disconnected 11 and 08, arrears 09; 10 is churn of no known kind", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only(...ids));
    expect(ids.map((id) => sums(id, "U1"))).toEqual([4, 4, 2, 1, 0].map((y) => ({y, x: 8, n: 8})));
    expect(ids.map((id) => sums(id, "U2"))).toEqual([0, 2, 0, 1, 1].map((y) => ({y, x: 2, n: 2})));
    expect(ids.map((id) => sums(id, "ALL"))).toEqual([4, 6, 2, 2, 1].map((y) => ({y, x: 10, n: 10})));
  });
});

describe("complaints per 10,000, in January", () => {
  const complaint = (complaint_id: string, customer_id: string, opened_at: string, level: string) => ({
    complaint_id,
    customer_id,
    opened_at,
    level
  });
  const tables: TinyTables = {
    customers: [
      {customer_id: "A", home_unit_id: "U1"},
      {customer_id: "B", home_unit_id: "U1"},
      {customer_id: "E", home_unit_id: "U1", left_on: "2026-01-20"},
      {customer_id: "C", home_unit_id: "U2"},
      {customer_id: "F", home_unit_id: "U2"},
      {customer_id: "G", home_unit_id: "U2"},
      {customer_id: "D", home_unit_id: "U2", joined_on: "2026-01-05"}
    ].map((row) => ({joined_on: "2020-01-01", left_on: "", ...row})),
    complaints: [
      complaint("01", "A", "2026-01-01 00:00:00", "first_line"), // the first second
      complaint("02", "A", "2026-01-31 23:59:59", "escalated"), // the last second
      complaint("03", "B", "2026-01-10 10:00:00", "regulator"),
      complaint("04", "C", "2026-02-01 00:00:00", "escalated"), // a second too late
      complaint("05", "C", "2026-01-05 10:00:00", "escalated"),
      complaint("06", "C", "2026-01-06 10:00:00", "regulator"),
      complaint("07", "D", "2026-01-10 10:00:00", "first_line"), // joined within the month: not in the group
      complaint("08", "E", "2026-01-10 10:00:00", "first_line"), // left later: was in the group
      complaint("09", "G", "2025-12-31 23:59:59", "regulator") // a second too early
    ]
  };

  // Here at the start: U1 A, B, E; U2 C, F, G. U1 01, 02, 03, 08; U2 05, 06.
  it("all = 4 of 3 customers and 2 of 3, escalated 1 (02) and 1 (05), to the regulator 1 (03) and 1 (06), times 10,000", async () => {
    const {sums} = await measureTiny(
      tables,
      "2026-01",
      "2026-01",
      only("complaints_per_10k", "escalated_complaints_per_10k", "regulator_complaints_per_10k")
    );
    expect(sums("complaints_per_10k", "U1")).toEqual({y: 40_000, x: 3, n: 3});
    expect(sums("complaints_per_10k", "U2")).toEqual({y: 20_000, x: 3, n: 3});
    expect(sums("complaints_per_10k", "ALL")).toEqual({y: 60_000, x: 6, n: 6});
    for (const unit of ["U1", "U2"])
      expect(sums("escalated_complaints_per_10k", unit)).toEqual({y: 10_000, x: 3, n: 3});
    for (const unit of ["U1", "U2"])
      expect(sums("regulator_complaints_per_10k", unit)).toEqual({y: 10_000, x: 3, n: 3});
  });
});

describe("complaints on record and complaints kept silent, in January", () => {
  const contact = (
    contact_id: string,
    customer_id: string,
    started_at: string,
    reason: string,
    channel = "call_in"
  ) => ({contact_id, customer_id, started_at, reason, channel});
  const tables: TinyTables = {
    customers: [..."ABCDEFGHIJ"].map((customer_id) => ({
      customer_id,
      home_unit_id: "ABCEF".includes(customer_id) ? "U1" : "U2",
      left_on: ""
    })),
    contacts: [
      contact("a1", "A", "2026-01-01 10:00:00", "billing"),
      contact("a2", "A", "2026-01-08 10:00:00", "billing"), // exactly 7 days: came back
      contact("b1", "B", "2026-01-01 10:00:00", "billing"),
      contact("b2", "B", "2026-01-08 10:00:01", "billing"), // a second too late
      contact("c1", "C", "2026-01-03 10:00:00", "network"),
      contact("c2", "C", "2026-01-04 10:00:00", "network"), // came back, and is on record
      contact("d1", "D", "2025-12-30 10:00:00", "billing"),
      contact("d2", "D", "2026-01-02 10:00:00", "billing"), // came back within January
      contact("e1", "E", "2026-01-03 10:00:00", "billing"),
      contact("e2", "E", "2026-01-04 10:00:00", "network"), // another reason
      contact("f1", "F", "2026-01-03 10:00:00", "billing"),
      contact("f2", "F", "2026-01-04 10:00:00", "billing", "call_out"), // we called
      contact("g1", "G", "2026-01-05 10:00:00", "complaint"),
      contact("h1", "H", "2026-01-06 10:00:00", "complaint"),
      contact("i1", "I", "2026-01-07 10:00:00", "complaint"),
      contact("i2", "I", "2026-01-09 10:00:00", "complaint"),
      contact("j1", "J", "2026-01-31 23:00:00", "complaint")
    ],
    complaints: [
      ["C", "05 10"],
      ["G", "05 11"],
      ["I", "09 10"]
    ]
      .map(([customer_id, at]) => ({complaint_id: customer_id, customer_id, opened_at: `2026-01-${at}:00:00`}))
      .concat([{complaint_id: "J", customer_id: "J", opened_at: "2026-02-01 09:00:00"}]) // put on record in the month after
  };

  it("silent repeaters = A of 5 and D of 5", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("silent_repeaters"));
    expect(sums("silent_repeaters", "U1")).toEqual({y: 1, x: 5, n: 5});
    expect(sums("silent_repeaters", "U2")).toEqual({y: 1, x: 5, n: 5});
  });

  // I came twice and is counted once; H is on no record, J only in February's.
  it("put on record = 2 of the 4 who came to complain (G, I of G, H, I, J); in U1 nobody came to complain", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("recorded_complaints"));
    expect(sums("recorded_complaints", "U2")).toEqual({y: 2, x: 4, n: 4});
    expect(sums("recorded_complaints", "U1")).toBeNull();
  });
});

describe("customers who brought in others, in January", () => {
  const customer = (customer_id: string, home_unit_id: string, joined_on: string, referred_by = "") => ({
    customer_id,
    home_unit_id,
    joined_on,
    left_on: "",
    referred_by
  });
  const tables: TinyTables = {
    customers: [
      customer("A", "U1", "2020-01-01"),
      customer("B", "U1", "2020-01-01"),
      customer("C", "U2", "2020-01-01"),
      customer("D", "U2", "2020-01-01"),
      customer("E", "U2", "2020-01-01"),
      customer("V", "U2", "2025-12-31", "D"), // the day before January
      customer("W", "U1", "2026-01-01", "C"), // on its first day
      customer("X", "U2", "2026-01-05", "A"),
      customer("Y", "U2", "2026-01-06", "A"), // A brought in two and counts once
      customer("Z", "U1", "2026-02-01", "B"), // the day after January
      customer("S", "U1", "2026-01-08", "S"), // nobody brings in themselves
      customer("T", "U1", "2026-01-08", "someone unknown")
    ]
  };

  // Here at the start: U1 A, B; U2 C, D, E and V.
  it("= 1 of 2 (A) and 1 of 4 (C), for the unit of who brought them in", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("referrals"));
    expect(sums("referrals", "U1")).toEqual({y: 1, x: 2, n: 2});
    expect(sums("referrals", "U2")).toEqual({y: 1, x: 4, n: 4});
  });

  it("isn't measurable, rather than zero, where nobody wrote down who brought in whom", async () => {
    const customers = tables.customers.map((row) => ({...row, referred_by: ""}));
    const {sums, lacks} = await measureTiny({customers}, "2026-01", "2026-01", only("referrals"));
    expect(sums("referrals", "ALL")).toBeNull();
    expect(lacks("referrals")).toEqual(["customers.referred_by"]);
  });
});

describe("green-light leavers", () => {
  // A contact is green if a person answered when asked for, within 300 s, and no mark below 4 was given. All leave on 31 March; 90 days before is 31 December.
  const people = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14"];
  const contact = (
    contact_id: string,
    handled_seconds: number | "",
    started_at = "2026-02-10 10:00:00",
    answered = true,
    channel = "call_in"
  ) => ({
    contact_id,
    customer_id: contact_id.slice(0, 2),
    started_at,
    channel,
    asked_for_person: true,
    answered,
    handled_seconds
  });
  const mark = (contact_id: string, score: number) => ({
    survey_id: contact_id,
    customer_id: contact_id.slice(0, 2),
    contact_id,
    kind: "contact_satisfaction",
    asked_at: "2026-02-10 11:00:00",
    answered_at: "2026-02-10 11:00:00",
    score
  });
  const tables: TinyTables = {
    customers: people.map((customer_id) => ({
      customer_id,
      home_unit_id: customer_id <= "06" ? "U1" : "U2",
      left_on: "2026-03-31",
      joined_on: customer_id === "11" ? "2026-01-01" : customer_id === "13" ? "2025-12-31" : "2020-01-01"
    })),
    subscriptions: people.map((id) => ({
      subscription_id: id,
      customer_id: id,
      closed_on: "2026-03-31",
      closed_how: id === "12" ? "disconnected" : "port_out"
    })),
    contacts: [
      contact("01", 100), // green
      contact("02", 301), // a second too long
      contact("03", 300), // green
      contact("04a", 100),
      contact("04b", "", "2026-02-11 10:00:00", false), // one answered, one not
      contact("05", 100), // a mark of 3
      contact("06", 100), // green with a mark of 4
      // 07 had no contact: nothing to be green
      contact("08", 500, "2025-12-31 00:00:00"), // exactly 90 days before
      contact("09", 100, "2025-12-30 23:59:59"), // a second earlier: no contact in the 90 days
      contact("10", 100, "2026-03-31 10:00:00"), // on the day of leaving itself: not before it
      contact("11", 100), // was here for 89 days only
      contact("12", 100), // left, but not by port-out
      contact("13", 100), // was here for exactly 90 days: green
      contact("14", 100, "2026-02-10 10:00:00", true, "call_out"), // we called: not a contact of theirs
      contact("01b", 900, "2026-02-11 10:00:00", true, "call_out") // nor does our long call make 01 miss a target
    ],
    surveys: [mark("05", 3), mark("06", 4)]
  };

  it("= 3 of 6 (01, 03, 06) and 1 of 2 (13, not 08)", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-03", only("green_light_leavers"));
    expect(sums("green_light_leavers", "U1")).toEqual({y: 3, x: 6, n: 6});
    expect(sums("green_light_leavers", "U2")).toEqual({y: 1, x: 2, n: 2});
    expect(sums("green_light_leavers", "ALL")).toEqual({y: 4, x: 8, n: 8});
  });
});
