import {askQuestions} from "./answers.js";
import type {ServiceUnit} from "./company.js";
import {checkQuality, complain} from "./complaints.js";
import {gamingOf, none, ownNumber, type Coming, type Handled, type Life, type Outcome} from "./life.js";
import {makeOffer} from "./offers.js";
import {parameters as p} from "./parameters.js";
import {isDone} from "./planted.js";
import {clamp} from "./random.js";
import type {Agent} from "./staff.js";
import {streams as s} from "./streams.js";
import type {Reason} from "./tables.js";
import {unitHandlingTarget} from "./targets.js";

/** By reason: how much longer than a usual contact, and how much easier to solve. */
const longer = [1, 1.15, 1.2, 1.05, 1.1, 1.5, 1.2, 0.8];
const easier = [0.04, -0.08, -0.05, 0.06, 0, -0.15, 0, 0.06];
const channels = {callIn: 0, store: 3} as const;
/** Reasons that take long and often stay unsolved: network, device, a complaint. */
const hard: readonly Reason[] = [1, 2, 5];

/** How a contact comes in: whom it reaches, and whether it asks for a person and one answers. */
interface Arrival {
  readonly number: number;
  readonly unit: ServiceUnit;
  readonly agent: Agent;
  readonly channel: number;
  readonly isCall: boolean;
  readonly startedAt: number;
  /** Seconds until somebody answers, or the caller gives up. */
  readonly wait: number;
  readonly wantsPerson: boolean;
  readonly asks: boolean;
  readonly answered: boolean;
}

/** A customer gets in touch: writes the contact and what follows from it, and says how it ended. */
export function handleContact(life: Life, coming: Coming): Outcome {
  const {chance, totals} = life;
  const {month, key} = coming;
  const arrival = arrive(life, coming);
  const {number, unit, agent, isCall} = arrival;
  totals.addUnit(unit.index, month, "contacts", 1);
  if (!arrival.answered) {
    writeContact(life, coming, arrival, unanswered);
    // A menu answers simple questions; who wanted a person and got none got no answer.
    if (arrival.asks) return {outcome: "unanswered", contact: number, agent: undefined};
    const solves = arrival.wantsPerson ? p.hiddenSolves.value : p.menuSolves.value;
    return {
      outcome: chance.happens(solves, month, s.solved, key) ? "solved" : "unsolved",
      contact: number,
      agent: undefined
    };
  }
  const gaming = gamingOf(life, agent, month);
  const {arrows} = life.company;
  const course = courseOf(life, coming, arrival, gaming);
  const {seconds, dodged, transferred, split} = course;
  const solved =
    chance.happens(solveShare(life, coming, agent, course.cut ? 1 : gaming), month, s.solved, key) &&
    !dodged &&
    !transferred &&
    !split;
  // The honest note what they saw; who games notes what is counted.
  const notes = solved
    ? 0.97
    : clamp(p.honestlyMisnoted.value + p.gamingMisnoted.value * arrows.gamingToNotedResolved * gaming, 0, 1);
  const notedResolved = chance.happens(notes, month, s.noted, key);
  const transferShare = p.transferShare.value + p.gamingTransfer.value * gaming * arrows.gamingToShortHandling;
  writeContact(life, coming, arrival, {
    agent: agent.number,
    seconds,
    transferred: Number(transferred || chance.happens(transferShare, month, s.transferred, key)),
    resolved: Number(notedResolved)
  });
  totals.addAgent(agent.number, month, "handled", 1);
  totals.addAgent(agent.number, month, "handledSeconds", seconds);
  const endedAt = arrival.startedAt + arrival.wait + seconds;
  // Who is cut off at once is neither heard nor asked.
  if (dodged) return {outcome: "unsolved", contact: number, agent};
  const handled: Handled = {number, unit, agent, endedAt, solved, notedResolved, coming};
  complain(life, handled, gaming);
  if (isCall) checkQuality(life, handled, gaming);
  askQuestions(life, handled);
  const offers =
    p.contactOfferShare.value * unit.persistence * (1 - arrows.gamingToFewerOffers * p.gamingOfferLoss.value * gaming);
  if (!split && coming.reason < 5 && chance.happens(offers, month, s.offered, key))
    makeOffer(life, month, key, coming.day, handled);
  return {outcome: transferred || split ? "passed_on" : solved ? "solved" : "unsolved", contact: number, agent};
}

