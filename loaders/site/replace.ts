import {execFileSync} from "node:child_process";
import {cpSync, existsSync, mkdirSync, renameSync, rmSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {withLock} from "../ground/lock.js";
import {projectFolder} from "../ground/project.js";
import {compareFiles, type Seal} from "./seal.js";

/**
 * Puts a whole new site into the place of the last one, in one step where the system can: then there is no moment
 * without a site. Elsewhere the old one is kept aside until the new one stands; a process killed in between leaves it
 * for `restoreSite`. The site stays an ordinary folder, not a link to one: whatever copies, packs or mounts it finds files.
 *
 * @param seal what the new site holds; it is compared before the old one goes
 * @throws {Error} where a file isn't as it was sealed; then nothing is replaced
 */
export async function replaceSite(unfinished: string, output: string, seal: Seal): Promise<void> {
  await turn(async () => {
    const {previous, next} = besides(output);
    restore(output);
    mkdirSync(dirname(output), {recursive: true});
    try {
      moveBeside(unfinished, next);
      compareFiles(next, seal);
      if (existsSync(output) && !exchange(next, output)) renameSync(output, previous);
      // After an exchange what stands beside is the old one.
      if (!existsSync(output)) renameSync(next, output);
    } finally {
      restore(output);
    }
  });
}

/** Puts the last good site back where a build was killed between taking it away and putting the new one in its place. */
export async function restoreSite(output: string): Promise<void> {
  await turn(async () => restore(output));
}

/** Two that replace one site wait for each other. */
function turn(work: () => Promise<void>): Promise<void> {
  return withLock(join(projectFolder, ".lab/site.lock"), work);
}

function restore(output: string): void {
  const {previous, next} = besides(output);
  if (existsSync(previous) && !existsSync(output)) renameSync(previous, output);
  rmSync(previous, {recursive: true, force: true});
  rmSync(next, {recursive: true, force: true});
}

/**
 * Programs that ask Linux to exchange two paths (`renameat2` with `RENAME_EXCHANGE`), which Node can't: coreutils from 9.5,
 * and Perl, which most systems have, by the number of the system call.
 */
function exchangers(one: string, other: string): (readonly [program: string, ...args: string[]])[] {
  const numbers: Partial<Record<NodeJS.Architecture, number>> = {x64: 316, arm64: 276, riscv64: 276, loong64: 276};
  const number = numbers[process.arch];
  const currentFolder = -100;
  const flag = 2;
  const script = `exit(syscall(${number}, ${currentFolder}, $ARGV[0], ${currentFolder}, $ARGV[1], ${flag}) == 0 ? 0 : 1)`;
  return [
    ["mv", "--exchange", "--no-target-directory", one, other],
    ...(number === undefined ? [] : [["perl", "-e", script, one, other] as const])
  ];
}

/** Exchanges two folders in one step; false where the system can't, and then both stand as they were. */
export function exchange(one: string, other: string): boolean {
  if (process.platform !== "linux") return false;
  return exchangers(one, other).some(([program, ...args]) => {
    try {
      execFileSync(program, args, {stdio: "ignore"});
      return true;
    } catch {
      return false;
    }
  });
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
