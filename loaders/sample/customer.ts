import {billMonth, emitBills} from "./bills.js";
import {kinds, type Company} from "./company.js";
import {runCampaign, runIssues} from "./issues.js";
import {leaveOrStay, closeSideLines} from "./leaving.js";
import {none, type Life, type Line, type Output} from "./life.js";
import {parameters as p} from "./parameters.js";
import {planRange} from "./plans.js";
import {Chance, clamp} from "./random.js";
import {streams as s} from "./streams.js";
import {yearOf} from "./calendar.js";

/** Lives one customer's months and writes all rows that belong to the customer. */
export function simulateCustomer(company: Company, index: number, output: Output): void {
  const life = makeLife(company, index, output);
  const first = firstMonth(life);
  for (let month = first; month < company.calendar.months; month++) {
    life.memory *= p.memory.value;
    life.unansweredMemory *= p.memory.value;
    life.recentOffers *= p.memory.value;
    closeSideLines(life, month);
    leaveOrStay(life, month);
    billMonth(life, month);
    runIssues(life, month);
    runCampaign(life, month);
    if (!Number.isNaN(life.left)) break;
  }
  emit(life, first);
}

const firstMonth = (life: Life): number => {
  const start = life.company.calendar.monthStart;
  let month = 0;
  while (month < life.company.calendar.months - 1 && start[month + 1] <= life.joined) month++;
  return month;
};

function makeLife(company: Company, index: number, output: Output): Life {
  const {settings, calendar} = company;
  const chance = new Chance(settings.seed, kinds.customer, index);
  const homeDraw = chance.uniform(0, s.home);
  const home = Math.max(0, company.cumulativeSize.findIndex((share) => homeDraw < share));
  const enterprise = chance.happens(p.enterpriseShare.value, 0, s.kind);
  const segment = enterprise ? 4 + chance.choose([8, 2], 0, s.segment) : chance.choose([20, 38, 17, 25], 0, s.segment);
  const tier = chance.choose(enterprise ? [2, 4, 4] : [[4, 4, 1], [3, 4, 3], [5, 4, 1], [4, 4, 2]][segment], 0, s.tier);
  const joined = joinedOn(company, index, chance);
  const life: Life = {
    company, output, chance, home, enterprise, segment, tier, joined,
    number: index + 1, homeUnit: company.units[home], trait: p.traitSpread.value * chance.normal(0, s.trait), lines: [],
    // Those who were here before the window bring a typical past with them.
    memory: index < settings.customers ? -0.35 : 0,
    unansweredMemory: 0, unnoticed: false, left: none, contacts: 0, surveys: 0, offers: 0, recentOffers: 0
  };
  const add = (kind: number, item: number): void => {
    life.lines.push(makeLine(life, kind, item, calendar.monthStart));
  };
  if (enterprise) {
    add(0, 0);
    add(chance.happens(segment === 5 ? 0.8 : 0.25, 0, s.lines, 1) ? 3 : 1, 1);
  } else {
    add(0, 0);
    const broadband = chance.happens(p.broadbandShare.value * (segment === 1 ? 1.3 : segment === 0 ? 0.6 : 1), 0, s.lines, 1);
    if (broadband) add(1, 1);
    if (chance.happens(p.secondMobileShare.value, 0, s.lines, 2)) add(0, 2);
    else if (broadband && chance.happens(p.smartHomeShare.value, 0, s.lines, 3)) add(2, 3);
  }
  return life;
}

function joinedOn(company: Company, index: number, chance: Chance): number {
  const {settings, calendar} = company;
  const draw = chance.uniform(0, s.joined);
  if (index < settings.customers) {
    // Tenure of those who were here: mostly years, thinning out with time.
    return calendar.monthStart[0] - 1 - Math.floor(clamp(-Math.log(1 - draw) * 1600, 0, 7300));
  }
  const month = Math.floor((index - settings.customers) / company.joinsPerMonth);
  return calendar.monthStart[month] + Math.floor(draw * (calendar.monthStart[month + 1] - calendar.monthStart[month]));
}

function makeLine(life: Life, kind: number, item: number, monthStart: readonly number[]): Line {
  const {chance, tier} = life;
  const first = item === 0 ? life.joined : life.joined + Math.floor(chance.uniform(0, s.opened, item) * 30);
  const opened = item > 0 && life.joined < monthStart[0] ? Math.min(first, monthStart[0] - 1) : first;
  const [low, high] = planRange[(["mobile", "broadband", "smart_home", "leased_line"] as const)[kind]];
  // What would fit, and what past selling made of it: some sit one plan too high or too low.
  const natural = clamp(low + (kind === 0 ? 1 : 0) + tier * (kind === 0 ? 2 : 1) + chance.choose([1, 2, 1], 0, s.plan, item) - 1, low, high);
  const misfit = chance.choose([1, 6, 2], 0, s.plan, item + 8) - 1;
  const plan = clamp(natural + misfit, low, high);
  const needMb = kind === 0 ? [3, 10, 20, 30, 40, 60, 90, 150][natural - 1] * 1024 * 0.72 * Math.exp(0.35 * chance.normal(0, s.need, item)) : none;
  const term = chance.happens(p.contractShare.value, 0, s.term, item);
  return {
    number: life.number * 10 + life.lines.length + 1, kind, opened, closed: none, closedHow: none, closeReason: none,
    due: term ? termEnd(opened, chance.uniform(0, s.term, item + 8), monthStart[0]) : none,
    plan: new Uint8Array(life.company.calendar.months).fill(plan),
    needMb, needMinutes: kind === 0 ? 60 + 220 * chance.uniform(0, s.need, item + 4) * (1 + tier) : none,
    device5g: kind === 0 ? Number(chance.happens(0.35 + 0.15 * tier, 0, s.device, item)) : none,
    gigabitModem: kind === 1 ? Number(chance.happens(0.3 + 0.15 * tier, 0, s.device, item)) : none
  };
}

/** Terms of two years from the opening; old lines are somewhere inside a later term. */
const termEnd = (opened: number, draw: number, windowStart: number): number =>
  opened >= windowStart ? opened + 730 : windowStart + Math.floor(draw * 730);

function emit(life: Life, first: number): void {
  const {chance, output} = life;
  const year = yearOf(life.joined);
  output.customers.push({
    customer_id: life.number, home_unit_id: life.homeUnit.number, kind: life.enterprise ? 1 : 0, joined_on: life.joined,
    left_on: life.left, segment: life.segment, value_tier: life.tier,
    star_level: clamp(1 + life.tier * 2 + chance.choose([1, 1, 1], 0, s.tier, 1) - (yearOf(life.company.calendar.monthStart[0]) - year < 2 ? 1 : 0), 0, 7),
    birth_year: life.enterprise ? none : [1992, 1976, 1950, 1978][life.segment] + Math.floor(chance.uniform(0, s.birth) * [16, 22, 15, 26][life.segment]),
    referred_by: none
  });
  for (const line of life.lines) {
    output.subscriptions.push({
      subscription_id: line.number, customer_id: life.number, kind: line.kind, opened_on: line.opened, closed_on: line.closed,
      closed_how: line.closedHow, close_reason: line.closeReason
    });
  }
  emitBills(life, first);
}
