import {describe, expect, it} from "vitest";
import {measureTiny, only, type TinyTables} from "../../tiny.js";

describe("how complaints were settled", () => {
  const complaint = (
    complaint_id: string,
    customer_id: string,
    unit_id: string,
    solved_at_first_answer: boolean | "",
    refund_fen: number | "",
    disputed: boolean | ""
  ) => ({
    complaint_id,
    customer_id,
    unit_id,
    opened_at: "2026-01-10 10:00:00",
    solved_at_first_answer,
    refund_fen,
    disputed
  });
  const tables: TinyTables = {
    customers: [{customer_id: "A"}, {customer_id: "B"}, {customer_id: "C"}],
    complaints: [
      complaint("01", "A", "U1", true, 500, false),
      complaint("02", "A", "U1", false, 500, true),
      complaint("03", "B", "U1", "", 0, false), // outcome unknown, nothing refunded
      complaint("04", "B", "U2", true, 300, ""), // unknown whether disputed
      complaint("05", "B", "U2", true, 100, false),
      complaint("06", "C", "", true, 100, false), // no responsible unit on record: nobody's
      complaint("07", "C", "U2", false, "", ""),
      complaint("08", "C", "U2", false, "", true)
    ]
  };

  // U1: 01 yes, 02 no, 03 unknown. U2: 04, 05 yes, 07, 08 no.
  it("solved at first answer = 1 of 2 and 2 of 4", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("solved_at_first_answer"));
    expect(sums("solved_at_first_answer", "U1")).toEqual({y: 1, x: 2, n: 1});
    expect(sums("solved_at_first_answer", "U2")).toEqual({y: 2, x: 4, n: 2});
    expect(sums("solved_at_first_answer", "ALL")).toEqual({y: 3, x: 6, n: 3});
  });

  // Refunded, and known whether disputed: U1 01 at once, 02 after a dispute; U2 05 at once.
  it("refund without dispute = 1 of 2 and 1 of 1", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("refund_without_dispute"));
    expect(sums("refund_without_dispute", "U1")).toEqual({y: 1, x: 2, n: 1});
    expect(sums("refund_without_dispute", "U2")).toEqual({y: 1, x: 1, n: 1});
  });
});

describe("complaints that came again within 30 days", () => {
  // The data end with March, so complaints up to 2 March, midnight, are old enough.
  const complaint = (
    complaint_id: string,
    customer_id: string,
    unit_id: string,
    opened_at: string,
    reason: string
  ) => ({complaint_id, customer_id, unit_id, opened_at, reason});
  const tables: TinyTables = {
    customers: [..."ABCDEF"].map((customer_id) => ({customer_id})),
    complaints: [
      complaint("a1", "A", "U1", "2026-01-05 10:00:00", "billing"), // a2 comes after exactly 30 days
      complaint("a2", "A", "U1", "2026-02-04 10:00:00", "billing"), // the last one
      complaint("b1", "B", "U1", "2026-01-05 10:00:00", "billing"), // b2 is about something else
      complaint("b2", "B", "U1", "2026-01-06 10:00:00", "network"),
      complaint("c1", "C", "U2", "2026-01-05 10:00:00", "plan"), // c2 comes in the same second: c1 is followed, c2 isn't
      complaint("c2", "C", "U2", "2026-01-05 10:00:00", "plan"),
      complaint("d1", "D", "U2", "2026-01-05 10:00:00", ""), // no reason on record: left out
      complaint("d2", "D", "U2", "2026-01-06 10:00:00", ""),
      complaint("e1", "E", "U2", "2026-03-02 00:00:00", "service"), // exactly 30 days old, e2 came
      complaint("e2", "E", "U2", "2026-03-05 10:00:00", "service"), // too young itself
      complaint("f1", "F", "U1", "2026-01-05 10:00:00", "device"), // f2 comes a second too late
      complaint("f2", "F", "U1", "2026-02-04 10:00:01", "device")
    ]
  };

  it("= 1 of 6 (a1) and 2 of 3 (c1, e1)", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-03", only("complaints_reopened"));
    expect(sums("complaints_reopened", "U1")).toEqual({y: 1, x: 6, n: 3});
    expect(sums("complaints_reopened", "U2")).toEqual({y: 2, x: 3, n: 2});
    expect(sums("complaints_reopened", "ALL")).toEqual({y: 3, x: 9, n: 5});
  });
});
