import {asNumber, asText, type Database} from "../../../loaders/ground/database.js";
import type {Units} from "../../../loaders/intake/units.js";
import type {CompiledIndicator} from "../../../loaders/measure/compile.js";
import type {Cubes} from "../../../loaders/measure/cube.js";
import {indicatorDictionary} from "../../../loaders/publish/dictionary.js";
import {addMoments, noMoments, type Moments} from "../../../src/model/statistics/moments.js";

const parts = ["n", "y", "x", "yy", "xx", "xy"] as const;

/** What is known of a unit in a period: the moments, and y and x of each bucket of customers that has any. */
export interface CellOf {
  readonly moments: Moments;
  readonly buckets: Readonly<Record<number, readonly [y: number, x: number]>>;
}

/**
 * What the SQL that the data page shows of an indicator gives, added up along the tree of units.
 *
 * @returns cells with anything in them, by `unit period`
 */
export async function cellsBySql(
  database: Database,
  units: Units,
  indicator: CompiledIndicator
): Promise<Record<string, CellOf>> {
  const cells = new Map<string, {moments: Moments; readonly buckets: Map<number, [number, number]>}>();
  const made: string[] = [];
  let atRows = true;
  for (const statement of indicatorDictionary(indicator, new Map())
    .sql.split(/;\s*(?:\n|$)/)
    .filter((text) => text.trim())) {
    const table = /CREATE TABLE (\w+)/.exec(statement);
    if (table) {
      await database.run(statement);
      made.push(table[1]);
      continue;
    }
    for (const row of await database.rows(statement)) {
      const moments = {
        ...noMoments,
        ...Object.fromEntries(parts.map((part) => [part, asNumber(row[`${indicator.id}_${part}`])]))
      };
      const unit = asText(row.unit_id);
      const bucket = asNumber(row.bucket);
      for (const one of atRows ? units.withAncestors(unit) : [unit]) {
        const key = `${one} ${asNumber(row.period)}`;
        const cell = cells.get(key) ?? {moments: noMoments, buckets: new Map()};
        cells.set(key, cell);
        cell.moments = addMoments(cell.moments, moments);
        const [y, x] = cell.buckets.get(bucket) ?? [0, 0];
        cell.buckets.set(bucket, [y + moments.y, x + moments.x]);
      }
    }
    atRows = false;
  }
  for (const table of made) await database.run(`DROP TABLE ${table}`);
  return sorted([...cells].map(([key, {moments, buckets}]) => [key, cellOf(moments, buckets)]));
}

/** What the build has of an indicator, in the same shape. */
export function cellsOfBuild(cubes: Cubes, id: string): Record<string, CellOf> {
  const cube = cubes.get(id);
  return sorted(
    [...(cube?.units() ?? [])].flatMap((unit) =>
      [...(cube?.of(unit) ?? [])].map(([period, {moments, bucketY, bucketX}]): [string, CellOf] => [
        `${unit} ${period}`,
        cellOf(moments, new Map(Array.from(bucketY, (y, bucket) => [bucket, [y, bucketX[bucket]]])))
      ])
    )
  );
}

function cellOf(moments: Moments, buckets: ReadonlyMap<number, readonly [number, number]>): CellOf {
  return {
    moments,
    buckets: Object.fromEntries([...buckets].filter(([, [y, x]]) => y !== 0 || x !== 0).sort(([a], [b]) => a - b))
  };
}

function sorted(cells: readonly (readonly [string, CellOf])[]): Record<string, CellOf> {
  return Object.fromEntries(cells.filter(([, {moments}]) => moments.n !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
