/** What all benchmarks have in common: two clocks, three digits, and a word on the way. */

/** Seconds by the clock, and of processors: the latter hardly depend on what else the machine does. */
export interface Time {
  readonly clock: number;
  readonly processor: number;
}

/** Does the work, and says how long it took. */
export async function clocked<T>(work: () => Promise<T>): Promise<[T, Time]> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const {user, system} = process.cpuUsage(before);
  return [result, {clock: (performance.now() - started) / 1000, processor: (user + system) / 1e6}];
}

/** The most memory that this process has held so far. */
export function peakGigabytes(): number {
  return rounded(process.resourceUsage().maxRSS / 1024 ** 2);
}

/** Three digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** Beside the result, which goes to the standard output. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
