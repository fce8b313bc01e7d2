import {describe, expect, it} from "vitest";
import {measureTiny, only, type TinyTables} from "../../tiny.js";

/** Yuan in December and in January; a line with no bill in a month paid nothing. */
const bills = (subscription_id: string, december: number | null, january: number | null) =>
  [
    {month: "2025-12-01", yuan: december},
    {month: "2026-01-01", yuan: january}
  ].flatMap(({month, yuan}) => (yuan === null ? [] : [{subscription_id, month, revenue_fen: yuan * 100}]));

const customer = (customer_id: string, more: Readonly<Record<string, string>> = {}) => ({
  customer_id,
  home_unit_id: "U1",
  kind: "public",
  joined_on: "2020-01-01",
  left_on: "",
  ...more
});
const enterprise = {home_unit_id: "U2", kind: "government_enterprise"};
const ids = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
const tables: TinyTables = {
  customers: [
    ...["01", "02", "03", "05", "06", "07", "08", "12"].map((id) => customer(id)),
    customer("04", {left_on: "2026-01-15"}),
    customer("09", {joined_on: "2026-01-05"}),
    customer("10", enterprise),
    customer("11", enterprise)
  ],
  subscriptions: [
    ...ids.map((id) => ({subscription_id: id, customer_id: id})),
    {subscription_id: "06b", customer_id: "06"}
  ],
  bills: [
    bills("01", 100, 100), // the same
    bills("02", 100, 120), // pays more: 100 kept
    bills("03", 100, 40), // pays less: 40 kept
    bills("04", 100, 50), // left in January: nothing kept, whatever the last bill says
    bills("05", 0, 50), // paid nothing at the start: not in the group
    bills("06", 30, 80),
    bills("06b", 70, 50), // two lines, 100 then 130: 100 kept, one line making up for the other
    bills("07", -5, 10), // a refund at the start: not in the group
    bills("08", 100, -10), // a refund at the end: 10 lost beyond everything
    bills("09", null, 60), // joined within January
    bills("10", 500, 600), // 500 kept
    bills("11", 200, 50), // 50 kept
    bills("12", null, 80) // no bill at the start
  ].flat()
};

describe("revenue kept by customers, from December to January", () => {
  // U1 started with 01, 02, 03, 04, 06, 08 at ¥100 each; kept 100 + 100 + 40 + 0 + 100 − 10 = 330. U2: 500 + 50 of 700.
  it("GRR = 330 of 600 and 550 of 700: no customer counts for more than at the start", async () => {
    const {sums} = await measureTiny(tables, "2025-12", "2026-01", only("gross_revenue_retention"));
    expect(sums("gross_revenue_retention", "U1")).toEqual({y: 33_000, x: 60_000, n: 6});
    expect(sums("gross_revenue_retention", "U2")).toEqual({y: 55_000, x: 70_000, n: 2});
    expect(sums("gross_revenue_retention", "ALL")).toEqual({y: 88_000, x: 130_000, n: 8});
  });

  // U1 100 + 120 + 40 + 0 + 130 − 10 = 380; U2 600 + 50.
  it("NRR = 380 of 600 and 650 of 700: the same group, without the cap", async () => {
    const {sums} = await measureTiny(tables, "2025-12", "2026-01", only("net_revenue_retention"));
    expect(sums("net_revenue_retention", "U1")).toEqual({y: 38_000, x: 60_000, n: 6});
    expect(sums("net_revenue_retention", "U2")).toEqual({y: 65_000, x: 70_000, n: 2});
  });

  it("enterprise revenue kept = 550 of 700, of government and enterprise customers alone", async () => {
    const {sums} = await measureTiny(tables, "2025-12", "2026-01", only("enterprise_revenue_kept"));
    expect(sums("enterprise_revenue_kept", "U2")).toEqual({y: 55_000, x: 70_000, n: 2});
    expect(sums("enterprise_revenue_kept", "U1")).toBeNull();
  });

  it("nothing is known of the first month there is: no month before it to start from", async () => {
    const {sums} = await measureTiny(
      tables,
      "2026-01",
      "2026-01",
      only("gross_revenue_retention", "net_revenue_retention")
    );
    expect(sums("gross_revenue_retention", "ALL")).toBeNull();
    expect(sums("net_revenue_retention", "ALL")).toBeNull();
  });

  // METHODS §4, 9: 20,000 at the start, churn 1,200, contraction 800, expansion 3,000.
  it("GRR = (20,000 − 1,200 − 800) / 20,000 = 90 %, NRR = 21,000 / 20,000 = 105 %", async () => {
    const own: TinyTables = {
      customers: [customer("leaves", {left_on: "2026-01-10"}), customer("shrinks"), customer("grows")],
      subscriptions: ["leaves", "shrinks", "grows"].map((id) => ({subscription_id: id, customer_id: id})),
      bills: [bills("leaves", 1_200, 400), bills("shrinks", 1_800, 1_000), bills("grows", 17_000, 20_000)].flat()
    };
    const {sums} = await measureTiny(
      own,
      "2025-12",
      "2026-01",
      only("gross_revenue_retention", "net_revenue_retention")
    );
    expect(sums("gross_revenue_retention", "ALL")).toEqual({y: 1_800_000, x: 2_000_000, n: 3});
    expect(sums("net_revenue_retention", "ALL")).toEqual({y: 2_100_000, x: 2_000_000, n: 3});
  });
});

describe("broadband revenue kept, from December to January", () => {
  const line = (
    subscription_id: string,
    customer_id: string,
    kind: string,
    more: Readonly<Record<string, string>> = {}
  ) => ({
    subscription_id,
    customer_id,
    kind,
    opened_on: "2020-01-01",
    closed_on: "",
    closed_how: "",
    ...more
  });
  const tables: TinyTables = {
    customers: [
      {customer_id: "A", home_unit_id: "U1"},
      {customer_id: "B", home_unit_id: "U2"},
      {customer_id: "C", home_unit_id: "U2"}
    ],
    subscriptions: [
      line("01", "A", "broadband"),
      line("02", "A", "broadband"),
      line("03", "A", "mobile"),
      line("04", "B", "broadband", {closed_on: "2026-01-10", closed_how: "disconnected"}),
      line("05", "B", "broadband"),
      line("06", "B", "broadband", {opened_on: "2026-01-03"}),
      line("07", "C", "broadband"),
      line("08", "C", "broadband")
    ],
    bills: [
      bills("01", 100, 90), // 90 kept
      bills("02", 50, 80), // 50 kept: what this line gains doesn't make up for what the other lost
      bills("03", 100, 0), // not broadband
      bills("04", 60, 30), // closed: nothing kept
      bills("05", 0, 40), // paid nothing at the start
      bills("06", null, 50), // opened within January
      bills("07", -1, 10), // a refund at the start
      bills("08", 40, null) // no bill in January: nothing kept
    ].flat()
  };

  it("= 90 + 50 of 150 and 0 of 60 + 40", async () => {
    const {sums} = await measureTiny(tables, "2025-12", "2026-01", only("broadband_revenue_kept"));
    expect(sums("broadband_revenue_kept", "U1")).toEqual({y: 14_000, x: 15_000, n: 1});
    expect(sums("broadband_revenue_kept", "U2")).toEqual({y: 0, x: 10_000, n: 2});
    expect(sums("broadband_revenue_kept", "ALL")).toEqual({y: 14_000, x: 25_000, n: 3});
  });
});
