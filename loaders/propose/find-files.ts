/** The files that somebody points at: which of them can be read, and as what. */
import {readdirSync, readFileSync, realpathSync} from "node:fs";
import {basename, dirname, extname, join, relative, resolve, sep} from "node:path";
import {CallFault, SourceFault} from "../ground/faults.js";
import {withoutPacking} from "../intake/packed.js";
import {formatOf, kindOf, type Format} from "../intake/sources.js";
import {openWorkbook} from "../intake/workbook.js";

/** One file, or one sheet of a workbook. */
export interface FoundFile {
  readonly path: string;
  readonly format: Format;
  /** Whether the format has to be named, since the file's name doesn't tell it. */
  readonly formatIsNamed: boolean;
  /** Of a workbook with several sheets that aren't hidden: which. */
  readonly sheet: string | null;
}

export interface FoundFiles {
  /** The folder that holds all of them. */
  readonly folder: string;
  readonly files: readonly FoundFile[];
  /** What stands there and isn't read. */
  readonly others: readonly string[];
}

/** Folders in folders beyond this aren't looked into. */
const deepest = 4;

/**
 * Looks for data files.
 *
 * @param paths files and folders
 * @throws {CallFault} where nothing stands at a path, or none of what stands there can be read
 */
export function findFiles(paths: readonly string[]): FoundFiles {
  const files: FoundFile[] = [];
  const others: string[] = [];
  const seen = new Set<string>();
  for (const path of paths.map((given) => resolve(given))) {
    const kind = kindOf(path);
    if (kind === "link" || kind === "pipe")
      throw new CallFault(`${path}: expected a file or a folder; found ${kind === "pipe" ? "a pipe" : "none"}`);
    for (const file of kind === "folder" ? filesBelow(path, deepest) : [path]) {
      // Links, to a folder above too, lead to a file more than once.
      const place = realpathSync(file);
      if (seen.has(place)) continue;
      seen.add(place);
      const read = asFound(file);
      if (read.length) files.push(...read);
      else others.push(file);
    }
  }
  if (!files.length)
    throw new CallFault(
      `${paths.join(", ")}: expected at least one file in CSV, Parquet, JSON lines or XLSX; found ${others.map((file) => basename(file)).join(", ") || "none"}. Export the tables in one of these forms.`
    );
  return {folder: commonFolder(files.map(({path}) => path)), files, others};
}

function filesBelow(folder: string, depth: number): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith(".") && !name.startsWith("~$"))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const kind = kindOf(path);
      if (kind === "folder") return depth > 0 ? filesBelow(path, depth - 1) : [];
      return kind === "file" ? [path] : [];
    });
}

function asFound(path: string): FoundFile[] {
  const format = formatOf(path);
  if (format === "xlsx") return sheetsOf(path);
  if (format !== undefined) return [{path, format, formatIsNamed: false, sheet: null}];
  const isJson = extname(path).toLowerCase() === ".json";
  return isJson ? [{path, format: "json_lines", formatIsNamed: true, sheet: null}] : [];
}

/** The sheets that aren't hidden and hold something. */
function sheetsOf(path: string): FoundFile[] {
  let names: string[];
  try {
    names = openWorkbook(readFileSync(path))
      .filter((sheet) => !sheet.isHidden && sheet.rows().length > 1)
      .map(({name}) => name);
  } catch (error) {
    throw new SourceFault(
      `${path}: expected a readable xlsx file; found: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      {cause: error}
    );
  }
  return names.map((sheet) => ({
    path,
    format: "xlsx",
    formatIsNamed: false,
    sheet: names.length > 1 ? sheet : null
  }));
}

function commonFolder(paths: readonly string[]): string {
  const [first, ...rest] = paths.map((path) => dirname(path).split(sep));
  const shared = rest.reduce((common, parts) => {
    const differs = common.findIndex((part, i) => part !== parts[i]);
    return differs < 0 ? common : common.slice(0, differs);
  }, first);
  return shared.join(sep) || sep;
}

/** A file's name as sources are named from a folder. */
export function namedFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}

/** What a file or sheet is called, without its format. */
export function titleOf({path, sheet}: FoundFile): string {
  const plain = withoutPacking(basename(path));
  const base = plain.slice(0, plain.length - extname(plain).length);
  return sheet === null ? base : `${base} ${sheet}`;
}
