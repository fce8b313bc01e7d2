/** Texts as small numbers: what is read out of the database into typed arrays. */
import {asText, literal, type Database} from "../../ground/database.js";

/** The texts of a column. A code is a position here; 0 stands for none on record. */
export type Names = readonly string[];

/** Codes of one column, with their texts. */
export interface Coded {
  readonly names: Names;
  readonly codes: Uint8Array | Uint16Array;
}

/**
 * The texts that a column holds, in their order.
 *
 * @param from the table
 */
export async function namesIn(database: Database, from: string, column: string): Promise<Names> {
  const rows = await database.rows(
    `SELECT DISTINCT ${column} AS name FROM ${from} WHERE ${column} IS NOT NULL ORDER BY name`
  );
  return ["", ...rows.map(({name}) => asText(name))];
}

/** A join that gives the code of a text, and the number to select; 0 where the text is NULL or none of these. */
export function codeOf(names: Names, text: string, alias: string): {readonly join: string; readonly code: string} {
  if (names.length < 2) return {join: "", code: "0"};
  const values = names.flatMap((name, code) => (code > 0 ? [`(${literal(name)}, ${code})`] : []));
  return {
    join: `LEFT JOIN (VALUES ${values.join(", ")}) AS ${alias} (name, code) ON ${alias}.name = ${text}`,
    code: `COALESCE(${alias}.code, 0)`
  };
}

/** Room for the codes of these texts. */
export function roomFor(names: Names, count: number): Uint8Array | Uint16Array {
  if (names.length > 65_536) throw new Error(`expected at most 65,535 different texts; found ${names.length - 1}`);
  return names.length > 256 ? new Uint16Array(count) : new Uint8Array(count);
}
