import {appendFileSync, existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";

const units = z.strictObject({legacy: z.number(), challenger: z.number()});
const verdicts = z.strictObject({better: z.number(), worse: z.number(), equal: z.number(), undecided: z.number()});
const result = z.discriminatedUnion("kind", [
  z.strictObject({id: z.string(), kind: z.literal("moments"), verdicts, differences: z.number()}),
  z.strictObject({
    id: z.string(),
    kind: z.literal("chain"),
    verdict: z.enum(["better", "worse", "equal", "undecided"]).nullable(),
    difference: z.number(),
    legacy: z.number(),
    challenger: z.number(),
    gaming: z.strictObject({now: units, before: units.nullable()}).nullable()
  }),
  z.strictObject({
    id: z.string(),
    kind: z.literal("detect"),
    units: z.number(),
    gaming: z.number(),
    found: z.number(),
    foundWrongly: z.number(),
    quickHonest: z.number(),
    quickHonestFound: z.number()
  }),
  z.strictObject({
    id: z.string(),
    kind: z.literal("planted"),
    planted: z.number(),
    found: z.number(),
    foundElsewhere: z.number(),
    anyTrace: z.number()
  })
]);

/** What one job gave. */
export type Result = z.output<typeof result>;

/** Partial results are kept line by line as they come, one file a worker, so that a run that was ended goes on where it stood. */
export function keepResult(folder: string, worker: number, one: Result): void {
  appendFileSync(join(folder, `results-${worker}.jsonl`), `${JSON.stringify(one)}\n`);
}

/** All results so far, by job; a last line that wasn't written whole, and those of another shape, by earlier code, are left out. */
export function keptResults(folder: string): Map<string, Result> {
  const found = new Map<string, Result>();
  if (!existsSync(folder)) return found;
  for (const name of readdirSync(folder)
    .filter((file) => file.startsWith("results-"))
    .sort()) {
    for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
      if (!line.endsWith("}")) continue;
      const one = result.safeParse(JSON.parse(line));
      if (one.success) found.set(one.data.id, one.data);
    }
  }
  return found;
}
