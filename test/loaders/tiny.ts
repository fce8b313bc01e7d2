import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Database} from "../../loaders/ground/database.js";
import {readContract} from "../../loaders/definitions/contract.js";
import {readIndicators, type Indicators} from "../../loaders/definitions/indicators.js";
import {ingest} from "../../loaders/intake/intake.js";
import {type Intake} from "../../loaders/intake/table-intake.js";
import {compileIndicators} from "../../loaders/measure/compile.js";
import type {Cubes} from "../../loaders/measure/cube.js";
import {makeFrames} from "../../loaders/measure/frames.js";
import {measure} from "../../loaders/measure/measure.js";
import {calendarOf, monthNumber, writePeriods, type Calendar} from "../../loaders/intake/periods.js";
import {readUnits, type Units} from "../../loaders/intake/units.js";

/** A few rows by table, as a person would type them: the columns that matter, the others filled in. */
export type TinyTables = Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean>>[]>>;

const fallback: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  org_units: {kind: "unit"},
  customers: {kind: "public", joined_on: "2020-01-01", home_unit_id: "U1"},
  subscriptions: {kind: "mobile", opened_on: "2020-01-01"},
  contacts: {channel: "call_in"},
  offers: {lever: "upgrade"},
  contracts: {starts_on: "2024-01-01"},
  plans: {name: "Plan", kind: "mobile", fee_fen: 5000},
  work_orders: {unit_id: "U1", dispatched_on: "2026-01-05"},
  activations: {service: "ring tone", source: "agent"},
  benefits: {benefit: "priority repair"},
  agents: {unit_id: "U1", role: "call_agent", joined_on: "2020-01-01"},
  complaints: {level: "first_line"}
};

const company: readonly Readonly<Record<string, string>>[] = [
  {unit_id: "ALL", name: "All", kind: "company"},
  {unit_id: "U1", parent_id: "ALL", name: "One"},
  {unit_id: "U2", parent_id: "ALL", name: "Two"}
];

/**
 * Writes the tables as CSV into a new folder; `org_units` has a company with units U1 and U2 unless given.
 *
 * @param fill whether columns that the rows lack are filled in
 */
export function writeTiny(tables: TinyTables, fill = true): {readonly folder: string; readonly remove: () => void} {
  const folder = mkdtempSync(join(tmpdir(), "lab-tiny-"));
  for (const [table, rows] of Object.entries({org_units: company, ...tables})) {
    if (rows.length === 0) continue;
    const full = rows.map((row): Record<string, string | number | boolean> => ({
      ...(fill ? fallback[table] : {}),
      ...row
    }));
    const columns = [...new Set(full.flatMap((row) => Object.keys(row)))];
    const cell = (value: string | number | boolean | undefined) =>
      value === undefined ? "" : `"${String(value).replaceAll('"', '""')}"`;
    writeFileSync(
      join(folder, `${table}.csv`),
      [columns.join(","), ...full.map((row) => columns.map((name) => cell(row[name])).join(","))].join("\n") + "\n"
    );
  }
  return {folder, remove: () => rmSync(folder, {recursive: true, force: true})};
}

export interface TinyResult {
  readonly intake: Intake;
  readonly cubes: Cubes;
  readonly calendar: Calendar;
  readonly units: Units;
  /** Contract columns that an indicator lacks in the data. */
  lacks(indicator: string): readonly string[];
  /** y, x and n of an indicator in a unit, in the coarsest period in which it has any. */
  sums(indicator: string, unit: string): {readonly y: number; readonly x: number; readonly n: number} | null;
}

/** Some of the indicators that ship, so that a test measures no more than it asks for. */
export function only(...ids: readonly string[]): Indicators {
  const {byId, fault} = readIndicators();
  const missing = ids.filter((id) => !byId.has(id));
  if (missing.length) throw new Error(`expected indicators that ship; found ${missing.join(", ")}`);
  return {byId: new Map([...byId].filter(([id]) => ids.includes(id))), fault};
}

/** Indicators of one's own, as a YAML file would define them. */
export function indicatorsOf(yaml: string): Indicators {
  const folder = mkdtempSync(join(tmpdir(), "lab-indicators-"));
  try {
    writeFileSync(join(folder, "own.yaml"), yaml);
    return readIndicators(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** An indicator that counts a customer once wherever they went, which none that ships is; whose they are is told by `attribution`. */
export function helped(attribution: string): Indicators {
  return indicatorsOf(`
helped:
  name: {en: Customers helped, zh: 解决客户占比}
  says: {en: Of the customers served the share helped at least once., zh: 服务过的客户中至少解决一次的比例。}
  kind: ratio
  frame: contact
  account: customer
  sum: resolved
  over: 1
  unit: handled_by
  attribution: ${attribution}
  cluster: customer
  knowable_after: 0d
  better: higher
  format: percent
`);
}

/** Takes in and measures a few rows, for the months from first to last. */
export async function measureTiny(
  tables: TinyTables,
  firstMonth: string,
  lastMonth: string,
  indicators: Indicators = readIndicators()
): Promise<TinyResult> {
  const {folder, remove} = writeTiny(tables);
  const database = await Database.open();
  try {
    const contract = readContract();
    const intake = await ingest(database, contract, folder);
    const calendar = calendarOf(monthNumber(firstMonth), monthNumber(lastMonth));
    await writePeriods(database, calendar);
    const units = await readUnits(database);
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const compiled = await compileIndicators(indicators, {database, frames, intake, calendar, contract});
    const cubes = await measure(database, frames, compiled, units);
    return {
      intake,
      cubes,
      calendar,
      units,
      lacks: (indicator) => compiled.find(({id}) => id === indicator)?.lacks ?? [],
      sums: (indicator, unit) => {
        const cell = calendar.periods.flatMap((_, period) => cubes.get(indicator)?.get(unit, period) ?? [])[0];
        return cell ? {y: cell.moments.y, x: cell.moments.x, n: cell.moments.n} : null;
      }
    };
  } finally {
    database.close();
    remove();
  }
}
