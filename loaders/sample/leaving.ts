import {handleContact} from "./contacts.js";
import {makeSaveOffer} from "./offers.js";
import {agreeTerm, causePosition, dueOf, feel, isOpen, ownNumber, satisfaction, type Life, type Line} from "./life.js";
import {parameters as p} from "./parameters.js";
import {streams as s} from "./streams.js";
import {causes, trueReasons} from "./tables.js";

/** Codes of codes.lineEvent. */
export const lineEvents = {
  oneWayStop: 0,
  twoWayStop: 1,
  resumed: 2,
  disconnectionAsked: 3,
  saveAttempted: 4,
  saved: 5
} as const;

const reasonCode = (name: (typeof trueReasons)[number]): number => trueReasons.indexOf(name);

export function emitLineEvent(life: Life, line: number, day: number, second: number, event: number): void {
  life.output.line_events.push({
    event_id: ownNumber(life, ++life.next.events),
    subscription_id: line,
    unit_id: life.homeUnit.number,
    happened_at: day * 86_400 + second,
    event
  });
}

/** A side line may close while the customer stays. */
export function closeSideLines(life: Life, month: number): void {
  const start = life.company.calendar.monthStart;
  life.lines.forEach((line, i) => {
    if (i === 0 || !isOpen(line, start[month]) || !life.chance.happens(p.sideLineRate.value, month, s.lineClose, i))
      return;
    const day =
      start[month] + Math.floor(life.chance.uniform(month, s.lineClose, i + 16) * (start[month + 1] - start[month]));
    line.closed = Math.max(day, line.opened);
    line.closedHow = 1;
    line.closeReason = 4;
  });
}

/** Monthly rates of port-out, disconnection, moving away and arrears, with what raises them, as log factors. */
function leavingRates(
  life: Life,
  month: number
): {
  readonly rates: readonly number[];
  readonly unhappy: number;
  readonly rival: number;
  readonly term: number;
  readonly price: number;
} {
  const {
    company: {arrows, calendar, priceWar}
  } = life;
  const start = calendar.monthStart[month];
  // Where satisfaction doesn't matter, people leave as those of typical satisfaction do.
  const unhappy =
    -arrows.satisfactionToLeaving * satisfaction(life) -
    (1 - arrows.satisfactionToLeaving) * p.typicalSatisfaction.value;
  const tenure = life.joined > start - 365 ? 1 + arrows.tenureToLeaving * (p.youngTenureFactor.value - 1) : 1;
  const ignored = Math.exp(arrows.unansweredToLeaving * p.unansweredLeavingSlope.value * life.unansweredMemory);
  const price = arrows.priceToLeaving * p.priceSlope.value * (life.tier - 1);
  const rival = arrows.priceWarToLeaving * priceWar[month] * Math.log(p.priceWarFactor.value);
  const term = termEffect(life, start);
  const canPort = life.lines[0].kind === 0;
  const portOut =
    p.portOutRate.value * tenure * ignored * Math.exp(p.portOutSlope.value * unhappy + price + rival + term);
  const disconnect = p.disconnectRate.value * tenure * ignored * Math.exp(p.disconnectSlope.value * unhappy + term);
  const kind = life.enterprise ? 1 + arrows.kindToLeaving * (p.enterpriseFactor.value - 1) : 1;
  return {
    rates: [
      canPort ? portOut * kind : 0,
      (disconnect + (canPort ? 0 : portOut)) * kind,
      p.movedRate.value,
      p.arrearsRate.value * kind
    ],
    unhappy,
    rival,
    term,
    price
  };
}

function termEffect(life: Life, day: number): number {
  const due = dueOf(life.lines[0]);
  const arrow = life.company.arrows.termToLeaving;
  if (Number.isNaN(due)) return 0;
  if (day < due) return arrow * Math.log(p.inTermFactor.value);
  return day < due + 92 ? arrow * Math.log(p.termEndFactor.value) : 0;
}

