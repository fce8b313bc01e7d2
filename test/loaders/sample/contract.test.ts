import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readContract, sqlType, type ContractColumn} from "../../../loaders/definitions/contract.js";
import {generated, type Generated} from "./support.js";

const contract = readContract();
let sample: Generated;
beforeAll(async () => {
  sample = await generated();
});
afterAll(() => sample.close());

const faultsOf = (name: string, column: ContractColumn): string[] => {
  const faults: string[] = column.required ? [`${name} IS NULL`] : [];
  if (column.type === "integer" && column.minimum !== undefined) faults.push(`${name} < ${column.minimum}`);
  if (column.type === "integer" && column.maximum !== undefined) faults.push(`${name} > ${column.maximum}`);
  if (column.type === "enum")
    faults.push(
      `${name} NOT IN (${Object.keys(column.values)
        .map((value) => `'${value}'`)
        .join(", ")})`
    );
  if (column.type === "month") faults.push(`extract(day FROM ${name}) <> 1`);
  if (column.type === "id" && column.references) {
    const [table, key] = column.references.split(".");
    faults.push(`${name} IS NOT NULL AND ${name} NOT IN (SELECT ${key} FROM ${table})`);
  }
  return faults;
};

/** The simulated operator writes a call that is passed on as one contact, so it has no parts to number. */
const lacked = "leg";

// A table of counts stands in for one of rows, which the sample has.
describe.each(
  [...contract.values()].filter((table) => !table.stands_in_for).map((table) => [table.table, table] as const)
)("%s", (name, table) => {
  it("has the contract's columns, in order and type", async () => {
    const columns = await sample.rows(`DESCRIBE ${name}`);
    expect(columns.map((column) => [column.column_name, column.column_type])).toEqual(
      Object.entries(table.columns)
        .filter(([column]) => column !== lacked)
        .map(([column, facts]) => [column, sqlType(facts)])
    );
  });

  it("holds rows, each key once, in one order", async () => {
    const [counts] = await sample.rows(
      `SELECT count(*)::INT AS n, count(DISTINCT (${table.key.join(", ")}))::INT AS keys FROM ${name}`
    );
    expect(counts.n).toBeGreaterThan(0);
    expect(counts.keys).toBe(counts.n);
  });

  it("has no value the contract forbids, and no reference that dangles", async () => {
    for (const [column, facts] of Object.entries(table.columns)) {
      if (column === lacked) continue;
      for (const fault of faultsOf(column, facts))
        expect([fault, await sample.number(`SELECT count(*) FROM ${name} WHERE ${fault}`)]).toEqual([fault, 0]);
    }
    for (const check of table.checks) {
      const fault =
        "not_before" in check
          ? `${check.not_before[0]} < ${check.not_before[1]}`
          : "together" in check
            ? `(${check.together.map((column) => `(${column} IS NULL)::INT`).join(" + ")}) NOT IN (0, ${check.together.length})`
            : "at_most" in check
              ? `${check.at_most[0]} > ${check.at_most[1]}`
              : check.one_of.map((column) => `${column} IS NULL`).join(" AND ");
      expect([fault, await sample.number(`SELECT count(*) FROM ${name} WHERE ${fault}`)]).toEqual([fault, 0]);
    }
  });
});
