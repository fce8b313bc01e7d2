import {cpSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {projectFolder} from "../../../loaders/ground/project.js";
import {filesBelow} from "../../../loaders/ground/store.js";
import {startIn} from "../site/project.js";

/** Stands before every id of an indicator in a renamed copy; nothing else in the project has it. */
export const prefix = "qz9_";

/** A text of a renamed copy with the ids as they were. */
const withoutPrefix = (text: string): string => text.replaceAll(prefix, "");

/**
 * The texts of a copy as they would be with the ids as they were: the page of trust names the version of code and
 * definitions, which the ids are part of.
 *
 * @param published the copy's folder of published files
 */
export function asBefore(published: string): (text: string) => string {
  const {version} = z
    .object({version: z.string()})
    .parse(JSON.parse(readFileSync(join(published, "trust.json"), "utf8")));
  return (text) => withoutPrefix(text).replaceAll(version, "this version");
}

const copied = ["data", "loaders", "src", "package.json", "package-lock.json", "tsconfig.json"];

/** Gives every indicator another id, in its definition and wherever another definition refers to it. */
function rename(folder: string, ids: ReadonlySet<string>): void {
  const known = (id: string) => (ids.has(id) ? `${prefix}${id}` : id);
  for (const file of filesBelow(join(folder, "data")).filter((path) => path.endsWith(".yaml"))) {
    const lines = readFileSync(file, "utf8").split("\n");
    let inList = false;
    const renamed = lines.map((line) => {
      if (/^\s*observe:\s*$/.test(line)) inList = true;
      else if (!/^\s+- /.test(line)) inList = false;
      return (file.includes("/indicators/") ? line.replace(/^([a-z][a-z0-9_]*)(?=:)/, known) : line)
        .replace(/((?:indicator|twin): )([a-z][a-z0-9_]*)/g, (_, before: string, id: string) => before + known(id))
        .replace(/(observe: \[)([^\]]*)/g, (_, before: string, list: string) => before + list.replace(/\w+/g, known))
        .replace(/^(\s+- )(\w+)$/, (all: string, before: string, id: string) => (inList ? before + known(id) : all));
    });
    writeFileSync(file, renamed.join("\n"));
  }
}

/**
 * Takes a copy of the project through the pipeline, with every indicator under another id where asked for.
 *
 * @returns the folder of published files
 */
export async function measureCopy(
  folder: string,
  {customers, months, renamed}: {readonly customers: number; readonly months: number; readonly renamed: boolean}
): Promise<string> {
  for (const part of copied) cpSync(join(projectFolder, part), join(folder, part), {recursive: true});
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"), "junction");
  if (renamed) rename(folder, new Set(readIndicators(join(projectFolder, "data/indicators")).byId.keys()));
  writeFileSync(
    join(folder, "lab.config.yaml"),
    `operator: {en: Test, zh: 测试}
source: {sample: {world: gamed, customers: ${customers}, months: ${months}, last_month: 2026-09, seed: 7}}
compare: {legacy: reception-kpis, challenger: operate-the-customer}
league: city
privacy_floor: 10
`
  );
  const run = startIn(folder, join(folder, "loaders/command/lab.ts"), ["measure"]);
  if ((await run.code) !== 0) throw new Error(run.said());
  return join((await run.output).trim(), "published");
}
