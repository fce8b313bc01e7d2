import {availableParallelism} from "node:os";
import {Worker} from "node:worker_threads";
import {blockSize, simulateBlock} from "./block.js";
import {makeCompany, type Company, type SampleSettings} from "./company.js";
import {customerTableNames} from "./tables.js";
import {ParquetWriter} from "./write.js";

export type {SampleSettings} from "./company.js";
export {worldNames, type World} from "./worlds.js";

export interface SampleOptions {
  /** Threads that simulate; the result is the same for any number. */
  readonly threads?: number;
  /** Where the truth goes, for tests alone; it is not written without. */
  readonly truthFolder?: string;
  /** Called with the share done, 0 … 1. */
  readonly progress?: (share: number, text: string) => void;
}

/** Customers a part file, where a table is written in parts: bounds what is held in memory. */
const customersAPart = 250_000;

/**
 * Simulates an operator and writes each contract table as Parquet into `folder`: `<table>.parquet`, or
 * `<table>/part-0000.parquet …` where there are more than a few hundred thousand customers.
 *
 * @returns when all files are complete; the same settings give the same bytes
 */
export async function generateSample(settings: SampleSettings, folder: string, options: SampleOptions = {}): Promise<void> {
  const company = makeCompany(settings);
  const blocks = Math.ceil(company.totalCustomers / blockSize);
  const blocksAPart = Math.ceil(customersAPart / blockSize);
  const writer = await ParquetWriter.open(folder, blocks > blocksAPart);
  const threads = Math.min(options.threads ?? Math.min(4, availableParallelism()), blocks);
  try {
    await writer.writeUnits(company.orgUnits);
    let done = 0;
    for await (const tables of threads > 1 ? simulateInWorkers(settings, blocks, threads) : simulateHere(company, blocks)) {
      for (const [i, table] of customerTableNames.entries()) await writer.append(table, tables[i]);
      done++;
      options.progress?.(0.9 * (done / blocks), `${Math.min(done * blockSize, company.totalCustomers)} customers simulated`);
      if (done % blocksAPart === 0 || done === blocks) await writer.flush();
    }
    options.progress?.(1, "sample written");
  } finally {
    writer.close();
  }
}

async function* simulateHere(company: Company, blocks: number): AsyncGenerator<Float64Array[]> {
  for (let block = 0; block < blocks; block++) yield simulateBlock(company, block);
}

/** Blocks in their order, simulated ahead by workers; how far ahead is bounded, and with it memory. */
async function* simulateInWorkers(settings: SampleSettings, blocks: number, threads: number): AsyncGenerator<Float64Array[]> {
  const ready = new Map<number, Float64Array[]>();
  let wake = (): void => undefined;
  let failure: Error | undefined;
  let asked = 0;
  const workers = Array.from({length: threads}, () => {
    const worker = new Worker(new URL("./worker-entry.mjs", import.meta.url), {workerData: settings});
    worker.on("message", ({block, tables}: {block: number; tables: Float64Array[]}) => {
      ready.set(block, tables);
      wake();
    });
    worker.on("error", (error) => {
      failure = error;
      wake();
    });
    return worker;
  });
  const ask = (worker: Worker): void => {
    if (asked < blocks) worker.postMessage({block: asked++});
  };
  try {
    for (let ahead = 0; ahead < 3; ahead++) workers.forEach(ask);
    for (let block = 0; block < blocks; block++) {
      while (!ready.has(block)) {
        if (failure) throw failure;
        await new Promise<void>((resolve) => { wake = resolve; });
      }
      const tables = ready.get(block);
      ready.delete(block);
      // Block b was simulated by worker b mod threads, which is now one short of its share.
      ask(workers[block % threads]);
      if (tables) yield tables;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
