import {readFileSync, statSync} from "node:fs";
import {relative} from "node:path";
import {LineCounter, parseDocument, type Document} from "yaml";
import type {z} from "zod";
import {DefinitionFault, systemFault} from "../ground/faults.js";
import {inCurrentVersion, VersionFault, type Form} from "./versions.js";

/** A definition that has been checked, with the means to point back at its text. */
export interface Definition<T> {
  readonly value: T;
  readonly file: string;
  /** Makes the fault that points at `path` in the file. */
  fault(path: readonly PropertyKey[], message: string): DefinitionFault;
}

/**
 * Reads one YAML file and checks it against a schema.
 *
 * @param file path of the file; faults name it relative to the working directory
 * @param schema what the file must hold, in the version that this lab reads
 * @param form of a kind of file that has versions: an older one is read as what it says in the current one
 * @throws {DefinitionFault} one line a fault: `file:line: where: what was expected, found what`
 */
export function readDefinition<S extends z.ZodType>(file: string, schema: S, form?: Form): Definition<z.output<S>> {
  return parseDefinition(textOf(file), relative(process.cwd(), file), schema, form);
}

/** @throws {DefinitionFault} where there is no file that can be read, or it is too large to be one that people write */
function textOf(file: string): string {
  const name = relative(process.cwd(), file);
  try {
    const state = statSync(file);
    const {size} = state;
    // Reading a pipe would wait for whoever writes to it, for ever.
    if (!state.isFile() && !state.isDirectory())
      throw new DefinitionFault(`${name}: expected a file; found a pipe, or something else that is no file`);
    if (size > mostBytes) throw new DefinitionFault(`${name}: expected at most ${mostBytes} bytes; found ${size}`);
    return readFileSync(file, "utf8");
  } catch (error) {
    const fault = systemFault(error);
    throw fault ? new DefinitionFault(fault.message, {cause: error}) : error;
  }
}

/** The same for text that is at hand; `file` is the name that faults give. */
export function parseDefinition<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  form?: Form
): Definition<z.output<S>> {
  const {document: written, lines} = documentOf(text, file);
  const document = form ? currentOf(written, form, file, lines) : written;
  const faultAt = (path: readonly PropertyKey[], message: string) =>
    new DefinitionFault(
      `${file}:${lineOf(document, lines, path)}: ${path.length ? `${path.map(String).join(".")}: ` : ""}${message}`
    );
  const checked = schema.safeParse(readable(file, (): unknown => document.toJS()));
  if (!checked.success) {
    const faults = checked.error.issues
      .flatMap((issue) => likeliest(issue))
      .flatMap((issue) => {
        const keys = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
        return keys.map((key) => {
          const path = key === undefined ? issue.path : [...issue.path, key];
          return faultAt(
            path,
            key === undefined ? describe(issue, valueAt(document, path)) : "unknown key; check its spelling"
          ).message;
        });
      });
    throw new DefinitionFault(faults.join("\n"));
  }
  return {value: checked.data, file, fault: faultAt};
}

/**
 * A file as it is written, in whatever version.
 *
 * @throws {DefinitionFault} where it can't be read, or is of a newer version than this lab reads
 */
export function readDocument(file: string, form: Form): Document {
  const name = relative(process.cwd(), file);
  const {document, lines} = documentOf(textOf(file), name);
  currentOf(document, form, name, lines);
  return document;
}

function documentOf(text: string, file: string): Parsed {
  const found = readable(file, () => parsed(text));
  const [unreadable] = found.document.errors;
  if (unreadable)
    throw new DefinitionFault(
      `${file}:${found.lines.linePos(unreadable.pos[0]).line}: not readable as YAML: ${unreadable.message}`
    );
  return found;
}

function currentOf(document: Document, form: Form, file: string, lines: LineCounter): Document {
  try {
    return inCurrentVersion(document, form);
  } catch (error) {
    if (!(error instanceof VersionFault)) throw error;
    throw new DefinitionFault(`${file}:${lineOf(document, lines, ["version"])}: version: ${error.message}`, {
      cause: error
    });
  }
}

interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Texts that were parsed, the newest last: a run asks for the same definitions in several places, and nothing changes a document. */
const known = new Map<string, Parsed>();
const mostKnown = 200;

function parsed(text: string): Parsed {
  const lines = new LineCounter();
  const found = known.get(text) ?? {
    document: parseDocument(text, {lineCounter: lines, prettyErrors: false, uniqueKeys: true}),
    lines
  };
  known.delete(text);
  known.set(text, found);
  const [oldest] = known.keys();
  if (known.size > mostKnown) known.delete(oldest);
  return found;
}

/** Definitions are written by people: what is larger isn't one. */
const mostBytes = 5_000_000;

/** Lists in lists beyond any sense, and aliases that stand for aliases without end, are faults of the text. */
function readable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
    throw new DefinitionFault(`${file}: not readable as YAML: ${error.message}`, {cause: error});
  }
}

/** Of several forms that a value may have, the faults against the one that it comes nearest to. */
function likeliest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  // A schema that says in its own words what it expects knows best.
  if (issue.code !== "invalid_union" || !issue.errors.length || issue.message !== "Invalid input") return [issue];
  const distance = (faults: readonly z.core.$ZodIssue[]) =>
    faults.reduce(
      (sum, fault) =>
        sum +
        (fault.path.length === 0 && fault.code !== "unrecognized_keys"
          ? 100
          : fault.code === "unrecognized_keys"
            ? 10 * fault.keys.length
            : 1),
      0
    );
  const [nearest] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
  return nearest.flatMap((fault) => likeliest({...fault, path: [...issue.path, ...fault.path]}));
}

/** Letters of what was found that a fault shows. */
const mostShown = 300;

function describe(issue: z.core.$ZodIssue, found: unknown): string {
  const whole = found === undefined ? "nothing" : JSON.stringify(found);
  const seen = whole.length > mostShown ? `${whole.slice(0, mostShown)}…` : whole;
  if (issue.code === "invalid_value") return `expected one of ${issue.values.map(String).join(", ")}; found ${seen}`;
  if (issue.code === "invalid_type") return `expected ${issue.expected}; found ${seen}`;
  return `${issue.message}; found ${seen}`;
}

function valueAt(document: Document, path: readonly PropertyKey[]): unknown {
  const node: unknown = path.length ? document.getIn(path) : document.contents;
  return node !== null && typeof node === "object" && "toJSON" in node && typeof node.toJSON === "function"
    ? node.toJSON()
    : node;
}

/** The line of the deepest node on the path that exists: a missing key is shown where it should stand. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (hasRange(node)) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function hasRange(node: unknown): node is {range: [number, number, number]} {
  return node !== null && typeof node === "object" && "range" in node && Array.isArray(node.range);
}
