import {expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {byTenureOf} from "../../../loaders/evaluate/by-tenure.js";
import type {TableIntake} from "../../../loaders/intake/table-intake.js";
import {momentsOf} from "../../../src/model/statistics/moments.js";

const bills: TableIntake = {
  read: 1,
  accepted: 1,
  setAside: 0,
  reasons: [],
  present: new Set(["revenue_fen"]),
  filled: new Set(["revenue_fen"]),
  unknown: []
};

/** What lines pay that are one month old, of customers with these bills in fen. */
function paid(fen: readonly number[]) {
  const {n, x, xx, y, yy, xy} = momentsOf(
    fen,
    fen.map(() => 1)
  );
  const of = (revenue: number) => ({revenue, in_term: 0, new_only: 0, closed: 0, allowance: 0});
  const row = {kind: "mobile", age: "new" as const, n, x, xx, y: of(y), yy: of(yy), xy: of(xy), revenueAllowance: 0};
  const [group] = byTenureOf(
    {intake: new Map([["bills", bills]]), contract: readContract(), settings: readSettings()},
    [row]
  );
  return group.paid;
}

it("a mean that is negative, since more was given back than paid, lies within its interval; any other's ends at 0", () => {
  const back = paid(Array.from({length: 20}, (_, i) => (i % 2 ? -9000 : -1000)));
  expect(back?.value).toBe(-50);
  expect(back?.low).toBeLessThan(-50);
  expect(back?.high).toBeGreaterThan(-50);
  const uneven = paid([100_000, ...Array.from({length: 19}, () => 0)]);
  expect([uneven?.value, uneven?.low]).toEqual([50, 0]);
});
