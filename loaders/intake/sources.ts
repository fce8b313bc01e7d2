import {existsSync, lstatSync, readdirSync, realpathSync, statSync} from "node:fs";
import {dirname, extname, join, resolve} from "node:path";
import {globSync, isDynamicPattern} from "tinyglobby";
import {DefinitionFault, SourceFault} from "../ground/faults.js";
import type {ContractTable} from "../definitions/contract.js";
import {readDefinition} from "../definitions/definition.js";
import {readSettingsDefinition, type Settings} from "../definitions/settings.js";
import {mappingSchema, type FileSource, type Mapping, type PartMapping} from "../definitions/sources.js";
import {mappingForm} from "../definitions/versions.js";
import {stateOf} from "../ground/store.js";
import {withoutPacking} from "./packed.js";
import type {SaidScale, SaidScales} from "./scales.js";

/** How the files of a folder are written, where it isn't found out. */
type FolderOptions = Pick<FileSource, "encoding" | "numbers">;

/** Where the data come from: a folder in the contract's own names, or sources with a mapping. */
export type SourcePlan = (
  | {readonly kind: "folder"; readonly folder: string; readonly options?: FolderOptions}
  | {
      readonly kind: "mapped";
      readonly mapping: Mapping;
      /** Files are named from here. */
      readonly folder: string;
      /** Makes the fault that points into the mapping's text. */
      readonly fault: (path: readonly PropertyKey[], message: string) => DefinitionFault;
      /** The mapping's own text, since what it says changes what is read. */
      readonly files: readonly string[];
    }
) & {
  /** The zone whose days count. Without one, instants can't be read. */
  readonly timeZone?: string | undefined;
  /** Scales on which kinds of questions were asked, where they aren't the contract's. */
  readonly scales?: SaidScales | undefined;
  /** The months that count, such as 2026-09, where the settings say so. */
  readonly months?: {readonly from?: string | undefined; readonly to?: string | undefined} | undefined;
};

type MappedPlan = Extract<SourcePlan, {kind: "mapped"}>;

/** File formats that are read, by the end of their name; those of text may be packed, as .csv.gz is. */
const formats = {
  parquet: [".parquet"],
  csv: [".csv", ".txt", ".tsv"],
  json_lines: [".jsonl", ".ndjson"],
  xlsx: [".xlsx"]
} as const;
export type Format = keyof typeof formats;

/** Rows on a server have no time of change: each process reads them once. */
const thisProcess = `${process.pid} ${Date.now()}`;

/**
 * What the settings say of sources.
 *
 * @param settingsFile stands where relative paths begin; mapping files may name another folder
 * @param sample the folder of the sample operator, where the settings ask for it
 * @throws {DefinitionFault} for a mapping that isn't one, or speaks of a source that it doesn't name
 */
export function planSources(
  {source, time_zone: timeZone, data: months, scales}: Pick<Settings, "source" | "time_zone" | "data" | "scales">,
  settingsFile: string,
  sample = ""
): SourcePlan {
  if ("sample" in source) return {kind: "folder", folder: sample};
  const plan = planOf(source, settingsFile);
  const said = new Map<string, SaidScale>();
  if (plan.kind === "mapped")
    for (const [kind, scale] of Object.entries(plan.mapping.scales ?? {}))
      said.set(kind, {scale, fault: (message) => plan.fault(["scales", kind], message)});
  for (const [kind, scale] of Object.entries(scales ?? {}))
    said.set(kind, {
      scale,
      fault: (message) => readSettingsDefinition(settingsFile).fault(["scales", kind], message)
    });
  return {...plan, timeZone, months, scales: said};
}

function planOf(source: Exclude<Settings["source"], {sample: unknown}>, settingsFile: string): SourcePlan {
  const beside = dirname(resolve(settingsFile));
  if ("mapping" in source) {
    const file = resolve(beside, source.mapping);
    if (!existsSync(file))
      throw new DefinitionFault(`${settingsFile}: source.mapping: expected a file; found none at ${source.mapping}`);
    const {value, fault} = readDefinition(file, mappingSchema, mappingForm);
    return checked({
      kind: "mapped",
      mapping: value,
      folder: folderOf(source, beside, settingsFile) ?? dirname(file),
      fault,
      files: [file]
    });
  }
  if ("folder" in source)
    return {
      kind: "folder",
      folder: resolve(beside, source.folder),
      options: {encoding: source.encoding, numbers: source.numbers}
    };
  const {fault} = readSettingsDefinition(settingsFile);
  return checked({
    kind: "mapped",
    mapping: source,
    folder: beside,
    fault: (path, message) => fault(["source", ...path], message),
    files: []
  });
}

