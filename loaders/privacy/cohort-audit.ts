/**
 * Whether taking cells of one published table of customer-months off another gives away fewer customers than the floor. Life
 * tables and brush cube are partitions of the same customer-months, each behind the floor by itself; together they may tell more.
 */
import type {LifeSplit} from "../../src/model/published/cohort-data.js";
import {asNumber, asText, literal, quoted, type Database} from "../ground/database.js";
import type {CubeAxis, CubeCell} from "../measure/cohort-cube.js";
import {lifeSplits, type LifeEntity} from "../measure/cohorts.js";
import {cellFor, mergedBin} from "./cube-floor.js";
import {LinearSystem} from "./linear-system.js";

/** The frame's column that holds a split's class. */
function columnOf(entity: LifeEntity, split: string): string {
  return lifeSplits[entity].find(({id}) => id === split)?.column ?? split;
}

/** SQL that gives the first month of the stretch of tenure, of those that begin at `starts`. */
function stretch(starts: readonly number[]): string {
  const cases = starts.toReversed().flatMap((from) => (from > 0 ? [`WHEN t.tenure >= ${from} THEN ${from}`] : []));
  return cases.length ? `CASE ${cases.join(" ")} ELSE 0 END` : "0";
}

/** SQL that gives a split's published class, by its position. */
function classOf(entity: LifeEntity, {id, classes}: LifeSplit): string {
  const cases = classes.flatMap(({of}, i) => of.map((value) => `WHEN ${literal(value)} THEN ${i}`));
  return `CASE COALESCE(t.${columnOf(entity, id)}, 'unknown') ${cases.join(" ")} END`;
}

/**
 * What two life tables give away that neither gives alone, in stretches of tenure that both tell apart: customers in one class
 * of the first and one of the second. Whoever tries is taken to know all sums and which classes don't go together: of a hundred
 * customers, with fifty in one class and forty-five in a class that none of these is in, five are left.
 *
 * @returns the splits that had better not stand beside those before them, each with what it would give away
 */
export async function leakingSplits(
  database: Database,
  entity: LifeEntity,
  splits: readonly LifeSplit[],
  floor: number
): Promise<ReadonlyMap<string, string>> {
  const divided = splits.filter(({id}) => id !== "all");
  if (divided.length < 2) return new Map();
  const frame = entity === "customers" ? "customer_months" : "line_months";
  const finest = [...new Set(divided.flatMap(({bins}) => bins.map(({from}) => from)))].sort((a, b) => a - b);
  const columns = divided.map((split) => ({name: quoted(`in_${split.id}`), sql: classOf(entity, split)}));
  await database.run(`CREATE OR REPLACE TEMP TABLE audited AS SELECT ${stretch(finest)} AS tenure, ${columns.map(({name, sql}) => `${sql} AS ${name}`).join(", ")}, COUNT(*) AS months
    FROM ${frame} AS t GROUP BY ALL`);
  const leaking = new Map<string, string>();
  for (const [i, one] of divided.entries()) {
    for (const other of divided.slice(i + 1)) {
      if (leaking.has(one.id) || leaking.has(other.id)) continue;
      const leak = await leakOfTwo(database, {entity, frame, one, other}, floor);
      if (leak !== null) leaking.set(other.id, `${one.id} and ${other.id}: ${leak}`);
    }
  }
  await database.run("DROP TABLE audited");
  return leaking;
}

async function leakOfTwo(
  database: Database,
  {
    entity,
    frame,
    one,
    other
  }: {readonly entity: LifeEntity; readonly frame: string; readonly one: LifeSplit; readonly other: LifeSplit},
  floor: number
): Promise<string | null> {
  const starts = one.bins.map(({from}) => from).filter((from) => other.bins.some((bin) => bin.from === from));
  const place = stretch(starts);
  const rows = await database.rows(
    `SELECT ${place} AS place, ${quoted(`in_${one.id}`)} AS a, ${quoted(`in_${other.id}`)} AS b, CAST(SUM(months) AS BIGINT) AS months FROM audited AS t GROUP BY place, a, b ORDER BY place, a, b`
  );
  const sets = rows.map((row) => ({
    place: asNumber(row.place),
    a: asNumber(row.a),
    b: asNumber(row.b),
    months: asNumber(row.months)
  }));
  for (const [i, start] of starts.entries()) {
    const own = sets.filter((set) => set.place === start);
    // A customer is in a stretch for as many months as it has, at most.
    const length = (starts[i + 1] ?? Infinity) - start;
    const suspects = own.filter(({months}) => months < floor * length);
    if (!suspects.length) continue;
    const sums = (["a", "b"] as const).flatMap((side) =>
      [...new Set(own.map((set) => set[side]))].map((cell) => own.flatMap((set, k) => (set[side] === cell ? [k] : [])))
    );
    const system = new LinearSystem(own.length, sums);
    for (const set of suspects) {
      if (!system.determinesSum([own.indexOf(set)])) continue;
      const {customers} = await database.counts(`SELECT COUNT(DISTINCT t.number) AS customers FROM ${frame} AS t
        WHERE ${place} = ${start} AND ${classOf(entity, one)} = ${set.a} AND ${classOf(entity, other)} = ${set.b}`);
      if (customers < floor)
        return `${customers} customers in ${one.classes[set.a].id} and ${other.classes[set.b].id} from month ${start} on`;
    }
  }
  return null;
}

