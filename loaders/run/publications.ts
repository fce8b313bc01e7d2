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
import type {Publication, PublicationContext} from "../privacy/publication.js";
import {publishedReadiness} from "../publish/readiness.js";
import {roundedFigures} from "../publish/rounded-figures.js";
import {planDigits} from "../../src/model/plan/rounded.js";
import {reportOf} from "../evaluate/report.js";
import {sqlPublications} from "../publish/sql.js";
import {tracedUnits} from "../evaluate/gaming-traces.js";
import {gamingOf} from "../publish/gaming.js";

/** Makes a file's figures once for each run, and rounds them, so that whatever rests on them rests on what is published. */
const figures = <T>(make: (context: PublicationContext) => Promise<T>, digits?: number) =>
  once(async (context) => roundedFigures(await make(context), digits));

const cohorts = figures(cohortsOf);
const evidence = figures((context) => evidenceOf(context, tracedUnits));
const planBase = figures(planBaseOf);
const plan = figures(async (context) => planOf(context, await planBase(context)), planDigits);

export const publications: readonly Publication[] = [
  {
    name: "brief.json",
    make: figures(async (context) => ({...context.brief, verdict: (await evidence(context)).verdict}))
  },
  {name: "evidence.json", make: evidence},
  {name: "cohorts.json", make: cohorts},
  {name: "compare.json", make: figures(async ({compare}) => compare)},
  {
    name: "breakdowns.json",
    make: figures(async ({breakdowns, measured, contract, settings}) =>
      publishedBreakdowns(breakdowns, measured, contract, settings.privacy_floor)
    )
  },
  {
    name: "data.json",
    make: figures(async ({site, brief, measured, contract, intake, compiled, systems}) =>
      dataPageOf({
        site,
        hasGreenLight: brief.greenLight !== null,
        floor: measured.counts,
        contract,
        intake,
        indicators: compiled,
        systems
      })
    )
  },
  {name: "guide.json", make: figures(guideOf)},
  {name: "readiness.json", make: figures(publishedReadiness)},
  {name: "gaming.json", make: figures(gamingOf)},
  {name: "trust.json", make: figures(async (context) => trustOf(context))},
  {name: "plan.json", make: plan},
  {name: "plan-base.json", make: planBase},
  {
    name: "report.json",
    make: figures(async (context) =>
      reportOf(
        context,
        {base: await planBase(context), study: (await plan(context)).study},
        (await evidence(context)).verdict
      )
    )
  },
  ...sqlPublications({cohorts})
];
