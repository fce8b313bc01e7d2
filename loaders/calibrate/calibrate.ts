/** `npm run calibrate`: tries the lab on companies whose truth is known, by the plan, prints what it said of them, and may keep it for the page. */
import {availableParallelism} from "node:os";
import {Command, InvalidArgumentError} from "commander";
import {z} from "zod";
import {readCalibrationPlan} from "../publish/read-calibration-plan.js";
import {parts} from "./jobs.js";
import {calibrate, keepCalibration, summarised, usualFolder} from "./run.js";
import {lineOf, tableOf} from "./summary.js";

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("expected a whole number from 1 on");
  return value;
};

const program = new Command("calibrate")
  .description(
    "Tries the lab on companies whose truth is known, at the sizes and by the margin of data/facts/calibration-plan.yaml."
  )
  .option("--only <part...>", `only these of ${parts.join(", ")}`)
  .option("--at-most <number>", "a trial: at most so many companies and operators of each size", whole)
  .option("--parallel <number>", "processes at a time", whole, Math.min(2, availableParallelism()))
  .option(
    "--folder <path>",
    "where partial results stand; a run of the same code that was ended goes on there",
    usualFolder
  )
  .option("--summary", "run nothing, summarise what this code gave so far")
  .option(
    "--keep",
    "keep the result in data/facts/calibration.yaml, for the page; what isn't run this time stays as it is there"
  );

const optionsSchema = z.object({
  only: z.array(z.string()).readonly().default([]),
  atMost: z.number().nullable().default(null),
  parallel: z.number(),
  folder: z.string(),
  summary: z.boolean().optional(),
  keep: z.boolean().optional()
});

const {parallel, folder, summary, keep, ...wanted} = optionsSchema.parse(program.parse().opts());
const unknown = wanted.only.filter((part) => !parts.includes(part));
if (unknown.length) throw new Error(`--only: expected some of ${parts.join(", ")}; found ${unknown.join(", ")}`);
if (keep && wanted.atMost !== null)
  throw new Error("--keep: expected all operators of the plan; found --at-most, which is a trial. A trial isn't kept.");
const now = summary
  ? summarised(wanted, folder)
  : await calibrate(wanted, {folder, parallel, progress: (text) => console.error(text)});
const calibration = keep ? keepCalibration(now) : now;
const plan = readCalibrationPlan();
for (const line of tableOf(calibration, plan)) console.log(line);
console.log(JSON.stringify(lineOf(calibration, plan)));
