import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {spreadsheetCsv} from "../../src/model/sql/csv.js";
import type {Contract, ContractColumn} from "./contract.js";

/** The header line of a table's CSV: what a data owner fills in below. */
function templateOf(columns: Readonly<Record<string, ContractColumn>>): string {
  return `${Object.keys(columns).join(",")}\n`;
}

/** One row a column of all tables, in both languages: what it holds, whether it must be there, which values it may take. */
function columnGuide(contract: Contract): string {
  const head = ["table", "column", "name", "名称", "type", "required", "references", "values", "取值", "note", "说明"];
  const rows = [...contract.values()].flatMap((table) =>
    Object.entries(table.columns).map(([column, definition]) => {
      const values = definition.type === "enum" ? Object.entries(definition.values) : [];
      return [
        table.table,
        column,
        definition.name.en,
        definition.name.zh,
        definition.type === "integer" && definition.unit ? `integer, ${definition.unit}` : definition.type,
        definition.required ? "yes" : "",
        definition.type === "id" ? (definition.references ?? "") : "",
        values.map(([value, {en}]) => `${value} = ${en}`).join("; "),
        values.map(([value, {zh}]) => `${value}＝${zh}`).join("；"),
        definition.note?.en ?? "",
        definition.note?.zh ?? ""
      ];
    })
  );
  return spreadsheetCsv([head, ...rows]);
}

/**
 * Writes an empty CSV for each table of the contract, and `columns-guide.csv`, which says what each column is for.
 *
 * @returns the files written
 */
export function writeTemplates(contract: Contract, folder: string): string[] {
  const files = templateFiles(contract, folder);
  mkdirSync(folder, {recursive: true});
  for (const [file, text] of files) writeNew(file, text);
  return files.map(([file]) => file);
}

/** What {@link writeTemplates} writes: path and text of each file. */
export function templateFiles(contract: Contract, folder: string): (readonly [file: string, text: string])[] {
  const tables = [...contract.values()].map((table) => [`${table.table}.csv`, templateOf(table.columns)] as const);
  return [...tables, ["columns-guide.csv", columnGuide(contract)] as const].map(
    ([name, text]) => [join(folder, name), text] as const
  );
}

/** Writes a file that isn't there; a template never takes the place of data that stand there. */
export function writeNew(file: string, text: string): void {
  writeFileSync(file, text, {flag: "wx"});
}
