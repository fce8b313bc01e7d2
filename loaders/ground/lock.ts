import {createHash, randomBytes} from "node:crypto";
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  rmdirSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {hostname} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";

const pollEvery = 50;
const touchEvery = 5_000;
/** How long a holder that can't be looked up, since it runs on another machine, counts as alive after its last sign. */
const patience = 60_000;

/** Where process numbers mean something: this machine and, on Linux, this container. */
const place = createHash("sha256").update(`${hostname()} ${processNamespace()}`).digest("hex").slice(0, 8);

/**
 * Names this process among all that share a folder. Numbers of processes come round again, so the
 * time of its start stands in the name wherever it can be read back.
 */
export const processName = `${place}-${process.pid}-${stateOfProcess(process.pid)?.start ?? "0"}-${randomBytes(4).toString("hex")}`;

/**
 * Whether the process of a name runs.
 *
 * @param lastSign when it last gave a sign, in milliseconds: tells where it can't be looked up
 */
export function isAlive(name: string, lastSign: number, patient = patience): boolean {
  const [itsPlace, pid, start] = name.split("-");
  const recent = Date.now() - lastSign < patient;
  if (itsPlace !== place) return recent;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // Without the right to signal it, it still runs.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  if (start === "0") return recent;
  const state = stateOfProcess(Number(pid));
  return state !== null && state.start === start && !state.ended;
}

/** The last of those in this process that wait for a lock, by lock. */
const lastInLine = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while nothing else holds the same lock, in this process or another; waits for its turn.
 * A holder that was killed is passed over at once.
 *
 * @param folder the lock: it holds a file for each process in line and is gone when nobody is
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = lastInLine.get(folder) ?? Promise.resolve();
  const turn = before.then(() => amongProcesses(folder, work));
  const settled = turn.catch(() => {});
  lastInLine.set(folder, settled);
  try {
    return await turn;
  } finally {
    if (lastInLine.get(folder) === settled) lastInLine.delete(folder);
  }
}

/**
 * Lamport's bakery: who comes draws a number above all others and waits for those with lower ones.
 * Nobody ever takes a lock out of another's hands, which no two could do safely at a time: only what
 * a dead process left is removed, and its name is never used again.
 */
async function amongProcesses<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const drawing = join(folder, `drawing.${processName}`);
  claim(folder, drawing);
  const number = 1 + Math.max(0, ...linedUp(folder).map((entry) => entry.number));
  const mine = join(folder, `${number}.${processName}`);
  writeFileSync(mine, "");
  rmSync(drawing);
  const sign = setInterval(() => touch(mine), touchEvery);
  sign.unref();
  try {
    // Whoever was drawing while we drew may hold our number or a lower one.
    while (linedUp(folder).some((entry) => entry.number === 0 && entry.name !== processName)) await sleep(pollEvery);
    while (
      linedUp(folder).some((entry) => entry.number < number || (entry.number === number && entry.name < processName))
    )
      await sleep(pollEvery);
    return await work();
  } finally {
    clearInterval(sign);
    rmSync(mine, {force: true});
    removeIfEmpty(folder);
  }
}

function claim(folder: string, file: string): void {
  for (;;) {
    mkdirSync(folder, {recursive: true});
    try {
      writeFileSync(file, "");
      return;
    } catch (error) {
      // The last in line may have removed the empty folder in between.
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
}

/** Living processes in line with their numbers, 0 for one that draws; removes what the dead left. */
function linedUp(folder: string): {readonly number: number; readonly name: string}[] {
  return readdirSync(folder).flatMap((file) => {
    const [drawn, name] = file.split(".");
    const lastSign = statSync(join(folder, file), {throwIfNoEntry: false})?.mtimeMs;
    if (lastSign === undefined) return [];
    if (!isAlive(name, lastSign)) {
      rmSync(join(folder, file), {force: true});
      return [];
    }
    return [{number: drawn === "drawing" ? 0 : Number(drawn), name}];
  });
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Released just now.
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Others are in line.
  }
}

function processNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

/** When a process began, in ticks since the machine did, and whether it only waits to be buried; null where that can't be read. */
function stateOfProcess(pid: number): {readonly start: string; readonly ended: boolean} | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name, in brackets, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return {start: fields[19], ended: fields[0] === "Z" || fields[0] === "X"};
  } catch {
    return null;
  }
}
