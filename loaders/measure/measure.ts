import {asNumber, asText, type Database} from "../ground/database.js";
import type {BreakdownMeasure} from "./breakdowns.js";
import type {CompiledIndicator} from "./compile.js";
import {IndicatorCube, type Cubes} from "./cube.js";
import type {Frame, Frames} from "./frames.js";
import {attributedQuery, baseQuery, baseTable, cohortRowsQuery, wholeCustomer} from "./moments-sql.js";
import {readRows, rollUpOf, UnitPlaces, type PeriodsOfTime, type RowGroup} from "./rolled-rows.js";
import {readPanelRows} from "./panel/read-rows.js";
import type {PanelSource} from "./panel/source.js";
import type {RollUp} from "./roll-up.js";
import type {Units} from "../intake/units.js";

type MutableCubes = Map<string, IndicatorCube>;

export interface MeasureOptions {
  readonly progress?: (frame: string) => void;
  /** Takes some of the indicators by segment and channel too, as the rows are read. */
  readonly breakdowns?: BreakdownMeasure | null;
  /** Gives rows that stand for a period sooner than the engine does. */
  readonly panels?: PanelSource | null;
}

/**
 * Measures all indicators: each frame's rows are read once, customer by customer, and what each customer has in a
 * unit and period is added up on the way to the moments of all units, periods and indicators.
 *
 * @param database with the contract's tables, those of `writePeriods` and `unit_ancestors`
 * @param indicators what to measure; those that lack columns are left out
 */
export async function measure(
  database: Database,
  frames: Frames,
  indicators: readonly CompiledIndicator[],
  units: Units,
  {progress = () => {}, breakdowns = null, panels = null}: MeasureOptions = {}
): Promise<Cubes> {
  const cubes: MutableCubes = new Map();
  const measurable = indicators.filter(({lacks}) => lacks.length === 0);
  if (measurable.some(({definition}) => definition.attribution === "time_share")) await writeReciprocals(database);
  const context = {
    database,
    units,
    places: new UnitPlaces(units),
    ...(await readPeriodsOfMonths(database)),
    cubes,
    breakdowns,
    panels
  };
  for (const frame of frames.values()) {
    const ofFrame = measurable.filter((indicator) => indicator.frame === frame);
    if (!ofFrame.length) continue;
    progress(frame.name);
    await measureFrame(context, frame, ofFrame);
  }
  return cubes;
}

interface Context {
  readonly database: Database;
  readonly units: Units;
  readonly places: UnitPlaces;
  readonly periods: number;
  readonly periodsOfMonth: PeriodsOfTime;
  readonly cubes: MutableCubes;
  readonly breakdowns: BreakdownMeasure | null;
  readonly panels: PanelSource | null;
}

async function measureFrame(context: Context, frame: Frame, indicators: readonly CompiledIndicator[]): Promise<void> {
  const plain = indicators.filter(({definition}) => definition.attribution === "all");
  const shared = indicators.filter(({definition}) => definition.attribution !== "all");
  if (!shared.length)
    return await rollUpRows(
      context,
      frame,
      plain,
      `(${frame.once ? cohortRowsQuery(frame, plain) : baseQuery(frame, plain)})`
    );
  const {database, breakdowns, cubes} = context;
  await database.run(`CREATE TABLE ${baseTable(frame)} AS ${baseQuery(frame, indicators)}`);
  if (plain.length) await rollUpRows(context, frame, plain, baseTable(frame));
  for (const indicator of shared) {
    await addMoments(database, attributedQuery(frame, indicator), indicator, cubes);
    await breakdowns?.attributed(frame, indicator);
  }
  await database.run(`DROP TABLE ${baseTable(frame)}`);
}

