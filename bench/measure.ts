import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Database} from "../loaders/ground/database.js";
import {readContract} from "../loaders/definitions/contract.js";
import {readIndicators} from "../loaders/definitions/indicators.js";
import {compileIndicators} from "../loaders/measure/compile.js";
import type {Cubes} from "../loaders/measure/cube.js";
import {makeFrames} from "../loaders/measure/frames.js";
import {measure} from "../loaders/measure/measure.js";
import {monthName, writePeriods} from "../loaders/intake/periods.js";
import {readUnits} from "../loaders/intake/units.js";
import {benchCalendar, makeContacts} from "./measure-data.js";
import {measurePlain, plainKey, plainNames, type PlainCells} from "./measure-plain.js";
import {clocked, peakGigabytes, rounded, say, type Time} from "./clock.js";

const threads = 2;
const memoryLimit = "8GB";
/** Millions of contacts at which both ways are timed, and at which the product's alone is. */
const comparedSizes = [5, 20];
const allSizes = [1, 5, 10, 20];

interface Timing {
  readonly ours: Time;
  /** Not asked for at this size: null. */
  readonly plain: Time | null;
}

/**
 * Measures the contact frame's indicators the product's way and the plain way, a query for each
 * indicator and dimension, on the same DuckDB. Results are compared cell by cell, first at a tenth of
 * a million contacts and then of every run that is timed: a ratio of different results is never printed.
 *
 * @param options millions of contacts at which to compare both; 5 and 20, and the product alone at 1 and 10, unless given
 */
export async function bench(options: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const given = options.map(Number);
  if (given.some((size) => !(size > 0)))
    throw new Error(`expected millions of contacts such as 5; found ${options.join(" ")}`);
  const sizes = given.length ? given : allSizes;
  const compared = given.length ? given : comparedSizes;
  await timed(0.1, true);
  const timings = new Map<number, Timing>();
  for (const size of sizes) timings.set(size, await timed(size, compared.includes(size)));
  const ratio = (size: number, by: keyof Time) => {
    const timing = timings.get(size);
    return timing?.plain ? rounded(timing.plain[by] / timing.ours[by]) : null;
  };
  return {
    ratio: ratio(compared[0], "clock"),
    ratio_20m: ratio(20, "clock"),
    ratio_processor: Object.fromEntries(compared.map((size) => [size, ratio(size, "processor")])),
    peak_gb: peakGigabytes(),
    seconds_per_million: Object.fromEntries([...timings].map(([size, {ours}]) => [size, rounded(ours.clock / size)])),
    processor_seconds_per_million: Object.fromEntries(
      [...timings].map(([size, {ours}]) => [size, rounded(ours.processor / size)])
    )
  };
}

async function timed(millions: number, comparePlain: boolean): Promise<Timing> {
  const folder = mkdtempSync(join(tmpdir(), "lab-bench-"));
  const database = await Database.open(join(folder, "bench.duckdb"), {threads, memoryLimit});
  try {
    const contract = readContract();
    const intake = await makeContacts(database, contract, millions * 1e6);
    await writePeriods(database, benchCalendar);
    const units = await readUnits(database);
    const frames = makeFrames(null);
    const all = await compileIndicators(readIndicators(), {
      database,
      frames,
      intake,
      calendar: benchCalendar,
      contract
    });
    const indicators = all.filter(({frame, lacks}) => frame.name === "contact" && !lacks.length);
    const unknown = indicators.filter(({id}) => !plainNames.includes(id));
    if (unknown.length || indicators.length !== plainNames.length) {
      throw new Error(
        `expected the contact frame's indicators ${plainNames.join(", ")}; found ${indicators.map(({id}) => id).join(", ")}`
      );
    }
    const [cubes, ours] = await clocked(() => measure(database, frames, indicators, units));
    say(`${millions} million contacts: ours ${inWords(ours)}, memory up to now ${peakGigabytes()} GB`);
    if (!comparePlain) return {ours, plain: null};
    let plain: Time = {clock: 0, processor: 0};
    let cells = 0;
    for (const {id} of indicators) {
      const [found, time] = await clocked(() =>
        measurePlain(database, id, benchCalendar.periods, `${monthName(benchCalendar.lastMonth + 1)}-01`)
      );
      plain = {clock: plain.clock + time.clock, processor: plain.processor + time.processor};
      compare(id, cubes, found);
      cells += found.size;
      say(`  ${id}: plain ${inWords(time)}, ${found.size} cells alike`);
    }
    say(
      `${millions} million contacts: plain ${inWords(plain)}, ${rounded(plain.clock / ours.clock)} times ours; ${cells} cells alike in all six numbers`
    );
    return {ours, plain};
  } finally {
    database.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** @throws where any cell is missing on either side, or any of its six numbers differs */
function compare(id: string, cubes: Cubes, plain: PlainCells): void {
  const cube = cubes.get(id);
  const keys = new Set(plain.keys());
  for (const unit of cube?.units() ?? []) {
    for (const [period, {moments}] of cube?.of(unit) ?? []) {
      const key = plainKey(unit, period);
      const other = JSON.stringify(plain.get(key) ?? null);
      if (JSON.stringify(moments) !== other)
        throw new Error(`${id}, ${key}: expected ${other} as the plain way has it; found ${JSON.stringify(moments)}`);
      keys.delete(key);
    }
  }
  if (keys.size) throw new Error(`${id}: expected ${keys.size} more cells, such as ${[...keys][0]}; found none`);
}

function inWords({clock, processor}: Time): string {
  return `${rounded(clock)} s (${rounded(processor)} s of processors)`;
}

/** The most memory that the process has held, everything included. */