function folderOf(
  {folder, folder_from: variable}: {readonly folder?: string | undefined; readonly folder_from?: string | undefined},
  beside: string,
  settingsFile: string
): string | null {
  if (folder !== undefined) return resolve(beside, folder);
  if (variable === undefined) return null;
  const named = process.env[variable];
  if (!named)
    throw readSettingsDefinition(settingsFile).fault(
      ["source", "folder_from"],
      `expected the environment variable ${variable} to name a folder; found nothing`
    );
  return resolve(named);
}

function checked(plan: MappedPlan): MappedPlan {
  const {sources, tables} = plan.mapping;
  for (const [table, parts] of Object.entries(tables)) {
    for (const [i, part] of partsOf(parts).entries()) {
      if (!Object.hasOwn(sources, part.from))
        throw plan.fault(
          partPath(table, parts, i, "from"),
          `expected one of ${Object.keys(sources).join(", ")}; found "${part.from}"`
        );
    }
  }
  for (const [name, source] of Object.entries(sources)) {
    if ("files" in source) continue;
    if ((source.table === undefined) === (source.query === undefined))
      throw plan.fault(["sources", name], "expected either table or query; found both or neither");
  }
  return plan;
}

/** The parts that a table is made of. */
export function partsOf(parts: PartMapping | readonly PartMapping[]): readonly PartMapping[] {
  return "from" in parts ? [parts] : parts;
}

/** Where a key of a part stands in the mapping. */
export function partPath(
  table: string,
  parts: PartMapping | readonly PartMapping[],
  part: number,
  ...keys: readonly PropertyKey[]
): PropertyKey[] {
  return ["tables", table, ...("from" in parts ? [] : [part]), ...keys];
}

/** What tells one state of the sources from another, without reading them whole. */
export function stateOfSources(plan: SourcePlan): string[] {
  if (plan.kind === "folder") return stateOf([plan.folder]);
  const states = Object.entries(plan.mapping.sources).flatMap(([name, source]) => {
    if ("files" in source) return stateOf(filesOf(plan, name, source).files);
    if ("duckdb" in source)
      return stateOf([resolve(plan.folder, source.duckdb), `${resolve(plan.folder, source.duckdb)}.wal`]);
    return [`${name} ${thisProcess}`];
  });
  return [JSON.stringify(plan.mapping), plan.folder, ...states];
}

/** Files and folders that the sources stand in, for whoever watches them. */
export function watchedPaths(plan: SourcePlan): string[] {
  if (plan.kind === "folder") return [plan.folder];
  return [
    ...plan.files,
    ...Object.entries(plan.mapping.sources).flatMap(([name, source]) =>
      "files" in source
        ? filesOf(plan, name, source).files
        : "duckdb" in source
          ? [resolve(plan.folder, source.duckdb)]
          : []
    )
  ];
}

/**
 * The files of a source, by name, and their format.
 *
 * @throws {DefinitionFault} where there is none, or they are of several formats
 */
export function filesOf(
  plan: MappedPlan,
  name: string,
  source: FileSource
): {readonly files: readonly string[]; readonly format: Format} {
  const path = ["sources", name, "files"];
  const asked = [source.files].flat();
  const files = eachOnce(asked.flatMap((pattern) => matching(plan.folder, pattern)));
  if (!files.length)
    throw plan.fault(path, `expected at least one file in ${plan.folder}; found none that matches ${asked.join(", ")}`);
  // Reading a pipe would wait for whoever writes to it, for ever.
  const pipe = files.find((file) => kindOf(file) === "pipe");
  if (pipe !== undefined) throw plan.fault(path, `expected files; found a pipe at ${pipe}`);
  const old = source.format ? undefined : files.find((file) => extname(file).toLowerCase() === ".xls");
  if (old !== undefined)
    throw plan.fault(
      path,
      `expected files that can be read; found ${old}, a workbook of before 2007. Open it in a spreadsheet program and save it as .xlsx.`
    );
  const found = new Set(files.map((file) => source.format ?? formatOf(file)));
  const [format] = found;
  if (found.size > 1 || !format) {
    const ends = Object.values(formats).flat().join(", ");
    throw plan.fault(
      path,
      `expected files of one format, ending in one of ${ends}, or named by format; found ${[...new Set(files.map((file) => extname(file) || file))].join(", ")}`
    );
  }
  return {files, format};
}

