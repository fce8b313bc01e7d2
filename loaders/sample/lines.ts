import {none, type Life, type Line, type Term} from "./life.js";
import {parameters as p} from "./parameters.js";
import {bundleLadder, ladders, newcomerPlans} from "./plans.js";
import {clamp} from "./random.js";
import {streams as s} from "./streams.js";

/** The lines a customer begins with. */
export function openFirstLines(life: Life): void {
  const {chance, segment} = life;
  const windowStart = life.company.calendar.monthStart[0];
  const add = (kind: number, item: number): void => {
    const later = item === 0 ? 0 : Math.floor(chance.uniform(0, s.opened, item) * 30);
    const opened = life.joined < windowStart ? Math.min(life.joined + later, windowStart - 1) : life.joined + later;
    life.lines.push(makeLine(life, kind, item, opened));
  };
  if (life.enterprise) {
    add(0, 0);
    add(chance.happens(segment === 5 ? 0.8 : 0.25, 0, s.lines, 1) ? 3 : 1, 1);
    return;
  }
  if (chance.happens(p.broadbandOnlyShare.value, 0, s.lines, 0)) {
    add(1, 0);
    return;
  }
  add(0, 0);
  const broadband = chance.happens(
    p.broadbandShare.value * (segment === 1 ? 1.3 : segment === 0 ? 0.6 : 1),
    0,
    s.lines,
    1
  );
  if (broadband) add(1, 1);
  if (chance.happens(p.secondMobileShare.value, 0, s.lines, 2)) add(0, 2);
  else if (broadband && chance.happens(p.smartHomeShare.value, 0, s.lines, 3)) add(2, 3);
}

/** Opens a line on a plan near the one that would fit: past selling put some a step too high or too low. */
export function makeLine(life: Life, kind: number, item: number, opened: number): Line {
  const {chance, tier} = life;
  const {calendar} = life.company;
  const ladder = kind === 0 && life.lines.some((line) => line.kind === 1) ? bundleLadder : ladders[kind];
  const middle = kind === 0 ? 1 + tier * 2 : kind === 1 ? tier : kind === 3 ? life.segment - 4 : 0;
  const fitting = clamp(middle + chance.choose([1, 2, 1], 0, s.fit, item) - 1, 0, ladder.length - 1);
  const step = clamp(fitting + chance.choose([1, 6, 2], 0, s.plan, item) - 1, 0, ladder.length - 1);
  const newcomer =
    opened >= calendar.monthStart[0] && ladder === ladders[0] && chance.happens(0.5, 0, s.plan, item + 16)
      ? newcomerPlans.find((plan) => plan.step === step)
      : undefined;
  const plan = newcomer ?? ladder[step];
  const mobile = kind === 0;
  return {
    number: life.number * 10 + life.lines.length + 1,
    kind,
    opened,
    closed: none,
    closedHow: none,
    closeReason: none,
    terms: firstTerm(life, item, opened),
    plan: new Uint8Array(calendar.months).fill(plan.number),
    needMb: mobile
      ? ladder[fitting].dataMb * p.needShare.value * Math.exp(p.needSpread.value * chance.normal(0, s.need, item))
      : none,
    needMinutes: mobile ? ladder[fitting].voiceMinutes * (0.3 + 0.6 * chance.uniform(0, s.minutes, item)) : none,
    device5g: mobile ? Number(chance.happens(0.4 + 0.17 * tier, 0, s.device, item)) : none,
    gigabitModem: kind === 1 ? Number(chance.happens(plan.speedMbps >= 1000 ? 0.7 : 0.2, 0, s.modem, item)) : none
  };
}

/** Terms last two years; those of older lines are somewhere on their way when the window opens. */
function firstTerm(life: Life, item: number, opened: number): Term[] {
  const {chance} = life;
  if (!chance.happens(p.termShare.value, 0, s.term, item)) return [];
  const windowStart = life.company.calendar.monthStart[0];
  if (opened >= windowStart) return [{starts: opened, due: opened + 730, renewed: none}];
  const due = windowStart + Math.floor(chance.uniform(0, s.term, item + 16) * 730);
  return [{starts: Math.max(opened, due - 730), due, renewed: none}];
}

/** Writes a customer's lines and the terms on them. */
export function emitLines(life: Life): void {
  for (const line of life.lines) {
    life.output.subscriptions.push({
      subscription_id: line.number,
      customer_id: life.number,
      kind: line.kind,
      opened_on: line.opened,
      closed_on: line.closed,
      closed_how: line.closedHow,
      close_reason: line.closeReason
    });
    line.terms.forEach((term, i) =>
      life.output.contracts.push({
        contract_id: line.number * 100 + i + 1,
        subscription_id: line.number,
        starts_on: term.starts,
        due_on: term.due,
        renewed_on: term.renewed,
        benefit: Math.floor(life.chance.uniform(0, s.termBenefit, (line.number % 10) * 8 + i) * 3)
      })
    );
  }
}
