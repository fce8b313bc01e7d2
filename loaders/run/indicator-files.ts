import {strToU8} from "fflate";
import type {PublishedFiles} from "../privacy/published-files.js";

/**
 * The files of single indicators, of which a page loads the one that is looked at: what each holds, by its name below
 * `published/indicator/`.
 */
export function singleIndicatorFiles({
  files
}: PublishedFiles["indicator-files.json"]): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(
    files.map((file): [string, Uint8Array] => [`${file.definition.id}.json`, strToU8(JSON.stringify(file))])
  );
}
