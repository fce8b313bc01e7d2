import type {Database} from "../../ground/database.js";
import type {Tree} from "../../ground/parse-tree.js";
import type {CompiledIndicator} from "../compile.js";
import {expressionTree} from "../expressions.js";
import type {Frame} from "../frames.js";
import {SinkRow, type RowGroup, type UnitPlaces} from "../rolled-rows.js";
import {Evaluator, type Evaluate} from "./evaluate.js";
import {batchSize, customerPeriodRows, homesOf, linePeriodRows, readPeriods, type PeriodRows} from "./period-rows.js";
import type {PanelPart, PanelSource} from "./source.js";

/**
 * Hands a frame's rows, made from the panels, to those who add them up, as `readRows` does with those of the engine; a customer's
 * rows of one period stand together.
 *
 * @returns false where some indicator asks for what only the engine knows; then nobody has got a row
 */
export async function readPanelRows(
  database: Database,
  frame: Frame,
  panels: PanelSource,
  groups: readonly RowGroup[],
  places: UnitPlaces
): Promise<boolean> {
  const parsed: ParsedGroup[] = [];
  for (const group of groups) parsed.push({group, trees: await treesOf(database, group.indicators)});
  const periods = await readPeriods(database);
  let isKnown = true;
  await panels.each((part) => {
    if (!isKnown) return;
    const rows = frame.panel === "lines" ? linePeriodRows(part) : customerPeriodRows(part);
    const evaluator = new Evaluator(rows.columns);
    const readers = parsed.map((one) => readerOf(one, evaluator));
    const known = readers.filter((reader) => reader !== null);
    if (known.length < readers.length) {
      isKnown = false;
      return;
    }
    const reading = {part, rows, evaluator, readers: known, homes: homesOf(part.records.customers, places.ids)};
    for (const period of periods) {
      rows.begin(period);
      readPeriod(reading, period.period);
    }
  });
  return isKnown;
}

interface ParsedGroup {
  readonly group: RowGroup;
  /** Of each indicator y and x, in turn. */
  readonly trees: readonly Tree[];
}

async function treesOf(database: Database, indicators: readonly CompiledIndicator[]): Promise<Tree[]> {
  const trees: Tree[] = [];
  for (const {y, x} of indicators) for (const text of [y, x]) trees.push(await expressionTree(database, text));
  return trees;
}

interface GroupReader {
  readonly sinks: RowGroup["sinks"];
  readonly evaluate: readonly Evaluate[];
  readonly values: Float64Array;
}

/** Null where an expression isn't known. */
function readerOf({group: {sinks}, trees}: ParsedGroup, evaluator: Evaluator): GroupReader | null {
  const evaluate = trees.map((tree) => evaluator.read(tree));
  const known = evaluate.filter((one) => one !== null);
  return known.length < evaluate.length ? null : {sinks, evaluate: known, values: new Float64Array(known.length)};
}

interface PanelReading {
  readonly part: PanelPart;
  readonly rows: PeriodRows;
  readonly evaluator: Evaluator;
  readonly readers: readonly GroupReader[];
  /** Of each customer the home unit's position; -1 for none. */
  readonly homes: Int32Array;
}

function readPeriod({part, rows, evaluator, readers, homes}: PanelReading, period: number): void {
  const {customers, firstNumber} = part.records;
  const at = new SinkRow();
  at.time = period;
  let current = -1;
  const finish = () => {
    if (current >= 0) for (const {sinks} of readers) for (const sink of sinks) sink.finish(customers.bucket[current]);
  };
  for (let first = 0; first < rows.members; first += batchSize) {
    const count = rows.fill(first);
    evaluator.next();
    const results = readers.map(({evaluate}) => evaluate.map((one) => one(count)));
    for (let row = 0; row < count; row++) {
      const customer = rows.customers[row];
      if (customer !== current) {
        finish();
        current = customer;
        at.customer = firstNumber + customer;
        at.unit = homes[customer];
      }
      if (at.unit < 0) continue;
      for (let group = 0; group < readers.length; group++) handOver(readers[group], results[group], row, at);
    }
  }
  finish();
}

function handOver({sinks, values}: GroupReader, results: readonly Float64Array[], row: number, at: SinkRow): void {
  let any = false;
  for (let i = 0; i < values.length; i++) {
    const value = results[i][row];
    // NULL counts for nothing.
    values[i] = value === value ? value : 0;
    if (values[i] !== 0) any = true;
  }
  if (any) for (const sink of sinks) sink.row(at, values);
}