/** Decides whether the customer leaves in this month, on which day and why: competing reasons, one draw. */
export function leaveOrStay(life: Life, month: number): void {
  const {
    company: {
      arrows,
      calendar: {monthStart}
    },
    chance
  } = life;
  const start = monthStart[month];
  if (life.joined > start - 31) return;
  const hazard = leavingRates(life, month);
  let total = 0;
  for (const rate of hazard.rates) total += rate;
  const day = start + Math.floor(chance.uniform(month, s.leaveDay) * (monthStart[month + 1] - start));
  if (!chance.happens(1 - Math.exp(-total), month, s.leave)) {
    // Some only say that they want to leave, for a better deal.
    if (chance.happens(p.bluffShare.value, month, s.bluff)) askToDisconnect(life, month, day);
    return;
  }
  const why = chance.choose(hazard.rates, month, s.leaveWhy);
  let gone = day;
  if (why < 2 && chance.happens(arrows.leavingToAsking * p.askShare.value, month, s.leaveAsk)) {
    const asked = Math.max(start, day - 1 - Math.floor(chance.uniform(month, s.askDay) * 8));
    if (askToDisconnect(life, month, asked) && chance.happens(arrows.savingToStaying, month, s.save, 1)) return;
    gone = Math.max(day, asked + 1);
  }
  leave(life, month, gone, why, hazard);
}

/** A request to disconnect: heard by a retention manager, who may try to save it. @returns whether it was saved */
function askToDisconnect(life: Life, month: number, day: number): boolean {
  const {chance} = life;
  const line = lastLine(life, day);
  if (!line) return false;
  const heard = handleContact(life, {month, key: 60, reason: 6, day, attempt: 0, service: undefined});
  if (heard.outcome === "unanswered") return false;
  emitLineEvent(life, line.number, day, 50_000, lineEvents.disconnectionAsked);
  if (!heard.agent || !chance.happens(p.saveAttempted.value, month, s.save)) return false;
  emitLineEvent(life, line.number, day, 50_060, lineEvents.saveAttempted);
  if (!makeSaveOffer(life, line, {month, day, agent: heard.agent, contact: heard.contact})) return false;
  emitLineEvent(life, line.number, day, 50_600, lineEvents.saved);
  life.totals.addUnit(life.homeUnit.index, month, "saves", 1);
  agreeTerm(line, day);
  feel(life, "solved", 0.2 * life.company.arrows.unsolvedToSatisfaction);
  return true;
}

/** The line that goes last: the one that is ported or asked about. */
const lastLine = (life: Life, day: number): Line | undefined =>
  life.lines.find((line) => isOpen(line, day) && line.kind === 0) ?? life.lines.find((line) => isOpen(line, day));

function leave(life: Life, month: number, day: number, why: number, hazard: ReturnType<typeof leavingRates>): void {
  const {chance} = life;
  life.left = day;
  const said =
    why === 0 ? (hazard.unhappy > 0.4 ? 1 : 0) : why === 1 ? (hazard.unhappy > 0.4 ? 1 : 3) : why === 2 ? 2 : 5;
  const last = lastLine(life, day);
  life.lines.forEach((line, i) => {
    if (line.closed <= day) return;
    // The number that is ported goes last; the rest is handed back in the days before.
    const earlier = line === last ? 0 : 1 + Math.floor(chance.uniform(month, s.lineCloseEarlier, i) * 5);
    line.closed = Math.max(day - earlier, line.opened, life.company.calendar.monthStart[month]);
    line.closedHow = why === 3 ? 2 : why === 0 && line.kind === 0 ? 0 : 1;
    line.closeReason = said;
  });
  life.trueReason = why === 2 ? reasonCode("moved") : why === 3 ? reasonCode("arrears") : strongestReason(life, hazard);
}

/** What raised the hazard most at the time of leaving. */
function strongestReason(life: Life, hazard: ReturnType<typeof leavingRates>): number {
  const {arrows} = life.company;
  const slope = arrows.satisfactionToLeaving * p.portOutSlope.value;
  let reason = reasonCode("nothing");
  let most = 0.1;
  const consider = (name: (typeof trueReasons)[number], effect: number): void => {
    if (effect <= most) return;
    most = effect;
    reason = reasonCode(name);
  };
  for (const cause of causes) consider(cause, -slope * life.felt[causePosition(cause)]);
  consider("temper", -slope * life.temper);
  consider("network", -slope * arrows.networkToSatisfaction * life.homeUnit.network);
  consider("rival_price_war", hazard.rival);
  consider("end_of_term", hazard.term);
  consider("price", hazard.price);
  consider("unanswered", arrows.unansweredToLeaving * p.unansweredLeavingSlope.value * life.unansweredMemory);
  return reason;
}
