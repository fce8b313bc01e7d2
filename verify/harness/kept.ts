/** Proofs, their kept results, and whether what is kept is still what would come out. */
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {z} from "zod";
import type {Proof, ProofResult} from "../proof.js";
import {dependenciesOf, keyOf} from "./dependencies.js";

const keptSchema = z.strictObject({
  claims: z.string(),
  holds: z.boolean(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  /** The hash of all that the result rests on. */
  key: z.string()
});

/** A result as it stands in the repository. */
type Kept = z.output<typeof keptSchema>;

const moduleSchema = z.object({
  proof: z.object({
    claims: z.string().min(1),
    dependsOn: z.array(z.string()).readonly(),
    run: z.custom<Proof["run"]>((value) => typeof value === "function", "expected a function")
  })
});

/** Files in the folder of proofs that are none: what a proof is, and the command. */
const others = ["proof.ts", "run.ts"];

export type State = "fresh" | "stale" | "never run" | "didn't hold" | "without a proof";

/** A proof with all that is known of it. */
export interface Entry {
  readonly name: string;
  readonly proof: Proof;
  /** Names what it rests on, as it was when the proof was loaded. */
  readonly key: string;
}

/** What stands of one name: of a proof, or of a result whose proof is gone. */
export interface Standing {
  readonly name: string;
  readonly state: State;
  readonly kept: Kept | null;
}

/** The project and, in it, the folder of proofs, which holds their results. */
export interface Place {
  readonly root: string;
  /** From the root. */
  readonly folder: string;
}

/**
 * Loads all proofs of a folder, in the order of their names.
 *
 * @throws where a file there exports no proof, or what it rests on can't be found
 */
export async function loadProofs({root, folder}: Place): Promise<Entry[]> {
  const names = readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".ts") && !others.includes(name))
    .map((name) => name.slice(0, -".ts".length))
    .sort();
  const proofs: {readonly name: string; readonly file: string; readonly proof: Proof}[] = [];
  for (const name of names) {
    const file = `${folder}/${name}.ts`;
    const module = moduleSchema.safeParse(await import(pathToFileURL(join(root, file)).href));
    if (!module.success)
      throw new Error(
        `${file}: expected it to export \`proof\` (what proofs share stands in a folder below); ${z.prettifyError(module.error)}`
      );
    proofs.push({name, file, proof: module.data.proof});
  }
  const dependencies = await dependenciesOf(
    root,
    proofs.map(({file, proof}) => ({file, dependsOn: proof.dependsOn}))
  );
  return proofs.map(({name, proof}, i) => ({name, proof, key: keyOf(root, dependencies[i])}));
}

/** What stands of each proof, and of results whose proof is gone. */
export function standings(place: Place, entries: readonly Entry[]): Standing[] {
  const orphans = resultNames(place).filter((name) => !entries.some((entry) => entry.name === name));
  return [
    ...entries.map(({name, key}): Standing => {
      const kept = readKept(place, name);
      return {name, kept, state: stateOf(kept, key)};
    }),
    ...orphans.map((name): Standing => ({name, kept: readKept(place, name), state: "without a proof"}))
  ];
}

/**
 * Runs a proof and keeps what it gave.
 *
 * @throws where it fails, or what it rests on changed meanwhile: then nothing is kept of it
 */
export async function runProof(
  place: Place,
  {name, proof, key}: Entry,
  progress: (text: string) => void
): Promise<ProofResult> {
  const {holds, figures} = await proof.run(progress);
  const file = `${place.folder}/${name}.ts`;
  const [dependencies] = await dependenciesOf(place.root, [{file, dependsOn: proof.dependsOn}]);
  const now = keyOf(place.root, dependencies);
  if (now !== key) throw new Error(`${name}: expected what it rests on to stay as it was; found it changed meanwhile`);
  const kept = keptSchema.parse({claims: proof.claims, holds, figures, key});
  mkdirSync(join(place.root, place.folder, "results"), {recursive: true});
  writeFileSync(fileOf(place, name), `${JSON.stringify(kept, null, 2)}\n`);
  return kept;
}

function stateOf(kept: Kept | null, key: string): State {
  if (!kept) return "never run";
  if (kept.key !== key) return "stale";
  return kept.holds ? "fresh" : "didn't hold";
}

function readKept(place: Place, name: string): Kept | null {
  const file = fileOf(place, name);
  if (!existsSync(file)) return null;
  const kept = keptSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!kept.success) throw new Error(`${file}: expected a proof's result; ${z.prettifyError(kept.error)}`);
  return kept.data;
}

function resultNames({root, folder}: Place): string[] {
  const results = join(root, folder, "results");
  if (!existsSync(results)) return [];
  return readdirSync(results)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

function fileOf({root, folder}: Place, name: string): string {
  return join(root, folder, "results", `${name}.json`);
}
