import {join} from "node:path";
import {Worker} from "node:worker_threads";
import {projectFolder} from "../ground/project.js";
import {simulateBlock} from "./block.js";
import type {Company, SampleSettings} from "./company.js";
import type {Totals} from "./totals.js";
import type {Reply, Request} from "./worker.js";

type Block = readonly Float64Array[];

/** Simulates all blocks in this thread. */
export async function* simulateHere(company: Company, blocks: number, totals: Totals): AsyncGenerator<Block> {
  for (let block = 0; block < blocks; block++) yield simulateBlock(company, block, totals);
}

/**
 * Simulates blocks in worker threads and gives them in their order. How far the workers are ahead is
 * bounded, and with it memory. When all are given, what the workers counted is in `totals`.
 */
export async function* simulateInWorkers(
  settings: SampleSettings,
  blocks: number,
  threads: number,
  totals: Totals
): AsyncGenerator<Block> {
  const ready = new Map<number, Block>();
  let wake = (): void => undefined;
  let failure: Error | undefined;
  let asked = 0;
  let counted = 0;
  const workers = Array.from({length: threads}, () => {
    const worker = new Worker(join(projectFolder, "loaders/sample/worker-entry.mjs"), {workerData: settings});
    worker.on("message", (reply: Reply) => {
      if ("block" in reply) ready.set(reply.block, reply.tables);
      else {
        totals.merge(reply.agents, reply.units);
        counted++;
      }
      wake();
    });
    worker.on("error", (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
      wake();
    });
    return worker;
  });
  const send = (worker: Worker, request: Request): void => worker.postMessage(request, []);
  const ask = (worker: Worker): void => {
    if (asked < blocks) send(worker, {block: asked++});
  };
  const until = async (reached: () => boolean): Promise<void> => {
    while (!reached()) {
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  try {
    for (let ahead = 0; ahead < 3; ahead++) workers.forEach(ask);
    for (let block = 0; block < blocks; block++) {
      await until(() => ready.has(block));
      const tables = ready.get(block) ?? [];
      ready.delete(block);
      // Block b was simulated by worker b mod threads, which is now one short of its share.
      ask(workers[block % threads]);
      // The last block waits for the workers' counts: whoever takes it may rely on the totals.
      if (block === blocks - 1) {
        workers.forEach((worker) => send(worker, {finish: true}));
        await until(() => counted === threads);
      }
      yield tables;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
