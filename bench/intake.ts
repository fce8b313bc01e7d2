import {mkdirSync, mkdtempSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {asNumber, Database, literal} from "../loaders/ground/database.js";
import {readContract} from "../loaders/definitions/contract.js";
import {readIndicators} from "../loaders/definitions/indicators.js";
import {ingest} from "../loaders/intake/intake.js";
import {compileIndicators} from "../loaders/measure/compile.js";
import {makeFrames} from "../loaders/measure/frames.js";
import {measure} from "../loaders/measure/measure.js";
import {writePeriods} from "../loaders/intake/periods.js";
import {readUnits} from "../loaders/intake/units.js";
import {benchCalendar, makeContacts} from "./measure-data.js";
import {clocked, peakGigabytes, rounded, say} from "./clock.js";

const threads = 2;
const memoryLimit = "8GB";
/**
 * A CSV of contacts, of as many millions as asked for (20 unless given), taken to moments: read, checked, set aside,
 * measured by unit and period. In the same run DuckDB's own `read_csv` reads the same file with types told, and sums it
 * by unit, customer and month: the least that anyone must do.
 */
export async function bench([asked = "20"]: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const millions = Number(asked);
  if (!(millions > 0)) throw new Error(`intake: expected millions of contacts such as 20; found "${asked}"`);
  const folder = mkdtempSync(join(tmpdir(), "lab-bench-"));
  try {
    const sources = await writeCsv(folder, millions * 1e6);
    const gigabytes = statSync(join(sources, "contacts.csv")).size / 1e9;
    say(`${millions} million contacts in ${gigabytes.toFixed(2)} GB of CSV`);
    const [ownAnswered, own] = await clocked(() =>
      readPlainly(join(folder, "own.duckdb"), join(sources, "contacts.csv"))
    );
    say(`DuckDB's read_csv and one aggregate: ${own.clock.toFixed(1)} s`);
    const [result, ours] = await clocked(() => readFully(join(folder, "lab.duckdb"), sources));
    const ratio = ours.clock / own.clock;
    say(
      `CSV to moments: ${ours.clock.toFixed(1)} s (of ${ours.processor.toFixed(1)} s of processors, reading ${result.reading.toFixed(1)}), ${ratio.toFixed(2)} times as long; memory at most ${memoryLimit}, ${peakGigabytes()} GB held by the process`
    );
    if (result.answered !== ownAnswered)
      throw new Error(
        `intake: expected ${ownAnswered} answered contacts as DuckDB's own sum has it; found ${result.answered}`
      );
    return {
      millions,
      gigabytes: rounded(gigabytes),
      ratio: rounded(ratio),
      seconds: rounded(ours.clock),
      own_seconds: rounded(own.clock),
      ratio_processor: rounded(ours.processor / own.processor),
      reading_processor_share: rounded(result.reading / ours.processor),
      peak_gb: peakGigabytes()
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function writeCsv(folder: string, contacts: number): Promise<string> {
  const database = await Database.open(join(folder, "made.duckdb"), {threads, memoryLimit});
  const sources = join(folder, "sources");
  try {
    await makeContacts(database, readContract(), contacts);
    mkdirSync(sources);
    for (const table of ["org_units", "customers", "contacts"]) {
      const columns = table === "customers" ? "* EXCLUDE (bucket, spread, number)" : "*";
      await database.run(
        `COPY (SELECT ${columns} FROM ${table}) TO ${literal(join(sources, `${table}.csv`))} (HEADER)`
      );
    }
  } finally {
    database.close();
  }
  return sources;
}

/** DuckDB's own: types told, nothing checked, one sum over units, customers and months. */
async function readPlainly(file: string, csv: string): Promise<number> {
  const database = await Database.open(file, {threads, memoryLimit});
  try {
    await database.run(`CREATE TABLE sums AS
      SELECT unit_id, customer_id, EXTRACT(YEAR FROM started_at) * 12 + EXTRACT(MONTH FROM started_at) AS month, count(*) AS contacts,
        sum(CASE WHEN answered THEN 1 ELSE 0 END) AS answered, sum(handled_seconds) AS handled, sum(waited_seconds) AS waited
      FROM read_csv(${literal(csv)}) GROUP BY ALL`);
    const {answered} = await database.counts(`SELECT CAST(sum(answered) AS BIGINT) AS answered FROM sums`);
    return answered;
  } finally {
    database.close();
  }
}

/** The product's way, as the pipeline goes it. */
async function readFully(
  file: string,
  sources: string
): Promise<{readonly reading: number; readonly answered: number}> {
  const database = await Database.open(file, {threads, memoryLimit, scratch: true});
  try {
    const contract = readContract();
    const [intake, {processor: reading}] = await clocked(() => ingest(database, contract, sources));
    await writePeriods(database, benchCalendar);
    const units = await readUnits(database);
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const all = readIndicators();
    const indicators = {...all, byId: new Map([...all.byId].filter(([, {frame}]) => frame === "contact"))};
    const compiled = await compileIndicators(indicators, {database, frames, intake, calendar: benchCalendar, contract});
    await measure(database, frames, compiled, units);
    const [row] = await database.rows(`SELECT count(*) AS answered FROM contacts WHERE answered`);
    return {reading, answered: asNumber(row.answered)};
  } finally {
    database.close();
  }
}
