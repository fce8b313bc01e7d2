import {readdirSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {readDefinition, type Definition} from "./definition.js";

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/, "expected lower-case words joined by _");

/** A text in both languages; neither is optional, since they are equal. */
export const bilingual = z.strictObject({en: z.string().min(1), zh: z.string().min(1)});

const described = {
  name: bilingual,
  required: z.boolean().default(false),
  /** What stands in a required column that the source lacks altogether: the unit at the top, or nothing. Without this key the table can't be read then. */
  when_absent: z.enum(["top_unit", "empty"]).optional(),
  note: bilingual.optional()
};

const columnSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("id"),
    references: z
      .string()
      .regex(/^[a-z_]+\.[a-z_]+$/, "expected table.column")
      .optional(),
    ...described
  }),
  z.strictObject({type: z.literal("text"), ...described}),
  z.strictObject({type: z.literal("boolean"), ...described}),
  z.strictObject({
    type: z.literal("date"),
    /** Where it says since when, or until when, something is so: what began before the months that are measured, or ends after them, still counts in them. */
    lasting: z.enum(["from", "until"]).optional(),
    ...described
  }),
  z.strictObject({type: z.literal("month"), ...described}),
  z.strictObject({type: z.literal("timestamp"), ...described}),
  z.strictObject({type: z.literal("enum"), values: z.record(identifier, bilingual), ...described}),
  z.strictObject({
    type: z.literal("integer"),
    unit: z.enum(["s", "min", "fen", "MB", "Mbps", "count", "points", "per_mille"]).optional(),
    minimum: z.number().int().optional(),
    maximum: z.number().int().optional(),
    /** Where the smallest and the largest number depend on another column, by its values: the scale of each kind of question. */
    scale: z
      .strictObject({
        by: identifier,
        of: z.record(identifier, z.tuple([z.number().int(), z.number().int()])),
        /** From which score on an answer is one of the best, and up to which one of the worst where that counts. */
        boxes: z.record(identifier, z.strictObject({top: z.number().int(), bottom: z.number().int().optional()}))
      })
      .optional(),
    ...described
  })
]);

const checkSchema = z.union([
  /** The first date isn't earlier than the second, where both are given. */
  z.strictObject({not_before: z.tuple([identifier, identifier])}),
  /** All of these columns are given, or none. */
  z.strictObject({together: z.array(identifier).min(2)}),
  /** At least one of these columns is given. */
  z.strictObject({one_of: z.array(identifier).min(2)}),
  /** The first number isn't larger than the second, where both are given. */
  z.strictObject({at_most: z.tuple([identifier, identifier])})
]);

const tableSchema = z.strictObject({
  table: identifier,
  name: bilingual,
  row: bilingual,
  purpose: bilingual,
  /** Where the named table isn't there, its rows are made from this one; see `loaders/intake/derived-tables.ts`. */
  stands_in_for: identifier.optional(),
  key: z.array(identifier).min(1),
  columns: z.record(identifier, columnSchema),
  checks: z.array(checkSchema).default([])
});

export type ContractColumn = z.output<typeof columnSchema>;
export type ContractCheck = z.output<typeof checkSchema>;
export type ContractTable = z.output<typeof tableSchema>;

/** All tables the lab can read, by name, in the order of their names. */
export type Contract = ReadonlyMap<string, ContractTable>;

/**
 * Reads the contract: one YAML file a table.
 *
 * @param folder usually `data/contract`
 * @throws {DefinitionFault} for a file that isn't of the contract's form, a key or check on an unknown
 *   column, or a reference to an unknown table or column
 */
export function readContract(folder = "data/contract"): Contract {
  const definitions = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => readDefinition(join(folder, name), tableSchema));
  const tables = new Map(definitions.map(({value}) => [value.table, value]));
  for (const definition of definitions) checkTable(definition, tables);
  return tables;
}

function checkTable({value: table, file, fault}: Definition<ContractTable>, tables: Contract): void {
  if (!file.endsWith(`${table.table}.yaml`))
    throw fault(["table"], `expected the file's own name; found "${table.table}"`);
  const known = Object.keys(table.columns).join(", ");
  table.key.forEach((column, i) => {
    if (!Object.hasOwn(table.columns, column)) throw fault(["key", i], `expected one of ${known}; found "${column}"`);
    if (!table.columns[column].required) throw fault(["columns", column], "a key column must be required: true");
    if (table.columns[column].when_absent)
      throw fault(["columns", column, "when_absent"], "expected no when_absent: without its key a table can't be read");
  });
  table.checks.forEach((check, i) => {
    for (const column of Object.values(check).flat()) {
      if (!Object.hasOwn(table.columns, column))
        throw fault(["checks", i], `expected one of ${known}; found "${column}"`);
    }
  });
  if (table.stands_in_for !== undefined && !tables.has(table.stands_in_for)) {
    throw fault(["stands_in_for"], `expected a table of the contract; found "${table.stands_in_for}"`);
  }
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.type === "integer" && column.scale) {
      const by = Object.hasOwn(table.columns, column.scale.by) ? table.columns[column.scale.by] : undefined;
      const kinds = by?.type === "enum" && by.required ? Object.keys(by.values) : [];
      const other = Object.keys(column.scale.of).find((kind) => !kinds.includes(kind));
      const boxless = Object.keys(column.scale.of).find(
        (kind) => !column.scale || !Object.hasOwn(column.scale.boxes, kind)
      );
      if (boxless !== undefined)
        throw fault(["columns", name, "scale", "boxes"], `expected the best scores of ${boxless}; found none`);
      if (!kinds.length || other !== undefined)
        throw fault(
          ["columns", name, "scale"],
          `expected values of a required column with known values; found "${other ?? column.scale.by}"`
        );
    }
    if (column.type !== "id" || column.references === undefined) continue;
    const [target, key] = column.references.split(".");
    if (!tables.get(target)?.key.includes(key)) {
      throw fault(
        ["columns", name, "references"],
        `expected the key of a table of the contract; found "${column.references}"`
      );
    }
  }
}

/** The DuckDB type that holds a column. */
export function sqlType(column: ContractColumn): string {
  switch (column.type) {
    case "id":
    case "text":
    case "enum":
      return "VARCHAR";
    case "boolean":
      return "BOOLEAN";
    case "date":
    case "month":
      return "DATE";
    case "timestamp":
      return "TIMESTAMP";
    case "integer":
      return "BIGINT";
  }
}

/** The `CREATE TABLE` statement of a contract table. Keys and references are checked by intake, not by the engine. */
export function createTable(table: ContractTable): string {
  const columns = Object.entries(table.columns).map(
    ([name, column]) => `  ${name} ${sqlType(column)}${column.required ? " NOT NULL" : ""}`
  );
  return `CREATE TABLE ${table.table} (\n${columns.join(",\n")}\n)`;
}
