import type {Calendar} from "./calendar.js";
import {parameters as p} from "./parameters.js";
import {Chance, clamp, kinds} from "./random.js";
import type {Arrows} from "./arrows.js";

/** One person at work. */
export interface Agent {
  readonly number: number;
  /** Number in org_units: the unit, or the store. */
  readonly unitNumber: number;
  /** Code of codes.role. */
  readonly role: number;
  /** Number of the outsourcer, absent for own staff. */
  readonly employer: number;
  readonly joined: number;
  readonly left: number;
  /** 0 … 1: how readily this person games what is appraised. */
  readonly temper: number;
  /** Standard deviations. */
  readonly skill: number;
  /** Factor on handling time that has nothing to do with gaming. */
  readonly pace: number;
  /** First month at work, and the month after the last. */
  readonly from: number;
  readonly until: number;
}

/** A place of work, held by one person after another. */
export interface Seat {
  /** Who sits there, by month. */
  readonly holder: readonly Agent[];
}

/** Roles of a unit's seats: what is scaled when the operator is larger. */
const seatRoles = [0, 0, 0, 1, 1, 2, 3, 4, 5] as const;

export interface StaffedUnit {
  readonly number: number;
  readonly stores: readonly number[];
  readonly temper: number;
  readonly skill: number;
}

/** What a unit's people are drawn from. */
interface Staffing {
  readonly seed: number;
  readonly calendar: Calendar;
  readonly arrows: Arrows;
  readonly unitIndex: number;
  /** How many times the seats of an operator of 100,000 customers there are. */
  readonly seatsTimes: number;
  readonly outsourcers: readonly number[];
  /** By month, that of appraisal, so far as it drives people away. */
  readonly pressure: readonly number[];
  /** The number that the first of them gets. */
  readonly firstNumber: number;
}

/**
 * Staffs a unit's seats for the whole window; people come and go.
 *
 * @param firstNumber number of the first person hired
 * @returns the seats by role code, and all persons in the order of their numbers
 */
export function staffUnit(
  unit: StaffedUnit,
  {seed, calendar, arrows, unitIndex, seatsTimes, outsourcers, pressure, firstNumber}: Staffing
): {readonly seats: readonly (readonly Seat[])[]; readonly people: readonly Agent[]} {
  const seats: Seat[][] = [[], [], [], [], [], []];
  const people: Agent[] = [];
  for (let i = 0; i < seatRoles.length * seatsTimes; i++) {
    const role = seatRoles[i % seatRoles.length];
    const chance = new Chance(seed, kinds.seat, unitIndex * 100_000 + i);
    const place = role === 1 || role === 2 ? unit.stores[i % unit.stores.length] : unit.number;
    const employer =
      role < 2 && chance.happens(p.outsourcedShare.value, 0, 0)
        ? outsourcers[Math.floor(chance.uniform(0, 1) * outsourcers.length)]
        : NaN;
    const holder: Agent[] = [];
    for (let from = 0; from < calendar.months;) {
      const until = leavesAfter(chance, from, calendar.months, pressure, Number.isNaN(employer) ? 1 : 1.6);
      const pushed =
        unit.temper * (Number.isNaN(employer) ? 1 : 1 + arrows.outsourcingToGaming * p.outsourcedTemper.value);
      const person: Agent = {
        number: firstNumber + people.length,
        unitNumber: place,
        role,
        employer,
        joined:
          from === 0
            ? calendar.monthStart[0] - 30 - Math.floor(chance.uniform(0, 2) * 2000)
            : calendar.monthStart[from],
        left: until < calendar.months ? calendar.monthStart[until] - 1 : NaN,
        temper: clamp(pushed + p.temperSpread.value * chance.normal(from, 3), 0, 1),
        skill: 0.6 * unit.skill + 0.7 * chance.normal(from, 4),
        pace: Math.exp(p.agentPaceSpread.value * chance.normal(from, 5)),
        from,
        until
      };
      people.push(person);
      for (; from < until; from++) holder.push(person);
    }
    seats[role].push({holder});
  }
  return {seats, people};
}

/** The month in which the holder's successor begins. Pressure drives people away. */
function leavesAfter(
  chance: Chance,
  from: number,
  months: number,
  pressure: readonly number[],
  factor: number
): number {
  for (let month = from; month < months - 1; month++) {
    if (chance.happens(p.turnover.value * factor * (1 + p.pressureTurnover.value * pressure[month]), month, 6))
      return month + 1;
  }
  return months;
}