function arrive(life: Life, {month, key, reason, day}: Coming): Arrival {
  const {
    company: {arrows, pressure},
    chance
  } = life;
  const unit = pickUnit(life, month, key);
  const channel = [channels.callIn, 2, channels.store, 4][
    chance.choose([p.phoneShare.value, 0.2, 0.11, reason === 1 ? 0.06 : 0.01], month, s.channel, key)
  ];
  const isCall = channel === channels.callIn;
  const agent = pickAgent(life, unit, reason === 6 ? 3 : channel === channels.store ? 1 : 0, month, key);
  const wantsPerson =
    !isCall || (reason > 3 && reason < 7) || !chance.happens(p.selfServiceShare.value, month, s.menu, key);
  const connect = unit.connect[month];
  const wait = isCall
    ? Math.min(
        600,
        Math.round(-Math.log(1 - chance.uniform(month, s.waited, key)) * 25 * Math.exp(8 * (0.9 - connect)))
      )
    : 0;
  // Where what is counted is the share of asked calls that are answered, asking is made hard.
  const hides = arrows.gamingToMenu * p.gamingHides.value * pressure[month] * unit.temper;
  const hidden = isCall && wantsPerson && chance.happens(hides, month, s.hidden, key);
  const reachable = !isCall || chance.happens(connect, month, s.answered, key);
  // Planted: a call that nobody would answer never gets as far as asking.
  const asks =
    wantsPerson && !hidden && (reachable || !isDone(life, "hide_the_way_to_a_person", unit.index, month, key));
  return {
    number: ownNumber(life, ++life.next.contacts),
    unit,
    agent,
    channel,
    isCall,
    startedAt: day * 86_400 + timeOfDay(life, month, key),
    wait,
    wantsPerson,
    asks,
    answered: asks && reachable
  };
}

/** What the agent leaves of a contact in its record. */
interface Noted {
  readonly agent: number;
  readonly seconds: number;
  readonly transferred: number;
  readonly resolved: number;
}

const unanswered: Noted = {agent: none, seconds: none, transferred: 0, resolved: none};

function writeContact(
  {output, number: customer}: Life,
  {reason}: Coming,
  arrival: Arrival,
  {agent, seconds, transferred, resolved}: Noted
): void {
  const {asks, answered} = arrival;
  output.contacts.push({
    contact_id: arrival.number,
    customer_id: customer,
    agent_id: agent,
    unit_id: arrival.channel === channels.store ? arrival.agent.unitNumber : arrival.unit.number,
    started_at: arrival.startedAt,
    channel: arrival.channel,
    reason,
    need: reason,
    asked_for_person: Number(asks),
    reached_person: Number(answered),
    answered: asks ? Number(answered) : none,
    waited_seconds: arrival.isCall && asks ? arrival.wait : none,
    handled_seconds: seconds,
    transferred,
    resolved
  });
}

/** How long a contact is handled, and by which planted behaviour it is shortened, if by one. */
interface Course {
  readonly seconds: number;
  readonly cut: boolean;
  readonly dodged: boolean;
  readonly transferred: boolean;
  readonly split: boolean;
}