/** Paths in their order, of several that lead to one file by links the shortest. */
function eachOnce(paths: readonly string[]): string[] {
  const byFile = new Map<string, string>();
  for (const path of [...paths].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const file = kindOf(path) === "link" ? path : realpathSync(path);
    if (!byFile.has(file)) byFile.set(file, path);
  }
  return [...byFile.values()].sort();
}

function matching(folder: string, pattern: string): string[] {
  const path = resolve(folder, pattern);
  if (existsSync(path))
    return statSync(path).isDirectory() ? dataFilesIn(path).map((name) => join(path, name)) : [path];
  return isDynamicPattern(pattern) ? globSync(pattern, {cwd: folder, absolute: true, onlyFiles: true}) : [];
}

function dataFilesIn(folder: string): string[] {
  return readdirSync(folder).filter(
    (name) =>
      formatOf(name) !== undefined &&
      !name.startsWith(".") &&
      !name.startsWith("~$") &&
      kindOf(join(folder, name)) === "file"
  );
}

/** What is said where nothing can be read at a path. */
export function notThere(path: string): string {
  const kind = kindOf(path);
  if (kind !== "link") return `a ${kind}`;
  return lstatSync(path, {throwIfNoEntry: false}) ? "a link that leads nowhere" : "none";
}

/** What stands at a path; a link that leads nowhere, or in a circle, is a link. */
export function kindOf(path: string): "file" | "folder" | "pipe" | "link" {
  try {
    const state = statSync(path);
    return state.isFile() ? "file" : state.isDirectory() ? "folder" : "pipe";
  } catch {
    return "link";
  }
}

/** The format that a file's name tells; nothing where it isn't read. */
export function formatOf(file: string): Format | undefined {
  const plain = withoutPacking(file);
  const end = extname(plain).toLowerCase();
  const format = formatEntries.find(([, ends]) => ends.includes(end))?.[0];
  return plain === file || format === "csv" || format === "json_lines" ? format : undefined;
}

/** A file's name without what tells its format. */
function baseOf(file: string): string {
  const plain = withoutPacking(file);
  return plain.slice(0, plain.length - extname(plain).length);
}

/** Where the rows of one contract table come from: files of one format. */
export interface FolderSource {
  readonly format: Format;
  readonly files: readonly string[];
}

/**
 * Finds the files of a table in a folder: `table.csv` (or `.parquet`, `.jsonl`, `.xlsx`, `.csv.gz`, `.jsonl.zst` …), the
 * same under the table's Chinese name, or a folder of parts so named.
 *
 * @returns null where there is none
 * @throws when a table is there in more than one form: which one holds would be a guess
 */
export function findSource(folder: string, {table, name}: ContractTable): FolderSource | null {
  const found = new Map<string, FolderSource>();
  const add = (format: Format, files: readonly string[]) => found.set(files.join("\0"), {format, files});
  const names = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  for (const candidate of [table, name.zh]) {
    for (const file of names) {
      const format = formatOf(file);
      if (format === undefined || baseOf(file) !== candidate) continue;
      const path = join(folder, file);
      const kind = kindOf(path);
      if (kind === "link") continue;
      if (kind !== "file")
        throw new SourceFault(
          `${path}: expected a file; found a ${kind}${kind === "folder" ? ` named as one. Parts of a table stand in a folder named ${candidate}.` : ""}`
        );
      add(format, [path]);
    }
    for (const [format] of formatEntries) {
      const parts = join(folder, candidate);
      if (!existsSync(parts) || !statSync(parts).isDirectory()) continue;
      const files = dataFilesIn(parts)
        .filter((file) => formatOf(file) === format)
        .sort()
        .map((file) => join(parts, file));
      if (files.length) add(format, files);
    }
  }
  const [first, ...others] = found.values();
  if (others.length)
    throw new SourceFault(
      `${table}: expected one source; found ${[first, ...others].flatMap(({files}) => files).join(", ")}. Remove all but one.`
    );
  return first ?? null;
}

const formatEntries: readonly (readonly [Format, readonly string[]])[] = [
  ["parquet", formats.parquet],
  ["csv", formats.csv],
  ["json_lines", formats.json_lines],
  ["xlsx", formats.xlsx]
];
