import {isOpen, none, type Life, type Line} from "./life.js";
import {parameters as p} from "./parameters.js";
import {gigabitPlan, plans} from "./plans.js";
import {streams as s} from "./streams.js";

const fenPerGigabyteOver = 300;
const mostOverageFen = 6000;

/** MB that the line uses in a month. */
function usedMb(life: Life, line: Line, item: number, month: number): number {
  const growth = 1 + 0.008 * month;
  return Math.round(line.needMb * growth * Math.exp(0.22 * life.chance.normal(month, s.use, item)));
}

/** Charges beyond the plan, in fen: whole gigabytes above the allowance, capped. */
export function overageFen(life: Life, line: Line, item: number, month: number): number {
  if (line.kind !== 0) return 0;
  const over = usedMb(life, line, item, month) - plans[line.plan[month] - 1].dataMb;
  return over <= 0 ? 0 : Math.min(mostOverageFen, Math.ceil(over / 1024) * fenPerGigabyteOver);
}

/** What the month's bills do to the customer's mind. */
export function billMonth(life: Life, month: number): void {
  const {company: {arrows, calendar}} = life;
  for (const [i, line] of life.lines.entries()) {
    if (!isOpen(line, calendar.monthStart[month])) continue;
    if (overageFen(life, line, i, month) > 0) life.memory -= arrows.overageToSatisfaction * p.overageHurt.value;
  }
}

/** Writes a bill for each line and month in which the line was open at least a day. */
export function emitBills(life: Life, first: number): void {
  const {company: {calendar}, output, chance} = life;
  const {monthStart} = calendar;
  for (const [i, line] of life.lines.entries()) {
    for (let month = first; month < calendar.months; month++) {
      const start = monthStart[month];
      const end = monthStart[month + 1];
      if (line.opened >= end || line.closed <= start) continue;
      const plan = plans[line.plan[month] - 1];
      const days = Math.min(end, Number.isNaN(line.closed) ? end : line.closed) - Math.max(start, line.opened);
      const share = days / (end - start);
      const over = share === 1 ? overageFen(life, line, i, month) : 0;
      const leftInArrears = line.closedHow === 2 && line.closed < end + 62;
      output.bills.push({
        subscription_id: line.number, month: start, plan_id: plan.number,
        revenue_fen: Math.round(plan.feeFen * share) + over,
        data_allowance_mb: line.kind === 0 ? plan.dataMb : none,
        data_used_mb: line.kind === 0 ? Math.round(usedMb(life, line, i, month) * share) : none,
        voice_allowance_minutes: line.kind === 0 ? plan.voiceMinutes : none,
        voice_used_minutes: line.kind === 0 ? Math.round(line.needMinutes * share * (0.6 + 0.8 * chance.uniform(month, s.voice, i))) : none,
        overage_fen: line.kind === 0 ? over : none,
        arrears_fen: leftInArrears || chance.happens(0.012, month, s.arrears, i) ? Math.round(plan.feeFen * share) : 0,
        device_5g: line.device5g,
        modem_class: line.kind === 1 ? (line.gigabitModem === 1 ? 1 : 0) : none
      });
    }
  }
}

/** Whether a line's plan asks for a better modem than it has. */
export const lacksModem = (line: Line, month: number): boolean => line.kind === 1 && line.plan[month] >= gigabitPlan && line.gigabitModem === 0;
