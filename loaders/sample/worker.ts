import {parentPort, workerData} from "node:worker_threads";
import {makeCompany, type SampleSettings} from "./company.js";
import {simulateBlock} from "./block.js";

/** Simulates the blocks it is asked for; every worker builds the same company from the settings. */
const port = parentPort;
if (!port) throw new Error("worker.ts runs in a worker thread");
const settings: SampleSettings = workerData;
const company = makeCompany(settings);

port.on("message", ({block}: {block: number}) => {
  const tables = simulateBlock(company, block);
  port.postMessage({block, tables}, tables.map((values) => values.buffer));
});
