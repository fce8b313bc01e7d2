import fc from "fast-check";
import {expect, it} from "vitest";
import {anyData, takenIn} from "./any-data.js";

// The proof `intake` tries many more.
it("whatever the data and their damage: accepted + set aside = read in every table, and nothing accepted breaks the contract", async () => {
  let accepted = 0;
  let setAside = 0;
  await fc.assert(
    fc.asyncProperty(anyData, async (data) => {
      const taken = await takenIn(data);
      expect(taken.faults).toEqual([]);
      accepted += taken.accepted;
      setAside += taken.setAside;
    }),
    {numRuns: 5}
  );
  // Else the test would hold of nothing.
  expect(accepted).toBeGreaterThan(10);
  expect(setAside).toBeGreaterThan(10);
});
