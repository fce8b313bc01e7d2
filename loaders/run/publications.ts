/** The published files, in the order in which they are made; those of systems are as many as there are systems. */
import {trustDeclared, trustOf} from "../publish/trust.js";
import {breakdownsDeclared, breakdownStockSums, publishedBreakdowns} from "../publish/breakdowns.js";
import {cohortsDeclared, cohortsOf} from "../publish/cohorts.js";
import {dataPageDeclared, dataPageOf} from "../publish/dictionary.js";
import {evidenceDeclared, evidenceOf} from "../evaluate/evidence.js";
import {pairContestsDeclared, pairContestsOf} from "../evaluate/pair-contests.js";
import {frameDictionary} from "../publish/frame-dictionary.js";
import {makeFrames} from "../measure/frames.js";
import {guideDeclared, guideOf} from "../publish/guide.js";
import {
  indicatorFilesDeclared,
  indicatorFilesOf,
  indicatorListDeclared,
  indicatorListOf
} from "../publish/indicators.js";
import {briefDeclared} from "../publish/brief.js";
import {compareDeclared} from "../publish/compare.js";
import {once} from "../privacy/once-per-run.js";
import {planBaseDeclared, planBaseOf, planStockSums} from "../evaluate/plan-base.js";
import {planDeclared, planOf} from "../evaluate/plan.js";
import {planDigits} from "../../src/model/plan/rounded.js";
import {segmentGroups, segmentStocks} from "../privacy/segment-groups.js";
import type {Publication, PublicationContext} from "../privacy/publication.js";
import {readinessDeclared, publishedReadiness} from "../publish/readiness.js";
import {systemPublications} from "../publish/system-files.js";
import {reportDeclared, reportOf} from "../evaluate/report.js";
import {searchDeclared, searchIndexOf} from "../publish/search.js";
import {sqlPublications} from "../publish/sql.js";
import {tracedUnits} from "../evaluate/gaming-traces.js";
import {gamingDeclared, gamingOf} from "../publish/gaming.js";

const breakdowns = once(async (context) => publishedBreakdowns(context, await segmentGroups(context)));
const cohorts = once(cohortsOf);
const evidence = once((context) => evidenceOf(context, tracedUnits));
const gaming = once(gamingOf);
const planBase = once(planBaseOf);
const plan = once(async (context) => planOf(context, await planBase(context)));

const always: readonly Publication[] = [
  {
    name: "brief.json",
    sums: briefDeclared,
    make: async (context) => ({...context.brief, verdict: (await evidence(context)).verdict})
  },
  {name: "evidence.json", sums: evidenceDeclared, make: evidence},
  {name: "pair-contests.json", sums: pairContestsDeclared, make: pairContestsOf},
  {name: "cohorts.json", sums: cohortsDeclared, make: cohorts},
  {name: "compare.json", sums: compareDeclared, make: async ({compare}) => compare},
  {
    name: "breakdowns.json",
    sums: breakdownsDeclared,
    make: breakdowns,
    stocks: async (context) => breakdownStockSums(await breakdowns(context), context, await segmentStocks(context))
  },
  {
    name: "data.json",
    sums: dataPageDeclared,
    make: async (context) => {
      const {site, brief, measured, contract, intake, compiled, systems, database, legacy} = context;
      return dataPageOf({
        site,
        withFigures: (await indicatorListOf(context)).listed.map(({indicator}) => indicator),
        hasGreenLight: brief.greenLight !== null,
        floor: measured.counts,
        contract,
        intake,
        indicators: compiled,
        frames: await frameDictionary(database, makeFrames(legacy.greenContact)),
        systems
      });
    }
  },
  {name: "guide.json", sums: guideDeclared, make: guideOf},
  {name: "readiness.json", sums: readinessDeclared, make: publishedReadiness},
  {name: "gaming.json", sums: gamingDeclared, make: gaming},
  {name: "indicators.json", sums: indicatorListDeclared, make: indicatorListOf},
  {
    name: "indicator-files.json",
    sums: indicatorFilesDeclared,
    make: async (context) =>
      indicatorFilesOf(context, {
        breakdowns: await breakdowns(context),
        cards: (await evidence(context)).cards,
        gaming: await gaming(context)
      })
  },
  {name: "search.json", sums: searchDeclared, make: searchIndexOf},
  {name: "trust.json", sums: trustDeclared, make: async (context) => trustOf(context)},
  {name: "plan.json", sums: planDeclared, make: plan, digits: planDigits},
  {
    name: "plan-base.json",
    sums: planBaseDeclared,
    make: planBase,
    stocks: async (context) => planStockSums(context, await planBase(context))
  },
  {
    name: "report.json",
    sums: reportDeclared,
    make: async (context) =>
      reportOf(
        context,
        {base: await planBase(context), study: (await plan(context)).study},
        (await evidence(context)).verdict
      )
  },
  ...sqlPublications({cohorts})
];

/** All files of a run. */
export function publicationsOf(context: Pick<PublicationContext, "systemFiles">): readonly Publication[] {
  return [...always, ...systemPublications(context)];
}
