import {describe, expect, it} from "vitest";
import {measureTiny, only, type TinyTables} from "../../tiny.js";

describe("lines lost, in January", () => {
  const line = (
    subscription_id: string,
    customer_id: string,
    kind: string,
    closed_on = "",
    closed_how = "",
    opened_on = "2020-01-01"
  ) => ({subscription_id, customer_id, kind, opened_on, closed_on, closed_how});
  const tables: TinyTables = {
    customers: [
      {customer_id: "A", home_unit_id: "U1", kind: "public"},
      {customer_id: "B", home_unit_id: "U2", kind: "public"},
      {customer_id: "C", home_unit_id: "U2", kind: "government_enterprise"}
    ],
    subscriptions: [
      line("01", "A", "mobile"),
      line("02", "A", "mobile", "2026-01-01", "port_out"), // on the first day: was open when it began
      line("03", "A", "broadband", "2026-01-31", "disconnected"), // on the last day
      line("04", "B", "mobile", "2026-01-15", "arrears"),
      line("05", "B", "mobile", "2026-02-01", "port_out"), // the day after: still open
      line("06", "B", "mobile", "2025-12-31", "port_out"), // the day before: wasn't open
      line("07", "B", "mobile", "", "", "2026-01-01"), // opened on the first day: wasn't open before it
      line("08", "B", "broadband", "", "", "2025-12-31"),
      line("09", "C", "leased_line", "2026-01-10", "disconnected"),
      line("10", "C", "broadband"),
      line("11", "C", "mobile", "2026-01-20", "port_out"),
      line("12", "C", "smart_home", "2026-01-05", "disconnected")
    ]
  };
  const ids = ["line_retention", "line_churn", "line_port_out", "line_churn_disconnected", "line_churn_arrears"];

  // Open at the start: U1 01, 02, 03; U2 04, 05, 08, 09, 10, 11, 12. Still open: 01; 05, 08, 10.
  it("retention = 1 of 3 and 3 of 7; churn 2 and 4: ported out 02 and 11, disconnected 03 and 09, 12, arrears 04", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only(...ids));
    expect(ids.map((id) => sums(id, "U1"))).toEqual([1, 2, 1, 1, 0].map((y) => ({y, x: 3, n: 1})));
    expect(ids.map((id) => sums(id, "U2"))).toEqual([3, 4, 1, 2, 1].map((y) => ({y, x: 7, n: 2})));
    expect(ids.map((id) => sums(id, "ALL"))).toEqual([4, 6, 2, 3, 1].map((y) => ({y, x: 10, n: 3})));
  });

  // Of C's lines 09 and 10 are of the two kinds; A's and B's broadband are a household's.
  it("leased-line and broadband loss = 1 of 2 (09, not 10)", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("leased_line_and_broadband_loss"));
    expect(sums("leased_line_and_broadband_loss", "U2")).toEqual({y: 1, x: 2, n: 1});
    expect(sums("leased_line_and_broadband_loss", "U1")).toBeNull();
  });
});

describe("lines without a term re-contracted, in January", () => {
  const term = (contract_id: string, subscription_id: string, starts_on: string, due_on: string) => ({
    contract_id,
    subscription_id,
    starts_on,
    due_on
  });
  const tables: TinyTables = {
    customers: [
      {customer_id: "A", home_unit_id: "U1"},
      {customer_id: "B", home_unit_id: "U2"}
    ],
    subscriptions: ["01", "02", "03", "04", "05", "06", "07", "08"].map((id) => ({
      subscription_id: id,
      customer_id: id <= "04" ? "A" : "B",
      opened_on: id === "06" ? "2026-01-02" : "2020-01-01",
      closed_on: id === "07" ? "2026-01-20" : "",
      closed_how: id === "07" ? "disconnected" : ""
    })),
    contracts: [
      term("a", "01", "2026-01-01", "2028-01-01"), // no term before, one from the first day on
      // 02 has none and gets none
      term("b", "03", "2024-01-01", "2026-01-01"),
      term("c", "03", "2026-01-05", "2028-01-05"), // one still ran on the first day
      term("d", "04", "2023-12-31", "2025-12-31"),
      term("e", "04", "2026-01-31", "2028-01-31"), // it ended the day before; a new one on the last day
      term("f", "05", "2026-02-01", "2028-02-01"), // a day too late
      term("g", "06", "2026-01-02", "2028-01-02"), // the line itself is new
      // 07 has none and is closed
      term("h", "08", "2025-12-31", "2027-12-31") // already agreed the day before
    ]
  };

  it("= 2 of 3 (01, 04 of 01, 02, 04) and 0 of 2 (05, 07)", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("lines_recontracted"));
    expect(sums("lines_recontracted", "U1")).toEqual({y: 2, x: 3, n: 1});
    expect(sums("lines_recontracted", "U2")).toEqual({y: 0, x: 2, n: 1});
    expect(sums("lines_recontracted", "ALL")).toEqual({y: 2, x: 5, n: 2});
  });
});

