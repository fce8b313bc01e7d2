/** How often ranks lie within their bounds, and leagues where nobody differs show moves, at full size: the short form is test/model/statistics/standings.test.ts. */
import {colouredLeagues, rankCoverage} from "../test/model/statistics/drawn-league.js";
import type {Proof} from "./proof.js";

const leagues = 200;
const draws = 1000;
/** In standard deviations: two fifths of the units reach it. */
const cap = 0.3;
const least = 0.88;
const most = 0.06;

export const proof: Proof = {
  claims: `Bounds of places that are to hold 90 of 100 hold at least ${100 * least}, over all units and over those shown first and last, in leagues of 14 and 42 of reliability .08, .3, .5 and .8, and over all units where two fifths of them stand at a cap; where nobody differs, or both systems truly order alike, at most ${100 * most} of 100 leagues show a move beyond noise, within sampling error.`,
  dependsOn: ["verify/ranks.ts"],
  run: async (progress) => {
    const figures: Record<string, number> = {};
    let holds = true;
    for (const units of [14, 42]) {
      for (const reliability of [0.08, 0.3, 0.5, 0.8]) {
        const name = `${units} units, reliability ${reliability}`;
        progress(name);
        const found = rankCoverage(units, reliability, {leagues, draws});
        holds &&= found.all >= least && found.ends >= least;
        for (const [what, value] of Object.entries(found)) figures[`${name}: ${what}`] = Number(value.toFixed(4));
      }
      for (const reliability of [0.08, 0.3, 0.8]) {
        const name = `${units} units, reliability ${reliability}, capped at ${cap}`;
        progress(name);
        const found = rankCoverage(units, reliability, {leagues, draws, cap});
        holds &&= found.all >= least;
        for (const [what, value] of Object.entries(found)) figures[`${name}: ${what}`] = Number(value.toFixed(4));
      }
      for (const [name, truth] of [
        ["nobody differs", {reliability: 0, agreement: 0}],
        ["both order alike", {reliability: 0.8, agreement: 1}]
      ] as const) {
        progress(`${units} units, ${name}`);
        const coloured = colouredLeagues(units, truth, {leagues, draws});
        // Two standard errors of such a rate over so many leagues.
        holds &&= coloured <= most + 2 * Math.sqrt((most * (1 - most)) / leagues);
        figures[`${units} units, ${name}: leagues that show a move`] = Number(coloured.toFixed(4));
      }
    }
    return {holds, figures};
  }
};
