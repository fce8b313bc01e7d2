import {availableParallelism} from "node:os";
import {blockSize} from "./block.js";
import {countedTables, employeeSurveys, staticTables, truthOfCompany, type WholeTable} from "./company-tables.js";
import {makeCompany, type SampleSettings} from "./company.js";
import {withPlanted} from "./planted.js";
import {type Planted} from "./planted-behaviours.js";
import {simulateHere, simulateInWorkers} from "./simulate.js";
import {
  blockTableNames,
  blockTables,
  customerTableNames,
  customerTables,
  truthTableNames,
  truthTables
} from "./tables.js";
import {Totals} from "./totals.js";
import {ParquetWriter} from "./write.js";

export type {SampleSettings} from "./company.js";
export {worldNames, type World} from "./worlds.js";

export interface SampleOptions {
  /** Threads that simulate; the result is the same for any number. */
  readonly threads?: number;
  /** Customers a part file; without, one file a table up to 250,000 customers, joins included, and parts of 100,000 beyond. */
  readonly customersAPart?: number;
  /** Where the truth goes, for tests alone; it is not written without. */
  readonly truthFolder?: string;
  /** A behaviour planted in some units, for tests alone; it takes one thread. */
  readonly planted?: Planted;
  /** Called with the share done, 0 … 1. */
  readonly progress?: (share: number, text: string) => void;
}

/** Up to this many customers, joins included, a table is one file. */
const mostInOneFile = 250_000;
/** Customers a part file beyond that: bounds what is held in memory. */
const usualPart = 100_000;

/**
 * Simulates an operator and writes each contract table as Parquet into `folder`: `<table>.parquet`, or
 * `<table>/part-0000.parquet …` where there are more than a few hundred thousand customers.
 *
 * @returns when all files are complete; the same settings give the same bytes
 */
export async function generateSample(
  settings: SampleSettings,
  folder: string,
  options: SampleOptions = {}
): Promise<void> {
  const made = makeCompany(settings);
  const company = options.planted ? withPlanted(made, options.planted) : made;
  const totals = new Totals(company);
  const blocks = Math.ceil(company.totalCustomers / blockSize);
  const customersAPart =
    options.customersAPart ?? (company.totalCustomers > mostInOneFile ? usualPart : company.totalCustomers);
  const inParts = customersAPart < company.totalCustomers;
  const blocksAPart = Math.ceil(customersAPart / blockSize);
  const threads = options.planted ? 1 : Math.min(options.threads ?? Math.min(4, availableParallelism()), blocks);
  const writer = await ParquetWriter.open(folder);
  const truth = options.truthFolder === undefined ? undefined : await ParquetWriter.open(options.truthFolder);
  try {
    for (const table of customerTableNames) await writer.declare(table, customerTables[table]);
    if (truth) for (const table of truthTableNames) await truth.declare(table, truthTables[table]);
    for (const table of staticTables(company)) await writeWhole(writer, table);

    let done = 0;
    for await (const tables of threads > 1
      ? simulateInWorkers(settings, blocks, threads, totals)
      : simulateHere(company, blocks, totals)) {
      for (const [i, table] of blockTableNames.entries()) {
        const target = i < customerTableNames.length ? writer : truth;
        await target?.append(table, blockTables[table], tables[i]);
      }
      done++;
      options.progress?.(
        0.9 * (done / blocks),
        `${Math.min(done * blockSize, company.totalCustomers)} customers simulated`
      );
      if (done === blocks) await writer.append("surveys", customerTables.surveys, employeeSurveys(company));
      if (done % blocksAPart !== 0 && done !== blocks) continue;
      for (const table of customerTableNames) await writer.flush(table, customerTables[table], inParts);
      if (truth) for (const table of truthTableNames) await truth.flush(table, truthTables[table], inParts);
    }

    for (const table of countedTables(company, totals)) await writeWhole(writer, table);
    if (truth) for (const table of truthOfCompany(company, totals)) await writeWhole(truth, table);
    options.progress?.(1, "sample written");
  } finally {
    writer.close();
    truth?.close();
  }
}

async function writeWhole(writer: ParquetWriter, {table, layout, rows}: WholeTable): Promise<void> {
  await writer.declare(table, layout);
  await writer.append(table, layout, rows);
  await writer.flush(table, layout, false);
}
