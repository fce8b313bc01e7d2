/** Runs the calibration: jobs in processes of their own, partial results kept as they come. */
import {spawn} from "node:child_process";
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {stringify} from "yaml";
import type {Calibration} from "../../src/model/published/calibration.js";
import {projectFolder} from "../ground/project.js";
import {calibratedCode, calibratedVersion} from "../publish/calibrated-code.js";
import {readCalibration} from "../publish/read-calibration.js";
import {readCalibrationPlan} from "../publish/read-calibration-plan.js";
import {jobsOf, type Wanted} from "./jobs.js";
import {keptResults} from "./results.js";
import {calibrationOf, withEarlier} from "./summary.js";
import type {WorkRequest} from "./work.js";

/** What the page "trust" shows. */
const keptFile = join(projectFolder, "data/facts/calibration.yaml");

/** All of the plan. */
export const wholePlan: Wanted = {only: [], atMost: null};

export interface Calibrating {
  /** Where partial results stand: a run that was ended goes on there. */
  readonly folder: string;
  /** Processes at a time. */
  readonly parallel: number;
  readonly progress: (text: string) => void;
}

/**
 * Does what isn't done yet of all wanted jobs, and sums up.
 *
 * @throws where a process of it ends badly; what is done stands
 */
export async function calibrate(wanted: Wanted, options: Calibrating): Promise<Calibration> {
  mkdirSync(options.folder, {recursive: true});
  await workOff(wanted, options);
  return summarised(wanted, options.folder);
}

/** What this code's results in a folder say together. */
export function summarised(wanted: Wanted, folder: string): Calibration {
  const plan = readCalibrationPlan();
  return calibrationOf(jobsOf(plan, wanted), keptResults(folder, calibratedCode()), {
    date: new Date().toISOString().slice(0, 10),
    version: calibratedVersion(),
    plan: plan.fixedOn
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
async function workOff(wanted: Wanted, {folder, parallel, progress}: Calibrating): Promise<void> {
  const code = calibratedCode();
  const all = jobsOf(readCalibrationPlan(), wanted);
  const jobs = all.length;
  const kept = keptResults(folder, code);
  let done = all.filter(({id}) => kept.has(id)).length;
  const started = Date.now();
  const before = done;
  await Promise.all(
    Array.from({length: parallel}, async (_, worker) => {
      const request: WorkRequest = {folder, worker, workers: parallel, code, draws: 999, wanted};
      const child = spawn(
        process.execPath,
        ["--import", "tsx", join(projectFolder, "loaders/calibrate/work.ts"), JSON.stringify(request)],
        {cwd: projectFolder, stdio: ["ignore", "pipe", "inherit"]}
      );
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        for (const id of text.trim().split("\n")) {
          done++;
          const left = ((Date.now() - started) / 60_000 / (done - before)) * (jobs - done);
          progress(`${done} of ${jobs}: ${id} (about ${left.toFixed(0)} minutes left)`);
        }
      });
      const exit = await new Promise<number | null>((resolve) => child.on("exit", resolve));
      if (exit !== 0)
        throw new Error(
          `calibration: expected worker ${worker} to end well; found exit code ${exit}. What is done stands in ${folder}; call again to go on.`
        );
    })
  );
}

/** Where partial results stand unless a call says otherwise. */
export const usualFolder = join(projectFolder, ".lab/calibration");
