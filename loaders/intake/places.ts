/** Where a row stands in its file: found again for the few that a check shows as examples. */
import {createReadStream} from "node:fs";
import type {ContractTable} from "../definitions/contract.js";
import {dialectOf} from "./sources-csv.js";
import {encodingOf, headOf} from "./sources-text.js";

/** A row to look for, by the text of some of its cells. */
export interface WantedRow {
  readonly cells: Readonly<Record<string, string>>;
}

export interface Place {
  readonly file: string;
  /** The line on which the row begins, counted from 1. */
  readonly line: number;
}

export interface CsvShape {
  readonly delimiter: string;
  readonly quote: string;
  /** Lines above the header. */
  readonly skip: number;
  readonly header: readonly string[];
}

/**
 * How a CSV file of a folder is written, its header in the contract's names.
 *
 * @returns null for one that isn't UTF-8: its lines are read from a rewritten copy
 */
export async function csvShapeOf(file: string, {columns}: ContractTable): Promise<CsvShape | null> {
  if ((await encodingOf(file)) !== "utf-8") return null;
  const {delimiter, quote, skip, header} = dialectOf(headOf(file, 2 ** 20), file);
  const named = (text: string) => {
    const plain = text.trim().toLowerCase();
    return Object.entries(columns).find(([name, {name: label}]) => [name, label.en.toLowerCase(), label.zh].includes(plain))?.[0] ?? text;
  };
  return {delimiter, quote, skip, header: header.map(named)};
}

/** Beyond this much of a file nothing is looked for. */
const lookedThrough = 256 * 2 ** 20;

/**
 * Reads a CSV file until all wanted rows are found.
 *
 * @returns the first place of each wanted row; null for one that isn't found
 */
export async function placesIn(file: string, {delimiter, quote, skip, header}: CsvShape, wanted: readonly WantedRow[]): Promise<(Place | null)[]> {
  const places: (Place | null)[] = wanted.map(() => null);
  const positions = wanted.map(({cells}) => Object.entries(cells).map(([name, text]) => [header.indexOf(name), text] as const));
  let open = positions.filter((cells) => cells.every(([at]) => at >= 0)).length;
  let line = 1;
  let begin = 1;
  let record: string[] = [];
  let cell = "";
  let inQuotes = false;
  let wasQuote = false;
  let wasReturn = false;
  let records = 0;
  const endRecord = () => {
    record.push(cell);
    cell = "";
    // Blank lines are no rows; the first record after the lines above the header is the header.
    if (record.length > 1 || record[0] !== "") {
      if (records++ > skip) {
        positions.forEach((cells, i) => {
          if (places[i] !== null || cells.some(([at, text]) => at < 0 || (record[at] ?? "") !== text)) return;
          places[i] = {file, line: begin};
          open--;
        });
      }
    }
    record = [];
  };
  const stream = createReadStream(file, {encoding: "utf8", end: lookedThrough});
  for await (const chunk of stream) {
    for (const character of String(chunk)) {
      if (character === "\n" && wasReturn) {
        // The second half of one line's end.
        wasReturn = false;
        continue;
      }
      wasReturn = false;
      if (inQuotes && character !== quote) {
        cell += character;
        if (character === "\n") line++;
        continue;
      }
      if (quote !== "" && character === quote) {
        if (!inQuotes && cell === "" && !wasQuote) inQuotes = true;
        else if (inQuotes) {
          inQuotes = false;
          wasQuote = true;
          continue;
        } else if (wasQuote) {
          cell += quote;
          inQuotes = true;
        } else cell += character;
        wasQuote = false;
        continue;
      }
      wasQuote = false;
      if (character === delimiter) {
        record.push(cell);
        cell = "";
      } else if (character === "\n" || character === "\r") {
        wasReturn = character === "\r";
        endRecord();
        begin = ++line;
      } else if (character !== "\uFEFF" || line > 1 || cell !== "") cell += character;
    }
    if (open <= 0) break;
  }
  if (cell !== "" || record.length > 0) endRecord();
  return places;
}
