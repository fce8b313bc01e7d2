/** How often intervals of scores, and of the difference of two systems', hold the truth: the short form is test/model/scoring/coverage-scores.test.ts. */
import {draws} from "../test/model/scoring/coverage-draws.js";
import {scoreCoverage} from "../test/model/scoring/score-simulation.js";
import type {Proof} from "./proof.js";

/** Three standard errors of a coverage of 95 % over so many units. */
const room = 3 * Math.sqrt((0.95 * 0.05) / draws);

export const proof: Proof = {
  claims:
    "The 95 % intervals of scores of units of 60 and of 400 customers, and of the difference of two systems that share indicators and customers, hold the truth in 95 of 100, within sampling error; added up as if nothing were shared they would not.",
  dependsOn: ["verify/scores.ts"],
  run: async (progress) => {
    const figures: Record<string, number> = {};
    let holds = true;
    for (const customers of [60, 400]) {
      progress(`${customers} customers`);
      const {legacy, challenger, difference} = scoreCoverage(customers);
      for (const [name, coverage] of Object.entries({legacy, challenger, difference})) {
        const share = coverage.of("product");
        figures[`${customers} customers: ${name}`] = Number(share.toFixed(4));
        holds &&= Math.abs(share - 0.95) <= room;
      }
      figures[`${customers} customers: indicators apart`] = Number(legacy.of("indicators apart").toFixed(4));
      figures[`${customers} customers: systems apart`] = Number(difference.of("systems apart").toFixed(4));
      holds &&= legacy.of("indicators apart") < 0.935 && difference.of("systems apart") > 0.985;
    }
    return {holds, figures};
  }
};
