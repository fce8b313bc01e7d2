import {join} from "node:path";
import {z} from "zod";
import {asNumber, type Database} from "../ground/database.js";
import {bilingual, type Contract} from "../definitions/contract.js";
import {readDefinition, type Definition} from "../definitions/definition.js";
import {columnsLacking, type Intake} from "../intake/table-intake.js";
import {occasionsQuery, replayedTables} from "./occasions.js";

const expression = z.string().min(1);
const change = z
  .strictObject({
    table: z.enum(replayedTables),
    where: expression,
    set: z.record(z.string(), expression).optional(),
    drop: z.literal(true).optional(),
    add: z.record(z.string(), expression).optional()
  })
  .refine(
    ({set, drop, add}) => [set, drop, add].filter((one) => one !== undefined).length === 1,
    "expected one of set, drop and add"
  );

const behavioursSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9_]*$/, "expected a key of small letters, digits and underscores"),
  z.strictObject({
    name: bilingual,
    says: bilingual,
    of: bilingual,
    changes: z.array(change).min(1),
    assumed: z.strictObject({lost_per_1000: z.number().min(0).max(1000)})
  })
);

/** What a behaviour does to the rows of one table. */
export type Change = z.output<typeof change>;

/** A behaviour by which a score can be raised without serving anybody better. */
export interface Behaviour extends Readonly<z.output<typeof behavioursSchema>[string]> {
  readonly id: string;
}

/** The behaviours as they are defined, in the order of their file. */
export interface Behaviours {
  readonly all: readonly Behaviour[];
  readonly definition: Definition<z.output<typeof behavioursSchema>>;
}

/**
 * Reads the behaviours that are replayed.
 *
 * @throws {DefinitionFault} with file and line
 */
export function readBehaviours(folder = "data/gaming"): Behaviours {
  const definition = readDefinition(join(folder, "behaviours.yaml"), behavioursSchema);
  return {all: Object.entries(definition.value).map(([id, value]) => ({id, ...value})), definition};
}

/**
 * Checks every expression against the contract tables of a database.
 *
 * @throws {DefinitionFault} for a column that the table hasn't, or an expression that isn't one or is of a wrong type
 */
export async function checkBehaviours(
  database: Database,
  {all, definition}: Behaviours,
  contract: Contract
): Promise<void> {
  for (const {id, changes} of all) {
    for (const [i, one] of changes.entries()) {
      const columns = contract.get(one.table)?.columns ?? {};
      const check = async (path: readonly PropertyKey[], text: string, expected: string): Promise<void> => {
        try {
          const described = await database.describe(
            `SELECT CAST((${withLimit(text, 300)}) AS ${expected}) AS found FROM (${occasionsQuery(one.table, [])}) AS occasions`
          );
          if (described.size !== 1) throw new Error(`${described.size} columns`);
        } catch (error) {
          const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
          throw definition.fault(
            [id, "changes", i, ...path],
            `expected an expression over the columns of ${one.table}; found "${text}": ${message}`
          );
        }
      };
      await check(["where"], one.where, "BOOLEAN");
      for (const key of ["set", "add"] as const) {
        for (const [column, text] of Object.entries(one[key] ?? {})) {
          if (!Object.hasOwn(columns, column))
            throw definition.fault(
              [id, "changes", i, key, column],
              `expected one of ${Object.keys(columns).join(", ")}; found "${column}"`
            );
          await check([key, column], text, (await typeOf(database, one.table, column)) ?? "VARCHAR");
        }
      }
    }
  }
}

/** What answers and complaints know of their contact, as a column of the contract. */
const ofContact: Readonly<Record<string, string>> = {
  contact_reason: "contacts.reason",
  contact_channel: "contacts.channel"
};

/**
 * The columns, `table.column`, that a behaviour lacks to tell its occasions; none where at least one of its changes can be made.
 * Nobody knows then how often it could be done: not never.
 */
export function lacksOf({changes}: Behaviour, contract: Contract, intake: Intake): string[] {
  const byChange = changes.map(({table, where}) => {
    const columns = contract.get(table)?.columns ?? {};
    const named = [...where.replace(/'[^']*'/g, "").matchAll(/[a-z_]+/g)].flatMap(([word]) =>
      Object.hasOwn(columns, word) ? `${table}.${word}` : Object.hasOwn(ofContact, word) ? ofContact[word] : []
    );
    return columnsLacking(intake, [...new Set([...keysOf(table, contract), ...named])]);
  });
  return byChange.some((lacks) => lacks.length === 0) ? [] : byChange[0];
}

function keysOf(table: string, contract: Contract): string[] {
  return (contract.get(table)?.key ?? []).map((column) => `${table}.${column}`);
}

/** An expression with the seconds of the limit in their place. */
export function withLimit(text: string, limitSeconds: number): string {
  return text.replaceAll(":limit", String(limitSeconds));
}

async function typeOf(database: Database, table: string, column: string): Promise<string | undefined> {
  return (await database.describe(`SELECT ${column} FROM ${table}`)).get(column);
}

/** Whether a table of the contract holds any row. */
export async function hasRows(database: Database, table: string): Promise<boolean> {
  const [row] = await database.rows(`SELECT COUNT(*) AS rows FROM (SELECT 1 FROM ${table} LIMIT 1) AS first_row`);
  return asNumber(row?.rows) > 0;
}
