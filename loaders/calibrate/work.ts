/** A worker of the calibration: does every nth job that isn't done yet. Called by run.ts with its share and what is wanted. */
import {z} from "zod";
import {readCalibrationPlan} from "../publish/read-calibration-plan.js";
import {chainVerdict} from "./chain.js";
import {detect, detectPlanted} from "./detection.js";
import {jobsOf, type Job} from "./jobs.js";
import {momentVerdicts} from "./moment-level.js";
import {keepResult, keptResults, type Result} from "./results.js";

const requestSchema = z.strictObject({
  folder: z.string(),
  worker: z.number(),
  workers: z.number(),
  code: z.string(),
  draws: z.number(),
  wanted: z.strictObject({only: z.array(z.string()).readonly(), atMost: z.number().nullable()})
});
export type WorkRequest = z.output<typeof requestSchema>;

const request = requestSchema.parse(JSON.parse(process.argv[2]));
const {folder, worker, workers, code, wanted} = request;
const plan = readCalibrationPlan();
const done = keptResults(folder, code);
for (const job of jobsOf(plan, wanted).filter((_, i) => i % workers === worker)) {
  if (done.has(job.id)) continue;
  keepResult(folder, worker, code, await resultOf(job, request));
  console.log(job.id);
}

async function resultOf(job: Job, {draws}: WorkRequest): Promise<Result> {
  const {margin} = plan;
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
