import {lacksDevice, overageFen} from "./bills.js";
import {weekday} from "./calendar.js";
import {handleContact} from "./contacts.js";
import {type Reason} from "./tables.js";
import {feel, inWindow, isHere, isOpen, type Life, type Pending, type Service} from "./life.js";
import {parameters as p} from "./parameters.js";
import {settleDispute, unnoticedService} from "./services.js";
import {streams as s} from "./streams.js";

const slots = 3;
const attempts = 6;
/** Keys of issues carried over from the month before keep apart from those of the month's own. */
const carriedKeys = slots * 8;
/** By calendar month: more in the holidays, when people travel and bills surprise. */
const season = [1, 1.1, 0.98, 0.95, 0.97, 1, 1.08, 1.08, 1.02, 1.04, 0.96, 0.95];
/** Weights of reasons without a cause of their own: billing, network, device, plan, activation, complaint, other. */
const reasonCodes: readonly Reason[] = [0, 1, 2, 3, 4, 5, 7];
const reasonWeights = [25, 22, 12, 20, 6, 2, 13] as const;

/** The month's issues of one customer: those that are voiced become contacts, until solved or given up. */
export function runIssues(life: Life, month: number): void {
  const {
    company: {arrows, calendar, outage},
    chance
  } = life;
  const start = calendar.monthStart[month];
  const length = calendar.monthStart[month + 1] - start;
  const strength = outage[life.homeUnit.city][month];
  if (strength > 0) feel(life, "outage", -arrows.outageToSatisfaction * p.outageHurt.value * strength);
  const rate =
    p.issueRate.value *
    season[calendar.monthOfYear[month]] *
    (life.joined > start - 180 ? p.newcomerIssues.value : 1) *
    (life.enterprise ? p.enterpriseIssues.value : 1) *
    (1 + 0.08 * (life.lines.length - 1));
  const carried = life.pending;
  life.pending = [];
  for (const one of carried) pursue(life, month, one, carriedKeys);
  for (let slot = 0; slot < slots; slot++) {
    let reason: Reason | undefined;
    let service: Service | undefined;
    if (
      slot === 0 &&
      strength > 0 &&
      chance.happens(arrows.outageToIssues * p.outageIssueRate.value * strength, month, s.outageIssue)
    )
      reason = 1;
    else if (slot === 1 && (service = unnoticedService(life, month))) reason = 4;
    else if (slot === 2 && hasOverage(life, month) && chance.happens(p.overageIssueShare.value, month, s.overageIssue))
      reason = 0;
    else if (chance.happens(rate / slots, month, s.issue, slot)) reason = pickReason(life, month, slot);
    if (reason === undefined) continue;
    let day = start + Math.floor(chance.uniform(month, s.issueDay, slot) * length);
    // Few have time to call at the weekend: some of them wait for Monday.
    if (weekday(day) > 4 && chance.happens(p.weekendWait.value, month, s.weekend, slot)) day += 7 - weekday(day);
    if (!isHere(life, day) || !inWindow(life, day)) continue;
    if (service) {
      service.noticed = true;
      feel(life, "unconsented", -arrows.unconsentedToSatisfaction * p.unconsentedHurt.value);
    }
    if (chance.happens(p.voicedShare.value, month, s.issueVoiced, slot))
      pursue(life, month, {slot, reason, day, attempt: 0, service}, 0);
    else feel(life, "silent", -arrows.silenceToSatisfaction * p.silentHurt.value);
  }
}

function hasOverage(life: Life, month: number): boolean {
  return life.lines.some(
    (line) => isOpen(line, life.company.calendar.monthStart[month]) && overageFen(life, line, month) > 0
  );
}

function pickReason(life: Life, month: number, slot: number): Reason {
  const lacking = life.lines.some((line) => lacksDevice(line, month));
  const weights = lacking ? reasonWeights.map((weight, i) => weight + (i === 2 ? 8 : 0)) : reasonWeights;
  return reasonCodes[life.chance.choose(weights, month, s.issueKind, slot)];
}

/** A customer pursues an issue: calls, calls again when it isn't solved, and gives up in the end. */
function pursue(life: Life, month: number, issue: Pending, firstKey: number): void {
  const {
    company: {arrows, calendar},
    chance
  } = life;
  const {slot, reason, service} = issue;
  let {day} = issue;
  for (let {attempt} = issue; attempt < attempts; attempt++) {
    if (!isHere(life, day) || !inWindow(life, day)) return;
    if (day >= calendar.monthStart[month + 1]) {
      life.pending.push({slot, reason, day, attempt, service});
      return;
    }
    if (service && Number.isNaN(service.disputed)) service.disputed = day;
    const key = firstKey + slot * 8 + attempt;
    const {outcome} = handleContact(life, {month, key, reason, day, attempt, service});
    if (outcome === "solved") {
      feel(life, "solved", arrows.unsolvedToSatisfaction * p.solvedGain.value * (attempt === 0 ? 1 : 0.3));
      if (service) settleDispute(life, service, day);
      return;
    }
    if (outcome === "unanswered") {
      feel(life, "unanswered", -arrows.unansweredToSatisfaction * p.unansweredHurt.value);
      life.unansweredMemory += 1;
      if (!chance.happens(p.retryShare.value, month, s.retry, key)) break;
      if (chance.happens(0.5, month, s.retryDay, key)) day += 1;
      continue;
    }
    if (outcome === "passed_on") {
      feel(life, "unsolved", -arrows.unsolvedToSatisfaction * p.plantedPassedOn.value);
      if (life.company.planted?.behaviour === "split_contacts") day += 1;
      continue;
    }
    feel(life, "unsolved", -arrows.unsolvedToSatisfaction * p.unsolvedHurt.value * (attempt === 0 ? 0.5 : 0.35));
    life.unsolvedContacts++;
    if (!chance.happens(arrows.unsolvedToRepeat * p.repeatShare.value, month, s.repeat, key)) break;
    day += 1 + Math.floor(chance.uniform(month, s.repeatDay, key) ** 1.6 * 7);
  }
  feel(life, "unsolved", -arrows.unsolvedToSatisfaction * p.unsolvedHurt.value * 0.5);
}
