import {asNumber, asText, type Database} from "../database.js";
import type {BreakdownMeasure} from "./breakdowns.js";
import type {CompiledIndicator} from "./compile.js";
import {IndicatorCube, type Cubes} from "./cube.js";
import type {Attribution, Frame, Frames} from "./frames.js";
import {
  attributedQuery,
  baseQuery,
  baseTable,
  cohortMomentsQuery,
  momentsQuery,
  sharedCustomersQuery,
  unitQuery,
  unitTable,
  wholeCustomer
} from "./moments-sql.js";
import type {Units} from "./units.js";

type MutableCubes = Map<string, IndicatorCube>;

/**
 * Measures all indicators: each frame's rows are read once, and all units, periods and indicators
 * are rolled up from their sums.
 *
 * @param database with the contract's tables, those of `writePeriods` and `unit_ancestors`
 * @param indicators what to measure; those that lack columns are left out
 * @param breakdowns takes some of them by segment and channel too, while the sums stand; null for none
 */
export async function measure(
  database: Database,
  frames: Frames,
  indicators: readonly CompiledIndicator[],
  units: Units,
  progress: (text: string) => void = () => {},
  breakdowns: BreakdownMeasure | null = null
): Promise<Cubes> {
  const cubes: MutableCubes = new Map();
  const measurable = indicators.filter(({lacks}) => lacks.length === 0);
  if (measurable.some(({definition}) => definition.attribution === "time_share")) await writeReciprocals(database);
  for (const frame of frames.values()) {
    const ofFrame = measurable.filter((indicator) => indicator.frame === frame);
    if (!ofFrame.length) continue;
    progress(frame.name);
    if (frame.once) {
      await addMoments(database, cohortMomentsQuery(frame, ofFrame), ofFrame, cubes, units);
      await breakdowns?.cohort(frame, ofFrame);
    } else await measureFrame(database, frame, ofFrame, units, cubes, breakdowns);
  }
  return cubes;
}

async function measureFrame(database: Database, frame: Frame, indicators: readonly CompiledIndicator[], units: Units, cubes: MutableCubes, breakdowns: BreakdownMeasure | null): Promise<void> {
  await database.run(`CREATE TABLE ${baseTable(frame)} AS ${baseQuery(frame, indicators)}`);
  await breakdowns?.channels(frame, indicators);
  for (const attribution of frame.attributions) {
    const attributed = indicators.filter((indicator) => indicator.attribution === attribution);
    const plain = attributed.filter(({definition}) => definition.attribution === "all");
    if (plain.length) await measureUnits(database, frame, attribution, plain, units, cubes, breakdowns);
    for (const indicator of attributed.filter(({definition}) => definition.attribution !== "all")) {
      await addMoments(database, attributedQuery(frame, indicator), [indicator], cubes);
      await breakdowns?.attributed(frame, indicator);
    }
  }
  await database.run(`DROP TABLE ${baseTable(frame)}`);
}

/** Moments of the units at the rows add up along the tree; then what shared customers change there is added. */
async function measureUnits(
  database: Database,
  frame: Frame,
  attribution: Attribution,
  indicators: readonly CompiledIndicator[],
  units: Units,
  cubes: MutableCubes,
  breakdowns: BreakdownMeasure | null
): Promise<void> {
  const table = unitTable(frame, attribution);
  await database.run(`CREATE TABLE ${table} AS ${unitQuery(frame, attribution, indicators)}`);
  await addMoments(database, momentsQuery(frame, attribution, indicators), indicators, cubes, units);
  if (attribution !== "home") await addMoments(database, sharedCustomersQuery(frame, attribution, indicators), indicators, cubes);
  await breakdowns?.unitSums(frame, attribution, indicators);
  await database.run(`DROP TABLE ${table}`);
}

/** Millionths that one of `total` rows weighs, so that shares of a customer are whole numbers. */
async function writeReciprocals(database: Database): Promise<void> {
  await database.run(`CREATE OR REPLACE TABLE reciprocals AS SELECT total, CAST(${wholeCustomer} // total AS INTEGER) AS millionths FROM range(1, 100001) AS t(total)`);
}

/**
 * Adds the rows of a moments query to the indicators' cubes.
 *
 * @param units given where rows are of the unit that they stand at: they go to all units above it too
 */
async function addMoments(
  database: Database,
  sql: string,
  indicators: readonly CompiledIndicator[],
  cubes: MutableCubes,
  units?: Units
): Promise<void> {
  // Whole numbers wider than 64 bits come out as objects; as doubles they are read many times faster, exact up to 2^53.
  const doubles = indicators.flatMap(({id}) => ["n", "y", "x", "yy", "xx", "xy"].map((part) => `CAST(${id}_${part} AS DOUBLE)`));
  const [periods, unitIds, buckets, ...columns] = await database.columns(`SELECT period, unit_id, bucket, ${doubles.join(", ")} FROM (${sql}) AS moments`);
  const owners = unitIds.map((unit) => (unit === null ? [] : (units?.withAncestors(asText(unit)) ?? [asText(unit)])));
  const isInside = unitIds.map((unit) => unit !== null && units !== undefined && units.children(asText(unit)).length > 0);
  indicators.forEach(({id}, k) => {
    const cube = cubes.get(id) ?? new IndicatorCube();
    cubes.set(id, cube);
    const parts = columns.slice(6 * k, 6 * k + 6);
    const [ns, ys, xs, yys, xxs, xys] = parts;
    for (let row = 0; row < periods.length; row++) {
      const n = asNumber(ns[row]);
      const y = asNumber(ys[row]);
      const x = asNumber(xs[row]);
      if (n === 0 && y === 0 && x === 0) continue;
      const period = asNumber(periods[row]);
      const bucket = asNumber(buckets[row]);
      if (isInside[row] && n > 0) cube.addOwn(owners[row][0], period, n);
      for (const unit of owners[row]) cube.add(unit, period, bucket, n, y, x, asNumber(yys[row]), asNumber(xxs[row]), asNumber(xys[row]));
    }
  });
}
