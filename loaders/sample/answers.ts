import type {Handled} from "./life.js";
import {gamingOf, none, npsGamingOf, ownNumber, satisfaction, type Life} from "./life.js";
import {parameters as p} from "./parameters.js";
import {isDone} from "./planted.js";
import {clamp, logistic} from "./random.js";
import {streams as s} from "./streams.js";

/** Codes of codes.surveyKind. */
const kinds = {service: 0, relationship: 1, mark: 2, effort: 3} as const;

/** Asks about a handled contact: a mark at once, effort now and then, service NPS by text message afterwards. */
export function askQuestions(life: Life, contact: Handled): void {
  const {
    company: {arrows},
    chance
  } = life;
  const {month, key} = contact.coming;
  const now = satisfaction(life);
  const response = arrows.satisfactionToResponse * p.responseSlope.value * (now + (contact.solved ? 0.3 : -0.9));
  const marked = arrows.satisfactionToMark * (p.markSlope.value * now - (contact.solved ? 0 : p.markUnsolved.value));

  // Who games the mark passes on asking those who would mark it low, and asks for the best.
  const likely = contact.solved || arrows.satisfactionToAsking * now > 0;
  const passedOver =
    !(contact.solved && now > -0.5) && isDone(life, "solicit_only_happy_customers", contact.unit.index, month, key);
  const selective = arrows.gamingToSelectiveAsking * gamingOf(life, contact.agent, month);
  const askMark = p.markAskedShare.value * (likely ? 1 : 1 - p.selectiveSkip.value * selective);
  if (!passedOver && chance.happens(askMark, month, s.markAsked, key)) {
    const answers = chance.happens(logistic(p.markResponse.value + response), month, s.markAnswered, key);
    // At the end of the call the customer doesn't know yet that it isn't solved where it was said to be.
    const score =
      p.markCentre.value +
      marked * (1 - 0.6 * selective) +
      p.selectiveUrge.value * selective +
      p.markNoise.value * chance.normal(month, s.markScore, key);
    ask(life, contact, {
      kind: kinds.mark,
      askedAt: contact.endedAt,
      score: answers ? clamp(Math.round(score), 1, 5) : none,
      delay: 20
    });
  }
  if (chance.happens(p.effortAskedShare.value, month, s.effortAsked, key)) {
    const answers = chance.happens(logistic(p.npsResponse.value + response), month, s.effortAnswered, key);
    const score = p.effortCentre.value + 1.4 * marked + 1.3 * chance.normal(month, s.effortScore, key);
    ask(life, contact, {
      kind: kinds.effort,
      askedAt: contact.endedAt + 300,
      score: answers ? clamp(Math.round(score), 1, 7) : none,
      delay: 900
    });
  }

  const npsSelective = npsGamingOf(life, contact.agent, month);
  const askNps = p.npsAskedShare.value * (likely ? 1 : 1 - p.npsSelectiveSkip.value * npsSelective);
  if (!passedOver && chance.happens(askNps, month, s.npsAsked, key)) {
    const answers = chance.happens(logistic(p.npsResponse.value + response), month, s.npsAnswered, key);
    const told =
      arrows.satisfactionToRecommendation * (p.npsSlope.value * now - (contact.solved ? 0 : p.npsUnsolved.value));
    const score =
      p.npsCentre.value +
      told +
      p.npsUrge.value * npsSelective +
      p.npsNoise.value * chance.normal(month, s.npsScore, key);
    const delay = 120 + Math.floor(chance.uniform(month, s.answerDelay, key) * 7000);
    ask(life, contact, {
      kind: kinds.service,
      askedAt: contact.endedAt + 600,
      score: answers ? clamp(Math.round(score), 0, 10) : none,
      delay
    });
  }
}

/** What is asked after a contact, when, and what comes of it; times in seconds. */
interface Asked {
  readonly kind: number;
  readonly askedAt: number;
  /** NaN where nobody answers. */
  readonly score: number;
  /** From question to answer. */
  readonly delay: number;
}

function ask(life: Life, contact: Handled, {kind, askedAt, score, delay}: Asked): void {
  life.output.surveys.push({
    survey_id: ownNumber(life, ++life.next.surveys),
    customer_id: life.number,
    agent_id: contact.agent.number,
    contact_id: contact.number,
    kind,
    asked_at: askedAt,
    answered_at: Number.isNaN(score) ? none : askedAt + delay,
    score,
    weight: none
  });
}

/** Asks a few of the whole base, whether they had a contact or not. */
export function askBase(life: Life, month: number, day: number): void {
  const {
    company: {arrows},
    chance
  } = life;
  if (!chance.happens(p.relationAskedShare.value, month, s.relationAsked)) return;
  const now = satisfaction(life);
  const answers = chance.happens(
    logistic(p.relationResponse.value + arrows.satisfactionToResponse * p.responseSlope.value * now),
    month,
    s.relationAnswered
  );
  const score =
    p.relationCentre.value +
    arrows.satisfactionToRecommendation * p.npsSlope.value * now +
    p.npsNoise.value * chance.normal(month, s.relationScore);
  const askedAt = day * 86_400 + 10 * 3600;
  life.output.surveys.push({
    survey_id: ownNumber(life, ++life.next.surveys),
    customer_id: life.number,
    agent_id: none,
    contact_id: none,
    kind: kinds.relationship,
    asked_at: askedAt,
    answered_at: answers ? askedAt + 7200 : none,
    score: answers ? clamp(Math.round(score), 0, 10) : none,
    weight: none
  });
}
