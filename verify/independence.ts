/** How many independent indicators are found of planted ones, at full size: the short form is test/loaders/evaluate/evidence.test.ts. */
import {countedIndependent, ownHeld} from "../test/loaders/evaluate/independence-simulation.js";
import type {Proof} from "./proof.js";

const cases: readonly (readonly [name: string, qualities: readonly number[]])[] = [
  ["one quality", [0, 0, 0, 0, 0]],
  ["two qualities", [0, 0, 0, 1, 1]],
  ["five qualities", [0, 1, 2, 3, 4]]
];
const reliabilities = [0.15, 0.3, 0.6];
const companies = 200;

export const proof: Proof = {
  claims:
    "Five indicators of one quality amount to no more than 1.5 independent ones on the mean, five of five to all that can be told less .6 of one, at reliabilities from .15 to .6 of half the customers of 42 units; the interval holds the true number in at least 85 of 100 companies. What one indicator says alone, a sixteenth to three quarters beside one or four others, is held by its interval in at least 92.",
  dependsOn: [
    "src/model/statistics/independence.ts",
    "loaders/evaluate/evidence-independence.ts",
    "test/loaders/evaluate/independence-simulation.ts",
    "verify/independence.ts"
  ],
  run: (progress) => {
    const figures: Record<string, number> = {};
    let holds = true;
    let lowest = 1;
    for (const [name, qualities] of cases) {
      for (const reliability of reliabilities) {
        progress(`${name}, reliability ${reliability}`);
        const found = countedIndependent(qualities, reliability, companies).flatMap((one) =>
          one?.amount ? [{...one.amount, told: one.told}] : []
        );
        const mean = (of: (one: (typeof found)[number]) => number) =>
          found.reduce((sum, one) => sum + of(one), 0) / found.length;
        const [told, independent] = [mean((one) => one.told), mean((one) => one.independent)];
        const truth = (one: (typeof found)[number]) => Math.min(one.told, new Set(qualities).size);
        const held = mean((one) => (one.low <= truth(one) && truth(one) <= one.high ? 1 : 0));
        const keep = (what: string, value: number) =>
          (figures[`${name}, reliability ${reliability}: ${what}`] = Number(value.toFixed(3)));
        keep("told from noise", told);
        keep("independent", independent);
        keep("intervals that hold the true number", held);
        if (name === "one quality") holds &&= independent <= 1.5;
        if (name === "five qualities") holds &&= independent >= told - 0.6;
        if (name !== "two qualities") holds &&= held >= 0.85;
      }
    }
    for (const others of [1, 4]) {
      for (const reliability of [0.3, 0.5, 0.8]) {
        for (const own of [1 / 16, 1 / 4, 1 / 2, 3 / 4]) {
          const name = `own ${own} beside ${others}, reliability ${reliability}`;
          progress(name);
          const {held, width, told} = ownHeld({own, reliability, others}, companies);
          figures[`${name}: intervals that hold it`] = Number(held.toFixed(3));
          figures[`${name}: their width`] = Number(width.toFixed(3));
          figures[`${name}: companies in which it is told`] = told;
          lowest = Math.min(lowest, held);
          holds &&= held >= 0.92;
        }
      }
    }
    figures["own: intervals that hold it, worst setting"] = Number(lowest.toFixed(3));
    return Promise.resolve({holds, figures});
  }
};
