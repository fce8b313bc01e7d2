/** The published files, in the order in which they are made. */
import {dataPageOf} from "./dictionary.js";
import {evidenceOf} from "./evidence.js";
import type {Publication} from "./publication.js";

export const publications: readonly Publication[] = [
  {name: "brief.json", make: async (context) => ({...context.brief, verdict: (await evidenceOf(context)).verdict})},
  {name: "evidence.json", make: evidenceOf},
  {name: "compare.json", make: async ({compare}) => compare},
  {
    name: "data.json",
    make: async ({site, measured, contract, intake, compiled, systems}) =>
      dataPageOf({site, floor: measured.counts, contract, intake, indicators: compiled, systems})
  }
];
