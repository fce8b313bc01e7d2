import {satisfaction, isOpen, type Life} from "./life.js";
import {parameters as p} from "./parameters.js";
import {streams as s} from "./streams.js";

/** A side line may close while the customer stays. */
export function closeSideLines(life: Life, month: number): void {
  const start = life.company.calendar.monthStart;
  for (const [i, line] of life.lines.entries()) {
    if (i === 0 || !isOpen(line, start[month]) || !life.chance.happens(0.003, month, s.lineClose, i)) continue;
    line.closed = start[month] + Math.floor(life.chance.uniform(month, s.lineClose, i + 8) * (start[month + 1] - start[month]));
    line.closedHow = 1;
    line.closeReason = 4;
  }
}

/** Decides whether the customer leaves in this month, on which day and why: competing reasons, one draw. */
export function leaveOrStay(life: Life, month: number): void {
  const {company: {arrows, calendar, priceWar}, chance} = life;
  const start = calendar.monthStart[month];
  if (life.joined > start - 30) return;
  const unhappy = -arrows.satisfactionToLeaving * satisfaction(life);
  const tenure = life.joined > start - 365 ? p.youngTenureFactor.value : 1;
  const ignored = Math.exp(arrows.unansweredToLeaving * p.unansweredLeavingSlope.value * life.unansweredMemory);
  const price = 1 + arrows.priceToLeaving * 0.15 * (life.tier - 1);
  const rates = [
    p.portOutRate.value * tenure * price * contractFactor(life, start) * (1 + arrows.priceWarToLeaving * (p.priceWarFactor.value - 1) * priceWar[month]) *
      ignored * Math.exp(p.portOutSlope.value * unhappy),
    p.disconnectRate.value * tenure * contractFactor(life, start) * ignored * Math.exp(p.disconnectSlope.value * unhappy),
    p.movedRate.value,
    p.arrearsRate.value * (life.enterprise ? 0.4 : 1)
  ];
  let total = 0;
  for (const rate of rates) total += rate;
  if (!chance.happens(1 - Math.exp(-total), month, s.leave)) return;
  const why = chance.choose(rates, month, s.leaveReason);
  const day = start + Math.floor(chance.uniform(month, s.leaveDay) * (calendar.monthStart[month + 1] - start));
  life.left = day;
  for (const line of life.lines) {
    // A line whose opening still lies ahead opens and closes on the day of leaving at the latest.
    if (line.closed <= day) continue;
    line.closed = Math.max(day, line.opened);
    line.closedHow = why === 3 ? 2 : why === 0 && line.kind === 0 ? 0 : 1;
    line.closeReason = why === 0 ? (unhappy > 0.3 ? 1 : 0) : why === 1 ? 3 : why === 2 ? 2 : 5;
  }
}

function contractFactor(life: Life, day: number): number {
  const {due} = life.lines[0];
  const arrow = life.company.arrows.contractToLeaving;
  if (Number.isNaN(due)) return 1;
  if (day < due) return 1 + arrow * (p.inContractFactor.value - 1);
  return day < due + 92 ? 1 + arrow * (p.contractEndFactor.value - 1) : 1;
}

