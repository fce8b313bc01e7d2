/** The published files, in the order in which they are made. */
import {trustOf} from "../calibrate/publication.js";
import {gamingOf} from "../replay/publication.js";
import {publishedBreakdowns} from "./breakdowns.js";
import {cohortsOf} from "./cohorts.js";
import {dataPageOf} from "./dictionary.js";
import {once} from "./once.js";
import {evidenceOf} from "./evidence.js";
import {planOf} from "./plan.js";
import {guideOf} from "./guide.js";
import {planBaseOf} from "./plan-base.js";
import type {Publication} from "./publication.js";
import {publishedReadiness} from "./readiness.js";
import {reportOf} from "./report.js";
import {sqlPublications} from "./sql.js";

const cohorts = once(cohortsOf);
const planBase = once(planBaseOf);

export const publications: readonly Publication[] = [
  {name: "brief.json", make: async (context) => ({...context.brief, verdict: (await evidenceOf(context)).verdict})},
  {name: "evidence.json", make: evidenceOf},
  {name: "cohorts.json", make: cohorts},
  {name: "compare.json", make: async ({compare}) => compare},
  {name: "breakdowns.json", make: async ({breakdowns, measured, contract, settings}) => publishedBreakdowns(breakdowns, measured, contract, settings.privacy_floor)},
  {
    name: "data.json",
    make: async ({site, brief, measured, contract, intake, compiled, systems}) =>
      dataPageOf({site, hasGreenLight: brief.greenLight !== null, floor: measured.counts, contract, intake, indicators: compiled, systems})
  },
  {name: "guide.json", make: guideOf},
  {name: "readiness.json", make: publishedReadiness},
  {name: "gaming.json", make: gamingOf},
  {name: "trust.json", make: async (context) => trustOf(context)},
  {name: "plan.json", make: planOf},
  {name: "plan-base.json", make: planBase},
  {name: "report.json", make: async (context) => reportOf(context, await planBase(context), (await evidenceOf(context)).verdict)},
  ...sqlPublications({cohorts})
];
