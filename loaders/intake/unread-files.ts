/** Files of a folder that aren't read, and what they nearly are. */
import {existsSync, readdirSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {distance} from "fastest-levenshtein";
import type {UnreadFile, UnreadReason} from "../../src/model/published/reading-remarks.js";
import type {Contract} from "../definitions/contract.js";
import {filesOf, findSource, formatOf, kindOf, type SourcePlan} from "./sources.js";

/** Written by `init` beside the templates, for people. */
const guide = "columns-guide.csv";

/**
 * Looks for files among the sources that no table is read from: one named nearly as a table, in a format that isn't
 * read, a folder without anything that is, or a link that leads nowhere; of a mapping's folder the data files that it doesn't name.
 */
export function unreadFiles(plan: SourcePlan, contract: Contract): UnreadFile[] {
  const {folder} = plan;
  if (!existsSync(folder)) return [];
  if (plan.kind === "mapped") return unnamedFiles(plan);
  const read = new Set([...contract.values()].flatMap((table) => findSource(folder, table)?.files ?? []));
  const names = [...contract.values()].flatMap(({table, name}) => [table, name.zh]);
  return namesIn(folder)
    .filter((file) => !read.has(join(folder, file)))
    .flatMap((file): UnreadFile[] => {
      const path = join(folder, file);
      const kind = kindOf(path);
      if (kind !== "folder" || !names.includes(file)) return [{file, why: whyNot(file, kind, names)}];
      // A folder of parts of a table is read through its files.
      const others = namesIn(path).filter((part) => !read.has(join(path, part)));
      return namesIn(path).length === 0
        ? [{file, why: {kind: "empty_folder"}}]
        : others.map((part) => ({file: join(file, part), why: whyNotPart(part, kindOf(join(path, part)))}));
    });
}

/** The data files that no source of a mapping names, in its folder and in those of the files that it names. */
function unnamedFiles(plan: Extract<SourcePlan, {kind: "mapped"}>): UnreadFile[] {
  const named = new Set(
    Object.entries(plan.mapping.sources).flatMap(([name, source]) =>
      "files" in source ? filesOf(plan, name, source).files : []
    )
  );
  return [...new Set([plan.folder, ...[...named].map((file) => dirname(file))])].sort().flatMap((folder) =>
    namesIn(folder)
      .filter((file) => (formatOf(file) !== undefined || /\.xls$/i.test(file)) && !named.has(join(folder, file)))
      .map((file): UnreadFile => {
        const why: UnreadReason =
          formatOf(file) === undefined ? whyNotRead(file, file.split(".")[0]) : {kind: "unnamed_file"};
        return {file: relative(plan.folder, join(folder, file)), why};
      })
  );
}

/** What a folder holds, but for what programs and `init` put there. */
function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => !file.startsWith(".") && !file.startsWith("~$") && file !== guide)
    .sort();
}

type Kind = ReturnType<typeof kindOf>;

function whyNot(file: string, kind: Kind, names: readonly string[]): UnreadReason {
  const [base = ""] = file.split(".");
  if (kind === "link" || kind === "pipe") return {kind};
  if (kind === "file" && names.includes(base) && formatOf(file) === undefined) return whyNotRead(file, base);
  const near = names.find((name) => distance(base.toLowerCase(), name.toLowerCase()) <= Math.min(2, name.length / 3));
  if (near !== undefined) return {kind: "near", table: near};
  return {kind: kind === "folder" ? "unknown_folder" : "unknown_file"};
}

/** Why what stands among the parts of a table isn't read. */
function whyNotPart(file: string, kind: Kind): UnreadReason {
  if (kind === "link" || kind === "pipe") return {kind};
  return kind === "folder" ? {kind: "nested_folder"} : whyNotRead(file, file.split(".")[0]);
}

function whyNotRead(file: string, base: string): UnreadReason {
  if (/\.xls$/i.test(file)) return {kind: "old_workbook", base};
  return {kind: /\.(gz|zst|zip|bz2|xz|7z|rar)$/i.test(file) ? "compressed" : "format", base};
}
