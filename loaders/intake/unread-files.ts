/** Files of a folder that aren't read, and what they nearly are. */
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {distance} from "fastest-levenshtein";
import type {Bilingual} from "../../src/model/published/systems.js";
import type {Contract} from "../definitions/contract.js";
import {filesOf, findSource, formatOf, kindOf, type SourcePlan} from "./sources.js";

export interface UnreadFile {
  readonly file: string;
  readonly why: Bilingual;
}

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
        ? [{file, why: {en: "an empty folder", zh: "是空文件夹"}}]
        : others.map((part) => ({file: join(file, part), why: whyNotPart(part, kindOf(join(path, part)))}));
    });
}

/** The data files that no source of a mapping names. */
function unnamedFiles(plan: Extract<SourcePlan, {kind: "mapped"}>): UnreadFile[] {
  const named = new Set(
    Object.entries(plan.mapping.sources).flatMap(([name, source]) =>
      "files" in source ? filesOf(plan, name, source).files : []
    )
  );
  return namesIn(plan.folder)
    .filter((file) => formatOf(file) !== undefined && !named.has(join(plan.folder, file)))
    .map((file) => ({file, why: {en: "named by no source of the mapping", zh: "映射的数据源中没有列出"}}));
}

/** What a folder holds, but for what programs and `init` put there. */
function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => !file.startsWith(".") && !file.startsWith("~$") && file !== guide)
    .sort();
}

type Kind = ReturnType<typeof kindOf>;

function whyNot(file: string, kind: Kind, names: readonly string[]): Bilingual {
  const [base = ""] = file.split(".");
  if (kind === "file" && names.includes(base) && formatOf(file) === undefined) return whyNotRead(file, base);
  if (kind === "link" || kind === "pipe") return whyNotPart(file, kind);
  const near = names.find((name) => distance(base.toLowerCase(), name.toLowerCase()) <= Math.min(2, name.length / 3));
  if (near !== undefined)
    return {en: `nearly ${near}; rename it if it is that table`, zh: `与表名 ${near} 相近；如为该表请改名`};
  return kind === "folder"
    ? {en: "a folder named as no table of the contract", zh: "文件夹名与约定的表名都不相符"}
    : {en: "named as no table of the contract", zh: "与约定的表名都不相符"};
}

/** Why a part of a table isn't read, or anything whose name needn't be looked at. */
function whyNotPart(file: string, kind: Kind): Bilingual {
  if (kind === "link") return {en: "a link that leads nowhere", zh: "链接没有指向任何文件"};
  if (kind === "pipe") return {en: "a pipe, not a file", zh: "是管道，不是文件"};
  if (kind === "folder") return {en: "a folder within a table’s own", zh: "是表文件夹内的子文件夹"};
  return whyNotRead(file, file.split(".")[0]);
}

function whyNotRead(file: string, base: string): Bilingual {
  if (/\.xls$/i.test(file))
    return {
      en: `a workbook of before 2007; open it in a spreadsheet program and save it as ${base}.xlsx`,
      zh: `是旧版 Excel 工作簿，请用电子表格软件打开并另存为 ${base}.xlsx`
    };
  if (/\.(gz|zst|zip|bz2|xz|7z|rar)$/i.test(file))
    return {
      en: `compressed; unpack it, or pack a text file as ${base}.csv.gz or .csv.zst`,
      zh: `是压缩文件，请解压；文本文件也可压缩为 ${base}.csv.gz 或 .csv.zst`
    };
  return {
    en: `in a format that isn’t read; save it as ${base}.csv, .xlsx, .parquet or .jsonl`,
    zh: `格式不支持，请另存为 ${base}.csv、.xlsx、.parquet 或 .jsonl`
  };
}
