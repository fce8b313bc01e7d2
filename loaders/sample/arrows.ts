/**
 * Every arrow of the model as data: what moves what, and which columns a cut changes first of all, before
 * the change runs on through satisfaction and leaving. Tests cut one at a time and hold it to its reach.
 */
export interface ArrowFacts {
  readonly from: string;
  readonly to: string;
  /** Tables or `table.column`s that change when the arrow alone is cut and nobody's leaving depends on anything. */
  readonly reaches: readonly string[];
}

const arrow = (from: string, to: string, ...reaches: string[]): ArrowFacts => ({from, to, reaches});

/** All that a change of mood runs on to, where leaving doesn't depend on it. */
const mood = ["surveys", "offers", "work_orders", "contracts", "activations", "subscriptions", "bills", "contacts", "complaints", "quality_checks",
  "benefits.exercised_on", "tags.score", "line_events", "customers", "truth_customers"];

export const arrowFacts = {
  pressureToGaming: arrow("appraisal of contacts", "gaming", ...mood),
  npsPressureToGaming: arrow("appraisal of recommendation", "gaming of surveys and offers", ...mood),
  outsourcingToGaming: arrow("outsourcer's piece pay", "gaming", ...mood),
  gamingToShortHandling: arrow("gaming", "handling time", ...mood),
  gamingToUnsolved: arrow("gaming", "problem solved", ...mood),
  gamingToNotedResolved: arrow("gaming", "noted as resolved", "contacts.resolved", "quality_checks.fault"),
  gamingToUnrecorded: arrow("gaming", "complaint recorded", ...mood),
  gamingToSelectiveAsking: arrow("gaming", "who is asked to mark the contact", "surveys"),
  gamingToFewerOffers: arrow("gaming", "offers in contacts", ...mood),
  gamingToUnconsented: arrow("gaming", "services switched on without consent", ...mood),
  gamingToFaults: arrow("gaming", "faults found by quality checks", "quality_checks.fault"),
  shortHandlingToConnectRate: arrow("handling time", "share of calls answered", ...mood),
  skillToSolved: arrow("agent's skill", "problem solved", ...mood),
  skillToCapacity: arrow("agents' skill", "share of calls answered", ...mood),
  skillToPace: arrow("agent's skill", "handling time", "contacts", "surveys", "offers", "complaints"),
  greedToUnconsented: arrow("partner's commission", "services switched on without consent", ...mood),
  unsolvedToRepeat: arrow("problem unsolved", "repeat contact", ...mood),
  unsolvedToSatisfaction: arrow("problem unsolved", "satisfaction", ...mood),
  silenceToSatisfaction: arrow("issue never raised", "satisfaction", ...mood),
  unansweredToSatisfaction: arrow("call not answered", "satisfaction", ...mood),
  unrecordedToSatisfaction: arrow("complaint left unrecorded", "satisfaction", ...mood),
  unconsentedToSatisfaction: arrow("unconsented activation", "satisfaction", ...mood),
  overageToSatisfaction: arrow("charges beyond the plan", "satisfaction", ...mood),
  misfitToSatisfaction: arrow("plan that doesn't fit", "satisfaction", ...mood),
  newTermsToSatisfaction: arrow("better terms for new customers", "satisfaction", ...mood),
  programmeToSatisfaction: arrow("featured service used", "satisfaction", ...mood),
  outageToIssues: arrow("outage", "network issues", ...mood),
  outageToSatisfaction: arrow("outage", "satisfaction", ...mood),
  networkToSatisfaction: arrow("network", "satisfaction", ...mood),
  satisfactionToRecommendation: arrow("satisfaction", "service and relationship NPS", "surveys.score"),
  satisfactionToMark: arrow("satisfaction", "contact satisfaction and effort", "surveys.score"),
  satisfactionToResponse: arrow("satisfaction", "answering a survey", "surveys.score", "surveys.answered_at"),
  satisfactionToAcceptance: arrow("satisfaction", "acceptance of offers", ...mood),
  satisfactionToLeaving: arrow("satisfaction", "leaving"),
  termToLeaving: arrow("term running or just ended", "leaving"),
  tenureToLeaving: arrow("short tenure", "leaving"),
  kindToLeaving: arrow("kind and value of the customer", "leaving"),
  priceWarToLeaving: arrow("rivals' price war", "port-out"),
  priceToLeaving: arrow("price paid", "port-out"),
  unansweredToLeaving: arrow("call not answered", "leaving"),
  leavingToAsking: arrow("wish to leave", "disconnection asked"),
  savingToStaying: arrow("save attempt", "staying")
} as const satisfies Record<string, ArrowFacts>;

export type Arrow = keyof typeof arrowFacts;
// The keys of a constant.
export const arrowNames = Object.keys(arrowFacts) as Arrow[];

/** The strength of every arrow: 1 as the parameters give it, 0 cut. */
export type Arrows = Readonly<Record<Arrow, number>>;
