import {existsSync, readFileSync} from "node:fs";
import {relative} from "node:path";
import {filesBelow} from "../ground/store.js";

/**
 * Faults that Framework reports without failing: errors in its log, pages that hold an error, links
 * that lead nowhere, and anything that a page would fetch from elsewhere.
 *
 * @returns one line a fault; none for a site that is fit to serve
 */
export function faultsOfBuild(log: string, folder: string): string[] {
  const inLog = log
    .split("\n")
    .filter((line) => /\berror\b|Warning:|broken link|not found|↳/i.test(line) && !/^\s*$/.test(line));
  const pages = filesBelow(folder).filter((path) => path.endsWith(".html"));
  const inPages = pages.flatMap((path) => {
    const text = readFileSync(path, "utf8");
    const name = relative(folder, path);
    return [
      ...(text.includes("observablehq--error")
        ? [`${name}: holds an error: ${/observablehq--error[^>]*>([^<]*)/.exec(text)?.[1] ?? ""}`]
        : []),
      // Framework writes it last.
      ...(/<\/html>\s*$/.test(text) ? [] : [`${name}: expected a whole page; found it cut short`]),
      ...(/(src|href)="https?:\/\/(?!observablehq\.com)/.test(text) ? [`${name}: loads from another host`] : [])
    ];
  });
  const npm = filesBelow(folder).filter((path) => relative(folder, path).startsWith("_npm"));
  return [
    ...inLog.map((line) => `log: ${line.trim()}`),
    ...inPages,
    ...npm.map((path) => `${relative(folder, path)}: came from a content delivery network`),
    ...(pages.length && existsSync(folder) ? [] : ["no page was built"])
  ];
}
