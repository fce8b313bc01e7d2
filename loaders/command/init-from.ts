/** A first mapping for files that somebody points at. */
import {existsSync, mkdirSync} from "node:fs";
import {basename, join, relative, resolve, sep} from "node:path";
import type {Language} from "../../src/language/format.js";
import {readAliases} from "../definitions/aliases.js";
import type {Contract} from "../definitions/contract.js";
import {writeNew} from "../definitions/templates.js";
import {CallFault} from "../ground/faults.js";
import {Database} from "../ground/database.js";
import type {SystemFacts} from "../../src/model/published/systems.js";
import {findFiles} from "../propose/find-files.js";
import {lookAt} from "../propose/look.js";
import {mappingText} from "../propose/mapping-text.js";
import {propose} from "../propose/propose.js";
import {proposeWords} from "../propose/words.js";
import {settingsText} from "./init.js";

export interface InitFrom {
  /** Files and folders to look at. */
  readonly from: readonly string[];
  readonly lastMonth: string | null;
  readonly language: Language;
}

export interface ProposedFolder {
  readonly settings: string;
  readonly mapping: string;
  readonly guesses: number;
  /** Lines of the mapping on which a question stands. */
  readonly questions: readonly number[];
  /** Files that aren't read. */
  readonly others: readonly string[];
  /** Whether there is a table that can be read before a question is answered. */
  readonly hasTables: boolean;
}

/**
 * Looks at files, and writes settings and a mapping with a guess for each column into a folder.
 *
 * @throws {CallFault} where settings or a mapping stand there already; then nothing is written
 * @throws {SourceFault} for a file that can't be read
 */
export async function initFrom(
  folder: string,
  contract: Contract,
  systems: ReadonlyMap<string, SystemFacts>,
  {from, lastMonth, language}: InitFrom
): Promise<ProposedFolder> {
  const settings = join(folder, "lab.config.yaml");
  const mapping = join(folder, "mapping.yaml");
  const taken = [settings, mapping].filter((file) => existsSync(file));
  if (taken.length)
    throw new CallFault(
      `${folder}: expected a folder without a lab's files; found ${taken.join(", ")}. They stay as they are; name another folder.`
    );
  const found = findFiles(from);
  const database = await Database.open();
  try {
    const sources = await lookAt(database, found.files);
    const proposal = await propose(database, sources, {contract, aliases: readAliases(contract), lastMonth});
    const {text, questions, guesses, hasTables} = mappingText(proposal, found.folder, language);
    const kinds = contract.get("org_units")?.columns.kind;
    const isTree = proposal.parts.some(({table, waitsFor}) => table === "org_units" && !waitsFor.length);
    const hasUnits =
      isTree ||
      proposal.parts.some(({guesses: all, waitsFor}) =>
        all.some(({column, ask}) => column.endsWith("unit_id") && ask === null && !waitsFor.length)
      );
    mkdirSync(folder, {recursive: true});
    writeNew(
      settings,
      settingsText(contract, systems, {
        source: sourceText(relative(resolve(folder), found.folder)),
        league: hasUnits && kinds !== undefined ? "unit" : "company",
        timeZone: proposal.hasInstants ? zoneText(language) : null,
        lastMonth
      })
    );
    writeNew(mapping, text);
    return {settings, mapping, guesses, questions, hasTables, others: found.others.map((file) => basename(file))};
  } finally {
    database.close();
  }
}

function sourceText(folder: string): string {
  return `source:
  mapping: ./mapping.yaml
  folder: ${JSON.stringify(folder === "" ? "." : folder.split(sep).join("/"))}`;
}

/** The machine's own zone, where it has one that is a place. */
function zoneText(language: Language): string {
  const {sure, colon, question, timeZone} = proposeWords[language];
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return own.includes("/")
    ? `time_zone: ${own}  # [ ] ${sure.unsure}${colon}${timeZone(true)}`
    : `time_zone: Etc/UTC  # ${question}${colon}${timeZone(false)}`;
}
