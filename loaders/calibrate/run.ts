/** Runs the calibration: jobs in processes of their own, partial results kept as they come. */
import {spawn} from "node:child_process";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {stringify} from "yaml";
import {z} from "zod";
import type {Calibration} from "../../src/model/published/calibration.js";
import {readSettings} from "../definitions/settings.js";
import {projectFolder} from "../ground/project.js";
import {hashOf} from "../ground/store.js";
import {readCalibration} from "../publish/read-calibration.js";
import {jobsOf, type Counts} from "./jobs.js";
import {keptResults} from "./results.js";
import {calibrationOf, withEarlier} from "./summary.js";
import type {WorkRequest} from "./work.js";

/** What the page "trust" shows. */
const keptFile = join(projectFolder, "data/facts/calibration.yaml");

/** What is tried unless a call says otherwise. */
export const usualCounts: Counts = {
  seeds: 2000,
  chain: 200,
  chainCustomers: 14_000,
  chainMonths: 30,
  worlds: 2,
  worldCustomers: 20_000,
  equalCustomers: 60_000,
  only: [],
  detect: 5,
  detectCustomers: 40_000,
  planted: true
};

export interface Calibrating {
  /** Where partial results stand: a run that was ended goes on there. */
  readonly folder: string;
  /** Processes at a time. */
  readonly parallel: number;
  readonly progress: (text: string) => void;
}

/**
 * Does what isn't done yet of all jobs, and sums up.
 *
 * @throws where a process of it ends badly; what is done stands
 */
export async function calibrate(counts: Counts, options: Calibrating): Promise<Calibration> {
  mkdirSync(options.folder, {recursive: true});
  await workOff(counts, options);
  return summarised(counts, options.folder);
}

/** What the results in a folder say together. */
export function summarised(counts: Counts, folder: string): Calibration {
  return calibrationOf(counts, keptResults(folder), {
    date: new Date().toISOString().slice(0, 10),
    version: versionOf()
  });
}

/** Keeps a calibration for the page; what wasn't run this time stays as it is there. */
export function keepCalibration(now: Calibration): Calibration {
  const calibration = withEarlier(now, readCalibration(keptFile));
  mkdirSync(join(projectFolder, "data/facts"), {recursive: true});
  writeFileSync(
    keptFile,
    `# What the lab said of companies whose truth is known: written by \`npm run calibrate -- --keep\`, shown by the page "trust".\n${stringify(calibration)}`
  );
  return calibration;
}

/** Workers share the jobs; each keeps its results as they come. */
async function workOff(counts: Counts, {folder, parallel, progress}: Calibrating): Promise<void> {
  const {margin} = readSettings(join(projectFolder, "lab.config.yaml")).contest;
  const jobs = jobsOf(counts).length;
  const kept = keptResults(folder);
  let done = jobsOf(counts).filter(({id}) => kept.has(id)).length;
  const started = Date.now();
  const before = done;
  await Promise.all(
    Array.from({length: parallel}, async (_, worker) => {
      const request: WorkRequest = {folder, worker, workers: parallel, margin, draws: 999, counts};
      const child = spawn(
        process.execPath,
        ["--import", "tsx", join(import.meta.dirname, "work.ts"), JSON.stringify(request)],
        {cwd: projectFolder, stdio: ["ignore", "pipe", "inherit"]}
      );
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        for (const id of text.trim().split("\n")) {
          done++;
          const left = ((Date.now() - started) / 60_000 / (done - before)) * (jobs - done);
          progress(`${done} of ${jobs}: ${id} (about ${left.toFixed(0)} minutes left)`);
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

/** Where partial results stand unless a call says otherwise: those of other code are left alone. */
export function usualFolder(): string {
  return join(projectFolder, ".lab/calibration", codeHash());
}

/** The project's version, and a hash of the code that was tried. */
function versionOf(): string {
  const {version} = z
    .object({version: z.string()})
    .parse(JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")));
  return `${version} ${codeHash()}`;
}

/** All that results rest on but the calibration's own counts, the same wherever the project stands. */
function codeHash(): string {
  const paths = [
    "src/model",
    "loaders/ground",
    "loaders/definitions",
    "loaders/intake",
    "loaders/measure",
    "loaders/privacy",
    "loaders/replay",
    "loaders/evaluate",
    "loaders/publish",
    "loaders/run",
    "loaders/sample",
    "loaders/calibrate",
    "data/contract",
    "data/gaming",
    "data/systems",
    "data/indicators",
    "lab.config.yaml"
  ];
  return hashOf(
    [],
    paths.map((path) => join(projectFolder, path)),
    projectFolder
  ).slice(0, 12);
}
