import {describe, expect, it} from "vitest";
import {measureTiny, only, type TinyTables} from "../../tiny.js";

describe("benefits used by star level", () => {
  // The year from April to March; 90 days before its end is 1 January. 1 May + 90 days is 30 July.
  const benefit = (benefit_id: string, customer_id: string, granted_on: string, exercised_on = "") => ({
    benefit_id,
    customer_id,
    granted_on,
    exercised_on
  });
  const tables: TinyTables = {
    customers: [
      {customer_id: "A", home_unit_id: "U1", star_level: 5},
      {customer_id: "B", home_unit_id: "U1", star_level: 0},
      {customer_id: "C", home_unit_id: "U2", star_level: ""},
      {customer_id: "D", home_unit_id: "U2", star_level: 1}
    ],
    benefits: [
      benefit("01", "A", "2025-05-01", "2025-07-30"), // on the 90th day
      benefit("02", "A", "2025-05-01", "2025-07-31"), // on the 91st
      benefit("03", "A", "2025-05-01"), // never
      benefit("04", "A", "2025-05-01", "2025-05-01"), // the same day
      benefit("05", "B", "2025-05-01", "2025-05-02"), // no star
      benefit("06", "C", "2025-05-01", "2025-05-02"), // star level unknown
      benefit("07", "D", "2026-01-01", "2026-01-02"), // exactly 90 days old
      benefit("08", "D", "2026-01-02", "2026-01-03"), // a day too young
      benefit("09", "D", "2025-04-01"), // never
      benefit("10", "A", "2025-03-31", "2025-04-02") // granted before the year
    ]
  };

  it("= 2 of 4 (01, 04) and 1 of 2 (07, not 09)", async () => {
    const {sums} = await measureTiny(tables, "2025-04", "2026-03", only("benefits_used"));
    expect(sums("benefits_used", "U1")).toEqual({y: 2, x: 4, n: 1});
    expect(sums("benefits_used", "U2")).toEqual({y: 1, x: 2, n: 1});
    expect(sums("benefits_used", "ALL")).toEqual({y: 3, x: 6, n: 2});
  });
});
