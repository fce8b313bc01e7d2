/** Seats and calls given up, by how much the load differs from today's: worked out once, read off in every month of every draw. */
import {erlangA, seatsNeeded, seatsSmooth, staffFor} from "../statistics/erlang.js";
import type {Service, WorkProfile} from "./base.js";

export interface StaffingTable {
  /** Loads as multiples of today's, evenly spaced from `from` by `step`. */
  readonly from: number;
  readonly step: number;
  /** Seats over the hours of a day, relative to today's load under today's promise. */
  readonly seats: Float64Array;
  /** Share of calls given up. */
  readonly abandoned: Float64Array;
  /** Given up at today's load under today's promise. */
  readonly abandonedToday: number;
}

/** An hour of the day for one queue. */
export interface HourOfSeats {
  readonly from: number;
  readonly to: number;
  readonly calls: number;
  readonly seats: number;
  readonly staff: number;
  readonly abandoned: number;
}

/** Weekdays bring more than their share; queues are planned for a day that is this much busier than the mean. */
const busyDay = 1.15;

/** Whole seats and people hour by hour for one of the queues, at a load as a multiple of today's. */
export function dayOfSeats(work: WorkProfile, service: Service, load = 1): HourOfSeats[] {
  return hoursOf(work).map(({from, to, calls}) => {
    const queue = {rate: (calls * load) / 3600, handling: work.handlingSeconds * (1 + service.handling)};
    const seats = seatsNeeded(queue, service);
    return {
      from,
      to,
      calls: calls * load,
      seats,
      staff: staffFor(seats, service.shrinkage),
      abandoned: seats > 0 ? erlangA(queue, seats, service.within, service.patience).abandoned : 0
    };
  });
}

/**
 * Works out seats and calls given up for loads from .4 to 2.5 times today's.
 *
 * @param work null where the data can't tell: seats then follow the load one to one, as where no calls came that need any
 * @param today the promise that today's figures stand under
 */
export function staffingTable(work: WorkProfile | null, service: Service, today: Service): StaffingTable {
  const from = 0.4;
  const step = 0.05;
  const loads = Array.from({length: 43}, (_, i) => from + i * step);
  const now = work && seatHours(work, today, 1);
  if (!work || !now || !(now.seats > 0))
    return {from, step, seats: Float64Array.from(loads), abandoned: new Float64Array(loads.length), abandonedToday: 0};
  const table = loads.map((load) => seatHours(work, service, load));
  return {
    from,
    step,
    seats: Float64Array.from(table, ({seats}) => seats / now.seats),
    abandoned: Float64Array.from(table, ({abandoned}) => abandoned),
    abandonedToday: now.abandoned
  };
}

/** The load is calls × handling, so shorter handling is in `load` already; only the promise differs here. */
function seatHours(
  work: WorkProfile,
  service: Service,
  load: number
): {readonly seats: number; readonly abandoned: number} {
  let seats = 0;
  let lost = 0;
  let calls = 0;
  for (const hour of hoursOf(work)) {
    const queue = {rate: (hour.calls * load) / 3600, handling: work.handlingSeconds};
    const needed = seatsSmooth(queue, service);
    const whole = Math.ceil(needed - 1e-9);
    const share = needed - Math.floor(needed) || 1;
    const given = (n: number) => (n > 0 ? erlangA(queue, n, service.within, service.patience).abandoned : 1);
    const hours = hour.to - hour.from;
    seats += needed * hours;
    calls += hour.calls * load * hours;
    lost +=
      hour.calls * load * hours * (whole > 1 ? share * given(whole) + (1 - share) * given(whole - 1) : given(whole));
  }
  return {seats, abandoned: calls > 0 ? lost / calls : 0};
}

/** Calls an hour in one queue on a busy day. */
function hoursOf({hours, queues}: WorkProfile): {readonly from: number; readonly to: number; readonly calls: number}[] {
  return hours.map(({from, to, calls}) => ({from, to, calls: (calls * busyDay) / queues / (to - from)}));
}

/** Reads a table at a load; beyond its ends it goes on as at the last step. */
export function readAt(table: Float64Array, {from, step}: Pick<StaffingTable, "from" | "step">, load: number): number {
  const place = (load - from) / step;
  const i = place <= 0 ? 0 : place >= table.length - 1 ? table.length - 2 : Math.floor(place);
  return table[i] + (table[i + 1] - table[i]) * (place - i);
}
