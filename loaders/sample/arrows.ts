/**
 * Every arrow of the model as data: from which node to which, and what a cut changes directly, with the arrows
 * that go on from its target cut too. Tests cut one arrow at a time and hold it to that: its effect and no other.
 */
export interface ArrowFacts {
  readonly from: Node;
  readonly to: Node;
  /** Tables or `table.column`s. */
  readonly reaches: readonly string[];
}

type Node =
  | "appraisal of contacts"
  | "outsourcer's piece pay"
  | "temper"
  | "partner's commission"
  | "gaming"
  | "gaming of recommendation"
  | "staff turnover"
  | "employee NPS"
  | "handling time"
  | "calls answered"
  | "agent's skill"
  | "solved"
  | "note"
  | "way to a person"
  | "record"
  | "who is asked"
  | "offers made"
  | "unconsented activation"
  | "faults found"
  | "repeat contact"
  | "issue never raised"
  | "charges beyond the plan"
  | "plan that doesn't fit"
  | "better terms for new customers"
  | "featured service used"
  | "outage"
  | "issues"
  | "network"
  | "satisfaction"
  | "recommendation"
  | "mark of the contact"
  | "answering"
  | "acceptance"
  | "leaving"
  | "term"
  | "tenure"
  | "kind of customer"
  | "rivals' price war"
  | "price"
  | "asking to disconnect"
  | "staying"
  | "risk tag"
  | "referral";

const arrow = (from: Node, to: Node, ...reaches: string[]): ArrowFacts => ({from, to, reaches});

/** When an event ends moves what is written after it. */
const times = [
  "surveys.asked_at",
  "surveys.answered_at",
  "offers.offered_at",
  "complaints.opened_at",
  "complaints.closed_at"
];
/** All that can follow from a contact, an offer or a mood, short of leaving. */
const service = [
  "contacts",
  "surveys",
  "complaints",
  "quality_checks",
  "offers",
  "work_orders",
  "contracts",
  "activations",
  "subscriptions",
  "bills",
  "tags.score",
  "line_events",
  "customers.referred_by",
  "truth_customers"
];
const mood = [...service, "benefits"];
const leaving = [...service, "customers", "benefits", "tags", "programmes"];

export const arrowFacts = {
  // Pressure and temper. They move nothing but gaming, and pressure its own two besides.
  pressureToGaming: arrow("temper", "gaming"),
  npsPressureToGaming: arrow("temper", "gaming of recommendation", ...mood),
  outsourcingToGaming: arrow("outsourcer's piece pay", "temper", "truth_agents"),
  pressureToTurnover: arrow("appraisal of contacts", "staff turnover", ...service),
  pressureToEmployees: arrow("appraisal of contacts", "employee NPS"),

  // What gaming does.
  gamingToShortHandling: arrow("gaming", "handling time", "contacts.handled_seconds", "contacts.transferred", ...times),
  gamingToBunching: arrow("gaming", "handling time", "contacts.handled_seconds", ...times),
  gamingToMenu: arrow("gaming", "way to a person", ...service),
  gamingToUnsolved: arrow("gaming", "solved", ...service),
  gamingToNotedResolved: arrow("gaming", "note", "contacts.resolved", "quality_checks.fault"),
  gamingToUnrecorded: arrow(
    "gaming",
    "record",
    "complaints",
    "truth_customers.unrecorded_complaints",
    "truth_customers"
  ),
  gamingToSelectiveAsking: arrow("gaming", "who is asked", "surveys"),
  gamingToFewerOffers: arrow("gaming", "offers made", ...service),
  gamingToUnconsented: arrow("gaming", "unconsented activation", ...service),
  gamingToFaults: arrow("gaming", "faults found", "quality_checks.fault"),

  // Service.
  shortHandlingToConnectRate: arrow("handling time", "calls answered", ...service),
  skillToSolved: arrow("agent's skill", "solved", ...service),
  skillToCapacity: arrow("agent's skill", "calls answered", ...service),
  skillToPace: arrow("agent's skill", "handling time", "contacts.handled_seconds", ...times),
  greedToUnconsented: arrow("partner's commission", "unconsented activation", ...service),
  outageToIssues: arrow("outage", "issues", ...service),
  unsolvedToRepeat: arrow("solved", "repeat contact", ...service),

  // What moves satisfaction.
  unsolvedToSatisfaction: arrow("solved", "satisfaction", "truth_customers"),
  silenceToSatisfaction: arrow("issue never raised", "satisfaction", "truth_customers"),
  unansweredToSatisfaction: arrow("calls answered", "satisfaction", "truth_customers"),
  unrecordedToSatisfaction: arrow("record", "satisfaction", "truth_customers"),
  unconsentedToSatisfaction: arrow("unconsented activation", "satisfaction", "truth_customers"),
  overageToSatisfaction: arrow("charges beyond the plan", "satisfaction", "truth_customers"),
  misfitToSatisfaction: arrow("plan that doesn't fit", "satisfaction", "truth_customers"),
  newTermsToSatisfaction: arrow("better terms for new customers", "satisfaction", "truth_customers"),
  programmeToSatisfaction: arrow("featured service used", "satisfaction", "truth_customers"),
  outageToSatisfaction: arrow("outage", "satisfaction", "truth_customers"),
  networkToSatisfaction: arrow("network", "satisfaction", "truth_customers.satisfaction"),

  // What satisfaction moves.
  satisfactionToRecommendation: arrow("satisfaction", "recommendation", "surveys.score"),
  satisfactionToMark: arrow("satisfaction", "mark of the contact", "surveys.score"),
  satisfactionToResponse: arrow("satisfaction", "answering", "surveys.score", "surveys.answered_at"),
  satisfactionToAcceptance: arrow("satisfaction", "acceptance", ...service),
  satisfactionToAsking: arrow("satisfaction", "who is asked", "surveys"),
  satisfactionToReferral: arrow("satisfaction", "referral", "customers.referred_by"),
  satisfactionToTag: arrow("satisfaction", "risk tag", "tags.score"),
  satisfactionToLeaving: arrow("satisfaction", "leaving", ...leaving),

  // What else moves leaving.
  termToLeaving: arrow("term", "leaving", ...leaving),
  tenureToLeaving: arrow("tenure", "leaving", ...leaving),
  kindToLeaving: arrow("kind of customer", "leaving", ...leaving),
  priceWarToLeaving: arrow("rivals' price war", "leaving", ...leaving),
  priceToLeaving: arrow("price", "leaving", ...leaving),
  unansweredToLeaving: arrow("calls answered", "leaving", ...leaving),
  // Who asks on the first of a month goes on the second.
  leavingToAsking: arrow("leaving", "asking to disconnect", ...service, "customers.left_on", "benefits", "programmes"),
  savingToStaying: arrow("asking to disconnect", "staying", ...leaving)
} as const satisfies Record<string, ArrowFacts>;

export type Arrow = keyof typeof arrowFacts;
// The keys of a constant.
export const arrowNames = Object.keys(arrowFacts) as Arrow[];

/** The strength of every arrow: 1 as the parameters give it, 0 cut. */
export type Arrows = Readonly<Record<Arrow, number>>;
