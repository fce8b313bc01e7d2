import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {PublishedFiles} from "../privacy/published-files.js";

/**
 * What one of the published files of a folder holds. The build wrote it, so its shape is what the publication's type
 * says; here alone a published file gets its type.
 *
 * @param folder of published files
 */
export function publishedIn<Name extends keyof PublishedFiles>(folder: string, name: Name): PublishedFiles[Name] {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}
