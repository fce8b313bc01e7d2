import {rmSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {bytesOf, litterOf, type Project, type Run} from "./project.js";

/** What of a build's course a moment is taken from: all of it, or the time in which it reads sources. */
type Part = "build" | "reading";

export interface Killing {
  readonly part: Part;
  /** When it was killed, as a share of the time that the part takes. */
  readonly at: number;
  /** What it had last said. */
  readonly during: string;
  /** What stood afterwards. */
  readonly stood: "last" | "new" | "neither";
  /** Whether the next build gave the same bytes as one that nobody disturbed. */
  readonly nextIsRight: boolean;
  /** What was left after the next build. */
  readonly litter: readonly string[];
  /** How long the next build took, as a multiple of an undisturbed one. */
  readonly nextTook: number;
}

/** Path and hash of every file of a site. */
type Bytes = Readonly<Record<string, string>>;

/** Changes between two states of the settings, so that each build has something new to compute. */
const floors = [10, 20];

/** Its multiples spread evenly over a course, however many they are. */
const goldenRatio = 0.618033988749895;

/**
 * Kills builds, with all that they started, at moments spread evenly over a build's course or, every
 * other time, over the reading of its sources, and looks at what stands, then lets the next build end.
 *
 * @param built the site that stands, where it was built undisturbed with the first of the floors
 */
export async function killBuilds(
  project: Project,
  times: number,
  {built, onKilling = () => {}}: {readonly built?: Bytes; readonly onKilling?: (killing: Killing) => void} = {}
): Promise<Killing[]> {
  const bytes: Bytes[] = built ? [built] : [];
  let took = 0;
  let tookReading = 0;
  rmSync(join(project.folder, ".lab/measured"), {recursive: true, force: true});
  for (const floor of built ? floors.slice(1) : [...floors].reverse()) {
    project.edit("lab.config.yaml", /privacy_floor: \d+/, `privacy_floor: ${floor}`);
    const start = performance.now();
    const run = project.start("build");
    const reads = await said(run, /^reading (?!definitions)/m);
    const begun = performance.now();
    await said(run, /^(measuring|publishing)/m);
    tookReading = performance.now() - begun;
    if ((await run.code) !== 0 || !reads)
      throw new Error(`build: expected to read sources and end well; it said\n${run.said()}`);
    took = performance.now() - start;
    bytes[floors.indexOf(floor)] = bytesOf(project.dist);
  }
  const killings: Killing[] = [];
  for (let i = 0, standing = built ? 1 : 0; i < times; i++, standing = 1 - standing) {
    const next = 1 - standing;
    project.edit("lab.config.yaml", /privacy_floor: \d+/, `privacy_floor: ${floors[next]}`);
    rmSync(join(project.folder, ".lab/measured"), {recursive: true, force: true});
    const part: Part = i % 2 === 0 ? "reading" : "build";
    const at = ((i + 0.5) * goldenRatio) % 1;
    const run = project.start("build");
    if (part === "reading") await said(run, /^reading (?!definitions)/m);
    await Promise.race([sleep(at * (part === "reading" ? tookReading : took)), run.code]);
    run.kill();
    await run.code;
    const stands = JSON.stringify(bytesOf(project.dist));
    const start = performance.now();
    await buildWell(project);
    const killing: Killing = {
      part,
      at,
      during: run.said().trim().split("\n").at(-1) ?? "",
      stood:
        stands === JSON.stringify(bytes[standing])
          ? "last"
          : stands === JSON.stringify(bytes[next])
            ? "new"
            : "neither",
      nextIsRight: JSON.stringify(bytesOf(project.dist)) === JSON.stringify(bytes[next]),
      litter: litterOf(project),
      nextTook: (performance.now() - start) / took
    };
    killings.push(killing);
    onKilling(killing);
  }
  return killings;
}

/** Waits until a run has said something; false where it ended without. */
async function said(run: Run, what: RegExp): Promise<boolean> {
  const isRunning = () => run.child.exitCode === null && run.child.signalCode === null;
  while (!what.test(run.said()) && isRunning()) await sleep(5);
  return what.test(run.said());
}

async function buildWell(project: Project): Promise<void> {
  const run = project.start("build");
  if ((await run.code) !== 0) throw new Error(`build: expected to end well; it said\n${run.said()}`);
}
