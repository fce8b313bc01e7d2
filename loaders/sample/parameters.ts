/** Every number the simulation rests on, in one place: its value, unit, and why it is plausible. */

export interface Parameter {
  readonly value: number;
  readonly unit: string;
  /** The published range, or the reasoning where none is published. */
  readonly basis: string;
}

const parameter = (value: number, unit: string, basis: string): Parameter => ({value, unit, basis});

export const parameters = {
  // Base
  joinsPerMonth: parameter(0.0155, "of starting customers", "balances monthly churn of 1.2–2 %"),
  enterpriseShare: parameter(0.06, "of customers", "small against the public base, as in any operator"),
  broadbandShare: parameter(0.5, "of public customers", "about half of mobile households hold fixed broadband with the operator"),
  secondMobileShare: parameter(0.25, "of public customers", "family lines"),
  smartHomeShare: parameter(0.25, "of broadband customers", "smart-home services hang on broadband"),
  contractShare: parameter(0.6, "of lines", "lines with a term"),

  // Issues and contacts
  issueRate: parameter(0.2, "issues a customer-month", "gives 0.2–0.35 contacts a customer-month"),
  voicedShare: parameter(0.72, "of issues", "the rest stays silent"),
  outageIssueRate: parameter(0.3, "issues a customer-month in an outage", "an outage makes a third of the city notice"),
  overageIssueShare: parameter(0.3, "of lines with overage", "bills that surprise are asked about"),
  phoneShare: parameter(0.66, "of contacts", "the hotline is still the main channel"),
  overflowShare: parameter(0.1, "of contacts", "calls routed to another city at busy hours"),
  sameUnitShare: parameter(0.72, "of contacts", "the rest goes to other units of the city"),
  selfServiceShare: parameter(0.22, "of calls", "ended in the menu without asking for a person"),
  abandonedShare: parameter(0.115, "of calls that ask for a person", "connect rates of .85–.95"),
  abandonedSpread: parameter(0.22, "standard deviation of log share", "unequal staffing of units"),
  connectGain: parameter(1.9, "log share a unit of time cut", "shorter calls free seats"),
  handledSeconds: parameter(245, "s", "handling times of 180–320 s"),
  handledSpread: parameter(0.45, "standard deviation of log seconds", "long right tail"),
  agentSpeedSpread: parameter(0.13, "standard deviation of log seconds", "quick and slow agents, honest both"),
  gamingTimeCut: parameter(0.4, "share of time cut at full gaming", "calls ended at the first pretext"),
  solvedBase: parameter(0.8, "of handled contacts", "first-contact resolution of 70–85 %"),
  solvedSkill: parameter(0.06, "share a standard deviation of skill", "good agents solve more"),
  gamingSolvedLoss: parameter(0.36, "share at full gaming", "what isn't listened to isn't solved"),
  repeatShare: parameter(0.66, "of unsolved", "most call again within days"),
  agentsPerUnit: parameter(8, "agents per 2,400 customers", "a scale model of a centre"),

  // Satisfaction
  memory: parameter(0.87, "a month", "half forgotten after five months"),
  traitSpread: parameter(0.55, "standard deviation", "people differ"),
  unsolvedHurt: parameter(0.85, "standard deviations", "left alone with the problem"),
  silentHurt: parameter(0.3, "standard deviations", "an issue never raised"),
  solvedGain: parameter(0.22, "standard deviations", "service recovery, weaker than the hurt"),
  unansweredHurt: parameter(0.12, "standard deviations", "nobody picked up"),
  unconsentedHurt: parameter(0.8, "standard deviations", "switched on without asking"),
  overageHurt: parameter(0.12, "standard deviations", "a bill above the plan"),
  networkSpread: parameter(0.08, "standard deviation between units", "coverage differs"),

  // Answers
  npsAskedShare: parameter(0.55, "of handled contacts", "asked by text message"),
  satisfactionAskedShare: parameter(0.6, "of handled contacts", "asked by key press at the end of the call"),
  npsResponse: parameter(-1.2, "log odds", "answer rates of 15–25 %"),
  satisfactionResponse: parameter(-0.9, "log odds", "key press answers of about 30 %"),
  responseSlope: parameter(0.35, "log odds a standard deviation", "the satisfied answer more readily"),
  npsCentre: parameter(9.4, "points", "service NPS of +20 to +45"),
  npsSlope: parameter(1.15, "points a standard deviation of satisfaction", "satisfaction shows in the answer"),
  npsUnsolved: parameter(1.5, "points", "an unsolved contact pulls its own answer down"),
  npsNoise: parameter(1.7, "points", "moods"),

  // Offers
  contactOfferShare: parameter(0.3, "of handled contacts", "sales in service"),
  campaignShare: parameter(0.045, "of customers a month", "outbound campaigns"),
  campaignConnect: parameter(0.38, "of outbound calls", "most aren't picked up"),
  acceptBase: parameter(-2.1, "log odds", "8–15 % of offers are taken"),
  acceptSlope: parameter(0.55, "log odds a standard deviation of satisfaction", "one buys from whom one trusts"),
  gamingOfferLoss: parameter(0.6, "share of offers not made at full gaming", "an offer lengthens the call"),
  unconsentedShare: parameter(0.05, "of offers at full gaming", "switched on and noted as taken"),
  endedShare: parameter(0.12, "of accepted offers within three months", "second thoughts"),

  // Leaving
  portOutRate: parameter(0.0052, "a month", "about half of churn where numbers can be ported"),
  disconnectRate: parameter(0.0027, "a month", "asked to disconnect"),
  movedRate: parameter(0.0016, "a month", "moved away"),
  arrearsRate: parameter(0.0022, "a month", "stopped paying"),
  portOutSlope: parameter(0.85, "log rate a standard deviation of dissatisfaction", "port-out above all"),
  disconnectSlope: parameter(0.35, "log rate a standard deviation of dissatisfaction", "weaker than port-out"),
  inContractFactor: parameter(0.45, "of the rate", "leaving early costs"),
  contractEndFactor: parameter(2.2, "of the rate", "three months after the end"),
  youngTenureFactor: parameter(1.6, "of the rate in the first year", "new customers leave most"),
  priceWarFactor: parameter(1.7, "of the port-out rate", "rivals' campaigns"),
  unansweredLeavingSlope: parameter(2.2, "log rate a call nobody answered", "only in the reversed world")
} as const satisfies Record<string, Parameter>;