function courseOf(life: Life, coming: Coming, {unit, agent, isCall}: Arrival, gaming: number): Course {
  const {month, key, reason} = coming;
  const usual = handledSeconds(life, coming, agent, gaming);
  const cut = isCall && isDone(life, "cut_calls_short", unit.index, month, key);
  const dodged = isCall && hard.includes(reason) && isDone(life, "dodge_hard_calls", unit.index, month, key);
  const limit = life.company.planted?.limitSeconds ?? Infinity;
  const transferred = isCall && usual >= limit && isDone(life, "transfer_before_limit", unit.index, month, key);
  const split =
    isCall &&
    usual >= p.plantedSplitFrom.value &&
    coming.attempt === 0 &&
    isDone(life, "split_contacts", unit.index, month, key);
  const seconds = dodged
    ? p.plantedDodge.value
    : transferred
      ? limit - 1
      : split
        ? Math.round(usual / 2)
        : cut
          ? Math.round(usual * (1 - p.gamingTimeCut.value))
          : usual;
  return {seconds, cut, dodged, transferred, split};
}

function handledSeconds(life: Life, {month, key, reason}: Coming, agent: Agent, gaming: number): number {
  const {arrows} = life.company;
  const cut = arrows.gamingToShortHandling * p.gamingTimeCut.value * gaming;
  const pace = agent.pace * Math.exp(-arrows.skillToPace * p.skillPace.value * agent.skill);
  const spread = Math.exp(
    p.handledSpread.value * life.chance.normal(month, s.handled, key) - p.handledSpread.value ** 2 / 2
  );
  const seconds = Math.max(
    15,
    Math.min(3600, Math.round(p.handledSeconds.value * longer[reason] * pace * (1 - cut) * spread))
  );
  const over = seconds - unitHandlingTarget(month);
  const ended =
    over >= 0 &&
    over < p.bunchingReach.value &&
    life.chance.happens(arrows.gamingToBunching * p.gamingBunching.value * gaming, month, s.bunched, key);
  return ended ? seconds - over - 1 - Math.floor(life.chance.uniform(month, s.bunched, key + 4096) * 15) : seconds;
}

function solveShare(life: Life, {reason}: Coming, agent: Agent, gaming: number): number {
  const {arrows} = life.company;
  return clamp(
    p.solvedBase.value +
      easier[reason] +
      arrows.skillToSolved * p.solvedSkill.value * agent.skill -
      arrows.gamingToUnsolved * p.gamingSolvedLoss.value * gaming,
    0.05,
    0.98
  );
}

/** Mostly the home unit, else another of the city, and at busy hours any. */
function pickUnit(life: Life, month: number, key: number): ServiceUnit {
  const {
    company: {units, cities},
    chance,
    homeUnit
  } = life;
  const draw = chance.uniform(month, s.unit, key);
  if (draw < p.sameUnitShare.value) return homeUnit;
  const others =
    draw < 1 - p.overflowShare.value
      ? cities[homeUnit.city].filter((unit) => unit !== homeUnit.index)
      : cities[
          (homeUnit.city + 1 + Math.floor(chance.uniform(month, s.otherCity, key) * (cities.length - 1))) %
            cities.length
        ];
  return units[others[Math.floor(chance.uniform(month, s.otherUnit, key) * others.length)]];
}

/** In stores nearly always the same place, and high-value customers gather in the first; on the phone whoever is free. */
function pickAgent(life: Life, unit: ServiceUnit, role: number, month: number, key: number): Agent {
  const seats = unit.seats[role];
  const draw =
    role === 1
      ? life.chance.uniform(0, s.agent, 16_000) ** (1 + life.tier / 2)
      : life.chance.uniform(month, s.agent, key);
  return seats[Math.floor(draw * seats.length)].holder[month];
}

/** Seconds after midnight: most between nine and noon and in the early evening. */
function timeOfDay(life: Life, month: number, key: number): number {
  const hour = 8 + life.chance.choose([3, 7, 9, 8, 5, 5, 6, 7, 7, 6, 5, 5, 4, 2], month, s.hour, key);
  return hour * 3600 + Math.floor(life.chance.uniform(month, s.second, key) * 3600);
}
