import type {Bilingual} from "../../src/model/published/systems.js";
import type {Contract} from "./contract.js";

/** The values of an enumerated column with their names, in the contract's order; empty where it isn't one. */
export function valueNames(contract: Contract, table: string, column: string): ReadonlyMap<string, Bilingual> {
  const found = contract.get(table)?.columns[column];
  return new Map(found?.type === "enum" ? Object.entries(found.values) : []);
}

/** The name that the contract gives to a value of an enumerated column; null where it has none. */
export function valueName(contract: Contract, table: string, column: string, value: string): Bilingual | null {
  return valueNames(contract, table, column).get(value) ?? null;
}
