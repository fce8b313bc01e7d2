import {overageFen, lacksModem} from "./bills.js";
import {weekday} from "./calendar.js";
import {handleContact, type Reason} from "./contacts.js";
import {isHere, isOpen, type Life} from "./life.js";
import {makeOffer} from "./offers.js";
import {parameters as p} from "./parameters.js";
import {streams as s} from "./streams.js";

const most = 3;

/** The month's issues of one customer: those that are voiced become contacts, until solved or given up. */
export function runIssues(life: Life, month: number): void {
  const {company: {arrows, calendar, outage}, chance} = life;
  const start = calendar.monthStart[month];
  const length = calendar.monthStart[month + 1] - start;
  const strength = outage[life.homeUnit.city][month];
  const rate = p.issueRate.value * (life.joined > start - 180 ? 1.4 : 1) * (life.enterprise ? 1.3 : 1) * (1 + 0.08 * (life.lines.length - 1));
  for (let item = 0; item < most; item++) {
    let reason: Reason | undefined;
    if (item === 0 && chance.happens(arrows.outageToIssues * p.outageIssueRate.value * strength, month, s.issue, 10)) reason = 1;
    else if (item === 1 && life.unnoticed && chance.happens(0.5, month, s.unconsentedIssue)) {
      reason = 4;
      life.unnoticed = false;
      life.memory -= arrows.unconsentedToSatisfaction * p.unconsentedHurt.value;
    } else if (item === 2 && hasOverage(life, month) && chance.happens(p.overageIssueShare.value, month, s.overageIssue)) reason = 0;
    else if (chance.happens(rate / most, month, s.issue, item)) reason = pickReason(life, month, item);
    if (reason === undefined) continue;
    let day = start + Math.floor(chance.uniform(month, s.issueDay, item) * length);
    // Few have time to call at the weekend: half of those wait for Monday.
    if (weekday(day) > 4 && chance.happens(0.4, month, s.issueDay, item + 8)) day += 7 - weekday(day);
    if (!isHere(life, day)) continue;
    if (chance.happens(p.voicedShare.value, month, s.issueVoiced, item)) pursue(life, month, item, reason, day);
    else life.memory -= arrows.unsolvedToSatisfaction * p.silentHurt.value;
  }
  leavingCall(life, month);
}

function hasOverage(life: Life, month: number): boolean {
  return life.lines.some((line, i) => isOpen(line, life.company.calendar.monthStart[month]) && overageFen(life, line, i, month) > 0);
}

function pickReason(life: Life, month: number, item: number): Reason {
  const mismatch = life.lines.some((line) => lacksModem(line, month));
  const codes: readonly Reason[] = [0, 1, 2, 3, 4, 5, 7];
  return codes[life.chance.choose([24, 22 + (mismatch ? 10 : 0), 12, 18, 9, 5, 10], month, s.issueKind, item)];
}

/** A customer pursues an issue: calls, calls again when it isn't solved, and gives up in the end. */
function pursue(life: Life, month: number, item: number, reason: Reason, firstDay: number): void {
  const {company: {arrows, calendar}, chance} = life;
  let day = firstDay;
  for (let attempt = 0; attempt < 6; attempt++) {
    if (!isHere(life, day) || day >= calendar.monthStart[calendar.months]) return;
    const key = item * 8 + attempt;
    const outcome = handleContact(life, month, key, reason, day);
    if (outcome === "solved") {
      life.memory += arrows.unsolvedToSatisfaction * p.solvedGain.value * (attempt === 0 ? 1 : 0.3);
      return;
    }
    if (outcome === "unanswered") {
      life.memory -= arrows.unansweredToSatisfaction * p.unansweredHurt.value;
      life.unansweredMemory += 1;
      if (!chance.happens(0.75, month, s.retry, key)) break;
      if (chance.happens(0.5, month, s.retry, key + 64)) day += 1;
      continue;
    }
    life.memory -= arrows.unsolvedToSatisfaction * p.unsolvedHurt.value * (attempt === 0 ? 0.5 : 0.35);
    if (!chance.happens(arrows.unsolvedToRepeat * p.repeatShare.value, month, s.repeat, key)) break;
    day += 1 + Math.floor(chance.uniform(month, s.repeatDay, key) ** 1.6 * 6);
  }
  life.memory -= arrows.unsolvedToSatisfaction * p.unsolvedHurt.value * 0.5;
}

/** Some who are about to leave say so first. */
function leavingCall(life: Life, month: number): void {
  const day = life.left - 1 - Math.floor(life.chance.uniform(month, s.leaveAsk, 1) * 10);
  if (Number.isNaN(day) || day < life.company.calendar.monthStart[month] || day <= life.joined) return;
  if (life.chance.happens(0.35, month, s.leaveAsk)) handleContact(life, month, 60, 6, day);
}

/** Outbound campaigns: who persists calls the same customers more than once. */
export function runCampaign(life: Life, month: number): void {
  const {company: {calendar}, chance, homeUnit} = life;
  const share = p.campaignShare.value * homeUnit.persistence;
  if (!chance.happens(share, month, s.campaign)) return;
  const start = calendar.monthStart[month];
  const day = start + Math.floor(chance.uniform(month, s.campaignDay) * (calendar.monthStart[month + 1] - start));
  if (isHere(life, day)) makeOffer(life, month, 100, day, undefined);
}
