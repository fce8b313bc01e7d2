import {asNumber, asText, type Database} from "../database.js";
import type {CompiledIndicator} from "./compile.js";
import {CellBuilder, IndicatorCube, type Cubes} from "./cube.js";
import type {Attribution, Frames} from "./frames.js";
import {attributedQuery, baseQuery, baseTable, momentsQuery, wholeCustomer} from "./moments-sql.js";
import type {Units} from "./units.js";

/**
 * Measures all indicators: each frame's rows are read once, and all units, periods and indicators
 * are rolled up from their sums.
 *
 * @param database with the contract's tables, `periods`, `period_months` and `unit_ancestors`
 * @param indicators what to measure; those that lack columns are left out
 */
export async function measure(
  database: Database,
  frames: Frames,
  indicators: readonly CompiledIndicator[],
  units: Units,
  progress: (text: string) => void = () => {}
): Promise<Cubes> {
  const cubes = new Map<string, IndicatorCube>();
  await writeReciprocals(database);
  const measurable = indicators.filter(({lacks}) => lacks.length === 0);
  for (const frame of frames.values()) {
    const ofFrame = measurable.filter((indicator) => indicator.frame === frame);
    if (!ofFrame.length) continue;
    progress(frame.name);
    await database.run(`CREATE TABLE ${baseTable(frame)} AS ${baseQuery(frame, ofFrame)}`);
    for (const attribution of frame.attributions) {
      const attributed = ofFrame.filter((indicator) => indicator.attribution === attribution);
      const plain = attributed.filter(({definition}) => definition.attribution === "all");
      if (plain.length) await readMoments(database, momentsQuery(frame, {attribution, by: []}, plain), attribution, plain, units, cubes);
      for (const indicator of attributed.filter(({definition}) => definition.attribution !== "all")) {
        await readMoments(database, attributedQuery(frame, indicator), attribution, [indicator], units, cubes);
      }
    }
    await database.run(`DROP TABLE ${baseTable(frame)}`);
  }
  return cubes;
}

/** Millionths that one of `total` rows weighs, so that shares of a customer are whole numbers. */
async function writeReciprocals(database: Database): Promise<void> {
  await database.run(`CREATE OR REPLACE TABLE reciprocals AS SELECT total, CAST(${wholeCustomer} // total AS INTEGER) AS millionths FROM range(1, 100001) AS t(total)`);
}

async function readMoments(
  database: Database,
  sql: string,
  attribution: Attribution,
  indicators: readonly CompiledIndicator[],
  units: Units,
  cubes: Map<string, IndicatorCube>
): Promise<void> {
  const [periods, unitIds, buckets, ...columns] = await database.columns(sql);
  indicators.forEach(({id}, k) => {
    const [n, y, x, yy, xx, xy] = columns.slice(6 * k, 6 * k + 6);
    const builders = new Map<string, Map<number, CellBuilder>>();
    const builderOf = (unit: string, period: number) => {
      let ofUnit = builders.get(unit);
      if (!ofUnit) builders.set(unit, (ofUnit = new Map()));
      let builder = ofUnit.get(period);
      if (!builder) ofUnit.set(period, (builder = new CellBuilder()));
      return builder;
    };
    for (let row = 0; row < periods.length; row++) {
      if (unitIds[row] === null) continue;
      const customers = asNumber(n[row]);
      if (customers === 0) continue;
      const moments = {n: customers, y: asNumber(y[row]), x: asNumber(x[row]), yy: asNumber(yy[row]), xx: asNumber(xx[row]), xy: asNumber(xy[row])};
      const unit = asText(unitIds[row]);
      // Home units partition customers: their moments add up along the tree, errors included.
      const owners = attribution === "home" ? units.withAncestors(unit) : [unit];
      for (const owner of owners) builderOf(owner, asNumber(periods[row])).addBucket(asNumber(buckets[row]), moments);
    }
    const cube = new IndicatorCube();
    for (const [unit, ofUnit] of builders) for (const [period, builder] of ofUnit) cube.set(unit, period, builder.build());
    cubes.set(id, cube);
  });
}
