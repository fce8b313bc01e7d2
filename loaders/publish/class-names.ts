import type {Bilingual} from "../../src/model/published.js";
import type {Contract} from "../definitions/contract.js";

/** The name that the contract gives to a value of an enumerated column; null where it has none. */
export function valueName(contract: Contract, table: string, column: string, value: string): Bilingual | null {
  const found = contract.get(table)?.columns[column];
  return found?.type === "enum" ? (found.values[value] ?? null) : null;
}

/** The values of an enumerated column, in the contract's order. */
export function valueNames(contract: Contract, table: string, column: string): string[] {
  const found = contract.get(table)?.columns[column];
  return found?.type === "enum" ? Object.keys(found.values) : [];
}
