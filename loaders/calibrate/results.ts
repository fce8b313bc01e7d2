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

/** A line as it is kept: the result, and the hash of the code that gave it. */
const line = z.strictObject({code: z.string(), result});

/** Partial results are kept line by line as they come, one file a worker, so that a run that was ended goes on where it stood. */
export function keepResult(folder: string, worker: number, code: string, one: Result): void {
  appendFileSync(join(folder, `results-${worker}.jsonl`), `${JSON.stringify({code, result: one})}\n`);
}

/** What one code gave so far, by job; results of other code, those of another shape, and a last line that wasn't written whole are left out. */
export function keptResults(folder: string, code: string): Map<string, Result> {
  const found = new Map<string, Result>();
  if (!existsSync(folder)) return found;
  for (const name of readdirSync(folder)
    .filter((file) => file.startsWith("results-"))
    .sort()) {
    for (const text of readFileSync(join(folder, name), "utf8").split("\n")) {
      if (!text.endsWith("}")) continue;
      const one = line.safeParse(JSON.parse(text));
      if (one.success && one.data.code === code) found.set(one.data.result.id, one.data.result);
    }
  }
  return found;
}
