import {existsSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {literal} from "../database.js";

/** Where the rows of one contract table come from: files of one format. */
export interface Source {
  readonly table: string;
  readonly format: "parquet" | "csv";
  readonly files: readonly string[];
}

const formats = ["parquet", "csv"] as const;

/**
 * Finds the files of a table in a folder: `table.parquet`, `table.csv`, or a folder `table/` of parts.
 *
 * @returns null where there is none
 * @throws when a table is there in more than one form: which one holds would be a guess
 */
export function findSource(folder: string, table: string): Source | null {
  const found: Source[] = [];
  for (const format of formats) {
    const file = join(folder, `${table}.${format}`);
    if (existsSync(file)) found.push({table, format, files: [file]});
    const parts = join(folder, table);
    if (existsSync(parts) && statSync(parts).isDirectory()) {
      const files = readdirSync(parts).filter((name) => name.endsWith(`.${format}`)).sort().map((name) => join(parts, name));
      if (files.length) found.push({table, format, files});
    }
  }
  if (found.length > 1) {
    throw new Error(`${table}: expected one source; found ${found.flatMap(({files}) => files).join(", ")}. Remove all but one.`);
  }
  return found[0] ?? null;
}

/** The table function that reads a source. CSV comes in as text, so that what can't be read is seen and not guessed. */
export function scanOf({format, files}: Source): string {
  const list = `[${files.map(literal).join(", ")}]`;
  return format === "parquet"
    ? `read_parquet(${list}, union_by_name = true)`
    : `read_csv(${list}, header = true, all_varchar = true, nullstr = '', store_rejects = true, rejects_limit = 0)`;
}
