import {readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {PublishedFiles} from "../privacy/published-files.js";

/**
 * The text of one published file. The build names the folder in `LAB_PUBLISHED`; without it the
 * pipeline is asked, which runs only where its results aren't there yet.
 *
 * @param name such as `brief.json`
 */
export async function readPublished(name: string): Promise<string> {
  return readFile(join(await publishedFolder(), name), "utf8");
}

/** What one published file of JSON holds. */
export async function readPublishedFile<Name extends keyof PublishedFiles>(name: Name): Promise<PublishedFiles[Name]> {
  return asPublished(name, await readPublished(name));
}

/** The same of the published files in a folder. */
export function publishedIn<Name extends keyof PublishedFiles>(folder: string, name: Name): PublishedFiles[Name] {
  return asPublished(name, readFileSync(join(folder, name), "utf8"));
}

/** The one place where a published text takes the type that its name stands for: what was written was of that type. */
export function asPublished<Name extends keyof PublishedFiles>(_name: Name, text: string): PublishedFiles[Name] {
  return JSON.parse(text) as PublishedFiles[Name];
}

async function publishedFolder(): Promise<string> {
  if (process.env.LAB_PUBLISHED) return process.env.LAB_PUBLISHED;
  const {runPipeline} = await import("./pipeline.js");
  return join(await runPipeline({progress: (text) => console.error(text)}), "published");
}
