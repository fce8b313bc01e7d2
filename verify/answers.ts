/** How often the interval of what single answers tell holds it, at full size: the short form is test/loaders/evaluate/evidence-answers.test.ts. */
import {concordanceHeld} from "../test/loaders/evaluate/answers-simulation.js";
import type {Proof} from "./proof.js";

const companies = 150;
const sizes = [
  [12, 40],
  [12, 400],
  [30, 400],
  [100, 1000]
] as const;

export const proof: Proof = {
  claims:
    "The 95 % interval of the concordance of answers with later leaving holds it in at least 90 of 100 companies of 12 to 100 leavers beside 40 to 1,000 who stay, be it .5, .7 or .9.",
  dependsOn: ["loaders/evaluate/evidence-answers.ts", "verify/answers.ts"],
  run: (progress) => {
    const figures: Record<string, number> = {};
    let holds = true;
    for (const [leavers, stayers] of sizes) {
      for (const shift of [0, 0.7, 2]) {
        const {concordance, held} = concordanceHeld({leavers, stayers, shift}, companies);
        const name = `${leavers} leavers, ${stayers} stayers, concordance ${concordance.toFixed(2)}`;
        progress(name);
        figures[name] = Number(held.toFixed(3));
        holds &&= held >= 0.9;
      }
    }
    return Promise.resolve({holds, figures});
  }
};
