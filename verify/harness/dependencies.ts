/** What a proof rests on, found rather than told: what it imports, what that imports, and the packages behind it. */
import {existsSync, readFileSync} from "node:fs";
import {isBuiltin} from "node:module";
import {join, relative} from "node:path";
import {build} from "esbuild";
import {z} from "zod";
import {filesBelow, hashOf} from "../../loaders/ground/store.js";

const lockSchema = z.object({packages: z.record(z.string(), z.object({version: z.string().optional()}))});

export interface Dependencies {
  /** Paths from the root, in order. */
  readonly files: readonly string[];
  /** Installed packages that these files import, as `name@version`, in order. */
  readonly packages: readonly string[];
}

/**
 * All that a proof's result rests on: its own file and what it names, such as definitions, queries and workers, and
 * whatever these import at however many removes (types aside).
 *
 * @param file the proof's own, from the root
 * @param dependsOn files and folders, from the root
 * @throws where something named isn't there, or an import can't be found
 */
export async function dependenciesOf(root: string, file: string, dependsOn: readonly string[]): Promise<Dependencies> {
  const missing = dependsOn.filter((path) => !existsSync(join(root, path)));
  if (missing.length) throw new Error(`${file}: expected files or folders in dependsOn; found ${missing.join(", ")}`);
  const named = dependsOn.flatMap((path) => filesBelow(join(root, path))).map((path) => relative(root, path));
  const {metafile} = await build({
    absWorkingDir: root,
    entryPoints: [file, ...named.filter((path) => /\.m?[jt]s$/.test(path))],
    bundle: true,
    write: false,
    // Nothing is written, but several results need names.
    outdir: "unwritten",
    // Else each of them holds all that it imports: many times the work.
    splitting: true,
    metafile: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent"
  });
  const imported = Object.values(metafile.inputs).flatMap(({imports}) =>
    // An import that nothing uses, as one of types alone, is listed as external under its relative path.
    imports.flatMap(({path, external}) =>
      external && !isBuiltin(path) && !path.startsWith(".") ? [packageOf(path)] : []
    )
  );
  return {
    files: inOrder([...Object.keys(metafile.inputs), ...named]),
    packages: inOrder(imported.map((name) => `${name}@${versionOf(root, name)}`))
  };
}

/** Names one state of all that a proof rests on, the same wherever the project stands. */
export function keyOf(root: string, {files, packages}: Dependencies): string {
  return hashOf(
    packages,
    files.map((path) => join(root, path)),
    root
  );
}

/** `d3` of `d3/src/x.js`, `@scope/name` of `@scope/name/x`. */
function packageOf(path: string): string {
  return path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");
}

function versionOf(root: string, name: string): string {
  const {packages} = lockSchema.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  const version = packages[`node_modules/${name}`]?.version;
  if (version === undefined) throw new Error(`package-lock.json: expected the version of ${name}; found none`);
  return version;
}

function inOrder(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
