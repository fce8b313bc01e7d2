import {billMonth, emitBills} from "./bills.js";
import {runCampaigns, winBack} from "./campaigns.js";
import {yearOf} from "./calendar.js";
import type {Company} from "./company.js";
import {emitBenefits, runExtras} from "./extras.js";
import {runIssues} from "./issues.js";
import {closeSideLines, leaveOrStay} from "./leaving.js";
import {causePosition, fade, feel, isHere, none, satisfaction, type Life, type Output} from "./life.js";
import {emitLines, openFirstLines} from "./lines.js";
import {emitOffers} from "./offers.js";
import {parameters as p} from "./parameters.js";
import {Chance, clamp, kinds, logistic} from "./random.js";
import {dealerSells, emitActivations, runServices} from "./services.js";
import {emitStops} from "./stops.js";
import {streams as s} from "./streams.js";
import {causes} from "./tables.js";
import {noCounter, type Counter} from "./totals.js";

/** Lives one customer's months and writes all rows that belong to the customer. */
export function simulateCustomer(
  company: Company,
  index: number,
  output: Output,
  totals: Counter,
  scratch: Output
): void {
  const life = makeLife(company, index, output, totals);
  const first = firstMonth(life);
  if (index >= company.settings.customers) {
    totals.addUnit(life.homeUnit.index, first, "joins", 1);
    dealerSells(life);
  }
  live(life, first, company.calendar.months);
  winBack(life);
  emitCustomer(life, index < company.settings.customers ? none : referrer(life, first, scratch));
  emitLines(life);
  emitOffers(life);
  emitActivations(life);
  emitStops(life, first);
  emitBills(life, first);
  emitBenefits(life);
}

/** Lives the months from `from` on, until the customer leaves. */
export function live(life: Life, from: number, until: number): void {
  for (let month = from; month < until && Number.isNaN(life.left); month++) {
    fade(life);
    closeSideLines(life, month);
    leaveOrStay(life, month);
    billMonth(life, month);
    runServices(life, month);
    runIssues(life, month);
    runCampaigns(life, month);
    runExtras(life, month);
  }
}

/**
 * Who brought a new customer in, if anybody did. A few of the old customers come to mind; whether one of
 * them recommended the operator depends on how content they are then, so their lives are lived again up to
 * that month.
 */
function referrer(life: Life, month: number, scratch: Output): number {
  const {chance, company} = life;
  if (!chance.happens(p.referredShare.value, 0, s.referred)) return none;
  for (let i = 0; i < 3; i++) {
    const index = Math.floor(chance.uniform(0, s.referrer, i) * company.settings.customers);
    const other = makeLife(company, index, scratch, noCounter);
    live(other, 0, month + 1);
    for (const buffer of Object.values(scratch)) buffer.clear();
    const content = company.arrows.satisfactionToReferral * p.referralSlope.value * satisfaction(other);
    if (isHere(other, life.joined) && chance.happens(logistic(p.referralBase.value + content), 0, s.referrer, i + 8))
      return index + 1;
  }
  return none;
}

function firstMonth(life: Life): number {
  const {monthStart, months} = life.company.calendar;
  let month = 0;
  while (month < months - 1 && monthStart[month + 1] <= life.joined) month++;
  return month;
}

/** A customer as the window opens, or as they join. */
export function makeLife(company: Company, index: number, output: Output, totals: Counter): Life {
  const {settings, calendar} = company;
  const chance = new Chance(settings.seed, kinds.customer, index);
  const homeDraw = chance.uniform(0, s.home);
  const home = Math.max(
    0,
    company.cumulativeSize.findIndex((share) => homeDraw < share)
  );
  const enterprise = chance.happens(p.enterpriseShare.value, 0, s.kind);
  const segment = enterprise ? 4 + chance.choose([8, 2], 0, s.segment) : chance.choose([20, 38, 17, 25], 0, s.segment);
  const tier = chance.choose(
    enterprise
      ? [2, 4, 4]
      : [
          [4, 4, 1],
          [3, 4, 3],
          [5, 4, 1],
          [4, 4, 2]
        ][segment],
    0,
    s.tier
  );
  const joined = joinedOn(company, index, chance);
  const long = calendar.monthStart[0] - joined > 730;
  const life: Life = {
    company,
    output,
    totals,
    chance,
    enterprise,
    segment,
    tier,
    joined,
    number: index + 1,
    homeUnit: company.units[home],
    temper: p.temperamentSpread.value * chance.normal(0, s.temper),
    star: clamp(tier * 2 + chance.choose([1, 1, 1], 0, s.star) + (long ? 1 : 0), 0, 7),
    lines: [],
    services: [],
    offers: [],
    pending: [],
    felt: new Float64Array(causes.length),
    mood: 0,
    unansweredMemory: 0,
    left: none,
    trueReason: none,
    recentOffers: 0,
    next: {contacts: 0, surveys: 0, offers: 0, events: 0, orders: 0, complaints: 0, checks: 0},
    unsolvedContacts: 0,
    unrecordedComplaints: 0
  };
  if (index < settings.customers) {
    // Those who were here before the window bring a typical past with them.
    feel(
      life,
      "unsolved",
      -company.arrows.unsolvedToSatisfaction *
        (p.pastUnsolved.value +
          company.arrows.gamingToUnsolved * p.pastGaming.value * company.pressure[0] * life.homeUnit.temper)
    );
  }
  openFirstLines(life);
  return life;
}

function joinedOn(company: Company, index: number, chance: Chance): number {
  const {
    settings,
    calendar: {monthStart}
  } = company;
  const draw = chance.uniform(0, s.joined);
  if (index < settings.customers) {
    // Tenure of those who were here: mostly years, thinning out with time.
    return monthStart[0] - 1 - Math.floor(clamp(-Math.log(1 - draw) * p.meanTenure.value, 0, 7300));
  }
  const month = Math.floor((index - settings.customers) / company.joinsPerMonth);
  return monthStart[month] + Math.floor(draw * (monthStart[month + 1] - monthStart[month]));
}

function emitCustomer(life: Life, referredBy: number): void {
  const {chance, output, segment} = life;
  const born = chance.uniform(0, s.birth);
  output.customers.push({
    customer_id: life.number,
    home_unit_id: life.homeUnit.number,
    kind: life.enterprise ? 1 : 0,
    joined_on: life.joined,
    left_on: life.left,
    segment,
    value_tier: life.tier,
    // Neither changes while the customer is here.
    classed_on: life.joined,
    star_level: life.star,
    birth_year: life.enterprise
      ? none
      : Math.min(
          yearOf(life.joined) - 18,
          [1990, 1976, 1948, 1972][segment] + Math.floor(born * [18, 24, 18, 34][segment])
        ),
    referred_by: referredBy
  });
  const felt = (cause: (typeof causes)[number]): number => life.felt[causePosition(cause)];
  output.truth_customers.push({
    customer_id: life.number,
    temper: life.temper,
    satisfaction: satisfaction(life),
    unsolved: felt("unsolved"),
    solved: felt("solved"),
    silent: felt("silent"),
    unanswered: felt("unanswered"),
    unrecorded: felt("unrecorded"),
    unconsented: felt("unconsented"),
    overage: felt("overage"),
    misfit: felt("misfit"),
    better_terms_for_new: felt("better_terms_for_new"),
    outage: felt("outage"),
    programme: felt("programme"),
    left_on: life.left,
    true_reason: life.trueReason,
    unsolved_contacts: life.unsolvedContacts,
    unrecorded_complaints: life.unrecordedComplaints,
    unconsented_activations: life.services.filter(({consented}) => !consented).length
  });
}