/** Customers in merged cells of the cube who can be told apart: those with these bins of one axis, in these of tenure. */
export interface CubeLeak {
  readonly axis: number;
  readonly bins: readonly string[];
  readonly tenure: readonly string[];
  readonly customers: number;
}

/**
 * What the life tables give away of the cube's merged cells: a class's months in a stretch of tenure, less those that the cube
 * shows unmerged, are those that stand in merged cells.
 *
 * @param raw the cube's cells before the floor
 * @param merged the same behind it
 * @returns each class and stretch under the floor
 */
export async function leaksOfCube(
  database: Database,
  {
    axes,
    raw,
    merged,
    splits
  }: {
    readonly axes: readonly CubeAxis[];
    readonly raw: readonly CubeCell[];
    readonly merged: readonly CubeCell[];
    readonly splits: readonly LifeSplit[];
  },
  floor: number
): Promise<CubeLeak[]> {
  const byBins = new Map(merged.map((cell) => [JSON.stringify(cell.bins), cell]));
  const hidden = raw.flatMap(({bins}) => {
    const kept =
      cellFor(bins, (some) => byBins.get(JSON.stringify(some)))?.bins.filter((bin) => bin !== mergedBin).length ?? 0;
    return kept < bins.length ? [`(${bins.map(literal).join(", ")}, ${kept})`] : [];
  });
  if (!hidden.length) return [];
  await database.run(
    `CREATE OR REPLACE TEMP TABLE merged_cells (${axes.map(({id}) => `${quoted(`d_${id}`)} VARCHAR`).join(", ")}, kept INTEGER)`
  );
  await database.run(`INSERT INTO merged_cells VALUES ${hidden.join(", ")}`);
  await database.run(`CREATE OR REPLACE TEMP TABLE in_merged AS SELECT t.*, m.kept FROM (SELECT *, ${axes.map(({id, sql}) => `${sql} AS ${quoted(`d_${id}`)}`).join(", ")} FROM customer_months AS t) AS t
    JOIN merged_cells AS m ON ${axes.map(({id}) => `m.${quoted(`d_${id}`)} = t.${quoted(`d_${id}`)}`).join(" AND ")}`);
  const first = (bin: string) => Number(bin.slice(1));
  const leaks: CubeLeak[] = [];
  for (const [position, axis] of axes.entries()) {
    const split = splits.find(({id}) => id === (axis.id === "tenure" ? "all" : axis.id));
    if (!split) continue;
    const starts = axes[0].bins.map(first).filter((from) => split.bins.some((bin) => bin.from === from));
    const groups = axis.id === "tenure" ? [{values: ["all"], bins: axis.bins}] : await groupsOf(database, split, axis);
    const value = axis.id === "tenure" ? "'all'" : `COALESCE(t.${columnOf("customers", split.id)}, 'unknown')`;
    const group = `CASE ${value} ${groups.flatMap(({values}, i) => values.map((one) => `WHEN ${literal(one)} THEN ${i}`)).join(" ")} END`;
    const rows =
      await database.rows(`SELECT ${stretch(starts)} AS place, ${group} AS part, COUNT(DISTINCT t.number) AS customers FROM in_merged AS t WHERE t.kept <= ${position}
      GROUP BY place, part HAVING COUNT(DISTINCT t.number) < ${floor} ORDER BY place, part`);
    leaks.push(
      ...rows.map((row): CubeLeak => {
        const from = asNumber(row.place);
        const until = starts.find((start) => start > from) ?? Infinity;
        return {
          axis: position,
          bins: groups[asNumber(row.part)].bins,
          tenure: axes[0].bins.filter((bin) => first(bin) >= from && first(bin) < until),
          customers: asNumber(row.customers)
        };
      })
    );
  }
  for (const table of ["merged_cells", "in_merged"]) await database.run(`DROP TABLE ${table}`);
  return leaks;
}

/** Sets of a column's values that life table and cube together don't tell apart, with the cube's bins that they fill. */
async function groupsOf(
  database: Database,
  {id, classes}: LifeSplit,
  axis: CubeAxis
): Promise<{readonly values: readonly string[]; readonly bins: readonly string[]}[]> {
  const column = `COALESCE(t.${columnOf("customers", id)}, 'unknown')`;
  const rows = await database.rows(
    `SELECT ${column} AS value, ${axis.sql} AS bin FROM customer_months AS t GROUP BY value, bin ORDER BY value, bin`
  );
  const pairs = rows.map((row) => ({value: asText(row.value), bin: asText(row.bin)}));
  const together = [
    ...classes.map(({of}) => of),
    ...axis.bins.map((bin) => pairs.flatMap((pair) => (pair.bin === bin ? [pair.value] : [])))
  ];
  const groups = new Map(pairs.map(({value}) => [value, value]));
  for (const some of together) {
    const firsts = new Set(some.flatMap((value) => groups.get(value) ?? []));
    const [first] = firsts;
    for (const [value, of] of groups) if (firsts.has(of)) groups.set(value, first);
  }
  return [...new Set(groups.values())].map((of) => {
    const values = [...groups].flatMap(([value, own]) => (own === of ? [value] : []));
    return {
      values,
      bins: axis.bins.filter((bin) => pairs.some((pair) => pair.bin === bin && values.includes(pair.value)))
    };
  });
}
