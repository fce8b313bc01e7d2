/** Every number the simulation rests on, in one place: its value, its unit, and the published range or the reasoning behind it. */

export interface Parameter {
  readonly value: number;
  readonly unit: string;
  readonly basis: string;
}

const parameter = (value: number, unit: string, basis: string): Parameter => ({value, unit, basis});

export const parameters = {
  // The base
  joinsPerMonth: parameter(
    0.0162,
    "of starting customers, a month",
    "balances monthly churn, which operators publish at 1–2 %"
  ),
  meanTenure: parameter(1600, "days", "mean tenure of some four years among those who are here"),
  enterpriseShare: parameter(0.06, "of customers", "small against the public base"),
  broadbandOnlyShare: parameter(0.06, "of public customers", "few hold broadband without a mobile line"),
  broadbandShare: parameter(
    0.5,
    "of other public customers",
    "about half of mobile households hold fixed broadband with the operator"
  ),
  secondMobileShare: parameter(0.25, "of other public customers", "family lines"),
  smartHomeShare: parameter(0.25, "of broadband customers", "smart-home services hang on broadband"),
  termShare: parameter(0.6, "of lines", "lines with a term when they open"),
  needShare: parameter(0.6, "of the fitting plan's data", "plans are bought with some room"),
  needSpread: parameter(0.35, "standard deviation of log MB", "people's use differs by some factor of two"),
  useSpread: parameter(0.22, "standard deviation of log MB", "one person's months differ less than people do"),
  useGrowth: parameter(0.007, "a month", "published growth of mobile data of 8–15 % a year"),
  overageFee: parameter(300, "fen a GB", "published pay-as-you-go prices of 3–5 yuan a GB"),
  overageMost: parameter(6000, "fen a month", "caps on charges beyond the plan"),
  unusedShare: parameter(0.4, "of the allowance", "a plan of which less is needed doesn't fit"),
  arrearsShare: parameter(0.012, "of bills", "1–2 % of bills aren't paid in time"),

  referredShare: parameter(0.2, "of new customers", "asked a friend; about half of them end up referred"),
  referralBase: parameter(-1, "log odds", "of those who come to mind"),
  referralSlope: parameter(0.9, "log odds a standard deviation", "one recommends what one is content with"),

  // Staff
  outsourcedShare: parameter(0.4, "of call and counter seats", "outsourcing is common in customer service"),
  outsourcedTemper: parameter(0.2, "of temper, added", "pure piece pay leans harder on what is counted"),
  turnover: parameter(0.018, "a month", "yearly turnover of call centres of 20–40 %"),
  pressureTurnover: parameter(0.5, "of turnover, added at full pressure", "pressure drives people away"),
  temperMost: parameter(0.85, "share of full gaming", "in the worst city most agents game most of the time"),
  unitTemperSpread: parameter(0.1, "standard deviation", "units of a city differ less than cities do"),
  temperSpread: parameter(0.2, "standard deviation", "agents of a unit differ"),
  pressureFirstYear: parameter(0.85, "of full pressure", "targets are raised after the first year"),
  agentPaceSpread: parameter(0.13, "standard deviation of log seconds", "honest agents are quick or slow"),
  persistenceSpread: parameter(
    0.22,
    "standard deviation of the log factor",
    "some units make half as many offers again"
  ),

  // Issues and contacts
  issueRate: parameter(0.19, "issues a customer-month", "gives 0.2–0.35 contacts a customer-month"),
  newcomerIssues: parameter(1.4, "factor in the first half-year", "new things raise questions"),
  enterpriseIssues: parameter(1.3, "factor", "more lines, more matters"),
  voicedShare: parameter(0.72, "of issues", "the rest stays silent; many studies find more silence than that"),
  outageRate: parameter(0.03, "of city-months", "an outage worth noticing every few years a city"),
  outageIssueRate: parameter(0.3, "issues a customer in an outage of strength 1", "a third of the city notices"),
  overageIssueShare: parameter(0.3, "of months with overage", "bills that surprise are asked about"),
  weekendWait: parameter(0.4, "of weekend issues", "weekends bring fewer calls than weekdays"),
  phoneShare: parameter(0.66, "of contacts", "the hotline is still the main channel"),
  overflowShare: parameter(0.1, "of contacts", "calls routed to another city at busy hours"),
  sameUnitShare: parameter(0.72, "of contacts", "the rest goes to other units of the city"),
  selfServiceShare: parameter(0.22, "of calls", "end in the menu without asking for a person"),
  menuSolves: parameter(0.75, "of contacts that end in the menu", "balance and bill questions"),
  unansweredShare: parameter(0.11, "of calls that ask for a person", "connect rates of .85–.95"),
  unansweredSpread: parameter(0.22, "standard deviation of log share", "unequal staffing of units"),
  connectGain: parameter(1.9, "log share a unit of time cut", "shorter calls free seats (Erlang C near full load)"),
  skillCapacity: parameter(0.28, "log share a standard deviation", "only in the equal world"),
  handledSeconds: parameter(245, "s", "published handling times of 180–320 s"),
  handledSpread: parameter(0.45, "standard deviation of log seconds", "a long right tail"),
  skillPace: parameter(0.07, "log seconds a standard deviation", "only in the equal world"),
  gamingTimeCut: parameter(0.4, "of the time at full gaming", "calls ended at the first pretext"),
  solvedBase: parameter(0.8, "of handled contacts", "first-contact resolution of 70–85 %"),
  solvedSkill: parameter(0.05, "share a standard deviation", "good agents solve more"),
  gamingSolvedLoss: parameter(0.36, "share at full gaming", "what isn't listened to isn't solved"),
  gamingHides: parameter(0.12, "of calls for a person at full gaming", "the way to a person is hidden in the menu"),
  hiddenSolves: parameter(0.25, "of calls held back in the menu", "some give up content"),
  gamingBunching: parameter(0.3, "of calls a little over target at full gaming", "ended just in time"),
  bunchingReach: parameter(60, "s over the target", "what can still be cut short without a scene"),
  honestlyMisnoted: parameter(0.3, "of unsolved contacts", "an honest agent often believes it is solved"),
  gamingMisnoted: parameter(0.65, "of unsolved contacts at full gaming", "resolved is what is counted"),
  transferShare: parameter(0.06, "of handled contacts", "5–10 % are passed on"),
  gamingTransfer: parameter(0.08, "of handled contacts at full gaming", "passing on ends one's own call"),
  repeatShare: parameter(0.64, "of unsolved contacts", "most come again within days"),
  retryShare: parameter(0.75, "of unanswered calls", "most try again at once or the next day"),

  // Complaints and checks
  repeatComplains: parameter(
    0.12,
    "of repeats that weren't solved",
    "with refusals this gives 30–120 complaints a month and 10,000 customers"
  ),
  gamingUnrecorded: parameter(0.75, "of complaints at full gaming", "left unrecorded where that can be done"),
  refundShare: parameter(0.45, "of solved complaints over charges", "small sums are given back"),
  disputedShare: parameter(0.3, "of refunds", "given only after a dispute"),
  checkedShare: parameter(0.03, "of answered calls", "1–5 % are listened to"),
  faultBase: parameter(0.05, "of checked calls", "slips happen to anyone"),
  gamingFaults: parameter(0.35, "of checked calls at full gaming", "checkers see some of it"),

  // Satisfaction, in standard deviations
  memory: parameter(0.87, "kept a month", "half forgotten after five months"),
  temperamentSpread: parameter(0.5, "standard deviation", "people differ"),
  pastUnsolved: parameter(0.4, "standard deviations", "the usual state before the window opens"),
  pastGaming: parameter(0.55, "standard deviations at full gaming", "likewise where gaming is usual"),
  unsolvedHurt: parameter(0.85, "standard deviations an issue", "left alone with the problem"),
  silentHurt: parameter(0.3, "standard deviations an issue", "an issue never raised"),
  solvedGain: parameter(0.22, "standard deviations an issue", "recovery is weaker than the hurt"),
  unansweredHurt: parameter(0.12, "standard deviations a call", "nobody picked up"),
  unrecordedHurt: parameter(0.4, "standard deviations a complaint", "not even written down"),
  unconsentedHurt: parameter(0.8, "standard deviations a service", "charged for what one didn't ask for"),
  overageHurt: parameter(0.1, "standard deviations a line-month", "a bill above the plan"),
  misfitHurt: parameter(0.025, "standard deviations a line-month", "paid for and not got"),
  newTermsHeard: parameter(0.012, "of old customers a month", "one hears of it now and then"),
  newTermsHurt: parameter(0.4, "standard deviations", "loyalty that is punished"),
  outageHurt: parameter(0.25, "standard deviations at strength 1", "a day without network"),
  networkSpread: parameter(0.09, "standard deviations between units", "coverage differs"),

  // Answers
  npsAskedShare: parameter(0.55, "of handled contacts", "asked by text message"),
  markAskedShare: parameter(0.6, "of handled contacts", "asked by key press at the end"),
  effortAskedShare: parameter(0.08, "of handled contacts", "a small sample"),
  relationAskedShare: parameter(0.02, "of the base a quarter", "a small sample"),
  npsResponse: parameter(-1.2, "log odds", "answer rates of 15–25 %"),
  relationResponse: parameter(-1.9, "log odds", "answer rates of 8–15 %"),
  markResponse: parameter(-0.9, "log odds", "key-press answers of 20–35 %"),
  responseSlope: parameter(0.35, "log odds a standard deviation", "the satisfied answer more readily"),
  npsCentre: parameter(9.3, "points", "service NPS of +20 to +45"),
  npsSlope: parameter(1.15, "points a standard deviation", "satisfaction shows in the answer"),
  npsUnsolved: parameter(1.5, "points", "an unsolved contact pulls its own answer down"),
  npsNoise: parameter(1.7, "points", "moods"),
  relationCentre: parameter(8.2, "points", "relationship NPS stands 15–30 points under service NPS"),
  markCentre: parameter(4.5, "points", "contact satisfaction of 75–90 %"),
  markSlope: parameter(0.35, "points a standard deviation", "asked of the contact, not of the company"),
  markUnsolved: parameter(0.7, "points", "an unsolved contact is marked lower"),
  markNoise: parameter(0.8, "points", "moods"),
  effortCentre: parameter(5.6, "points", "effort means of 5–6 of 7"),
  selectiveSkip: parameter(0.7, "of who would mark low, at full gaming", "not asked"),
  selectiveUrge: parameter(0.25, "points at full gaming", "asked for the best mark"),
  npsSelectiveSkip: parameter(0.85, "of who would answer low, at full gaming", "only where recommendation is gamed"),
  npsUrge: parameter(2.6, "points at full gaming", "only where recommendation is gamed"),

  // Offers, orders, services
  contactOfferShare: parameter(0.3, "of handled contacts", "sales in service"),
  gamingOfferLoss: parameter(0.6, "of offers at full gaming", "an offer lengthens the call"),
  campaignShare: parameter(0.05, "of customers a month", "orders that aren't due terms"),
  renewalDispatched: parameter(0.8, "of terms falling due", "most are dispatched a month ahead"),
  orderCalled: parameter(0.72, "of orders", "times the unit's persistence"),
  orderConnected: parameter(0.42, "of calls", "connected outbound calls of 35–50 %"),
  resumedShare: parameter(0.55, "of one-way stops", "pay within three weeks by themselves"),
  resumedGain: parameter(0.2, "of one-way stops reached", "a call helps"),
  acceptBase: parameter(-2.1, "log odds", "8–15 % of offers are taken"),
  acceptSlope: parameter(0.6, "log odds a standard deviation", "one buys from whom one trusts"),
  renewalFit: parameter(3, "log odds", "who stays anyway likes to be paid for it"),
  selfRenewal: parameter(
    0.35,
    "of terms falling due",
    "renewed in the app or store; with orders 45–65 % of due terms are renewed"
  ),
  offerFatigue: parameter(0.12, "log odds an offer heard lately", "asked again and again"),
  unconsentedShare: parameter(0.035, "of refused offers at full gaming", "switched on and noted as taken"),
  endedShare: parameter(0.12, "of accepted offers within three months", "second thoughts"),
  dealerShare: parameter(0.4, "of new customers", "come by dealers"),
  dealerUnconsented: parameter(0.35, "of a dealer's customers at full greed", "paid by the service switched on"),
  selfService: parameter(0.004, "of customers a month", "chosen in the app"),
  providerRate: parameter(0.003, "of customers a month", "subscriptions by content providers"),
  providerUnconsented: parameter(0.8, "of a provider's subscriptions at full greed", "one press on a banner"),
  noticed: parameter(0.3, "of unnoticed services a month", "not everyone reads the bill"),
  serviceEnds: parameter(0.05, "of services a month", "given up again"),
  programmeUsed: parameter(0.12, "of those entitled a quarter", "most never come"),
  programmeGain: parameter(0.06, "standard deviations", "pleasant, soon forgotten"),
  benefitUsed: parameter(0.38, "of benefits", "most stay unused"),
  taggedShare: parameter(0.12, "of customers a half-year", "the model's watch list"),
  riskCentre: parameter(350, "per mille", "a score, not a probability"),
  riskSlope: parameter(120, "per mille a standard deviation", "the model knows something"),
  riskNoise: parameter(130, "per mille", "and not much"),

  // Leaving, a month
  portOutRate: parameter(0.0058, "of customers", "a third to half of churn where numbers can be ported"),
  disconnectRate: parameter(0.0031, "of customers", "asked to disconnect"),
  movedRate: parameter(0.0016, "of customers", "moved away"),
  arrearsRate: parameter(0.0021, "of customers", "stopped paying"),
  portOutSlope: parameter(1, "log rate a standard deviation of dissatisfaction", "port-out above all"),
  disconnectSlope: parameter(0.4, "log rate a standard deviation of dissatisfaction", "weaker than port-out"),
  typicalSatisfaction: parameter(
    -0.5,
    "standard deviations",
    "only where satisfaction doesn't move leaving: keeps the level of churn"
  ),
  inTermFactor: parameter(0.5, "of the rate", "leaving early costs a penalty"),
  termEndFactor: parameter(2, "of the rate", "in the three months after the end"),
  youngTenureFactor: parameter(1.5, "of the rate in the first year", "new customers leave most"),
  enterpriseFactor: parameter(0.6, "of the rate", "changing a company's lines is work"),
  priceWarFactor: parameter(1.6, "of the port-out rate", "rivals' campaigns"),
  priceSlope: parameter(0.12, "log rate a value tier", "who pays more is courted more"),
  unansweredLeavingSlope: parameter(0.9, "log rate an unanswered call", "only in the reversed world"),
  askShare: parameter(0.4, "of those who want to leave", "say so first; the others just go"),
  bluffShare: parameter(0.0015, "of customers", "ask to leave for a better deal"),
  saveAttempted: parameter(0.8, "of requests heard", "not every request is met with an offer"),
  saveBase: parameter(-0.35, "log odds", "25–40 % of attempts save"),
  saveSkill: parameter(0.35, "log odds a standard deviation", "some are good at it"),
  sideLineRate: parameter(0.003, "of side lines", "a second line is given up"),

  // Planted behaviours: only where a replay asks what they would do
  plantedSplitFrom: parameter(120, "s", "shorter matters aren't worth two calls"),
  plantedDodge: parameter(10, "s", "picked up and put down"),
  plantedPassedOn: parameter(
    0.2,
    "standard deviations a contact",
    "telling it all again; less than being left alone with it"
  ),
  plantedPush: parameter(
    0.25,
    "standard deviations an offer",
    "talked into more than one needs; less than what nobody agreed to"
  ),
  plantedStuff: parameter(0.15, "standard deviations an order", "booked and cancelled, with a message each time"),
  plantedEnded: parameter(0.6, "of orders taken under pressure, within three months", "as what was switched on unasked")
} as const satisfies Record<string, Parameter>;
