/** `npm run calibrate`: tries the lab on companies whose truth is known, prints what it said of them, and may keep it for the page. */
import {availableParallelism} from "node:os";
import {Command, InvalidArgumentError} from "commander";
import {z} from "zod";
import {otherWorlds} from "./jobs.js";
import {calibrate, keepCalibration, summarised, usualCounts, usualFolder} from "./run.js";
import {lineOf, tableOf} from "./summary.js";

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("expected a whole number");
  return value;
};

const program = new Command("calibrate")
  .description("Tries the lab on companies whose truth is known.")
  .option("--seeds <number>", "companies drawn at the level of moments", whole, usualCounts.seeds)
  .option(
    "--chain <number>",
    "small operators without anything to find, through the full chain",
    whole,
    usualCounts.chain
  )
  .option("--chain-customers <number>", "customers of each", whole, usualCounts.chainCustomers)
  .option("--chain-months <number>", "months of each", whole, usualCounts.chainMonths)
  .option("--worlds <number>", "operators of each other world, through the full chain", whole, usualCounts.worlds)
  .option("--world-customers <number>", "customers of each", whole, usualCounts.worldCustomers)
  .option(
    "--equal-customers <number>",
    "customers of the worlds equal and reversed, which can be told only from many",
    whole,
    usualCounts.equalCustomers
  )
  .option("--only <world...>", "only these of the other worlds")
  .option("--detect <number>", "gamed and honest operators in which traces are looked for", whole, usualCounts.detect)
  .option("--detect-customers <number>", "customers of each", whole, usualCounts.detectCustomers)
  .option("--no-planted", "don't plant behaviours that the detectors weren't made for")
  .option("--parallel <number>", "processes at a time", whole, Math.min(2, availableParallelism()))
  .option("--folder <path>", "where partial results stand; a run that was ended goes on there", usualFolder())
  .option("--summary", "run nothing, summarise what stands in the folder")
  .option(
    "--keep",
    "keep the result in data/facts/calibration.yaml, for the page; what isn't run this time stays as it is there"
  );

const optionsSchema = z.object({
  seeds: z.number(),
  chain: z.number(),
  chainCustomers: z.number(),
  chainMonths: z.number(),
  worlds: z.number(),
  worldCustomers: z.number(),
  equalCustomers: z.number(),
  only: z.array(z.string()).readonly().default([]),
  detect: z.number(),
  detectCustomers: z.number(),
  planted: z.boolean(),
  parallel: z.number().min(1),
  folder: z.string(),
  summary: z.boolean().optional(),
  keep: z.boolean().optional()
});

const options = optionsSchema.parse(program.parse().opts());
const {parallel, folder, summary, keep, ...counts} = options;
const unknown = counts.only.filter((world) => !otherWorlds.some((one) => one === world));
if (unknown.length) throw new Error(`--only: expected some of ${otherWorlds.join(", ")}; found ${unknown.join(", ")}`);
const now = summary
  ? summarised(counts, folder)
  : await calibrate(counts, {folder, parallel, progress: (text) => console.error(text)});
const calibration = keep ? keepCalibration(now) : now;
for (const line of tableOf(calibration)) console.log(line);
console.log(JSON.stringify(lineOf(calibration)));
