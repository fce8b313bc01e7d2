import {describe, expect, it} from "vitest";
import {helped, measureTiny, type TinyTables} from "../tiny.js";

const contact = (contact_id: string, customer_id: string, unit_id: string, day: string, resolved: boolean) => ({
  contact_id,
  customer_id,
  unit_id,
  started_at: `2026-01-${day} 10:00:00`,
  resolved
});

// A: twice in U1 in vain, then helped in U2. B: U2, then U1, in vain. C: helped in U1.
const tables: TinyTables = {
  customers: [{customer_id: "A"}, {customer_id: "B"}, {customer_id: "C"}],
  contacts: [
    contact("1", "A", "U1", "01", false),
    contact("2", "A", "U1", "02", false),
    contact("3", "A", "U2", "03", true),
    contact("4", "B", "U2", "04", false),
    contact("5", "B", "U1", "05", false),
    contact("6", "C", "U1", "06", true)
  ]
};
const measured = (attribution: string, from: TinyTables = tables) =>
  measureTiny(from, "2026-01", "2026-01", helped(attribution));

describe("a customer whom several units served", () => {
  it("all: is each unit's own by what happened there = 1 of 3 and 1 of 2; the company has 3 customers, not 5", async () => {
    const {sums} = await measured("all");
    expect(sums("helped", "U1")).toEqual({y: 1, x: 3, n: 3}); // C
    expect(sums("helped", "U2")).toEqual({y: 1, x: 2, n: 2}); // A
    expect(sums("helped", "ALL")).toEqual({y: 2, x: 3, n: 3});
  });

  it("last: is the last unit's with all that happened = B, C of U1 and A of U2", async () => {
    const {sums} = await measured("last");
    expect(sums("helped", "U1")).toEqual({y: 1, x: 2, n: 2}); // C, not B
    expect(sums("helped", "U2")).toEqual({y: 1, x: 1, n: 1}); // A
    expect(sums("helped", "ALL")).toEqual({y: 2, x: 3, n: 3});
  });

  it("first: is the first unit's = A, C of U1, A counting as helped though by U2, and B of U2", async () => {
    const {sums} = await measured("first");
    expect(sums("helped", "U1")).toEqual({y: 2, x: 2, n: 2}); // A, C
    expect(sums("helped", "U2")).toEqual({y: 0, x: 1, n: 1}); // B
    expect(sums("helped", "ALL")).toEqual({y: 2, x: 3, n: 3});
  });

  // In millionths of a customer. A: U1 2 × 333,333, U2 333,333 and the one that is left over, being the last; B: half each; C: U1.
  it("time share: is each unit's by its share of the contacts, and the shares add up to whole customers", async () => {
    const {sums} = await measured("time_share");
    expect(sums("helped", "U1")).toEqual({y: 666_666 + 1_000_000, x: 666_666 + 500_000 + 1_000_000, n: 3});
    expect(sums("helped", "U2")).toEqual({y: 333_334, x: 333_334 + 500_000, n: 2});
    expect(sums("helped", "ALL")).toEqual({y: 2_000_000, x: 3_000_000, n: 3});
  });

  it.each([1, 2, 3, 7, 11])(
    "time share: %i contacts in one unit and two in another add up to 1,000,000",
    async (contacts) => {
      const own = Array.from({length: contacts}, (_, i) => contact(`1-${i}`, "A", "U1", "01", true));
      const {sums} = await measured("time_share", {
        customers: [{customer_id: "A"}],
        contacts: [...own, contact("2", "A", "U2", "02", true), contact("3", "A", "U2", "03", true)]
      });
      const [one, two] = ["U1", "U2"].map((unit) => sums("helped", unit)?.x ?? NaN);
      expect(one + two).toBe(1_000_000);
      expect(one / 1_000_000).toBeCloseTo(contacts / (contacts + 2), 5);
    }
  );
});

describe("rows without a unit on record", () => {
  // A fourth contact of A, the last one and helpful, and the only one of D: nobody knows by whom.
  const withUnknown: TinyTables = {
    customers: [...(tables.customers ?? []), {customer_id: "D"}],
    contacts: [
      ...(tables.contacts ?? []),
      contact("7", "A", "", "09", true),
      contact("8", "D", "", "09", true),
      contact("9", "B", "", "09", true)
    ]
  };

  it.each(["all", "last", "first", "time_share"])(
    "%s: are nobody's result, the company's neither: its figure is that of its units' rows",
    async (attribution) => {
      const including = await measured(attribution, withUnknown);
      const without = await measured(attribution);
      for (const unit of ["U1", "U2", "ALL"])
        expect(including.sums("helped", unit)).toEqual(without.sums("helped", unit));
    }
  );

  it("count for the home unit, which every customer has", async () => {
    const {byId, fault} = helped("all");
    const [definition] = byId.values();
    const {sums} = await measureTiny(withUnknown, "2026-01", "2026-01", {
      byId: new Map([["helped", {...definition, unit: "home"}]]),
      fault
    });
    expect(sums("helped", "U1")).toEqual({y: 4, x: 4, n: 4});
  });
});
