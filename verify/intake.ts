import fc from "fast-check";
import {anyData, takenIn} from "../test/loaders/intake/any-data.js";
import type {Proof} from "./proof.js";

const runs = 500;

export const proof: Proof = {
  claims: `Of ${runs} random sets of data, damaged at random, each row is accepted or set aside with its reason, and nothing accepted breaks the contract.`,
  dependsOn: ["data/contract", "loaders/intake", "loaders/definitions"],
  run: async (progress) => {
    let [done, accepted, setAside] = [0, 0, 0];
    const {failed, numRuns, counterexample} = await fc.check(
      fc.asyncProperty(anyData, async (data) => {
        const taken = await takenIn(data);
        accepted += taken.accepted;
        setAside += taken.setAside;
        if (++done % 10 === 0) progress(`${done} of ${runs}`);
        return taken.faults.length === 0;
      }),
      // The same data each time.
      {numRuns: runs, seed: 1}
    );
    if (failed) progress(JSON.stringify(counterexample));
    return {
      holds: !failed && accepted > runs && setAside > runs,
      figures: {runs: numRuns, accepted, set_aside: setAside}
    };
  }
};
