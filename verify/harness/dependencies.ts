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

/** A proof's own file and the files and folders that it names, from the root. */
export interface Named {
  readonly file: string;
  readonly dependsOn: readonly string[];
}

/**
 * All that the results of proofs rest on: each proof's own file and what it names, such as definitions, queries and workers,
 * and whatever these import at however many removes (types aside). The files of all proofs are looked through once.
 *
 * @returns in the order of the proofs
 * @throws where something named isn't there, or an import can't be found
 */
export async function dependenciesOf(root: string, proofs: readonly Named[]): Promise<Dependencies[]> {
  const named = proofs.map(({file, dependsOn}) => {
    const missing = dependsOn.filter((path) => !existsSync(join(root, path)));
    if (missing.length) throw new Error(`${file}: expected files or folders in dependsOn; found ${missing.join(", ")}`);
    return [file, ...dependsOn.flatMap((path) => filesBelow(join(root, path))).map((path) => relative(root, path))];
  });
  const imports = await importsOf(root, inOrder(named.flat()).filter(isScript));
  const versions = installedVersions(root);
  return named.map((files) => {
    const all = new Set(files);
    const packages = new Set<string>();
    // What is added on the way is looked at too.
    for (const file of all) {
      const {within = [], packages: outside = []} = imports.get(file) ?? {};
      for (const path of within) all.add(path);
      for (const name of outside) packages.add(name);
    }
    return {files: inOrder(all), packages: inOrder(Array.from(packages, (name) => `${name}@${versions(name)}`))};
  });
}

const isScript = (path: string): boolean => /\.m?[jt]s$/.test(path);

interface Imports {
  /** Files of the project, from the root. */
  readonly within: readonly string[];
  readonly packages: readonly string[];
}

/** What scripts import, and what the imported ones do. */
async function importsOf(root: string, scripts: readonly string[]): Promise<ReadonlyMap<string, Imports>> {
  const {metafile} = await build({
    absWorkingDir: root,
    entryPoints: [...scripts],
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
  return new Map(
    Object.entries(metafile.inputs).map(([file, {imports}]) => [
      file,
      {
        within: imports.filter(({external}) => !external).map(({path}) => path),
        // An import that nothing uses, as one of types alone, is listed as external under its relative path.
        packages: imports
          .filter(({path, external}) => external && !isBuiltin(path) && !path.startsWith("."))
          .map(({path}) => packageOf(path))
      }
    ])
  );
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

/** Tells the installed version of a package. */
function installedVersions(root: string): (name: string) => string {
  const {packages} = lockSchema.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  return (name) => {
    const version = packages[`node_modules/${name}`]?.version;
    if (version === undefined) throw new Error(`package-lock.json: expected the version of ${name}; found none`);
    return version;
  };
}

function inOrder(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort();
}
