/** How far a build is: in which stage, what is done of it all, and how much longer it may take. */
import {readFileSync} from "node:fs";

/** Seconds by the clock and of processors, children included where the system tells, and gigabytes held at the most so far. */
export interface Meter {
  readonly clock: number;
  readonly processor: number;
  readonly memory: number;
}

export interface Stage {
  readonly name: string;
  /** Begin of the texts that the steps of this stage say. */
  readonly steps: RegExp;
  /** Hundredths of a build's time on the simulated operator of the default settings. Own data differ, so that what is left is an estimate. */
  readonly share: number;
}

/** In the order in which a build goes through them; a build that finds earlier results leaves some out. */
export const stages: readonly Stage[] = [
  {name: "making the simulated operator", steps: /^sample operator/, share: 12},
  {name: "reading the tables", steps: /^reading /, share: 5},
  {name: "measuring the indicators", steps: /^(measuring |benchmarks|green-light)/, share: 17},
  {name: "holding the floor", steps: /^publishing/, share: 3},
  {name: "evidence", steps: /^evidence/, share: 11},
  {name: "cohorts", steps: /^cohorts/, share: 12},
  {name: "gaming", steps: /^(looking for traces|living the period|replaying)/, share: 7},
  {name: "plan", steps: /^plan/, share: 4},
  {name: "annual report", steps: /^annual report/, share: 1},
  {name: "tables of the SQL page", steps: /^(tables of|files together|floor of)/, share: 4},
  {name: "pages", steps: /^(writing the pages|building the pages|page |compressing|comparing)/, share: 24}
];

/** What a stage took: clock, processors, and memory at its end. */
export interface StageTaken extends Meter {
  readonly name: string;
}

export interface Position {
  readonly stage: string;
  /** Whether the stage has just begun. */
  readonly begins: boolean;
  /** Of the whole, between 0 and 1, as the stage begins. */
  readonly done: number;
  /** Seconds that the rest may take, by what the stages so far took; null before enough is done to tell. */
  readonly left: number | null;
}

/** Follows a build by the texts that its steps say. */
export class StageClock {
  private readonly taken: StageTaken[] = [];
  private at: {readonly name: string; readonly since: Meter} | null = null;
  /** Hundredths and seconds of the stages that have ended here. */
  private ended = 0;
  private seconds = 0;

  /** @param meter tells what has been used up to now */
  constructor(private readonly meter: () => Meter = meterOfProcess) {}

  /** Says where the build is as a step begins; null for a text of no stage. */
  enter(step: string): Position | null {
    const place = stages.findIndex(({steps}) => steps.test(step));
    if (place < 0) return null;
    const stage = stages[place];
    const begins = this.at?.name !== stage.name;
    if (begins) {
      this.leave();
      this.at = {name: stage.name, since: this.meter()};
    }
    const before = sum(stages.slice(0, place));
    return {
      stage: stage.name,
      begins,
      done: before / sum(stages),
      left: this.ended >= 5 ? (this.seconds / this.ended) * (sum(stages) - before) : null
    };
  }

  /** Ends the last stage, and gives what each took, in the order in which they began. */
  end(): readonly StageTaken[] {
    this.leave();
    return this.taken;
  }

  private leave(): void {
    if (this.at === null) return;
    const {name, since} = this.at;
    const now = this.meter();
    const clock = now.clock - since.clock;
    this.taken.push({name, clock, processor: now.processor - since.processor, memory: now.memory});
    this.ended += stages.find((stage) => stage.name === name)?.share ?? 0;
    this.seconds += clock;
    this.at = null;
  }
}

/** A line for whoever has no terminal, as a stage begins. */
export function stageLine({stage, done, left}: Position): string {
  const rest = left === null ? "" : `, about ${durationOf(left)} left`;
  return `${stage} (${Math.round(100 * done)} % done${rest})`;
}

/** Whether a line is one of those. */
export function isStageLine(line: string): boolean {
  return /^[a-z ]+ \(\d+ % done(, about .+ left)?\)$/.test(line);
}

/** What the stages took, as a table of text. */
export function stageTable(taken: readonly StageTaken[]): string {
  const line = (name: string, clock: string, processor: string, memory: string) =>
    [name.padEnd(32), clock.padStart(9), processor.padStart(13), memory.padStart(10)].join("");
  const row = ({name, clock, processor, memory}: StageTaken) =>
    line(name, `${clock.toFixed(1)} s`, `${processor.toFixed(1)} s`, `${memory.toFixed(2)} GB`);
  const total: StageTaken = {
    name: "altogether",
    clock: taken.reduce((all, {clock}) => all + clock, 0),
    processor: taken.reduce((all, {processor}) => all + processor, 0),
    memory: Math.max(0, ...taken.map(({memory}) => memory))
  };
  return [line("stage", "clock", "processors", "memory"), ...taken.map(row), row(total)].join("\n");
}

/** This process, and the children that it has waited for where the system tells of them. */
export function meterOfProcess(): Meter {
  const {user, system} = process.cpuUsage();
  return {
    clock: performance.now() / 1000,
    processor: (user + system) / 1e6 + secondsOfChildren(),
    // Kilobytes.
    memory: process.resourceUsage().maxRSS / 1024 ** 2
  };
}

/** Linux counts in hundredths of a second, in the 14th and 15th field after the process's name, which may hold spaces. */
function secondsOfChildren(): number {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const ticks = Number(fields[13]) + Number(fields[14]);
    return Number.isFinite(ticks) ? ticks / 100 : 0;
  } catch {
    return 0;
  }
}

function durationOf(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds / 10) * 10)} s` : `${Math.round(seconds / 60)} min`;
}

const sum = (some: readonly Stage[]): number => some.reduce((all, {share}) => all + share, 0);
