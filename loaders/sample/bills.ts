import {feel, isOpen, none, type Life, type Line} from "./life.js";
import {parameters as p} from "./parameters.js";
import {allPlans, fiveGFeeFen, gigabitMbps, type Plan} from "./plans.js";
import {streams as s} from "./streams.js";

export const planOf = (line: Line, month: number): Plan => allPlans[line.plan[month] - 1];

/** MB that the line uses in a month; use grows a little every month. */
function usedMb(life: Life, line: Line, month: number): number {
  const growth = 1 + p.useGrowth.value * month;
  return Math.round(
    line.needMb * growth * Math.exp(p.useSpread.value * life.chance.normal(month, s.use, line.number % 10))
  );
}

/** Charges beyond the plan, in fen: whole gigabytes above the allowance, capped. */
export function overageFen(life: Life, line: Line, month: number): number {
  if (line.kind !== 0) return 0;
  const over = usedMb(life, line, month) - planOf(line, month).dataMb;
  return over <= 0 ? 0 : Math.min(p.overageMost.value, Math.ceil(over / 1024) * p.overageFee.value);
}

/** Whether the line's plan asks for a device that its user doesn't have: paid for, not got. */
export const lacksDevice = (line: Line, month: number): boolean =>
  line.kind === 0
    ? planOf(line, month).feeFen >= fiveGFeeFen && line.device5g === 0
    : line.kind === 1 && planOf(line, month).speedMbps >= gigabitMbps && line.gigabitModem === 0;

/** What the month's bills do to the customer's mind. */
export function billMonth(life: Life, month: number): void {
  const {
    company: {arrows, calendar}
  } = life;
  for (const line of life.lines) {
    if (!isOpen(line, calendar.monthStart[month])) continue;
    if (overageFen(life, line, month) > 0) feel(life, "overage", -arrows.overageToSatisfaction * p.overageHurt.value);
    const unused = line.kind === 0 && line.needMb < planOf(line, month).dataMb * p.unusedShare.value;
    if (unused || lacksDevice(line, month)) feel(life, "misfit", -arrows.misfitToSatisfaction * p.misfitHurt.value);
  }
}

/** Writes a bill for each line and month in which the line was open at least a day. */
export function emitBills(life: Life, first: number): void {
  const {
    company: {
      calendar: {monthStart, months}
    },
    output,
    chance,
    totals
  } = life;
  for (const line of life.lines) {
    const item = line.number % 10;
    for (let month = first; month < months; month++) {
      const start = monthStart[month];
      const end = monthStart[month + 1];
      if (line.opened >= end || line.closed <= start) continue;
      const plan = planOf(line, month);
      const days = Math.min(end, Number.isNaN(line.closed) ? end : line.closed) - Math.max(start, line.opened);
      const share = days / (end - start);
      // Overage is charged for whole months only: allowances of broken months are pooled.
      const over = share === 1 ? overageFen(life, line, month) : 0;
      const revenue = Math.round(plan.feeFen * share) + over + serviceFees(life, line, start, end);
      const mobile = line.kind === 0;
      output.bills.push({
        subscription_id: line.number,
        month: start,
        plan_id: plan.number,
        revenue_fen: revenue,
        data_allowance_mb: mobile ? plan.dataMb : none,
        data_used_mb: mobile ? Math.round(usedMb(life, line, month) * share) : none,
        voice_allowance_minutes: mobile ? plan.voiceMinutes : none,
        voice_used_minutes: mobile
          ? Math.round(line.needMinutes * share * (0.6 + 0.8 * chance.uniform(month, s.voice, item)))
          : none,
        overage_fen: mobile ? over : none,
        arrears_fen: inArrears(life, line, month) ? revenue : 0,
        device_5g: line.device5g,
        modem_class: line.kind === 1 ? line.gigabitModem : none
      });
      totals.addUnit(life.homeUnit.index, month, "revenue", revenue);
      totals.addUnit(life.homeUnit.index, month, "lines", 1);
    }
  }
}

/** Fees of services that were on through the whole month. */
function serviceFees(life: Life, line: Line, start: number, end: number): number {
  let fees = 0;
  for (const service of life.services) {
    if (service.line === line && service.day < start && !(service.off < end)) fees += service.feeFen;
  }
  return fees;
}

/** Whether the month's bill wasn't paid in time: now and then, and always before a line is closed for arrears. */
export function inArrears(life: Life, line: Line, month: number): boolean {
  const end = life.company.calendar.monthStart[month + 1];
  if (line.closedHow === 2 && line.closed < end + 62) return true;
  return life.chance.happens(p.arrearsShare.value, month, s.arrears, line.number % 10);
}
