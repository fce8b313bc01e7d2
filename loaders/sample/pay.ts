import type {Company} from "./company.js";
import {Chance, clamp, kinds} from "./random.js";
import type {Agent} from "./staff.js";
import {codes} from "./tables.js";
import type {Totals} from "./totals.js";

/** One person's month. Amounts in fen. */
export interface StaffMonth {
  readonly agent: number;
  readonly month: number;
  readonly base: number;
  readonly piece: number;
  readonly bonus: number;
  readonly deductions: number;
  readonly seatDays: number;
}

/** Fen a month by role code: own staff, and staff of an outsourcer. Wages of service staff in Chinese provinces. */
const ownBase = [300_000, 300_000, 480_000, 430_000, 480_000, 460_000];
const outsourcedBase = [190_000, 200_000, 0, 0, 0, 0];
/** Fen a handled contact, by role code. */
const ownPiece = [500, 1200, 0, 300, 0, 0];
const outsourcedPiece = [1100, 2400, 0, 0, 0, 0];
const fenAnAccepted = 2000;
const fenABreach = 20_000;
const bonusAtTarget = 80_000;
const targetSeconds = 240;
/** Social insurance and overheads on pay. */
const onCost = 1.35;

/** Pay by person and month, and by unit, month and category what was budgeted and spent. Integers, from integer sums. */
export function staffCosts(
  company: Company,
  totals: Totals
): {
  readonly months: StaffMonth[];
  readonly costs: {budget: number; actual: number}[][][];
} {
  const {people, units, calendar} = company;
  const months: StaffMonth[] = [];
  const unitOf = new Map(units.flatMap((unit) => [unit.number, ...unit.stores].map((number) => [number, unit.index])));
  const labour = units.map(() => calendar.monthOfYear.map(() => 0));
  const staff = units.map(() => calendar.monthOfYear.map(() => 0));
  const clerks = new Map<string, number>();
  // Clerks first: what is deducted from them falls in half on the manager of their store.
  for (const one of [...people].sort((a, b) => Number(a.role === 2) - Number(b.role === 2) || a.number - b.number)) {
    for (let month = one.from; month < one.until; month++) {
      const pay = payOf(company, totals, one, month, clerks.get(`${one.unitNumber}:${month}`) ?? 0);
      if (one.role === 1)
        clerks.set(`${one.unitNumber}:${month}`, (clerks.get(`${one.unitNumber}:${month}`) ?? 0) + pay.deductions);
      months.push(pay);
      const unit = unitOf.get(one.unitNumber) ?? 0;
      labour[unit][month] += pay.base + pay.piece + pay.bonus - pay.deductions;
      staff[unit][month]++;
    }
  }
  months.sort((a, b) => a.agent - b.agent || a.month - b.month);
  const spent = units.map((unit) =>
    calendar.monthOfYear.map((_, month) => spentOn(unit.index, month, unit.stores.length))
  );
  return {months, costs: budgeted(company, totals, spent)};

  function spentOn(unit: number, month: number, stores: number): number[] {
    const total = (name: Parameters<Totals["unit"]>[2]): number => totals.unit(unit, month, name);
    const chance = new Chance(company.settings.seed, kinds.unit, unit);
    const about = (amount: number, stream: number): number =>
      Math.round(amount * (0.92 + 0.16 * chance.uniform(month, stream)));
    const scale = Math.max(1, Math.round(company.settings.customers / 100_000));
    const byCategory: Record<(typeof codes.costCategory)[number], number> = {
      labour: Math.round(labour[unit][month] * onCost),
      commission: total("accepted") * 3000 + total("joins") * 4000,
      communication: total("contacts") * 70 + total("orderCalls") * 40,
      site: about(scale * stores * 900_000, 30),
      technology: about(total("lines") * 60, 31),
      acquisition: total("joins") * 9000,
      retention: total("saves") * 9000 + about(total("lines") * 25, 32),
      basics: about(total("lines") * 110, 33),
      featured_services: total("programmes"),
      training: about(staff[unit][month] * 12_000, 34),
      innovation: about(total("lines") * 12, 35),
      refunds: total("refunds")
    };
    return codes.costCategory.map((category) => byCategory[category]);
  }
}

function payOf(company: Company, totals: Totals, one: Agent, month: number, clerksDeductions: number): StaffMonth {
  const own = Number.isNaN(one.employer);
  const total = (name: Parameters<Totals["agent"]>[2]): number => totals.agent(one.number, month, name);
  const handled = total("handled");
  const piece = handled * (own ? ownPiece : outsourcedPiece)[one.role] + total("accepted") * fenAnAccepted;
  const quickness = handled > 0 ? clamp(2 - total("handledSeconds") / handled / targetSeconds, 0.6, 1.3) : 1;
  const breaches = total("unconsented") * fenABreach + (one.role === 2 ? Math.round(clerksDeductions / 2) : 0);
  return {
    agent: one.number,
    month,
    base: (own ? ownBase : outsourcedBase)[one.role],
    piece,
    bonus: Math.round(bonusAtTarget * quickness),
    deductions: Math.min(breaches, piece + 100_000),
    seatDays: 19 + Math.floor(new Chance(company.settings.seed, kinds.agent, one.number).uniform(month, 3) * 4)
  };
}

/** Budgets follow the company's rate a line, as planners do, and so fit no unit quite. */
function budgeted(
  company: Company,
  totals: Totals,
  spent: readonly (readonly (readonly number[])[])[]
): {budget: number; actual: number}[][][] {
  const {units, calendar, settings} = company;
  const linesOf = (unit: number, month: number): number => totals.unit(unit, month, "lines");
  let lines = 0;
  const sums = codes.costCategory.map(() => 0);
  for (const unit of units) {
    for (let month = 0; month < calendar.months; month++) {
      lines += linesOf(unit.index, month);
      spent[unit.index][month].forEach((amount, category) => {
        sums[category] += amount;
      });
    }
  }
  return units.map((unit) =>
    calendar.monthOfYear.map((_, month) =>
      spent[unit.index][month].map((actual, category) => {
        const planned = lines === 0 ? 0 : (sums[category] / lines) * linesOf(unit.index, month);
        const optimism = 0.9 + 0.14 * new Chance(settings.seed, kinds.unit, unit.index).uniform(month, 40, category);
        return {actual, budget: Math.round(planned * optimism)};
      })
    )
  );
}
