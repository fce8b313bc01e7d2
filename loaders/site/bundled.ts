/** Which packages a built site holds code of, and where each of them is installed. */
import {existsSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {z} from "zod";
import {filesBelow} from "../ground/store.js";

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** What it says of its licence, such as `MIT`. */
  readonly licence: string;
  /** Where it is installed. */
  readonly folder: string;
}

const framework = "@observablehq/framework";
const lockFile = z.object({packages: z.record(z.string(), z.object({version: z.string().optional()}))});
const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({})
});

/**
 * The packages whose code stands in a built site: those that pages import, with all that these import (`_node`), what their
 * authors have bundled into them, and what Framework's own scripts are made of (`_observablehq`).
 *
 * @param site the built site
 * @param project the folder of `package-lock.json` and `node_modules`
 * @returns by name and version
 * @throws where one of them isn't installed as the lock file says
 */
export async function bundledPackages(site: string, project: string): Promise<BundledPackage[]> {
  const installed = installedPackages(project);
  const imported = importedPackages(site).map(({name, version}) => folderOf(name, version, installed));
  const swallowed = imported.flatMap((folder) => swallowedBy(folder, project));
  const folders = new Set([...imported, ...swallowed, ...(await frameworkPackages(site, project))]);
  return [...folders]
    .map((folder): BundledPackage => {
      const {name, version, license = "not named"} = packageAt(join(project, folder));
      return {name, version, licence: license, folder: join(project, folder)};
    })
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** Framework bundles each package by itself, as `_node/NAME@VERSION/…`. */
function importedPackages(site: string): {readonly name: string; readonly version: string}[] {
  const root = join(site, "_node");
  const found = new Set(
    filesBelow(root).map((path) => /^((?:@[^/]+\/)?[^/@]+@[^/]+)\//.exec(relative(root, path))?.[1] ?? path)
  );
  return [...found].map((text) => {
    const at = text.lastIndexOf("@");
    return {name: text.slice(0, at), version: text.slice(at + 1)};
  });
}

/** Folder and version of every installed package of a name: there may be several versions. */
type Installed = ReadonlyMap<string, readonly {readonly folder: string; readonly version: string}[]>;

function installedPackages(project: string): Installed {
  const {packages} = lockFile.parse(JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")));
  const installed = new Map<string, {folder: string; version: string}[]>();
  for (const [folder, {version = ""}] of Object.entries(packages)) {
    const name = folder.split("node_modules/").at(-1) ?? "";
    if (folder !== "") installed.set(name, [...(installed.get(name) ?? []), {folder, version}]);
  }
  return installed;
}

function folderOf(name: string, version: string, installed: Installed): string {
  const candidates = installed.get(name) ?? [];
  // A part of a package may have a package.json of its own, with a version of its own.
  const found =
    candidates.find((one) => one.version === version) ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (found === undefined)
    throw new Error(
      `package-lock.json: expected ${name} ${version}, which the site holds; found ${candidates.map((one) => one.version).join(", ") || "none"}`
    );
  return found.folder;
}

/**
 * What a package needs by its own word although none of its scripts imports it: its author has bundled it, with all that it
 * needs in turn. (Or it is there for its types alone, and named without need.)
 */
function swallowedBy(folder: string, project: string): string[] {
  const needed = neededBy(folder, project);
  if (needed.length === 0) return [];
  const scripts = filesBelow(join(project, folder))
    // Commands often have no ending.
    .filter(
      (path) => /(\.[cm]?js|\/[^./]+)$/.test(path) && !relative(join(project, folder), path).startsWith("node_modules")
    )
    .map((path) => readFileSync(path, "utf8"));
  const isImported = (name: string) => {
    const quoted = ["'", '"', "`"].flatMap((quote) => [`${quote}${name}${quote}`, `${quote}${name}/`]);
    return scripts.some((script) => quoted.some((text) => script.includes(text)));
  };
  const found = new Set<string>();
  const take = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    for (const next of neededBy(one, project)) take(next);
  };
  for (const one of needed) if (!isImported(one.split("node_modules/").at(-1) ?? "")) take(one);
  return [...found];
}

/** Folders of the packages that a package names as its dependencies, where they are installed for it; types hold no code. */
function neededBy(folder: string, project: string): string[] {
  return Object.keys(packageAt(join(project, folder)).dependencies)
    .filter((name) => !name.startsWith("@types/"))
    .flatMap((name) => {
      const levels = folder.split("/node_modules/");
      const places = levels.map(
        (_, i) => `${levels.slice(0, levels.length - i).join("/node_modules/")}/node_modules/${name}`
      );
      const found = [...places, `node_modules/${name}`].find((place) => existsSync(join(project, place)));
      return found === undefined ? [] : [found];
    });
}

function packageAt(folder: string): z.output<typeof packageFile> {
  return packageFile.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
}

/** What the scripts of `_observablehq` are bundled from: told by bundling their sources again, without writing anything. */
async function frameworkPackages(site: string, project: string): Promise<string[]> {
  const root = join(site, "_observablehq");
  const scripts = filesBelow(root).filter((path) => path.endsWith(".js"));
  if (scripts.length === 0) return [];
  const client = join(project, "node_modules", framework, "dist/client");
  const sources = scripts
    .map((path) => relative(root, path).replace(/\.[0-9a-f]{8}\.js$/, ".js"))
    .map((name) => join(client, name === "client.js" ? "index.js" : name));
  const missing = sources.find((path) => !existsSync(path));
  if (missing !== undefined)
    throw new Error(`${framework}: expected the source of a script of the site; found none at ${missing}`);
  const {build} = await import("esbuild");
  const {metafile} = await build({
    entryPoints: sources,
    absWorkingDir: project,
    outdir: join(project, ".lab/never-written"),
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    preserveSymlinks: true,
    logLevel: "silent",
    external: ["observablehq:*", "npm:*", "https:*"]
  });
  return Object.keys(metafile.inputs).map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? path);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