describe("due contracts renewed, in January", () => {
  const term = (contract_id: string, subscription_id: string, due_on: string, renewed_on = "") => ({
    contract_id,
    subscription_id,
    due_on,
    renewed_on
  });
  const tables: TinyTables = {
    customers: [
      {customer_id: "A", home_unit_id: "U1"},
      {customer_id: "B", home_unit_id: "U2"}
    ],
    subscriptions: [
      {subscription_id: "a", customer_id: "A", closed_on: "", closed_how: ""},
      {subscription_id: "b", customer_id: "B", closed_on: "2026-01-10", closed_how: "port_out"},
      {subscription_id: "c", customer_id: "B", closed_on: "", closed_how: ""}
    ],
    contracts: [
      term("01", "a", "2026-01-31", "2026-01-31"), // on the very day
      term("02", "a", "2026-01-15", "2026-01-16"), // a day late
      term("03", "a", "2026-01-15"), // never
      term("04", "a", "2026-01-01", "2025-12-01"), // a month early
      term("05", "c", "2026-02-01", "2026-01-05"), // due the day after January
      term("06", "c", "2025-12-31", "2025-12-31"), // due the day before
      term("07", "b", "2026-01-20"), // the line was closed before it was due
      term("08", "c", "2026-01-10", "2026-01-05")
    ]
  };

  it("= 2 of 4 (01, 04) and 1 of 2 (08, not 07)", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("due_contracts_renewed"));
    expect(sums("due_contracts_renewed", "U1")).toEqual({y: 2, x: 4, n: 1});
    expect(sums("due_contracts_renewed", "U2")).toEqual({y: 1, x: 2, n: 1});
    expect(sums("due_contracts_renewed", "ALL")).toEqual({y: 3, x: 6, n: 2});
  });
});

describe("disconnections saved within 30 days", () => {
  // 5 January + 30 days is 4 February; the data end with March, so requests up to 2 March, midnight, are old enough.
  const lines = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
  const event = (subscription_id: string, unit_id: string, happened_at: string, what: string) => ({
    event_id: `${subscription_id} ${happened_at} ${what}`,
    subscription_id,
    unit_id,
    happened_at,
    event: what
  });
  const tables: TinyTables = {
    customers: [{customer_id: "A"}, {customer_id: "B"}],
    subscriptions: lines.map((id) => ({subscription_id: id, customer_id: id <= "3" ? "A" : "B"})),
    line_events: [
      event("1", "U1", "2026-01-05 10:00:00", "disconnection_asked"),
      event("1", "U1", "2026-02-04 10:00:00", "saved"), // after exactly 30 days
      event("2", "U1", "2026-01-05 10:00:00", "disconnection_asked"),
      event("2", "U1", "2026-02-04 10:00:01", "saved"), // a second late
      event("3", "U1", "2026-01-06 10:00:00", "disconnection_asked"),
      event("3", "U1", "2026-01-07 10:00:00", "save_attempted"), // tried, not saved
      event("4", "U2", "2026-01-06 10:00:00", "disconnection_asked"), // another line of the customer was saved, not this one
      event("5", "U2", "2026-01-07 09:00:00", "disconnection_asked"),
      event("5", "U2", "2026-01-07 10:00:00", "saved"),
      event("6", "U2", "2026-01-03 10:00:00", "saved"),
      event("6", "U2", "2026-01-04 10:00:00", "disconnection_asked"), // saved before, not after
      event("7", "U2", "2026-03-02 00:00:00", "disconnection_asked"), // exactly 30 days old
      event("8", "U2", "2026-03-02 00:00:01", "disconnection_asked"),
      event("8", "U2", "2026-03-03 00:00:00", "saved"), // a second too young
      event("9", "U2", "2026-01-10 10:00:00", "disconnection_asked"),
      event("9", "U2", "2026-01-12 10:00:00", "disconnection_asked"),
      event("9", "U2", "2026-01-13 10:00:00", "saved") // asked twice: both were saved
    ]
  };

  it("= 1 of 3 (line 1) and 3 of 6 (line 5, line 9 twice), for the unit that took the request", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-03", only("disconnections_saved"));
    expect(sums("disconnections_saved", "U1")).toEqual({y: 1, x: 3, n: 1});
    expect(sums("disconnections_saved", "U2")).toEqual({y: 3, x: 6, n: 1});
    expect(sums("disconnections_saved", "ALL")).toEqual({y: 4, x: 9, n: 2});
  });
});

