import {askQuestions} from "./answers.js";
import type {Agent, ServiceUnit} from "./company.js";
import {none, ownNumber, type Life} from "./life.js";
import {makeOffer} from "./offers.js";
import {parameters as p} from "./parameters.js";
import {clamp} from "./random.js";
import {streams as s} from "./streams.js";

/** Code of codes.reason. */
export type Reason = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type Outcome = "solved" | "unsolved" | "unanswered";

/** A contact that a person handled. */
export interface Handled {
  readonly number: number;
  readonly unit: ServiceUnit;
  readonly agent: Agent;
  readonly endedAt: number;
  readonly solved: boolean;
  /** Key of its chances within the month. */
  readonly key: number;
}

const longer = [1, 1.15, 1.2, 1.05, 1.1, 1.5, 1.2, 0.8];
const easier = [0.04, -0.1, -0.06, 0.06, 0, -0.15, 0, 0.06];

/** A customer gets in touch: writes the contact and what follows from it, and says how it ended. */
export function handleContact(life: Life, month: number, key: number, reason: Reason, day: number): Outcome {
  const {company: {arrows}, chance, output} = life;
  const unit = pickUnit(life, month, key);
  const agent = unit.agents[Math.floor(chance.uniform(month, s.agent, key) * unit.agents.length)];
  const byPhone = p.phoneShare.value;
  const channel = [0, 2, 3, 4][chance.choose([byPhone, 0.2, 0.11, reason === 1 ? 0.06 : 0.01], month, s.channel, key)];
  const number = ownNumber(life, ++life.contacts);
  const startedAt = day * 86_400 + timeOfDay(life, month, key);
  const call = channel === 0;
  const wantsPerson = !call || reason === 5 || reason === 6 || !chance.happens(p.selfServiceShare.value, month, s.menu, key);
  const wait = call ? Math.round(-Math.log(1 - chance.uniform(month, s.waited, key)) * 25 * Math.exp(2 * (0.9 - unit.connect[month]) * 4)) : 0;
  const answered = wantsPerson && (!call || chance.happens(unit.connect[month], month, s.answered, key));
  const row = {
    contact_id: number, customer_id: life.number, unit_id: unit.number, started_at: startedAt, channel, reason, need: reason,
    asked_for_person: Number(wantsPerson), reached_person: Number(answered),
    waited_seconds: call && wantsPerson ? Math.min(600, wait) : none
  };
  if (!answered) {
    output.contacts.push({...row, agent_id: none, answered: wantsPerson ? 0 : none, handled_seconds: none, transferred: 0, resolved: none});
    // A menu answers simple questions; who wanted a person and got none didn't get an answer.
    if (wantsPerson) return "unanswered";
    return chance.happens(0.75, month, s.solved, key) ? "solved" : "unsolved";
  }
  const cut = arrows.gamingToShortHandling * p.gamingTimeCut.value * agent.gaming;
  const handled = Math.max(15, Math.round(
    p.handledSeconds.value * longer[reason] * agent.pace * (1 - cut) * Math.exp(p.handledSpread.value * chance.normal(month, s.handled, key) - 0.1)
  ));
  const solveShare = p.solvedBase.value + easier[reason] + arrows.skillToSolved * p.solvedSkill.value * agent.skill -
    arrows.gamingToUnsolved * p.gamingSolvedLoss.value * agent.gaming;
  const solved = chance.happens(clamp(solveShare, 0.05, 0.98), month, s.solved, key);
  // The honest note what they saw; who games notes what is counted.
  const notes = solved ? 0.97 : clamp(0.3 + 0.65 * arrows.gamingToNotedResolved * agent.gaming, 0, 1);
  output.contacts.push({
    ...row, agent_id: agent.number, answered: 1, handled_seconds: handled,
    transferred: Number(chance.happens(0.06 + 0.08 * agent.gaming, month, s.transferred, key)),
    resolved: Number(chance.happens(notes, month, s.noted, key))
  });
  const contact: Handled = {number, unit, agent, endedAt: startedAt + (call ? Math.min(600, wait) : 0) + handled, solved, key};
  askQuestions(life, month, contact);
  const offers = p.contactOfferShare.value * unit.persistence * (1 - arrows.gamingToFewerOffers * p.gamingOfferLoss.value * agent.gaming);
  if (reason !== 5 && chance.happens(offers, month, s.offered, key)) makeOffer(life, month, key, day, contact);
  return solved ? "solved" : "unsolved";
}

function pickUnit(life: Life, month: number, key: number): ServiceUnit {
  const {company: {units, cities}, chance, home, homeUnit} = life;
  const draw = chance.uniform(month, s.unit, key);
  if (draw < p.sameUnitShare.value) return homeUnit;
  const others = draw < 1 - p.overflowShare.value
    ? cities[homeUnit.city].filter((unit) => unit !== home)
    : cities[(homeUnit.city + 1 + Math.floor(chance.uniform(month, s.otherUnit, key + 4096) * (cities.length - 1))) % cities.length];
  return units[others[Math.floor(chance.uniform(month, s.otherUnit, key) * others.length)]];
}

/** Seconds after midnight: most between nine and noon and in the early evening. */
function timeOfDay(life: Life, month: number, key: number): number {
  const hour = 8 + life.chance.choose([3, 7, 9, 8, 5, 5, 6, 7, 7, 6, 5, 5, 4, 2], month, s.hour, key);
  return hour * 3600 + Math.floor(life.chance.uniform(month, s.hour, key + 4096) * 3600);
}

