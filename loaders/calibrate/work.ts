/** A worker of the calibration: does every nth job that isn't done yet. Called by calibrate.ts with its share and the counts. */
import {z} from "zod";
import {chainVerdict} from "./chain.js";
import {detect, detectPlanted} from "./detection.js";
import {jobsOf, type Job} from "./jobs.js";
import {momentVerdicts} from "./moment-level.js";
import {keepResult, keptResults, type Result} from "./results.js";

const requestSchema = z.strictObject({
  folder: z.string(),
  worker: z.number(),
  workers: z.number(),
  margin: z.number(),
  draws: z.number(),
  counts: z.strictObject({
    seeds: z.number(),
    chain: z.number(),
    chainCustomers: z.number(),
    chainMonths: z.number(),
    worlds: z.number(),
    worldCustomers: z.number(),
    equalCustomers: z.number(),
    only: z.array(z.string()).readonly(),
    detect: z.number(),
    detectCustomers: z.number(),
    planted: z.boolean()
  })
});
export type WorkRequest = z.output<typeof requestSchema>;

const request = requestSchema.parse(JSON.parse(process.argv[2]));
const {folder, worker, workers, counts} = request;
const done = keptResults(folder);
for (const job of jobsOf(counts).filter((_, i) => i % workers === worker)) {
  if (done.has(job.id)) continue;
  keepResult(folder, worker, await resultOf(job, request));
  console.log(job.id);
}

async function resultOf(job: Job, {margin, draws}: WorkRequest): Promise<Result> {
  const {id} = job;
  if (job.kind === "moments")
    return {id, kind: "moments", ...momentVerdicts(job.from, job.to, job.truth, {margin, draws})};
  if (job.kind === "detect") return {id, kind: "detect", ...(await detect(job))};
  if (job.kind === "planted") return {id, kind: "planted", ...(await detectPlanted(job))};
  return {
    id,
    kind: "chain",
    ...((await chainVerdict(job)) ?? {verdict: null, difference: 0, legacy: 0, challenger: 0, gaming: null})
  };
}
