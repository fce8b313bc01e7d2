import {spawn} from "node:child_process";
import {mkdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {readSettings} from "../../loaders/definitions/settings.js";
import {projectFolder} from "../../loaders/ground/project.js";
import {sourcesOf} from "../../loaders/run/pipeline.js";
import {findChromium} from "../../loaders/site/chromium.js";
import {serveSite} from "../../loaders/site/serve.js";
import type {SiteState} from "./state.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the built site is served, without a slash at its end. */
    address: string;
    chromium: string;
    /** The built site's folder. */
    site: string;
    /** The folder of raw Parquet files that the site was computed from. */
    raw: string;
    /** How long a page may take for anything, in milliseconds: on a busy machine it takes its time. */
    patience: number;
    /** The file that says whether the site is built. */
    siteState: string;
  }
}

/**
 * Finds a browser, and begins to build the site from a small simulated operator, once for all browser tests. Each of
 * their files waits for it (`await-site.ts`); other tests don't.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  const settingsFile = join(projectFolder, "test/site/lab.config.yaml");
  const store = join(projectFolder, ".lab/test");
  const site = join(projectFolder, ".lab/test-site");
  const stateFile = join(projectFolder, ".lab/test-site.json");
  mkdirSync(join(projectFolder, ".lab"), {recursive: true});
  rmSync(stateFile, {force: true});
  const source = await sourcesOf(readSettings(settingsFile), {settingsFile, store}, false);
  if (source.kind !== "folder") throw new Error(`${settingsFile}: expected a simulated operator; found a mapping`);
  const build = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "build.ts")], {
    cwd: projectFolder,
    env: {...process.env, LAB_CONFIG: settingsFile, LAB_STORE: store},
    stdio: ["ignore", "inherit", "inherit"]
  });
  const ended = new Promise<void>((resolve) => {
    build.on("close", (code, signal) => {
      const state: SiteState = {fault: code === 0 ? null : `the build of the site ended with ${code ?? signal}`};
      // Whoever finds the file finds it whole.
      writeFileSync(`${stateFile}.next`, JSON.stringify(state));
      renameSync(`${stateFile}.next`, stateFile);
      resolve();
    });
  });
  const {server, address} = await serveSite(site, 4310);
  project.provide("address", address.replace(/\/$/, ""));
  project.provide("chromium", chromium);
  project.provide("site", site);
  project.provide("raw", source.folder);
  project.provide("patience", 120_000);
  project.provide("siteState", stateFile);
  return async () => {
    build.kill();
    await ended;
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
}
