/**
 * Queues of a service centre. Erlang B and C are for callers who never hang up, Erlang A for callers whose
 * patience ends. Loads are in erlangs (calls a second × seconds a call); times in one unit throughout.
 */

/** What comes in and what is promised, over one interval. Times in any one unit. */
export interface Queue {
  /** Calls a unit of time. */
  readonly rate: number;
  /** Mean handling time. */
  readonly handling: number;
}

/** The promise that seats are planned for. */
export interface ServiceTarget {
  /** Share of calls answered within `within`. */
  readonly level: number;
  readonly within: number;
  /** No seat may be busier than this share of the time. */
  readonly occupancy: number;
}

/** How a queue does with a number of seats. */
export interface QueueResult {
  /** Chance that a call waits. */
  readonly waits: number;
  /** Share answered within the target's time. */
  readonly level: number;
  readonly occupancy: number;
  /** Mean wait over all calls. */
  readonly meanWait: number;
  /** Share that hangs up while waiting. */
  readonly abandoned: number;
}

/** @throws where a rate or a time isn't a number from 0 on */
function checkQueue({rate, handling}: Queue): void {
  if (!(rate >= 0 && rate < Infinity)) throw new Error(`invalid rate: expected calls from 0 on; found ${rate}`);
  if (!(handling >= 0 && handling < Infinity))
    throw new Error(`invalid handling: expected a time from 0 on; found ${handling}`);
}

/** @throws where seats aren't whole, or a wait isn't a time from 0 on */
function checkSeats(seats: number, within = 0): void {
  if (!(Number.isInteger(seats) && seats >= 0))
    throw new Error(`invalid seats: expected a whole number from 0 on; found ${seats}`);
  if (!(within >= 0)) throw new Error(`invalid time to answer: expected one from 0 on; found ${within}`);
}

/** Chance that all `seats` are busy where nobody waits (Erlang B), by the recursion 1/B(k) = 1 + k/A · 1/B(k−1). */
export function erlangB(load: number, seats: number): number {
  if (!(load >= 0 && load < Infinity)) throw new Error(`invalid load: expected erlangs from 0 on; found ${load}`);
  checkSeats(seats);
  if (load === 0) return 0;
  let inverse = 1;
  for (let k = 1; k <= seats; k++) inverse = 1 + (k / load) * inverse;
  return 1 / inverse;
}

/**
 * Erlang C: callers wait as long as it takes.
 *
 * @returns everything as 1 or infinite where the seats can't carry the load
 */
export function erlangC(queue: Queue, seats: number, within: number): QueueResult {
  checkQueue(queue);
  checkSeats(seats, within);
  const {rate, handling} = queue;
  const load = rate * handling;
  if (load <= 0) return {waits: 0, level: 1, occupancy: 0, meanWait: 0, abandoned: 0};
  if (seats <= load) return {waits: 1, level: 0, occupancy: 1, meanWait: Infinity, abandoned: 0};
  const blocked = erlangB(load, seats);
  const waits = (seats * blocked) / (seats - load * (1 - blocked));
  return {
    waits,
    level: 1 - waits * Math.exp((-(seats - load) * within) / handling),
    occupancy: load / seats,
    meanWait: (waits * handling) / (seats - load),
    abandoned: 0
  };
}

/**
 * Erlang A: a birth–death process in which each waiting caller hangs up at rate 1/patience.
 * Its level is an approximation: waits as if they were exponential with the mean that waiting callers have.
 *
 * @param patience mean time a caller is ready to wait, above 0: nobody waits without any, and no queue is left to speak of
 */
export function erlangA(queue: Queue, seats: number, within: number, patience: number): QueueResult {
  checkQueue(queue);
  checkSeats(seats, within);
  if (!(patience > 0 && patience < Infinity))
    throw new Error(`invalid patience: expected a time above 0; found ${patience}`);
  const {rate, handling} = queue;
  const load = rate * handling;
  if (load <= 0) return {waits: 0, level: 1, occupancy: 0, meanWait: 0, abandoned: 0};
  const service = 1 / handling;
  const leaving = 1 / patience;
  let weight = 1;
  let total = 1;
  let waiting = 0;
  let busy = 0;
  let queued = 0;
  for (let n = 1; n < 1_000_000; n++) {
    weight *= rate / (Math.min(n, seats) * service + Math.max(n - seats, 0) * leaving);
    total += weight;
    busy += Math.min(n, seats) * weight;
    if (n >= seats) {
      waiting += weight;
      queued += (n - seats) * weight;
    }
    // A busy period that grows is rescaled, so that weights neither overflow nor lose what is small.
    if (weight > 1e200) {
      weight *= 1e-200;
      total *= 1e-200;
      waiting *= 1e-200;
      busy *= 1e-200;
      queued *= 1e-200;
    }
    if (n > seats && weight < 1e-14 * total) break;
  }
  const waits = seats === 0 ? 1 : waiting / total;
  const length = queued / total;
  const abandoned = (leaving * length) / rate;
  const meanWait = length / rate;
  const level = waits > 0 ? 1 - waits * Math.exp((-within * waits) / Math.max(meanWait, 1e-12)) : 1;
  return {waits, level, occupancy: busy / total / Math.max(seats, 1e-12), meanWait, abandoned};
}

/** Fewest whole seats that keep the promise (Erlang C). */
export function seatsNeeded(queue: Queue, target: ServiceTarget): number {
  checkQueue(queue);
  if (!(target.occupancy > 0 && target.occupancy <= 1))
    throw new Error(`invalid occupancy: expected a share above 0; found ${target.occupancy}`);
  if (!(target.level >= 0 && target.level < 1))
    throw new Error(`invalid level: expected a share under 1; found ${target.level}`);
  const load = queue.rate * queue.handling;
  if (load <= 0) return 0;
  let seats = Math.max(Math.ceil(load / target.occupancy - 1e-9), Math.floor(load) + 1);
  while (erlangC(queue, seats, target.within).level < target.level) seats++;
  return seats;
}

/**
 * Seats between two whole numbers, so that a plan answers smoothly to a change of load: the last whole
 * seat is counted by the part of it that the promise still needs.
 */
export function seatsSmooth(queue: Queue, target: ServiceTarget): number {
  checkQueue(queue);
  const load = queue.rate * queue.handling;
  if (load <= 0) return 0;
  const whole = seatsNeeded(queue, target);
  const fewer = whole - 1;
  const byOccupancy = load / target.occupancy;
  if (fewer <= load) return Math.max(byOccupancy, Math.min(whole, load + (whole - load) * 0.5));
  const above = erlangC(queue, whole, target.within).level;
  const below = erlangC(queue, fewer, target.within).level;
  const part = above > below ? Math.min(1, Math.max(0, (target.level - below) / (above - below))) : 1;
  return Math.max(byOccupancy, fewer + part);
}

/** People on the payroll for a number of seats, where a share of their time isn't at the seat. Whole people. */
export function staffFor(seats: number, shrinkage: number): number {
  if (!(shrinkage >= 0 && shrinkage < 1))
    throw new Error(`invalid shrinkage: expected a share under 1; found ${shrinkage}`);
  if (!(seats >= 0)) throw new Error(`invalid seats: expected a number from 0 on; found ${seats}`);
  return Math.ceil(seats / (1 - shrinkage) - 1e-9);
}
