/** One statement of a text, and the line on which it begins, counted from 1. */
export interface Statement {
  readonly text: string;
  readonly line: number;
  /** Characters in front of it on that line. */
  readonly column: number;
}

/** What a semicolon may stand inside of without ending a statement: strings, quoted names, comments, dollar quotes. */
const parts =
  /'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(\$[A-Za-z_]*\$)[\s\S]*?(?:\1|$)|;/g;

/** The statements of a text, without those that hold nothing but blanks and comments. */
export function statementsOf(text: string): Statement[] {
  const found: Statement[] = [];
  const take = (from: number, to: number) => {
    const piece = text.slice(from, to);
    if (!saysNothing(piece)) found.push({text: piece, ...placeOf(text, from)});
  };
  let from = 0;
  for (const match of text.matchAll(parts)) {
    if (match[0] !== ";") continue;
    take(from, match.index);
    from = match.index + 1;
  }
  take(from, text.length);
  return found;
}

function saysNothing(piece: string): boolean {
  return piece.replace(parts, (part) => (part.startsWith("--") || part.startsWith("/*") ? "" : part)).trim() === "";
}

function placeOf(text: string, offset: number): {line: number; column: number} {
  const before = text.slice(0, offset);
  return {line: before.split("\n").length, column: offset - (before.lastIndexOf("\n") + 1)};
}

/** What DuckDB said of a statement, and where in the whole text; both counted from 1, null where it named no place. */
export interface SqlFault {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** Reads the place out of DuckDB's message: `LINE 2: …` with a caret below. */
export function faultOf(message: string, statement: Statement): SqlFault {
  const [said, ...places] = message.split(/\n+(?=LINE \d+: )/);
  const place = /^LINE (\d+): ([^\n]*)\n( *)\^/.exec(places[0] ?? "");
  if (!place) return {message: said.trim(), line: null, column: null};
  const [, number, source, blanks] = place;
  const line = statement.line + Number(number) - 1;
  // A long line is shown cut at its start; then the caret doesn't tell the column.
  if (source.startsWith("...")) return {message: said.trim(), line, column: null};
  const column = charactersIn(source, blanks.length - `LINE ${number}: `.length) + 1;
  return {message: said.trim(), line, column: column + (line === statement.line ? statement.column : 0)};
}

/** How many characters fill a width; DuckDB sets its caret by columns of a terminal, in which a Chinese character fills two. */
function charactersIn(text: string, width: number): number {
  let filled = 0;
  let characters = 0;
  for (const character of text) {
    if (filled >= width) break;
    filled +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u.test(
        character
      )
        ? 2
        : 1;
    characters += character.length;
  }
  return characters;
}
