/** Files of a folder that aren't read, and what they nearly are. */
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {Bilingual} from "../../src/model/published/systems.js";
import type {Contract} from "../definitions/contract.js";
import {findSource, kindOf, type SourcePlan} from "./sources.js";

export interface UnreadFile {
  readonly file: string;
  readonly why: Bilingual;
}

/** Written by `init` beside the templates, for people. */
const guide = "columns-guide.csv";

/**
 * Looks for files in a source's folder that no table is read from: one named nearly as a table, in a format that isn't
 * read, or a link that leads nowhere. A mapping names its files itself.
 */
export function unreadFiles(plan: SourcePlan, contract: Contract): UnreadFile[] {
  if (plan.kind !== "folder" || !existsSync(plan.folder)) return [];
  const {folder} = plan;
  const read = new Set([...contract.values()].flatMap((table) => findSource(folder, table)?.files ?? []));
  const names = [...contract.values()].flatMap(({table, name}) => [table, name.zh]);
  return readdirSync(folder)
    .filter(
      (file) => !file.startsWith(".") && !file.startsWith("~$") && file !== guide && !read.has(join(folder, file))
    )
    .sort()
    .flatMap((file) => {
      const kind = kindOf(join(folder, file));
      // A folder of parts of a table is read through its files.
      if (kind === "folder" && names.includes(file)) return [];
      return [{file, why: whyNot(file, kind, names)}];
    });
}

function whyNot(file: string, kind: ReturnType<typeof kindOf>, names: readonly string[]): Bilingual {
  if (kind === "link") return {en: "a link that leads nowhere", zh: "链接没有指向任何文件"};
  if (kind === "pipe") return {en: "a pipe, not a file", zh: "是管道，不是文件"};
  const [base = "", ...ends] = file.split(".");
  if (ends.some((end) => /^(gz|zst|zip|bz2|xz|7z)$/i.test(end)))
    return {en: "compressed; unpack it", zh: "是压缩文件，请先解压"};
  if (names.includes(base))
    return {
      en: `in a format that isn’t read; save it as ${base}.csv, .xlsx, .parquet or .jsonl`,
      zh: `格式不支持，请另存为 ${base}.csv、.xlsx、.parquet 或 .jsonl`
    };
  const near = names.find((name) => distance(base.toLowerCase(), name.toLowerCase()) <= Math.min(2, name.length / 3));
  return near === undefined
    ? {en: "named as no table of the contract", zh: "与约定的表名都不相符"}
    : {en: `nearly ${near}; rename it if it is that table`, zh: `与表名 ${near} 相近；如为该表请改名`};
}

/** How many letters have to be put in, taken out or changed to make one text of another (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let before = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let k = 1; k <= b.length; k++)
      row.push(Math.min(row[k - 1] + 1, before[k] + 1, before[k - 1] + (a[i - 1] === b[k - 1] ? 0 : 1)));
    before = row;
  }
  return before[b.length];
}
