/** The published files, in the order in which they are made. */
import {trustOf} from "../publish/trust.js";
import {publishedBreakdowns} from "../publish/breakdowns.js";
import {cohortsOf} from "../publish/cohorts.js";
import {dataPageOf} from "../publish/dictionary.js";
import {evidenceOf} from "../evaluate/evidence.js";
import {guideOf} from "../publish/guide.js";
import {once} from "../privacy/once-per-run.js";
import {planBaseOf} from "../evaluate/plan-base.js";
import {planOf} from "../evaluate/plan.js";
import {segmentGroups} from "../privacy/segment-groups.js";
import type {Publication} from "../privacy/publication.js";
import {publishedReadiness} from "../publish/readiness.js";
import {reportOf} from "../evaluate/report.js";
import {sqlPublications} from "../publish/sql.js";
import {tracedUnits} from "../evaluate/gaming-traces.js";
import {gamingOf} from "../publish/gaming.js";

const cohorts = once(cohortsOf);
const evidence = once((context) => evidenceOf(context, tracedUnits));
const planBase = once(planBaseOf);
const plan = once(async (context) => planOf(context, await planBase(context)));

export const publications: readonly Publication[] = [
  {name: "brief.json", make: async (context) => ({...context.brief, verdict: (await evidence(context)).verdict})},
  {name: "evidence.json", make: evidence},
  {name: "cohorts.json", make: cohorts},
  {name: "compare.json", make: async ({compare}) => compare},
  {
    name: "breakdowns.json",
    make: async (context) => publishedBreakdowns(context, await segmentGroups(context))
  },
  {
    name: "data.json",
    make: async ({site, brief, measured, contract, intake, compiled, systems}) =>
      dataPageOf({
        site,
        hasGreenLight: brief.greenLight !== null,
        floor: measured.counts,
        contract,
        intake,
        indicators: compiled,
        systems
      })
  },
  {name: "guide.json", make: guideOf},
  {name: "readiness.json", make: publishedReadiness},
  {name: "gaming.json", make: gamingOf},
  {name: "trust.json", make: async (context) => trustOf(context)},
  {name: "plan.json", make: plan},
  {name: "plan-base.json", make: planBase},
  {
    name: "report.json",
    make: async (context) =>
      reportOf(
        context,
        {base: await planBase(context), study: (await plan(context)).study},
        (await evidence(context)).verdict
      )
  },
  ...sqlPublications({cohorts})
];