describe("plans that fit what is connected, from January to March", () => {
  const bill = (
    subscription_id: string,
    month: string,
    plan_id: string,
    facts: Readonly<Record<string, string | boolean>>
  ) => ({subscription_id, month: `2026-${month}-01`, plan_id, revenue_fen: 5000, ...facts});
  const customers = [
    {customer_id: "A", home_unit_id: "U1"},
    {customer_id: "B", home_unit_id: "U2"}
  ];
  const line = (subscription_id: string, customer_id: string, kind: string) => ({subscription_id, customer_id, kind});

  // Line 1: 4G in January, 5G in February and March; line 2: without a 5G device in January, matched in February; line 3: only March is known, 4G.
  it("plan–device match = 3 of 4 line-months and 0 of 1, of mobile lines with a 5G device and a known plan", async () => {
    const plan = (plan_id: string, five_g: boolean | "") => ({plan_id, five_g});
    const tables: TinyTables = {
      customers,
      plans: [plan("4G", false), plan("5G", true), plan("?", "")],
      subscriptions: [
        line("1", "A", "mobile"),
        line("2", "A", "mobile"),
        line("3", "B", "mobile"),
        line("4", "B", "broadband")
      ],
      bills: [
        bill("1", "01", "4G", {device_5g: true}),
        bill("1", "02", "5G", {device_5g: true}),
        bill("1", "03", "5G", {device_5g: true}),
        bill("2", "01", "5G", {device_5g: false}),
        bill("2", "02", "5G", {device_5g: true}),
        bill("2", "03", "5G", {device_5g: ""}),
        bill("3", "01", "?", {device_5g: true}),
        bill("3", "02", "", {device_5g: true}),
        bill("3", "03", "4G", {device_5g: true}),
        bill("4", "01", "5G", {device_5g: true})
      ]
    };
    const {sums} = await measureTiny(tables, "2026-01", "2026-03", only("plan_device_match"));
    expect(sums("plan_device_match", "U1")).toEqual({y: 3, x: 4, n: 1});
    expect(sums("plan_device_match", "U2")).toEqual({y: 0, x: 1, n: 1});
    expect(sums("plan_device_match", "ALL")).toEqual({y: 3, x: 5, n: 2});
  });

  // On gigabit plans with a known modem: lines 1 and 2, line 3 in both months. 999 Mbps, an unknown modem or speed and a mobile line don't count.
  it("gigabit optical-modem match = 1 of 2 and 1 of 2 line-months", async () => {
    const plan = (plan_id: string, speed_mbps: number | "") => ({plan_id, speed_mbps, kind: "broadband"});
    const tables: TinyTables = {
      customers,
      plans: [plan("999", 999), plan("1000", 1000), plan("2000", 2000), plan("?", "")],
      subscriptions: [
        line("1", "A", "broadband"),
        line("2", "A", "broadband"),
        line("3", "B", "broadband"),
        line("4", "B", "mobile"),
        line("5", "B", "broadband")
      ],
      bills: [
        bill("1", "01", "1000", {modem_class: "gigabit"}),
        bill("2", "01", "1000", {modem_class: "basic"}),
        bill("2", "02", "999", {modem_class: "gigabit"}),
        bill("3", "01", "2000", {modem_class: "basic"}),
        bill("3", "02", "2000", {modem_class: "gigabit"}),
        bill("3", "03", "2000", {modem_class: ""}),
        bill("4", "01", "1000", {modem_class: "gigabit"}),
        bill("5", "01", "?", {modem_class: "gigabit"})
      ]
    };
    const {sums} = await measureTiny(tables, "2026-01", "2026-03", only("gigabit_modem_match"));
    expect(sums("gigabit_modem_match", "U1")).toEqual({y: 1, x: 2, n: 1});
    expect(sums("gigabit_modem_match", "U2")).toEqual({y: 1, x: 2, n: 1});
  });
});
