import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {publishedIn} from "./published-in.js";
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
  return publishedIn(await publishedFolder(), name);
}

async function publishedFolder(): Promise<string> {
  if (process.env.LAB_PUBLISHED) return process.env.LAB_PUBLISHED;
  const {runPipeline} = await import("./pipeline.js");
  return join(await runPipeline({progress: (text) => console.error(text)}), "published");
}
