import {feel, isHere, isOpen, none, type Life, type Line, type Service} from "./life.js";
import {parameters as p} from "./parameters.js";
import {streams as s} from "./streams.js";

const feesFen = [600, 1500, 2000, 1000, 300];
/** Codes of codes.source. */
const sources = {customer: 0, agent: 1, dealer: 2, contentProvider: 3} as const;

function switchOn(
  life: Life,
  line: Line,
  service: Omit<Service, "line" | "feeFen" | "noticed" | "disputed" | "off" | "refundedFen">
): void {
  life.services.push({
    ...service,
    line,
    feeFen: feesFen[service.kind],
    noticed: service.consented,
    disputed: none,
    off: none,
    refundedFen: 0
  });
}

/** When and by whom a service is switched on. */
interface SwitchOccasion {
  readonly month: number;
  readonly key: number;
  readonly day: number;
  readonly unitNumber: number;
  readonly agent: {readonly number: number};
}

/** An agent switches on what an offer ended in, agreed to or not. */
export function agentSwitchesOn(
  life: Life,
  line: Line,
  {month, key, day, unitNumber, agent}: SwitchOccasion,
  offer: number,
  consented: boolean
): void {
  const kind = life.chance.choose([2, 3, 1, 3, 2], month, s.serviceKind, key);
  switchOn(life, line, {kind, source: sources.agent, unitNumber, agent: agent.number, offer, day, consented});
}

/** A dealer brings some of the new customers, and some dealers bring a service with them that nobody asked for. */
export function dealerSells(life: Life): void {
  const {
    chance,
    company: {dealers}
  } = life;
  if (!chance.happens(p.dealerShare.value, 0, s.dealer)) return;
  const {number, greed} = dealers[life.homeUnit.city];
  const unasked = chance.happens(p.dealerUnconsented.value * greed, 0, s.dealer, 1);
  if (!unasked && !chance.happens(0.1, 0, s.dealer, 2)) return;
  switchOn(life, life.lines[0], {
    kind: chance.choose([2, 3, 1, 3, 2], 0, s.dealer, 3),
    source: sources.dealer,
    unitNumber: number,
    agent: none,
    offer: none,
    day: life.joined,
    consented: !unasked
  });
}

/** Services that customers choose for themselves, that content providers switch on, and that are given up. */
export function runServices(life: Life, month: number): void {
  const {
    chance,
    company: {
      calendar: {monthStart},
      providers
    }
  } = life;
  const start = monthStart[month];
  for (const [i, service] of life.services.entries()) {
    if (
      service.consented &&
      Number.isNaN(service.off) &&
      service.day < start - 30 &&
      chance.happens(p.serviceEnds.value, month, s.switchedOff, i)
    ) {
      service.off = start + Math.floor(chance.uniform(month, s.switchedOff, i + 256) * (monthStart[month + 1] - start));
    }
  }
  const line = life.lines.find((one) => one.kind === 0 && isOpen(one, start));
  if (!line) return;
  const day = start + Math.floor(chance.uniform(month, s.providerDay) * (monthStart[month + 1] - start));
  if (!isHere(life, day) || !isOpen(line, day)) return;
  if (chance.happens(p.selfService.value, month, s.selfService)) {
    const kind = chance.choose([1, 3, 2, 3, 1], month, s.providerKind);
    switchOn(life, line, {
      kind,
      source: sources.customer,
      unitNumber: none,
      agent: none,
      offer: none,
      day,
      consented: true
    });
  } else if (chance.happens(p.providerRate.value, month, s.provider)) {
    const index = chance.choose([4, 3, 2, 1], month, s.providerKind, 1);
    const unasked = chance.happens(p.providerUnconsented.value * providers[index].greed, month, s.providerConsent);
    switchOn(life, line, {
      kind: index === 2 ? 2 : index,
      source: sources.contentProvider,
      unitNumber: providers[index].number,
      agent: none,
      offer: none,
      day,
      consented: !unasked
    });
  }
}

/** The oldest service nobody agreed to that the customer finds on the bill in this month. */
export function unnoticedService(life: Life, month: number): Service | undefined {
  const start = life.company.calendar.monthStart[month];
  const service = life.services.find((one) => !one.noticed && one.day < start && Number.isNaN(one.off));
  return service && life.chance.happens(p.noticed.value, month, s.noticed) ? service : undefined;
}

/** A dispute ends: the service is switched off and what was paid goes back. */
export function settleDispute(life: Life, service: Service, day: number): void {
  service.off = day;
  const months = Math.max(1, Math.ceil((day - service.day) / 30));
  service.refundedFen = service.feeFen * months;
  life.totals.addUnit(life.homeUnit.index, monthIndex(life, day), "refunds", service.refundedFen);
  feel(life, "unconsented", 0.3 * life.company.arrows.unconsentedToSatisfaction * p.unconsentedHurt.value);
}

function monthIndex(life: Life, day: number): number {
  const {monthStart, months} = life.company.calendar;
  let month = 0;
  while (month < months - 1 && day >= monthStart[month + 1]) month++;
  return month;
}

export function emitActivations(life: Life): void {
  life.services.forEach((service, i) => {
    // What ends with the line has no day of its own.
    const offHere = service.off <= service.line.closed || Number.isNaN(service.line.closed) ? service.off : none;
    life.output.activations.push({
      activation_id: life.number * 10_000 + i + 1,
      customer_id: life.number,
      subscription_id: service.line.number,
      service: service.kind,
      source: service.source,
      unit_id: service.unitNumber,
      agent_id: service.agent,
      offer_id: service.offer,
      activated_on: service.day,
      monthly_fee_fen: service.feeFen,
      consented: Number(service.consented),
      disputed_on: service.disputed,
      switched_off_on: offHere,
      refunded_fen: service.refundedFen
    });
  });
}
