import {sharedWorld} from "../test/loaders/world.js";
import {intervalFaults} from "../test/loaders/interval-faults.js";
import {storyOf} from "../test/loaders/run/story.js";
import type {Proof} from "./proof.js";

const settings = {customers: 20_000, months: 13, seed: 3};

export const proof: Proof = {
  claims:
    "The brief of an operator of 20,000 customers says pilot first where the ranking per customer foretold better who stays, and don't change where nothing foretells it; nothing that either publishes lies outside its own interval.",
  dependsOn: [
    "loaders/intake",
    "loaders/measure",
    "loaders/evaluate",
    "loaders/sample",
    "data/contract",
    "data/gaming",
    "data/indicators",
    "data/plans",
    "data/report",
    "data/systems"
  ],
  run: async (progress) => {
    progress("gamed");
    const first = await sharedWorld({...settings, world: "gamed"});
    progress("null");
    const second = await sharedWorld({...settings, world: "null"});
    const [gamed, nothing] = [storyOf(first.brief), storyOf(second.brief)];
    const outside = [first, second].flatMap(({published}) => intervalFaults(published).faults);
    const foretoldByNeither = Object.values(nothing.foretells).every(({low, high}) => low < 0 && high > 0);
    return {
      holds:
        gamed.foretells.challenger.low > 0 &&
        gamed.foretells.legacy.high < 0.2 &&
        gamed.beyondNoise >= 4 &&
        gamed.greenLight === "alike" &&
        gamed.decision === "pilot" &&
        gamed.contest === "better" &&
        foretoldByNeither &&
        ["alike", "unclear"].includes(nothing.greenLight ?? "") &&
        nothing.decision === "stay" &&
        nothing.contest === "undecided" &&
        gamed.words !== nothing.words &&
        outside.length === 0,
      figures: {
        gamed_decision: gamed.decision ?? "none",
        gamed_contest: gamed.contest ?? "none",
        gamed_beyond_noise: gamed.beyondNoise,
        gamed_challenger_low: gamed.foretells.challenger.low,
        gamed_legacy_high: gamed.foretells.legacy.high,
        gamed_green_light: gamed.greenLight ?? "none",
        null_decision: nothing.decision ?? "none",
        null_contest: nothing.contest ?? "none",
        null_green_light: nothing.greenLight ?? "none",
        outside_their_interval: outside.length
      }
    };
  }
};
