import {readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {projectFolder} from "../../loaders/ground/project.js";
import {buildSite} from "../../loaders/site/build.js";
import {serveSite} from "../../loaders/site/serve.js";
import {findChromium} from "../../loaders/site/chromium.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the built site is served, without a slash at its end. */
    address: string;
    chromium: string;
    /** The built site's folder. */
    site: string;
    /** The folder of raw Parquet files that the site was computed from. */
    raw: string;
  }
}

/** Finds a browser, builds the site from a small simulated operator and serves it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  process.env.LAB_CONFIG = join(projectFolder, "test/site/lab.config.yaml");
  process.env.LAB_STORE = join(projectFolder, ".lab/test");
  let last = "";
  const site = await buildSite({
    output: join(projectFolder, ".lab/test-site"),
    progress: (text) => {
      const step = text.replace(/\d+ %.*/, "");
      if (step !== last) process.stderr.write(`${text}\n`);
      last = step;
    }
  });
  const samples = join(process.env.LAB_STORE, "sample");
  // The newest is the one that the site was just computed from.
  const [sample] = readdirSync(samples)
    .filter((name) => !name.includes("."))
    .map((name) => join(samples, name))
    .sort((a, b) => timeOf(b) - timeOf(a));
  const {server, address} = await serveSite(site, 4310);
  project.provide("address", address.replace(/\/$/, ""));
  project.provide("chromium", chromium);
  project.provide("site", site);
  project.provide("raw", sample);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function timeOf(path: string): number {
  return statSync(path).mtimeMs;
}
