import {describe, expect, it} from "vitest";
import {measureTiny, only, type TinyTables} from "../../tiny.js";

describe("unconsented activation", () => {
  const activation = (
    activation_id: string,
    customer_id: string,
    unit_id: string,
    source: string,
    consented: boolean | "",
    disputed_on = ""
  ) => ({
    activation_id,
    customer_id,
    unit_id,
    source,
    consented,
    disputed_on,
    activated_on: "2026-01-10"
  });
  const tables: TinyTables = {
    customers: [{customer_id: "A"}, {customer_id: "B"}, {customer_id: "C"}],
    activations: [
      activation("01", "A", "U1", "agent", false),
      activation("02", "A", "U1", "agent", true),
      activation("03", "A", "U1", "agent", ""), // nobody looked up whether the customer had agreed
      activation("04", "B", "U1", "dealer", false),
      activation("05", "B", "U2", "content_provider", false),
      activation("06", "B", "U2", "customer", false), // the customer's own doing
      activation("07", "C", "U2", "dealer", true),
      activation("08", "C", "", "agent", false), // no unit or partner on record: nobody's
      activation("09", "C", "U2", "agent", true),
      activation("10", "C", "U2", "agent", true, "2026-01-20"), // agreed to, disputed all the same
      {...activation("11", "C", "U2", "agent", false), activated_on: "2026-02-01"} // after January
    ]
  };

  it("= 2 of 3 (01, 04, not 02) and 1 of 4 (05 of 05, 07, 09, 10), of who sold", async () => {
    const {sums} = await measureTiny(tables, "2026-01", "2026-01", only("unconsented_activation"));
    expect(sums("unconsented_activation", "U1")).toEqual({y: 2, x: 3, n: 2});
    expect(sums("unconsented_activation", "U2")).toEqual({y: 1, x: 4, n: 2});
    expect(sums("unconsented_activation", "ALL")).toEqual({y: 3, x: 7, n: 3});
  });
});
