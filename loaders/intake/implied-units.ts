import type {Database} from "../database.js";
import type {Contract} from "../definitions/contract.js";

/** The unit that stands for the whole where the data name none. */
const company = "(company)";

/**
 * Makes `org_units` out of what the rows say of units where there is no such table: a company, and right below
 * it each unit that any row names. Customers without a unit belong to the company.
 */
export async function impliedUnits(database: Database, contract: Contract): Promise<void> {
  const named = [...contract.values()].flatMap(({table, columns}) =>
    Object.entries(columns).flatMap(([name, column]) => (table !== "org_units" && column.type === "id" && column.references === "org_units.unit_id" ? [`SELECT ${name} AS unit_id FROM ${table}`] : []))
  );
  await database.run(`INSERT INTO org_units (unit_id, parent_id, name, name_en, kind) VALUES ('${company}', NULL, '公司', 'Company', 'company')`);
  await database.run(
    `INSERT INTO org_units (unit_id, parent_id, name, kind) SELECT DISTINCT unit_id, '${company}', unit_id, 'unit' FROM (${named.join(" UNION ALL ")}) WHERE unit_id IS NOT NULL AND unit_id <> '${company}' ORDER BY unit_id`
  );
  const columns = Object.keys(contract.get("customers")?.columns ?? {}).map((name) => (name === "home_unit_id" ? `COALESCE(home_unit_id, '${company}') AS home_unit_id` : name));
  await database.run(`CREATE TABLE placed AS SELECT ${columns.join(", ")} FROM customers`);
  await database.drop("customers");
  await database.run(`ALTER TABLE placed RENAME TO customers`);
}
