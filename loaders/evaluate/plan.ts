/** What the plan page shows before anybody changes anything: the shipped scenarios run, compared and put at risk. */
import type {PlanBase} from "../../src/model/plan/base.js";
import {loadSolver} from "../../src/model/plan/solver.js";
import {planWhole, type PlanResults} from "../../src/model/plan/study.js";
import type {PublicationContext} from "../privacy/publication.js";
import type {Provenance} from "../privacy/provenance.js";

/** What the numbers of the plan sum. */
export const planDeclared: Provenance = {
  study: {of: "shown", over: "the plan’s base"},
  facts: {of: "shown", over: "the plan’s base"}
};

/** Draws as built; the page draws again, more of them. */
const draws = 2048;
/** Where the scrambling of the draws starts; any would do. */
const seed = 20260930;

/** Nulls where the base lacks what it takes. */
export async function planOf({progress}: PublicationContext, base: PlanBase): Promise<PlanResults> {
  if (base.lacks.length) return {study: null, facts: null};
  progress("plan: scenarios");
  return planWhole(base, await loadSolver(), draws, seed);
}
