/** `npm run calibrate`: tries the lab on companies whose truth is known, prints what it said of them, and may keep it for the page. */
import {spawn} from "node:child_process";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {availableParallelism} from "node:os";
import {join} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import {stringify} from "yaml";
import {z} from "zod";
import {readSettings} from "../definitions/settings.js";
import {projectFolder} from "../ground/project.js";
import {hashOf} from "../ground/store.js";
import {jobsOf, otherWorlds, type Counts} from "./jobs.js";
import {readCalibration} from "../publish/read-calibration.js";
import {keptResults} from "./results.js";
import {calibrationOf, lineOf, tableOf, withEarlier} from "./summary.js";
import type {WorkRequest} from "./work.js";

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("expected a whole number");
  return value;
};

const program = new Command("calibrate")
  .description("Tries the lab on companies whose truth is known.")
  .option("--seeds <number>", "companies drawn at the level of moments", whole, 2000)
  .option("--chain <number>", "small operators without anything to find, through the full chain", whole, 200)
  .option("--chain-customers <number>", "customers of each", whole, 14_000)
  .option("--chain-months <number>", "months of each", whole, 30)
  .option("--worlds <number>", "operators of each other world, through the full chain", whole, 2)
  .option("--world-customers <number>", "customers of each", whole, 20_000)
  .option(
    "--equal-customers <number>",
    "customers of the worlds equal and reversed, which can be told only from many",
    whole,
    60_000
  )
  .option("--only <world...>", "only these of the other worlds")
  .option("--detect <number>", "gamed and honest operators in which traces are looked for", whole, 5)
  .option("--detect-customers <number>", "customers of each", whole, 40_000)
  .option("--no-planted", "don't plant behaviours that the detectors weren't made for")
  .option("--parallel <number>", "processes at a time", whole, Math.min(2, availableParallelism()))
  .option(
    "--folder <path>",
    "where partial results stand; a run that was ended goes on there",
    join(projectFolder, ".lab/calibration")
  )
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
mkdirSync(folder, {recursive: true});
if (!summary) await workOff(counts);

const file = join(projectFolder, "data/facts/calibration.yaml");
const now = calibrationOf(counts, keptResults(folder), {
  date: new Date().toISOString().slice(0, 10),
  version: versionOf()
});
const calibration = keep ? withEarlier(now, readCalibration(file)) : now;
for (const line of tableOf(calibration)) console.log(line);
if (keep) {
  mkdirSync(join(projectFolder, "data/facts"), {recursive: true});
  writeFileSync(
    file,
    `# What the lab said of companies whose truth is known: written by \`npm run calibrate -- --keep\`, shown by the page "trust".\n${stringify(calibration)}`
  );
}
console.log(JSON.stringify(lineOf(calibration)));

/** Workers share the jobs; each keeps its results as they come. */
async function workOff(wanted: Counts): Promise<void> {
  const {margin} = readSettings(join(projectFolder, "lab.config.yaml")).contest;
  const jobs = jobsOf(wanted).length;
  let done = jobsOf(wanted).filter(({id}) => keptResults(folder).has(id)).length;
  const started = Date.now();
  const before = done;
  await Promise.all(
    Array.from({length: parallel}, async (_, worker) => {
      const request: WorkRequest = {folder, worker, workers: parallel, margin, draws: 999, counts: wanted};
      const child = spawn(
        process.execPath,
        ["--import", "tsx", join(import.meta.dirname, "work.ts"), JSON.stringify(request)],
        {cwd: projectFolder, stdio: ["ignore", "pipe", "inherit"]}
      );
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        for (const id of text.trim().split("\n")) {
          done++;
          const left = ((Date.now() - started) / 60_000 / (done - before)) * (jobs - done);
          console.error(`${done} of ${jobs}: ${id} (about ${left.toFixed(0)} minutes left)`);
        }
      });
      const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
      if (code !== 0)
        throw new Error(
          `calibration: expected worker ${worker} to end well; found exit code ${code}. What is done stands in ${folder}; call again to go on.`
        );
    })
  );
}

/** The project's version, and a hash of the code that was tried. */
function versionOf(): string {
  const {version} = z
    .object({version: z.string()})
    .parse(JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")));
  return `${version} ${hashOf(
    [],
    [
      "src/model",
      "loaders/measure",
      "loaders/privacy",
      "loaders/replay",
      "loaders/evaluate",
      "loaders/publish",
      "loaders/sample",
      "data/systems",
      "data/indicators"
    ].map((path) => join(projectFolder, path))
  ).slice(0, 12)}`;
}
