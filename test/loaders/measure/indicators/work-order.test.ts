import {beforeAll, describe, expect, it} from "vitest";
import {measureTiny, only, type TinyResult, type TinyTables} from "../../tiny.js";

// The data end with March, so orders up to 2 March have had their 30 days.
const order = (
  work_order_id: string,
  customer_id: string,
  unit_id: string,
  scene: string,
  connected: boolean | "",
  converted: boolean,
  dispatched_on = "2026-01-05"
) => ({
  work_order_id,
  customer_id,
  unit_id,
  scene,
  connected,
  converted,
  dispatched_on
});
const tables: TinyTables = {
  customers: [..."ABCD"].map((customer_id) => ({customer_id})),
  work_orders: [
    order("01", "A", "U1", "arrears", true, true),
    order("02", "A", "U1", "arrears", false, true), // paid without having been reached
    order("03", "B", "U1", "arrears", false, false),
    order("04", "B", "U1", "renewal", true, true),
    order("05", "B", "U1", "five_g", true, false),
    order("06", "C", "U2", "five_g", true, true),
    order("07", "C", "U2", "gigabit", true, true),
    order("08", "C", "U2", "gigabit", "", false), // unknown whether reached
    order("09", "C", "U2", "bundle", true, true),
    order("10", "C", "U2", "bundle", true, false),
    order("11", "D", "U2", "care", true, true), // sells nothing
    order("12", "D", "U2", "upgrade", true, true, "2026-03-02"), // exactly 30 days old
    order("13", "D", "U2", "win_back", true, true, "2026-03-03"), // a day too young
    order("14", "D", "U1", "win_back", true, true)
  ]
};
const ids = [
  "one_way_stops_reactivated",
  "dispatched_conversion",
  "connected_conversion",
  "five_g_upgrades",
  "gigabit_upgrades",
  "broadband_only_to_bundle",
  "retention_points"
];

describe("what became of dispatched orders", () => {
  let measured: TinyResult;
  beforeAll(async () => {
    measured = await measureTiny(tables, "2026-01", "2026-03", only(...ids));
  });

  it("one-way stops reactivated = 2 of 3 dispatched (01, 02, not 03)", () => {
    expect(measured.sums("one_way_stops_reactivated", "U1")).toEqual({y: 2, x: 3, n: 2});
    expect(measured.sums("one_way_stops_reactivated", "U2")).toBeNull();
  });

  // U1: 01, 02, 04, 14 of 01–05, 14. U2: 06, 07, 09, 12 of 06–10, 12.
  it("conversion of dispatched orders = 4 of 6 and 4 of 6, reached or not, without care calls", () => {
    expect(measured.sums("dispatched_conversion", "U1")).toEqual({y: 4, x: 6, n: 3});
    expect(measured.sums("dispatched_conversion", "U2")).toEqual({y: 4, x: 6, n: 2});
    expect(measured.sums("dispatched_conversion", "ALL")).toEqual({y: 8, x: 12, n: 4});
  });

  // U1: 01, 04, 14 of 01, 04, 05, 14. U2: 06, 07, 09, 12 of 06, 07, 09, 10, 12.
  it("conversion of connected calls = 3 of 4 and 4 of 5", () => {
    expect(measured.sums("connected_conversion", "U1")).toEqual({y: 3, x: 4, n: 3});
    expect(measured.sums("connected_conversion", "U2")).toEqual({y: 4, x: 5, n: 2});
    expect(measured.sums("connected_conversion", "ALL")).toEqual({y: 7, x: 9, n: 4});
  });

  it("5G = 0 of 1 (05) and 1 of 1 (06); gigabit = 1 of 2 (07, not 08); bundle = 1 of 2 (09, not 10)", () => {
    expect(measured.sums("five_g_upgrades", "U1")).toEqual({y: 0, x: 1, n: 1});
    expect(measured.sums("five_g_upgrades", "U2")).toEqual({y: 1, x: 1, n: 1});
    expect(measured.sums("gigabit_upgrades", "U2")).toEqual({y: 1, x: 2, n: 1});
    expect(measured.sums("broadband_only_to_bundle", "U2")).toEqual({y: 1, x: 2, n: 1});
  });

  // U1: 1 + 1 + 0 for arrears, 3 for the renewal, 0 for 5G, 5 for the win-back. U2: 3 (5G) + 3 (gigabit) + 0 + 5 (bundle) + 0 + 2 (upgrade).
  it("retention points = 10 over 6 orders and 13 over 6 orders", () => {
    expect(measured.sums("retention_points", "U1")).toEqual({y: 10, x: 6, n: 3});
    expect(measured.sums("retention_points", "U2")).toEqual({y: 13, x: 6, n: 2});
    expect(measured.sums("retention_points", "ALL")).toEqual({y: 23, x: 12, n: 4});
  });
});

describe("effective calls a seat-day", () => {
  const call = (
    contact_id: string,
    agent_id: string,
    unit_id: string,
    day: string,
    handled_seconds: number | "",
    channel = "call_out"
  ) => ({
    contact_id,
    customer_id: "A",
    agent_id,
    unit_id,
    started_at: `2026-01-${day} 10:00:00`,
    answered: handled_seconds !== "",
    handled_seconds,
    channel
  });
  const tables: TinyTables = {
    customers: [{customer_id: "A"}],
    agents: [
      {agent_id: "X", unit_id: "U1"},
      {agent_id: "Y", unit_id: "U2"}
    ],
    contacts: [
      call("01", "X", "U1", "05", 30), // exactly long enough
      call("02", "X", "U1", "05", 29), // a second too short
      call("03", "X", "U1", "05", ""), // nobody answered
      call("04", "X", "U1", "05", 300),
      call("05", "X", "U1", "06", ""), // a day of calling out all the same
      call("06", "X", "U1", "07", 300, "call_in"), // no day of calling out
      call("07", "Y", "U2", "05", 45),
      call("08", "Y", "U2", "05", 60),
      call("09", "Y", "U1", "06", 40), // Y helped out in U1
      call("10", "", "U1", "08", 100) // no agent on record
    ]
  };

  // U1: X 2 and 0 on two days, Y 1 on one. U2: Y 2 on one day.
  it("= 3 over 3 seat-days and 2 over 1 seat-day", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("effective_calls_per_seat_day"));
    expect(sums("effective_calls_per_seat_day", "U1")).toEqual({y: 3, x: 3, n: 2});
    expect(sums("effective_calls_per_seat_day", "U2")).toEqual({y: 2, x: 1, n: 1});
  });

  // One customer, but two agents: X 2 over 2 days, Y 3 over 2 days (in both units) → Σy² 4 + 9, Σx² 4 + 4, Σxy 4 + 6.
  it("takes agents, not customers, as independent of one another", async () => {
    const {cubes} = await measureTiny(tables, "2026-01", "2026-01", only("effective_calls_per_seat_day"));
    expect(cubes.get("effective_calls_per_seat_day")?.get("ALL", 0)?.moments).toEqual({
      n: 2,
      y: 5,
      x: 4,
      yy: 13,
      xx: 8,
      xy: 10
    });
  });
});
