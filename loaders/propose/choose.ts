/** Which contract tables a source is proposed for. */
import type {Aliases} from "../definitions/aliases.js";
import type {Contract, ContractTable} from "../definitions/contract.js";
import type {LookedSource} from "./look.js";
import {matchTable, type Matched, type TableMatch} from "./match.js";

/** A source as a table, with what was recognised. */
export interface ChosenPart {
  readonly source: LookedSource;
  readonly table: ContractTable;
  readonly columns: ReadonlyMap<string, Matched>;
}

/** A table is proposed from here on: two columns that must be there, or the file's name and one of them. */
const leastScore = 3;

/** The tables that a source is, the best first; none where nothing tells. */
export function choose(source: LookedSource, contract: Contract, aliases: Aliases): ChosenPart[] {
  if (!source.columns.length) return [];
  const matches = [...contract.values()]
    .map((table) => matchTable(source, table, aliases.get(table.table)))
    .filter(({score, columns}) => score >= leastScore && columns.size > 0)
    .sort((a, b) => b.score - a.score);
  const [best] = matches;
  if (!best) return [];
  const chosen = [best, ...matches.slice(1).filter((other) => isAnother(other, best, aliases))];
  const customers = contract.get("customers");
  const parts = chosen.map(({table, columns}) => ({source, table, columns}));
  if (!customers || parts.some(({table}) => table === customers) || !isOneACustomer(best)) return parts;
  // A row a customer tells more of customers than their ids: where they belong.
  const {columns} = matchTable(source, customers, aliases.get("customers"));
  const id = best.columns.get("customer_id");
  const own = new Map([...columns].filter(([name]) => name !== "customer_id"));
  if (id) own.set("customer_id", id);
  return [...parts, {source, table: customers, columns: own}];
}

/** Whether a source is a second table beside the first: by columns of its own, with all that must be there but its key. */
function isAnother(other: TableMatch, best: TableMatch, aliases: Aliases): boolean {
  const used = new Set([...best.columns.values()].map(({column}) => column));
  const {table} = other;
  const known = aliases.get(table.table);
  const isWhole = Object.entries(table.columns).every(
    ([name, {required, when_absent: whenAbsent}]) =>
      !required ||
      whenAbsent !== undefined ||
      table.key.includes(name) ||
      other.columns.has(name) ||
      Object.hasOwn(known?.implied ?? {}, name)
  );
  const own = [...other.columns].filter(
    ([name, {column, likeness}]) =>
      !used.has(column) &&
      (likeness === "contract" || likeness === "alias") &&
      ["integer", "boolean"].includes(table.columns[name].type)
  );
  return isWhole && own.length > 0;
}

/** Whether each row is another customer: a table by customers, or one that names nobody. */
function isOneACustomer({table, columns}: TableMatch): boolean {
  return (
    Object.hasOwn(table.columns, "customer_id") && (table.key.includes("customer_id") || namesNobody(table, columns))
  );
}

/** Whether a table that needs a person names none: each row is then somebody else. */
function namesNobody(table: ContractTable, columns: ReadonlyMap<string, Matched>): boolean {
  return table.checks.some((check) => "one_of" in check && !check.one_of.some((name) => columns.has(name)));
}
