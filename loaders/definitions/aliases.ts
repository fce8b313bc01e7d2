import {join} from "node:path";
import {z} from "zod";
import {projectFolder} from "../ground/project.js";
import type {Contract} from "./contract.js";
import {readDefinition} from "./definition.js";

const words = z.array(z.string().min(1));

const tableSchema = z.strictObject({
  /** Words in the name of a file or sheet. */
  files: words.default([]),
  /** By column: other names for it. */
  columns: z.record(z.string(), words).default({}),
  /** By column and value, of yes and no too: what other systems write for it. */
  values: z.record(z.string(), z.record(z.string(), words)).default({}),
  /** By column and value: words in the names of the file or its columns that tell it where no column does. */
  implied: z.record(z.string(), z.record(z.string(), words)).default({}),
  /** By column: what is proposed where nothing tells it. */
  otherwise: z.record(z.string(), z.string()).default({}),
  /** By column: what a file of one row a customer calls what is the same in each month. */
  each_month: z.record(z.string(), words).default({}),
  /** Days that are counted back from the month in which the data end. */
  undated: z
    .record(z.string(), z.union([z.strictObject({months_before_end: words}), z.strictObject({in_last_month: words})]))
    .default({})
});

const schema = z.strictObject({tables: z.record(z.string(), tableSchema)});

/** What other systems call a table, its columns and its values. */
export type TableAliases = z.output<typeof tableSchema>;
export type Aliases = ReadonlyMap<string, TableAliases>;

/**
 * Reads the names under which other systems know the contract's tables, by table.
 *
 * @throws {DefinitionFault} for a table, a column or a value that the contract doesn't know
 */
export function readAliases(contract: Contract, file = join(projectFolder, "data/aliases/names.yaml")): Aliases {
  const {value, fault} = readDefinition(file, schema);
  for (const [table, aliases] of Object.entries(value.tables)) {
    const known = contract.get(table);
    if (!known) throw fault(["tables", table], `expected one of the contract's tables; found "${table}"`);
    const {files: _, ...byColumn} = aliases;
    for (const [part, columns] of Object.entries(byColumn))
      for (const [name, said] of Object.entries(columns)) {
        const path = ["tables", table, part, name];
        if (!Object.hasOwn(known.columns, name))
          throw fault(path, `expected one of the columns of ${table}; found "${name}"`);
        if (part !== "values" && part !== "implied" && part !== "otherwise") continue;
        const column = known.columns[name];
        const values =
          column.type === "enum" ? Object.keys(column.values) : column.type === "boolean" ? ["true", "false"] : [];
        const other = (typeof said === "string" ? [said] : Object.keys(said)).find((code) => !values.includes(code));
        if (other !== undefined) throw fault(path, `expected one of ${values.join(", ")}; found "${other}"`);
      }
  }
  return new Map(Object.entries(value.tables));
}
