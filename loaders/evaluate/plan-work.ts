/** Costs and the hotline's work that the plan starts from. */
import type {CostSeries, WorkProfile} from "../../src/model/plan/base.js";
import {rounded} from "../../src/model/plan/rounded.js";
import {sum} from "../../src/model/statistics/sums.js";
import type {Contract} from "../definitions/contract.js";
import {valueNames} from "../definitions/value-names.js";
import type {HourCounts} from "../measure/plan/read-plan.js";
import {employeeFloor} from "../privacy/employee-floor.js";
import type {PublicationContext} from "../privacy/publication.js";

export function costsOf(
  costs: ReadonlyMap<string, {readonly budget: readonly number[]; readonly actual: readonly number[]}>,
  contract: Contract
): CostSeries[] {
  const names = valueNames(contract, "costs", "category");
  return [...costs].map(([category, {budget, actual}]) => ({
    category,
    name: names.get(category) ?? {en: category, zh: category},
    budget: budget.map((fen) => fen / 100),
    actual: actual.map((fen) => fen / 100)
  }));
}

/** Hours that rest on too few customers stand with the hour after them, or, at the end of the day, before. */
export function workOf(
  hours: readonly HourCounts[],
  floor: number,
  queues: number,
  seatDays: number | null
): WorkProfile | null {
  const groups: {from: number; to: number; customers: number; calls: number}[] = [];
  let open: (typeof groups)[number] | null = null;
  for (const {hour, customers, calls} of hours) {
    // A customer may call in two hours: merged hours rest at least on those of the larger.
    open = open
      ? {from: open.from, to: hour + 1, customers: Math.max(open.customers, customers), calls: open.calls + calls}
      : {from: hour, to: hour + 1, customers, calls};
    if (open.customers < floor) continue;
    groups.push(open);
    open = null;
  }
  const last = groups.at(-1);
  if (open && last) groups[groups.length - 1] = {...last, to: open.to, calls: last.calls + open.calls};
  const calls = sum(hours.map((hour) => hour.calls));
  const handled = sum(hours.map((hour) => hour.handled));
  if (!groups.length || handled < floor) return null;
  return {
    hours: groups.map(({from, to, calls: n}) => ({from, to, calls: rounded(n / 365)})),
    handlingSeconds: rounded(sum(hours.map(({handledSeconds}) => handledSeconds)) / handled),
    answeredShare: rounded(sum(hours.map(({answered}) => answered)) / calls),
    queues: Math.max(1, queues),
    seatDays
  };
}

export async function queuesOf(database: PublicationContext["database"]): Promise<number> {
  const {queues} = await database.counts(
    `SELECT count(*) AS queues FROM (SELECT parent_id FROM org_units WHERE kind = 'unit' GROUP BY parent_id) AS cities`
  );
  return queues;
}

/** Seat-days of hotline agents in a mean month of the last year, where there are enough of them to be shown. */
export async function seatDaysOf(database: PublicationContext["database"], from: string): Promise<number | null> {
  const {agents, days, months} = await database.counts(
    `SELECT count(DISTINCT p.agent_id) AS agents, sum(p.seat_days) AS days, count(DISTINCT p.month) AS months FROM pay AS p JOIN agents AS a ON a.agent_id = p.agent_id WHERE a.role = 'call_agent' AND p.month >= DATE '${from}-01'`
  );
  return agents >= employeeFloor && months > 0 ? rounded(days / months) : null;
}
