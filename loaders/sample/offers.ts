import {planOf} from "./bills.js";
import type {Handled} from "./life.js";
import {
  agreeTerm,
  dueOf,
  feel,
  gamingOf,
  inWindow,
  isOpen,
  none,
  npsGamingOf,
  ownNumber,
  satisfaction,
  type Life,
  type Line
} from "./life.js";
import {makeLine} from "./lines.js";
import {parameters as p} from "./parameters.js";
import {endsQuarter, isDone} from "./planted.js";
import {allPlans, bundleLadder, ladders, type Plan} from "./plans.js";
import {logistic} from "./random.js";
import {agentSwitchesOn} from "./services.js";
import type {Agent} from "./staff.js";
import {streams as s} from "./streams.js";

/** Codes of codes.lever. */
export const levers = {
  upgrade: 0,
  rightSizeDown: 1,
  fiveG: 2,
  gigabit: 3,
  bundle: 4,
  renewal: 5,
  valueAdded: 6,
  device: 7,
  save: 8
} as const;

/** Levers that cost the customer more. */
const pushed: readonly number[] = [levers.upgrade, levers.fiveG, levers.gigabit, levers.bundle];

export interface Proposal {
  readonly lever: number;
  readonly line: Line;
  readonly feeChangeFen: number;
  /** Log odds that fit adds. */
  readonly fit: number;
  readonly apply: () => void;
}

/** Who offers, where and when. */
export interface Occasion {
  readonly month: number;
  readonly key: number;
  readonly day: number;
  readonly at: number;
  readonly agent: Agent;
  readonly unitNumber: number;
  /** Position of the service unit whose people make the offer. */
  readonly unit: number;
  readonly contact: number;
}

/** Makes an offer in a handled contact. */
export function makeOffer(life: Life, month: number, key: number, day: number, contact: Handled): void {
  const proposal = propose(life, month, key, day);
  if (!proposal) return;
  offer(life, proposal, {
    month,
    key,
    day,
    at: contact.endedAt,
    agent: contact.agent,
    unitNumber: contact.agent.role === 1 ? contact.agent.unitNumber : contact.unit.number,
    unit: contact.unit.index,
    contact: contact.number
  });
}

/** Puts a proposal to the customer and writes how it ended. @returns whether it was noted as accepted */
export function offer(life: Life, proposal: Proposal, occasion: Occasion): boolean {
  const {
    company: {arrows},
    chance,
    totals
  } = life;
  const {month, key, agent, unit} = occasion;
  const trust = arrows.satisfactionToAcceptance * p.acceptSlope.value * satisfaction(life);
  const odds = p.acceptBase.value + proposal.fit + trust - p.offerFatigue.value * life.recentOffers;
  life.recentOffers += 1;
  const willing = chance.happens(logistic(odds), month, s.accepted, key);
  const gaming = arrows.gamingToUnconsented * gamingOf(life, agent, month) + npsGamingOf(life, agent, month);
  const forced =
    !willing &&
    (chance.happens(p.unconsentedShare.value * gaming, month, s.unconsented, key) ||
      isDone(life, "activate_without_consent", unit, month, key));
  if (!willing && !forced && isBooked(life, proposal, occasion)) {
    write(life, proposal, occasion, {accepted: true, consented: true, endedShare: p.plantedEnded.value});
    return true;
  }
  if (willing) proposal.apply();
  write(life, forced ? {...proposal, lever: levers.valueAdded, feeChangeFen: 1000} : proposal, occasion, {
    accepted: willing || forced,
    consented: !forced
  });
  if (willing || forced) {
    totals.addAgent(agent.number, month, "accepted", 1);
    totals.addUnit(life.homeUnit.index, month, "accepted", 1);
  }
  if (forced) totals.addAgent(agent.number, month, "unconsented", 1);
  return willing || forced;
}

/** Planted: who said no is pressed into more than they need, or booked to fill a quarter and cancelled after it. */
function isBooked(life: Life, proposal: Proposal, {unit, month, key, day}: Occasion): boolean {
  const {arrows} = life.company;
  if (pushed.includes(proposal.lever) && isDone(life, "push_past_need", unit, month, key)) {
    proposal.apply();
    feel(life, "misfit", -arrows.misfitToSatisfaction * p.plantedPush.value);
    return true;
  }
  if (!endsQuarter(life.company, month, day) || !isDone(life, "stuff_the_period_end", unit, month, key)) return false;
  feel(life, "unconsented", -arrows.unconsentedToSatisfaction * p.plantedStuff.value);
  return true;
}

/** The better terms that keep who asked to leave. @returns whether they were taken */
export function makeSaveOffer(
  life: Life,
  line: Line,
  {month, day, agent, contact}: Pick<Occasion, "month" | "day" | "agent" | "contact">
): boolean {
  const {
    company: {arrows},
    chance
  } = life;
  const odds =
    p.saveBase.value +
    p.saveSkill.value * agent.skill +
    arrows.satisfactionToAcceptance * p.acceptSlope.value * satisfaction(life);
  const saved = chance.happens(logistic(odds), month, s.saved);
  const occasion: Occasion = {
    month,
    key: 60,
    day,
    at: day * 86_400 + 50_400,
    agent,
    unitNumber: agent.unitNumber,
    unit: life.homeUnit.index,
    contact
  };
  write(
    life,
    {
      lever: levers.save,
      line,
      feeChangeFen: -Math.round(planOf(line, month).feeFen * 0.2),
      fit: 0,
      apply: () => undefined
    },
    occasion,
    {accepted: saved, consented: true}
  );
  return saved;
}

