import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Contract, ContractColumn} from "./contract.js";

/** The header line of a table's CSV: what a data owner fills in below. */
export function templateOf(columns: Readonly<Record<string, ContractColumn>>): string {
  return `${Object.keys(columns).map(csvCell).join(",")}\n`;
}

/** One row a column of all tables, in both languages: what it holds, whether it must be there, which values it may take. */
export function columnGuide(contract: Contract): string {
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
  // The mark at the start lets a spreadsheet see that this is UTF-8.
  return `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(",")).join("\n")}\n`;
}

/**
 * Writes an empty CSV for each table of the contract, and `columns-guide.csv`, which says what each column is for.
 *
 * @returns the files written
 */
export function writeTemplates(contract: Contract, folder: string): string[] {
  mkdirSync(folder, {recursive: true});
  const files = [...contract.values()].map((table): [string, string] => [`${table.table}.csv`, templateOf(table.columns)]);
  return [...files, ["columns-guide.csv", columnGuide(contract)] as const].map(([name, text]) => {
    const file = join(folder, name);
    // A template never takes the place of data that stand there.
    writeFileSync(file, text, {flag: "wx"});
    return file;
  });
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
