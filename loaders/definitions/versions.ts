/** The versions of files that people write: what changed from one to the next, and how an older one becomes a newer one. */
import {isMap, isNode, isScalar, type Document} from "yaml";

/** A kind of file, with what changed in it. */
export interface Form {
  /** The version that this lab reads. A file that names none is of version 1. */
  readonly current: number;
  /** By the version that they begin with, from 1: each makes of a file one of the next version. */
  readonly steps: readonly ((document: Document) => void)[];
}

/** A place in a file that an older version said otherwise. */
export interface Change {
  /** Keys from the top, joined by points. */
  readonly path: string;
  /** What stood there, and what it becomes; null where there is nothing. */
  readonly was: string | null;
  readonly becomes: string | null;
}

/** Version 1 kept the operator's name in both languages one key deeper. */
function flatOperator(document: Document): void {
  const {contents} = document;
  const pair = isMap(contents) ? contents.items.find(({key}) => isScalar(key) && key.value === "operator") : undefined;
  if (!pair || !isMap(pair.value) || !isScalar(pair.key)) return;
  const name = pair.value.items.find(({key}) => isScalar(key) && key.value === "name");
  if (!name || !isMap(name.value)) return;
  // Comments stay, before the line that takes the place of theirs.
  const comments = [pair.key, pair.value, name.key, name.value].flatMap((node) =>
    isNode(node) && node.commentBefore ? [node.commentBefore] : []
  );
  if (comments.length) pair.key.commentBefore = comments.join("\n");
  name.value.commentBefore = null;
  pair.value = name.value;
}

export const settingsForm: Form = {current: 2, steps: [flatOperator]};
export const mappingForm: Form = {current: 1, steps: []};
export const systemForm: Form = {current: 1, steps: []};
export const indicatorsForm: Form = {current: 1, steps: []};

/** Why a file of some version can't be read; what was found is a version that is none, or a newer one. */
export class VersionFault extends Error {
  override readonly name = "VersionFault";
}

/**
 * The version that a file names.
 *
 * @returns 1 where it names none
 * @throws {VersionFault} for one that is no whole number from 1, or newer than this lab reads
 */
export function versionOf(document: Document, {current}: Form): number {
  if (!isMap(document.contents) || !document.has("version")) return 1;
  const node: unknown = document.get("version", true);
  const said = isScalar(node) ? node.value : node;
  if (typeof said !== "number" || !Number.isInteger(said) || said < 1)
    throw new VersionFault(
      `expected a version, a whole number from 1 to ${current}; found ${JSON.stringify(isScalar(node) ? said : String(node))}`
    );
  if (said > current)
    throw new VersionFault(
      `expected at most version ${current}, the newest that this lab reads; found ${said}. It was written for a newer lab: update this one. Nothing is read by guess.`
    );
  return said;
}

/** A copy of a file in the version that this lab reads, without the line that names it. */
export function inCurrentVersion(document: Document, form: Form): Document {
  const copy = document.clone();
  for (const step of form.steps.slice(versionOf(document, form) - 1)) step(copy);
  if (isMap(copy.contents)) copy.delete("version");
  return copy;
}

/** What an older file says otherwise than it will in the version that this lab reads; nothing where only its number differs. */
export function changesOf(document: Document, form: Form): Change[] {
  const before = leavesOf(withoutVersion(document.toJS()));
  const after = leavesOf(inCurrentVersion(document, form).toJS());
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap((path) => {
    const [was, becomes] = [before.get(path) ?? null, after.get(path) ?? null];
    return was === becomes ? [] : [{path, was, becomes}];
  });
}

/** A file's text in the version that this lab reads, with its comments, and the version in its first line. */
export function currentText(document: Document, form: Form): string {
  const copy = inCurrentVersion(document, form);
  if (isMap(copy.contents)) copy.contents.items.unshift(copy.createPair("version", form.current));
  return copy.toString({lineWidth: 0, flowCollectionPadding: false});
}

function withoutVersion(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "version"));
}

/** Every value that holds no others, by its path. */
function leavesOf(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[path.join("."), JSON.stringify(value) ?? ""]]);
  const entries = Object.entries(value);
  if (!entries.length) return new Map(path.length ? [[path.join("."), Array.isArray(value) ? "[]" : "{}"]] : []);
  return new Map(entries.flatMap(([key, one]: [string, unknown]) => [...leavesOf(one, [...path, key])]));
}
