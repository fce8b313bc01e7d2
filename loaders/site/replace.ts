import {cpSync, existsSync, mkdirSync, renameSync, rmSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {alone} from "../ground/lock.js";
import {projectFolder} from "../ground/project.js";

/**
 * Puts a whole new site into the place of the last one. The old one is kept aside until the new one
 * stands; a process killed in between leaves it for `restoreSite`.
 */
export async function replaceSite(unfinished: string, output: string): Promise<void> {
  await turn(async () => {
    const {previous, next} = besides(output);
    restore(output);
    mkdirSync(dirname(output), {recursive: true});
    moveBeside(unfinished, next);
    if (existsSync(output)) renameSync(output, previous);
    renameSync(next, output);
    rmSync(previous, {recursive: true, force: true});
  });
}

/** Puts the last good site back where a build was killed between taking it away and putting the new one in its place. */
export async function restoreSite(output: string): Promise<void> {
  await turn(async () => restore(output));
}

/** Two that replace one site wait for each other. */
function turn(work: () => Promise<void>): Promise<void> {
  return alone(join(projectFolder, ".lab/site.lock"), work);
}

function restore(output: string): void {
  const {previous, next} = besides(output);
  if (existsSync(previous) && !existsSync(output)) renameSync(previous, output);
  rmSync(previous, {recursive: true, force: true});
  rmSync(next, {recursive: true, force: true});
}

/** A folder on another disk can't be renamed into place: it is copied beside it first. */
function moveBeside(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    cpSync(from, to, {recursive: true});
  }
}

function besides(output: string): {readonly previous: string; readonly next: string} {
  return {
    previous: join(dirname(output), `.${basename(output)}.previous`),
    next: join(dirname(output), `.${basename(output)}.next`)
  };
}