/** Adds up rows of customers whom each unit counts that had to do with them. */
async function rollUpRows(
  {database, units, places, periods, periodsOfMonth, cubes, breakdowns, panels}: Context,
  frame: Frame,
  indicators: readonly CompiledIndicator[],
  rows: string
): Promise<void> {
  const periodsOf: PeriodsOfTime = frame.time === "period" ? onlyPeriod(periods) : periodsOfMonth;
  const channels = breakdowns && frame.channel ? await readChannels(database) : [];
  const groups: (RowGroup & {readonly done: () => void})[] = [];
  for (const attribution of frame.attributions) {
    const own = indicators.filter((indicator) => indicator.attribution === attribution);
    if (!own.length) continue;
    const {rolled, sink} = rollUpOf(
      own,
      {places: places.ids.length, periods, above: (place) => places.above(place)},
      ({unit}) => unit,
      periodsOf
    );
    const beside = await breakdowns?.sinksOf(frame, own, periodsOf, channels);
    groups.push({
      attribution,
      indicators: own,
      sinks: [sink, ...(beside?.sinks ?? [])],
      done: () => {
        keep(rolled, own, units, places, cubes);
        beside?.keep();
      }
    });
  }
  if (!(panels && frame.panel && (await readPanelRows(database, frame, panels, groups, places))))
    await readRows(database, frame, rows, {groups, places, channels});
  for (const {done} of groups) done();
}

/** Moments of the units at the rows add up along the tree; then what shared customers change there is added. */
function keep(
  {apart, together}: RollUp,
  indicators: readonly CompiledIndicator[],
  units: Units,
  {ids}: UnitPlaces,
  cubes: MutableCubes
): void {
  indicators.forEach(({id}, k) => {
    const cube = cubes.get(id) ?? new IndicatorCube();
    cubes.set(id, cube);
    apart.visit(k, (place, period, sums) => {
      const unit = ids[place];
      if (units.children(unit).length > 0) cube.addOwn(unit, period, sums.moments.n);
      for (const one of units.withAncestors(unit)) sums.addTo(cube.at(one, period));
    });
    together.visit(k, (place, period, sums) => sums.addTo(cube.at(ids[place], period)));
  });
}

/** Months, quarters and years that each month belongs to, and how many periods there are. */
async function readPeriodsOfMonths(database: Database): Promise<Pick<Context, "periods" | "periodsOfMonth">> {
  const [periods, months] = await database.columns(`SELECT period, month FROM period_months ORDER BY month, period`);
  const of = new Map<number, number[]>();
  periods.forEach((period, i) => {
    const month = asNumber(months[i]);
    of.set(month, [...(of.get(month) ?? []), asNumber(period)]);
  });
  const {count} = await database.counts(`SELECT count(*) AS count FROM periods`);
  const none: readonly number[] = [];
  return {periods: count, periodsOfMonth: (month) => of.get(month) ?? none};
}

/** Rows of a cohort stand for one period each. */
function onlyPeriod(periods: number): PeriodsOfTime {
  const each = Array.from({length: periods}, (_, period) => [period]);
  return (period) => each[period];
}

/** The channels of contacts, in order; the empty text, for rows without a contact, among them. */
async function readChannels(database: Database): Promise<string[]> {
  const found = await database.rows(
    `SELECT channel FROM (SELECT channel FROM contacts WHERE channel IS NOT NULL UNION SELECT '' AS channel) AS t ORDER BY channel`
  );
  return found.map(({channel}) => asText(channel));
}

/** Millionths that one of `total` rows weighs, so that shares of a customer are whole numbers. */
async function writeReciprocals(database: Database): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TABLE reciprocals AS SELECT total, CAST(${wholeCustomer} // total AS INTEGER) AS millionths FROM range(1, 100001) AS t(total)`
  );
}

/** Adds the moments of an indicator whose rule gives each customer to a unit, and to all above it. */
async function addMoments(
  database: Database,
  sql: string,
  {id}: CompiledIndicator,
  cubes: MutableCubes
): Promise<void> {
  // Whole numbers wider than 64 bits come out as objects; as doubles they are read many times faster, exact up to 2^53.
  const doubles = ["n", "y", "x", "yy", "xx", "xy"].map((part) => `CAST(${id}_${part} AS DOUBLE)`);
  const [periods, units, buckets, ...sums] = await database.columns(
    `SELECT period, unit_id, bucket, ${doubles.join(", ")} FROM (${sql}) AS moments`
  );
  const cube = cubes.get(id) ?? new IndicatorCube();
  cubes.set(id, cube);
  periods.forEach((period, row) => {
    const [n, y, x, yy, xx, xy] = sums.map((column) => asNumber(column[row]));
    if (n !== 0 || y !== 0 || x !== 0)
      cube.at(asText(units[row]), asNumber(period)).add(asNumber(buckets[row]), {n, y, x, yy, xx, xy});
  });
}
