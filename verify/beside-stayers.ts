/** How often the interval of green-light leavers beside stayers holds what is true, at full size: the short form is test/loaders/evaluate/beside-stayers.test.ts. */
import {coverageBesideStayers, type LeaverSetting} from "../test/loaders/evaluate/leaver-simulation.js";
import type {Proof} from "./proof.js";

const settings: Readonly<Record<string, LeaverSetting>> = {
  "60 leavers, 400 stayers": {leavers: 60, stayers: 400, contacts: 1.5, missedByLeavers: 2, missedByStayers: 3},
  "250 leavers, 2,500 stayers, nothing to find": {
    leavers: 250,
    stayers: 2500,
    contacts: 1,
    missedByLeavers: 3,
    missedByStayers: 3
  },
  "1,000 leavers, 600 stayers": {leavers: 1000, stayers: 600, contacts: 2, missedByLeavers: 4, missedByStayers: 2},
  "nearly all green": {leavers: 150, stayers: 1500, contacts: 1, missedByLeavers: 60, missedByStayers: 80}
};
const companies = 2000;
const least = 0.94;

export const proof: Proof = {
  claims: `The 95 % interval of the difference between leavers and comparable stayers, each looked at on thirteen days, holds what is true in at least ${100 * least} of 100 companies, from 60 leavers on.`,
  dependsOn: ["verify/beside-stayers.ts"],
  run: async (progress) => {
    const figures: Record<string, number> = {};
    let holds = true;
    for (const [name, setting] of Object.entries(settings)) {
      progress(name);
      const found = coverageBesideStayers(setting, companies);
      holds &&= found.difference >= least;
      for (const [what, value] of Object.entries(found)) figures[`${name}: ${what}`] = Number(value.toFixed(4));
    }
    return {holds, figures};
  }
};