/** How an offer ended. */
interface OfferEnd {
  readonly accepted: boolean;
  readonly consented: boolean;
  /** Of such as are accepted, the share that is ended again soon. */
  readonly endedShare?: number;
}

function write(
  life: Life,
  proposal: Proposal,
  occasion: Occasion,
  {accepted, consented, endedShare = consented ? p.endedShare.value : 0.6}: OfferEnd
): void {
  const {chance} = life;
  const {month, key, day, agent} = occasion;
  const ends = accepted && chance.happens(endedShare, month, s.ended, key);
  const endDay = day + 5 + Math.floor(chance.uniform(month, s.endedDay, key) * 85);
  const number = ownNumber(life, ++life.next.offers);
  life.offers.push({
    offer_id: number,
    customer_id: life.number,
    subscription_id: proposal.line.number,
    agent_id: agent.number,
    contact_id: occasion.contact,
    unit_id: occasion.unitNumber,
    offered_at: occasion.at,
    lever: proposal.lever,
    fee_change_fen: proposal.feeChangeFen,
    accepted: Number(accepted),
    consented: accepted ? Number(consented) : none,
    ended_on: ends && inWindow(life, endDay) ? endDay : none
  });
  if (accepted && proposal.lever === levers.valueAdded) {
    agentSwitchesOn(life, proposal.line, occasion, number, consented);
  }
}

/** Writes the customer's offers; what ended with the line didn't end on a day of its own. */
export function emitOffers(life: Life): void {
  for (const row of life.offers) {
    const closed = life.lines.find((line) => line.number === row.subscription_id)?.closed ?? none;
    life.output.offers.push(row.ended_on >= closed ? {...row, ended_on: none} : row);
  }
}

/** What would be offered: a renewal where one is due, a smaller plan now and then, else something larger. */
export function propose(life: Life, month: number, key: number, day: number): Proposal | undefined {
  const {chance} = life;
  const open = life.lines.filter((line) => isOpen(line, day));
  if (open.length === 0) return undefined;
  const line = open[Math.floor(chance.uniform(month, s.offerLine, key) * open.length)];
  const plan = planOf(line, month);
  const ladder = plan.bundle ? bundleLadder : ladders[line.kind];
  const draw = chance.uniform(month, s.lever, key);
  const due = dueOf(line);
  if (line.kind !== 2 && (due - day < 90 || Number.isNaN(due)) && draw < 0.5) return renewal(line, day);
  if (!life.enterprise && line.kind === 1 && life.lines.every((one) => one.kind !== 0) && draw < 0.8)
    return bundle(life, line, month, key, day);
  if (line.kind === 0 && plan.step > 0 && line.needMb < plan.dataMb * p.unusedShare.value && draw < 0.2) {
    return change(line, month, ladder[plan.step - 1], levers.rightSizeDown, 1.2);
  }
  if (plan.step < ladder.length - 1 && draw < 0.6) {
    const fit =
      line.kind === 0 ? (line.needMb > plan.dataMb * 0.9 ? 1 : line.needMb < plan.dataMb * 0.5 ? -0.7 : 0) : 0;
    const next = ladder[plan.step + 1];
    return change(line, month, next, next.speedMbps >= 1000 && line.kind === 1 ? levers.gigabit : levers.upgrade, fit);
  }
  if (line.kind === 0 && line.device5g === 0 && draw < 0.75) {
    return {
      lever: levers.fiveG,
      line,
      feeChangeFen: 0,
      fit: 0.2,
      apply: () => {
        line.device5g = 1;
      }
    };
  }
  return draw < 0.85
    ? {
        lever: levers.device,
        line,
        feeChangeFen: 0,
        fit: -0.1,
        apply: () => {
          if (line.kind === 1) line.gigabitModem = 1;
        }
      }
    : {lever: levers.valueAdded, line, feeChangeFen: 1000, fit: -0.1, apply: () => undefined};
}

export const renewal = (line: Line, day: number): Proposal => ({
  lever: levers.renewal,
  line,
  feeChangeFen: 0,
  fit: p.renewalFit.value,
  apply: () => {
    agreeTerm(line, day);
  }
});

function change(line: Line, month: number, plan: Plan, lever: number, fit: number): Proposal {
  const feeChangeFen = plan.feeFen - allPlans[line.plan[month] - 1].feeFen;
  return {
    lever,
    line,
    feeChangeFen,
    fit,
    apply: () => {
      line.plan.fill(plan.number, month + 1);
    }
  };
}

/** Broadband alone becomes a bundle: a mobile line is opened beside it. */
function bundle(life: Life, line: Line, month: number, key: number, day: number): Proposal {
  return {
    lever: levers.bundle,
    line,
    feeChangeFen: bundleLadder[1].feeFen,
    fit: 0.3,
    apply: () => {
      if (life.lines.length < 8) life.lines.push(makeLine(life, 0, 32 + ((month * 8 + key) % 4000), day));
    }
  };
}
