/** Files of older versions: what they say otherwise in the version that this lab reads. */
import {readdirSync, writeFileSync} from "node:fs";
import {dirname, join, relative, resolve} from "node:path";
import {readDocument} from "../definitions/definition.js";
import {readSettings} from "../definitions/settings.js";
import {
  changesOf,
  currentText,
  indicatorsForm,
  mappingForm,
  settingsForm,
  systemForm,
  versionOf,
  type Change,
  type Form
} from "../definitions/versions.js";

/** A file of an older version. */
export interface OlderFile {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  /** What it says otherwise; nothing where only its number differs. */
  readonly changes: readonly Change[];
}

/**
 * The settings, the mapping and the definitions of one's own that they name, where they are of an older version.
 *
 * @throws {DefinitionFault} for a file that can't be read, or is of a newer version than this lab reads
 */
export function olderFiles(settingsFile: string): OlderFile[] {
  return ownFiles(settingsFile).flatMap(([file, form]) => {
    const document = readDocument(file, form);
    const from = versionOf(document, form);
    return from === form.current ? [] : [{file, from, to: form.current, changes: changesOf(document, form)}];
  });
}

/** Writes older files in the version that this lab reads: comments stay, the version stands first. */
export function writeMigrated(settingsFile: string): OlderFile[] {
  const older = olderFiles(settingsFile);
  const forms = new Map(ownFiles(settingsFile));
  for (const {file} of older) {
    const form = forms.get(file);
    if (form) writeFileSync(file, currentText(readDocument(file, form), form));
  }
  return older;
}

function ownFiles(settingsFile: string): (readonly [file: string, form: Form])[] {
  const {source, systems, indicators} = readSettings(settingsFile);
  const beside = dirname(resolve(settingsFile));
  const inFolder = (folder: string | undefined, form: Form) =>
    folder === undefined
      ? []
      : readdirSync(resolve(beside, folder))
          .filter((name) => name.endsWith(".yaml"))
          .sort()
          .map((name) => [join(resolve(beside, folder), name), form] as const);
  return [
    [settingsFile, settingsForm],
    ...("mapping" in source ? [[resolve(beside, source.mapping), mappingForm] as const] : []),
    ...inFolder(systems, systemForm),
    ...inFolder(indicators, indicatorsForm)
  ];
}

/** A file's difference: a line for what was, and one for what it becomes. */
export function changeLines({file, from, to, changes}: OlderFile): string[] {
  return [
    `${relative(process.cwd(), file)}: ${from} → ${to}`,
    ...changes.flatMap(({path, was, becomes}) => [
      ...(was === null ? [] : [`  - ${path}: ${was}`]),
      ...(becomes === null ? [] : [`  + ${path}: ${becomes}`])
    ])
  ];
}
