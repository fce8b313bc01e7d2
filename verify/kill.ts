import {killAt} from "../bench/kill.js";
import type {Proof} from "./proof.js";

const moments = 50;

export const proof: Proof = {
  claims: `A build killed at any of ${moments} moments leaves the last good site or a whole new one, and the next build is right and leaves no litter.`,
  dependsOn: [
    "loaders",
    "src/model",
    "src/published",
    "observablehq.config.ts",
    "data/contract",
    "data/indicators",
    "data/systems"
  ],
  run: async (progress) => {
    let done = 0;
    const {neither, nextRight, withLitter, ratio} = await killAt(moments, (text) =>
      progress(`${++done} of ${moments}: ${text}`)
    );
    return {
      holds: ratio === 1,
      figures: {moments, neither_last_nor_new_site: neither, next_right: nextRight, with_litter: withLitter}
    };
  }
};
