import {parentPort, workerData} from "node:worker_threads";
import {simulateBlock} from "./block.js";
import {makeCompany, type SampleSettings} from "./company.js";
import {Totals} from "./totals.js";

/** Simulates the blocks it is asked for; every worker builds the same company from the settings. */
const port = parentPort;
if (!port) throw new Error("worker.ts runs in a worker thread");
const settings: SampleSettings = workerData;
const company = makeCompany(settings);
const totals = new Totals(company);

/** What a worker is asked: a block, or its totals when there is nothing more. */
export type Request = {readonly block: number} | {readonly finish: true};
export type Reply =
  | {readonly block: number; readonly tables: Float64Array<ArrayBuffer>[]}
  | {readonly agents: Float64Array<ArrayBuffer>; readonly units: Float64Array<ArrayBuffer>};

port.on("message", (request: Request) => {
  if ("finish" in request) {
    const reply: Reply = {agents: totals.agents, units: totals.units};
    port.postMessage(reply);
    return;
  }
  const tables = simulateBlock(company, request.block, totals);
  const reply: Reply = {block: request.block, tables};
  port.postMessage(
    reply,
    tables.map((values) => values.buffer)
  );
});
