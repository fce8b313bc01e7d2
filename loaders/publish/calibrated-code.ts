import {readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {projectFolder} from "../ground/project.js";
import {hashOf} from "../ground/store.js";

/** All that results of a calibration rest on: code, definitions, and the plan. */
export const calibratedPaths: readonly string[] = [
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
  "data/facts/calibration-plan.yaml"
];

/** A hash of the code that a calibration tries, the same wherever the project stands: what other code gave is kept apart. */
export function calibratedCode(): string {
  return hashOf(
    [],
    calibratedPaths.map((path) => join(projectFolder, path)),
    projectFolder
  ).slice(0, 12);
}

/** The project's version and that hash, as the page "trust" names it. */
export function calibratedVersion(): string {
  const {version} = z
    .object({version: z.string()})
    .parse(JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")));
  return `${version} ${calibratedCode()}`;
}
