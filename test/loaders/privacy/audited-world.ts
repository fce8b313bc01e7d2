import type {Compare} from "../../../src/model/published/compare.js";
import {Database} from "../../../loaders/ground/database.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {ingest} from "../../../loaders/intake/intake.js";
import {compileIndicators} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {measure} from "../../../loaders/measure/measure.js";
import {readCalendar, writePeriods} from "../../../loaders/intake/periods.js";
import {readUnits} from "../../../loaders/intake/units.js";
import {compareOf} from "../../../loaders/publish/compare.js";
import {applyPrivacyFloor, type Measured} from "../../../loaders/privacy/measured.js";
import {noBenchmarks} from "../../../loaders/measure/benchmarks.js";
import type {World} from "../world.js";

/** The floor that the published figures of shared worlds rest on. */
export const floor = 10;

/** What was published of a world, beside what was measured of it. */
export interface AuditedWorld {
  readonly world: World;
  readonly measured: Measured;
  /** What would stand in compare.json were there no floor. */
  readonly bare: Compare;
}

/** Measures a world again, for an audit of what was published of it. */
export async function auditedWorld(world: World): Promise<AuditedWorld> {
  const database = await Database.open();
  try {
    const contract = readContract();
    const intake = await ingest(database, contract, world.raw);
    const calendar = await readCalendar(database);
    await writePeriods(database, calendar);
    const units = await readUnits(database);
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const compiled = await compileIndicators(readIndicators(), {database, frames, intake, calendar, contract});
    const cubes = await measure(database, frames, compiled, units);
    return {
      world,
      measured: applyPrivacyFloor(cubes, compiled, {units, calendar, team: null}, floor),
      bare: compareOf(
        world.compare.site,
        applyPrivacyFloor(cubes, compiled, {units, calendar, team: null}, 1),
        noBenchmarks
      )
    };
  } finally {
    database.close();
  }
}

type Cell = {readonly unit: string; readonly period: number};

/** How many lowest cells hold some customers, but fewer than the floor; of them those that are shown. */
export function smallCells({world, measured}: AuditedWorld): {readonly all: number; readonly shown: number} {
  let [all, shown] = [0, 0];
  for (const [indicator, {customers, tree}] of measured.truths) {
    for (const {id} of measured.units.all) {
      if (tree.children(id).length) continue;
      world.compare.periods.forEach((_, period) => {
        if (customers(id, period) === 0 || customers(id, period) >= floor) return;
        all++;
        if (measured.cell(indicator, id, period) !== null) shown++;
      });
    }
  }
  return {all, shown};
}

/** The published comparison with cells more that the floor hides though they hold enough customers: all that stands beside one small sibling, which they hide. */
export function withCellsBesideSmall(audited: AuditedWorld, indicator: string): Compare {
  const {units, series} = audited.world.compare;
  if (!series.some((one) => one.indicator === indicator)) throw new Error(`expected ${indicator} to be published`);
  const cells = hiddenBesideSmall(audited, indicator);
  const more = cells.map(({unit}) => {
    const position = units.findIndex(({id}) => id === unit);
    if (position < 0) throw new Error(`expected the unit ${unit} to be published`);
    return position;
  });
  return {
    ...audited.world.compare,
    series: series.map((one) =>
      one.indicator === indicator
        ? {...one, unit: [...one.unit, ...more], period: [...one.period, ...cells.map(({period}) => period)]}
        : one
    )
  };
}

function hiddenBesideSmall({world, measured}: AuditedWorld, indicator: string): readonly Cell[] {
  const truth = measured.truths.get(indicator);
  const {units, series} = world.compare;
  const own = series.find((one) => one.indicator === indicator);
  if (!truth || !own) throw new Error(`expected ${indicator} to be measured`);
  // What is published hides more than the floor's own merging where nothing proved that a small cell is open.
  const shown = new Set(own.unit.map((unit, i) => `${units[unit].id} ${own.period[i]}`));
  const isShown = (unit: string, period: number) => shown.has(`${unit} ${period}`);
  for (const parent of measured.units.all) {
    for (let period = 0; period < world.compare.periods.length; period++) {
      if (!isShown(parent.id, period)) continue;
      const hidden = measured.units
        .children(parent.id)
        .filter(({id}) => truth.customers(id, period) > 0 && !isShown(id, period));
      const large = hidden.filter(({id}) => truth.customers(id, period) >= floor);
      if (large.length > 0 && hidden.length - large.length === 1) return large.map(({id}) => ({unit: id, period}));
    }
  }
  throw new Error(`expected a small cell of ${indicator} beside others`);
}
