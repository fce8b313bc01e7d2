/** A proposal as a mapping file, with the reason beside each guess and questions where nothing could be guessed. */
import type {Language} from "../../src/language/format.js";
import {numberForms} from "../definitions/sources.js";
import {mappingForm} from "../definitions/versions.js";
import {quoted} from "../ground/database.js";
import {namedFrom} from "./find-files.js";
import {fileNames, type LookedSource} from "./look.js";
import type {Guess, Proposal, ProposedPart} from "./proposal.js";
import {proposeWords} from "./words.js";
import {plainText} from "./yaml-text.js";

export interface MappingText {
  readonly text: string;
  /** Lines from 1 on which a question stands. */
  readonly questions: readonly number[];
  readonly guesses: number;
  /** Whether any table can be read as it stands. */
  readonly hasTables: boolean;
}

/** Columns that a comment names. */
const mostNamed = 40;

/**
 * Writes the mapping.
 *
 * @param folder from where its files are named
 */
export function mappingText(proposal: Proposal, folder: string, language: Language): MappingText {
  const words = proposeWords[language];
  const {parts, scales} = proposal;
  const isLive = (part: ProposedPart) => part.waitsFor.length === 0 && part.guesses.length > 0;
  const tables = [...new Set(parts.map(({table}) => table))];
  const read = new Set(parts.filter(isLive).map(({source}) => source));
  const strange = proposal.sources.filter((source) => !parts.some((part) => part.source === source));
  const lines = [
    ...words.head.map((line) => `# ${line}`),
    "",
    `version: ${mappingForm.current}`,
    "sources:",
    ...proposal.sources.flatMap((source) => sourceLines(source, folder, language)),
    "",
    read.size === 0 ? `# ${words.noTables}` : null,
    read.size === 0 ? "tables: {}" : "tables:",
    ...tables.flatMap((table) => {
      const of = parts.filter((part) => part.table === table);
      const isList = of.filter(isLive).length > 1;
      return [
        ...(of.some(isLive) ? [`  ${table}:`] : []),
        ...of.flatMap((part) =>
          partLines(part, {language, parts, isList, isLive: isLive(part), isFirst: of.some(isLive)})
        )
      ];
    }),
    ...strange.map(
      (source) =>
        `  # ${words.question}${words.colon}${words.noTable(fileNames(source), named(source.columns.map(({name}) => name)))}`
    ),
    ...(scales.length ? ["", "scales:"] : []),
    ...scales.map(
      ({kind, yaml, lowest, highest}) =>
        `  ${kind}: ${yaml}  # [ ] ${words.sure.unsure}${words.colon}${words.scale(kind, lowest, highest)}`
    )
  ].filter((line) => line !== null);
  return {
    text: `${lines.join("\n")}\n`,
    questions: lines.flatMap((line, i) => (line.includes(`${words.question}${words.colon}`) ? [i + 1] : [])),
    guesses: lines.filter((line) => line.includes("# [ ] ")).length,
    hasTables: read.size > 0
  };
}

function named(columns: readonly string[]): string {
  const shown = columns.slice(0, mostNamed).map((column) => column.replace(/\s+/g, " "));
  return shown.join(", ") + (columns.length > mostNamed ? ", …" : "");
}

function sourceLines(source: LookedSource, folder: string, language: Language): string[] {
  const words = proposeWords[language];
  const files = source.files.map(({path}) => JSON.stringify(namedFrom(folder, path)));
  const [{sheet, formatIsNamed, format}] = source.files;
  const lines = [`files: ${files.length === 1 ? files[0] : `[${files.join(", ")}]`}`];
  if (sheet !== null) lines.push(`sheet: ${plainText(sheet)}`);
  if (formatIsNamed) lines.push(`format: ${format}  # [ ] ${words.sure.likely}${words.colon}${words.format}`);
  if (source.encoding !== null)
    lines.push(`encoding: ${source.encoding}  # [ ] ${words.sure.unsure}${words.colon}${words.encoding}`);
  if (source.numbers === "open")
    lines.push(
      `# numbers: ${JSON.stringify(numberForms[1])}  # ${words.question}${words.colon}${words.numbers.open} (${numberForms.join(" · ")})`
    );
  else if (source.numbers !== null)
    lines.push(
      `numbers: ${JSON.stringify(source.numbers)}  # [ ] ${words.sure.likely}${words.colon}${words.numbers.told}`
    );
  return [`  ${source.name}:`, ...lines.map((line) => `    ${line}`)];
}

interface PartWriting {
  readonly parts: readonly ProposedPart[];
  readonly language: Language;
  readonly isList: boolean;
  readonly isLive: boolean;
  /** Whether the table's own line stands above. */
  readonly isFirst: boolean;
}

/** Columns that no table takes from the source; said once, with the first of its tables. */
function unusedBy(part: ProposedPart, parts: readonly ProposedPart[]): string[] {
  const ofSource = parts.filter(({source}) => source === part.source);
  if (ofSource[0] !== part) return [];
  const read = ofSource.flatMap(({guesses}) => guesses.flatMap(({yaml}) => yaml ?? []));
  return part.source.columns.map(({name}) => name).filter((name) => !read.some((yaml) => speaksOf(yaml, name)));
}

/** Whether a mapping's value takes a column: by its name alone, in quotes, or as the column of a longer form. */
function speaksOf(yaml: string, name: string): boolean {
  const plain = plainText(name);
  return (
    yaml === plain || yaml.includes(`column: ${plain},`) || yaml.includes(JSON.stringify(quoted(name)).slice(1, -1))
  );
}

function partLines(part: ProposedPart, {language, parts, isList, isLive, isFirst}: PartWriting): string[] {
  const words = proposeWords[language];
  const unused = unusedBy(part, parts);
  const indent = isList ? "      " : "    ";
  const body = [
    `${isList ? "    - " : indent}from: ${part.source.name}`,
    ...(part.repeat ? [`${indent}${guessLine(part.repeat, language)}`] : []),
    `${indent}columns:`,
    ...part.guesses.map((guess) => `${indent}  ${guessLine(guess, language)}`),
    ...(unused.length ? [`${indent}# ${words.notRead(named(unused))}`] : [])
  ];
  if (isLive) return body;
  return [
    `  # ${part.table} ${words.waits(part.waitsFor.join(", "))}`,
    ...[...(isFirst ? [] : [`  ${part.table}:`]), ...body].map((line) => `# ${line}`)
  ];
}

function guessLine({column, yaml, sure, reasons, ask}: Guess, language: Language): string {
  const words = proposeWords[language];
  const why = reasons.map((reason) => words.reason(reason)).join(words.joined);
  const question = ask === null ? "" : `${words.question}${words.colon}${words.ask(ask)}`;
  if (ask !== null) return `# ${column}: ${yaml ?? "?"}  # ${[question, why].filter(Boolean).join(" ")}`;
  return `${column}: ${yaml ?? "?"}  # [ ] ${words.sure[sure]}${words.colon}${why}`;
}
