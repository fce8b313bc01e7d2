/** What stood in rows that were set aside, and where: an example of each reason. */
import {relative} from "node:path";
import {rowFaultText} from "../../src/language/row-faults.js";
import {literal, quoted, type Database} from "../ground/database.js";
import type {Contract, ContractTable} from "../definitions/contract.js";
import {csvLinesOf, type Place} from "./csv-lines.js";
import type {SourcePlan} from "./sources.js";
import type {Intake, SetAsideReason, TableIntake} from "./table-intake.js";

/** A reason for which rows of a table were set aside, with one of them. */
export interface CheckedReason extends SetAsideReason {
  readonly example: {
    /** What stood in the cell at fault; null where it was empty. */
    readonly found: string | null;
    /** The row's key, as far as it could be read. */
    readonly key: Readonly<Record<string, string | null>>;
    /** Where the row begins; null where it can't be told. */
    readonly place: Place | null;
  } | null;
}

/** One row of each reason, with its place where the table is read from CSV. */
export async function withExamples(
  database: Database,
  table: ContractTable,
  {reasons}: TableIntake,
  plan: SourcePlan
): Promise<CheckedReason[]> {
  const keys = table.key.map((name) => `CAST(${name} AS VARCHAR) AS ${quoted(name)}`).join(", ");
  const examples: CheckedReason[] = [];
  for (const reason of reasons) {
    const [row] =
      reason.code === undefined
        ? []
        : await database.rows(
            `SELECT found, ${keys} FROM set_aside_${table.table} WHERE fault = ${literal(reason.code)} ORDER BY ALL LIMIT 1`
          );
    const text = (value: unknown) => (typeof value === "string" ? value : null);
    examples.push({
      ...reason,
      example: row
        ? {
            found: text(row.found),
            key: Object.fromEntries(table.key.map((name) => [name, text(row[name])])),
            place: null
          }
        : null
    });
  }
  return withPlaces(examples, table, plan);
}

async function withPlaces(
  reasons: readonly CheckedReason[],
  table: ContractTable,
  plan: SourcePlan
): Promise<CheckedReason[]> {
  const wanted = reasons.flatMap(({code, example}) => {
    if (!example) return [];
    const column = code?.split(":")[1];
    const fault = column !== undefined && column in table.columns ? column : null;
    const known = Object.entries({...example.key, ...(fault === null ? {} : {[fault]: example.found ?? ""})});
    return [
      {
        cells: Object.fromEntries(known.filter((cell): cell is [string, string] => cell[1] !== null)),
        fault,
        // Of a key that is there twice the first row is the one that was kept.
        passes: code === "duplicate" ? 1 : 0
      }
    ];
  });
  if (wanted.length === 0) return [...reasons];
  const places = await csvLinesOf(plan, table, wanted);
  let next = 0;
  return reasons.map((reason) =>
    reason.example ? {...reason, example: {...reason.example, place: places[next++]}} : reason
  );
}

/** Reasons told of a table of which nothing was accepted. */
const toldReasons = 5;

/** What to say of tables all of whose rows were set aside: each reason with its rows, file, line and what was found. */
export async function whollySetAside(
  database: Database,
  contract: Contract,
  intake: Intake,
  plan: SourcePlan
): Promise<string> {
  const lines: string[] = [];
  for (const [table, met] of intake) {
    const definition = contract.get(table);
    if (!definition || met.derived || met.accepted > 0 || met.setAside === 0) continue;
    lines.push(`${table}: all ${met.setAside} rows are set aside`);
    for (const {reason, rows, place, example} of (await withExamples(database, definition, met, plan)).slice(
      0,
      toldReasons
    )) {
      const at = place ?? example?.place ?? null;
      const where = at === null ? "" : `, such as ${relative(process.cwd(), at.file)}:${at.line}`;
      const found = typeof example?.found === "string" ? `, found ${JSON.stringify(example.found.slice(0, 80))}` : "";
      lines.push(`  ${rowFaultText(reason, "en")}: ${rows} rows${where}${found}`);
    }
  }
  return lines.join("\n");
}
