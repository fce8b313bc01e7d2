import type {Handled} from "./contacts.js";
import {isOpen, none, ownNumber, satisfaction, type Life, type Line} from "./life.js";
import {parameters as p} from "./parameters.js";
import {plans, planRange} from "./plans.js";
import {logistic} from "./random.js";
import {streams as s} from "./streams.js";

interface Proposal {
  /** Code of codes.lever. */
  readonly lever: number;
  readonly feeChangeFen: number;
  /** Log odds that fit adds. */
  readonly fit: number;
  readonly apply: () => void;
}

/** Makes an offer in a contact, or in an outbound call where none is given, and writes how it ended. */
export function makeOffer(life: Life, month: number, key: number, day: number, contact: Handled | undefined): void {
  const {company: {arrows, calendar}, chance, output} = life;
  const open = life.lines.filter((line) => isOpen(line, day));
  if (open.length === 0) return;
  const line = open[Math.floor(chance.uniform(month, s.lever, key + 4096) * open.length)];
  const proposal = propose(life, line, month, key, day);
  const unit = contact?.unit ?? life.homeUnit;
  const agent = contact?.agent ?? unit.agents[Math.floor(chance.uniform(month, s.campaignUnit, key) * unit.agents.length)];
  let contactNumber = contact?.number ?? none;
  let at = contact?.endedAt ?? none;
  if (!contact) {
    const answered = chance.happens(p.campaignConnect.value, month, s.answered, key);
    at = day * 86_400 + 9 * 3600 + Math.floor(chance.uniform(month, s.hour, key) * 10 * 3600);
    contactNumber = ownNumber(life, ++life.contacts);
    output.contacts.push({
      contact_id: contactNumber, customer_id: life.number, agent_id: agent.number, unit_id: unit.number, started_at: at, channel: 1,
      reason: 3, need: none, asked_for_person: none, reached_person: Number(answered), answered: Number(answered), waited_seconds: none,
      handled_seconds: answered ? 30 + Math.floor(150 * chance.uniform(month, s.handled, key) * agent.pace) : none, transferred: 0, resolved: none
    });
    if (!answered) return;
    at += 30;
  }
  const odds = p.acceptBase.value + proposal.fit + arrows.satisfactionToAcceptance * p.acceptSlope.value * satisfaction(life) - 0.15 * life.recentOffers;
  life.recentOffers += 1;
  const willing = chance.happens(logistic(odds), month, s.accepted, key);
  const forced = !willing && chance.happens(arrows.gamingToUnconsented * p.unconsentedShare.value * agent.gaming, month, s.unconsented, key);
  const accepted = willing || forced;
  if (forced) life.unnoticed = true;
  if (accepted) proposal.apply();
  const ends = accepted && chance.happens(forced ? 0.6 : p.endedShare.value, month, s.ended, key);
  const endDay = day + 5 + Math.floor(chance.uniform(month, s.endedDay, key) * 85);
  output.offers.push({
    offer_id: ownNumber(life, ++life.offers), customer_id: life.number, subscription_id: line.number, agent_id: agent.number,
    contact_id: contactNumber, unit_id: unit.number, offered_at: at, lever: proposal.lever,
    fee_change_fen: proposal.feeChangeFen, accepted: Number(accepted), consented: accepted ? Number(!forced) : none,
    ended_on: ends && endDay < calendar.monthStart[calendar.months] && !(endDay >= life.left) ? endDay : none
  });
}

function propose(life: Life, line: Line, month: number, key: number, day: number): Proposal {
  const plan = plans[line.plan[month] - 1];
  const [low, high] = planRange[plan.kind];
  const draw = life.chance.uniform(month, s.lever, key);
  const nothing = (): void => undefined;
  if (!Number.isNaN(line.due) && line.due - day < 90 && draw < 0.6) {
    return {lever: 5, feeChangeFen: 0, fit: 1.1, apply: () => { line.due = Math.max(day, line.due) + 730; }};
  }
  const needed = line.kind === 0 ? line.needMb : 0;
  if (line.kind === 0 && plan.number > low && needed < plan.dataMb * 0.4 && draw < 0.2) {
    return {lever: 1, feeChangeFen: plans[plan.number - 2].feeFen - plan.feeFen, fit: 1.4, apply: () => line.plan.fill(plan.number - 1, month + 1)};
  }
  if (plan.number < high && draw < 0.6) {
    const next = plans[plan.number];
    const fit = line.kind === 0 ? (needed > plan.dataMb * 0.9 ? 1 : needed < plan.dataMb * 0.5 ? -0.7 : 0) : 0;
    return {lever: line.kind === 1 && next.number >= 11 ? 3 : 0, feeChangeFen: next.feeFen - plan.feeFen, fit, apply: () => line.plan.fill(next.number, month + 1)};
  }
  if (line.kind === 0 && line.device5g === 0 && draw < 0.75) return {lever: 2, feeChangeFen: 0, fit: 0.2, apply: () => { line.device5g = 1; }};
  return {lever: draw < 0.85 ? 7 : 6, feeChangeFen: draw < 0.85 ? 0 : 1000, fit: -0.1, apply: nothing};
}
