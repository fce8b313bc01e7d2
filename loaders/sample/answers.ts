import type {Handled} from "./contacts.js";
import {none, ownNumber, satisfaction, type Life} from "./life.js";
import {parameters as p} from "./parameters.js";
import {clamp, logistic} from "./random.js";
import {streams as s} from "./streams.js";

/** Asks about a handled contact: contact satisfaction at once, service NPS by text message afterwards. */
export function askQuestions(life: Life, month: number, contact: Handled): void {
  const {company: {arrows}, chance} = life;
  const {key, agent} = contact;
  const mood = arrows.satisfactionToScore * satisfaction(life);
  const response = arrows.satisfactionToResponse * p.responseSlope.value * (satisfaction(life) + (contact.solved ? 0.3 : -0.9));

  // Who games the question passes on those who would mark it low, and asks for the mark.
  const selective = arrows.gamingToSelectiveAsking * agent.gaming;
  const askShare = p.satisfactionAskedShare.value * (contact.solved || mood > 0 ? 1 : 1 - 0.7 * selective);
  if (chance.happens(askShare, month, s.satisfactionAsked, key)) {
    const answers = chance.happens(logistic(p.satisfactionResponse.value + response), month, s.satisfactionAnswered, key);
    const score = 4.45 + 0.35 * mood - (contact.solved ? 0 : 0.7 * arrows.satisfactionToScore * (1 - 0.6 * selective)) + 0.25 * selective +
      0.8 * chance.normal(month, s.satisfactionScore, key);
    ask(life, contact, 2, contact.endedAt, answers ? clamp(Math.round(score), 1, 5) : none, contact.endedAt + 20);
  }

  const npsSelective = arrows.npsPressureToSelectiveAsking * contact.unit.gaming;
  const npsShare = p.npsAskedShare.value * (contact.solved || mood > 0 ? 1 : 1 - 0.8 * npsSelective);
  if (chance.happens(npsShare, month, s.npsAsked, key)) {
    const answers = chance.happens(logistic(p.npsResponse.value + response), month, s.npsAnswered, key);
    const score = p.npsCentre.value + p.npsSlope.value * mood - (contact.solved ? 0 : arrows.satisfactionToScore * p.npsUnsolved.value) + 1.2 * npsSelective +
      p.npsNoise.value * chance.normal(month, s.npsScore, key);
    const delay = 120 + Math.floor(chance.uniform(month, s.answerDelay, key) * 7000);
    ask(life, contact, 0, contact.endedAt + 600, answers ? clamp(Math.round(score), 0, 10) : none, contact.endedAt + 600 + delay);
  }
}

function ask(life: Life, contact: Handled, kind: number, askedAt: number, score: number, answeredAt: number): void {
  life.output.surveys.push({
    survey_id: ownNumber(life, ++life.surveys), customer_id: life.number, agent_id: contact.agent.number, contact_id: contact.number, kind,
    asked_at: askedAt, answered_at: Number.isNaN(score) ? none : answeredAt, score
  });
}
