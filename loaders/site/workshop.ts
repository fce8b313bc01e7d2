import {cpSync, existsSync, rmSync, utimesSync} from "node:fs";
import {join} from "node:path";
import {publishedIn} from "../run/read-published.js";
import {projectFolder} from "../ground/project.js";
import {filesBelow, hashOf, ownFolder, stored} from "../ground/store.js";
import {shippedFiles} from "../run/shipped-files.js";
import {stubPackageCache} from "./framework.js";

/** The project's own store: what building the site keeps stays here, wherever results are kept. */
const store = join(projectFolder, ".lab");

/** Where one build works: its own copy of the pages, so that neither another build nor an edit reaches into it. */
export interface Workshop {
  /** Framework's working folder. */
  readonly folder: string;
  /** The copy of the published files that pages read. */
  readonly published: string;
  /** Where the built site is to go. */
  readonly site: string;
  /** Stands for all file times, in milliseconds, so that they don't differ from build to build. */
  readonly time: number;
}

/** Makes a workshop around a folder of published files, lets `work` build in it and removes it, whatever happens. */
export async function inBuildFolder(published: string, work: (workshop: Workshop) => Promise<void>): Promise<void> {
  const folder = ownFolder(store, "site");
  try {
    const workshop = furnish(folder, published);
    const cache = join(folder, "src/.observablehq/cache");
    const libraries = join(cache, "_node");
    lendLibraries(cache);
    await work(workshop);
    // Bundling libraries takes longest. They are kept only out of a build that ended well: a bundle cut short looks like a whole one.
    if (existsSync(libraries))
      await stored(store, "libraries", librariesKey(), async (target) =>
        cpSync(libraries, join(target, "_node"), {recursive: true})
      );
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Puts the bundles of libraries that an earlier build made into Framework's cache of the sources. */
export function lendLibraries(cache: string): void {
  const kept = join(store, "libraries", librariesKey(), "_node");
  rmSync(join(cache, "_node"), {recursive: true, force: true});
  if (existsSync(kept)) cpSync(kept, join(cache, "_node"), {recursive: true});
}

function librariesKey(): string {
  return hashOf([], [join(projectFolder, "package-lock.json")]);
}

function furnish(folder: string, published: string): Workshop {
  const sources = join(folder, "src");
  const cache = join(sources, ".observablehq/cache");
  cpSync(join(projectFolder, "src"), sources, {
    recursive: true,
    filter: (path) => path !== join(projectFolder, "src/.observablehq")
  });
  cpSync(join(projectFolder, "observablehq.config.ts"), join(folder, "observablehq.config.ts"));
  // The loaders of pages and published files import them; linked, they would import the project's pages instead of the copy.
  cpSync(join(projectFolder, "loaders"), join(folder, "loaders"), {recursive: true});
  stubPackageCache(cache);
  // What the loaders in `src/published` would write: there already, none has to run.
  const copy = join(cache, "published");
  cpSync(published, copy, {recursive: true});
  for (const [name, file] of shippedFiles) cpSync(file, join(copy, name));
  const {site} = publishedIn(copy, "brief.json");
  const time = Date.parse(`${site.lastMonth}-01T00:00:00Z`);
  for (const file of filesBelow(sources)) utimesSync(file, time / 1000, time / 1000);
  return {folder, published: copy, site: join(folder, "dist"), time};
}
