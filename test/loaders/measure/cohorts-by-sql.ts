/** Cohorts as the plain SQL that the page shows counts them: what the panels are held to. */
import {asNumber, asText, literal, type Database} from "../../../loaders/ground/database.js";
import {cubeQuery, cubeSums, type CubeAxis, type CubeCell} from "../../../loaders/measure/cohort-cube.js";
import {
  cohortQuery,
  leavingReasons,
  lifeQuery,
  type LifeEntity,
  type LifeRow,
  type SplitDefinition
} from "../../../loaders/measure/cohorts.js";
import type {LeavingRow} from "../../../loaders/measure/panel/before-leaving.js";
import type {HeatRow} from "../../../loaders/measure/panel/heat.js";
import type {AgeRow} from "../../../loaders/measure/panel/by-tenure.js";
import type {CustomerPanel, LinePanel, PanelColumn} from "../../../loaders/measure/panel/panel.js";
import type {PanelPart, PanelSource} from "../../../loaders/measure/panel/source.js";

/**
 * Makes the tables `line_months` and `customer_months`.
 *
 * @param database with the contract's tables, `periods`, `period_months` and `unit_ancestors`
 * @param level the kind of unit that customers are told apart by
 */
export async function makeCohortFrames(database: Database, level: string): Promise<void> {
  await database.run(`CREATE OR REPLACE TABLE cohort_units AS
    SELECT a.unit_id AS unit_id, a.ancestor_id AS unit
    FROM unit_ancestors AS a
    JOIN org_units AS o ON o.unit_id = a.ancestor_id
    WHERE o.kind = ${literal(level)}`);
  await database.run(`CREATE OR REPLACE TABLE line_months AS ${cohortQuery("line_months")}`);
  await database.run(`CREATE OR REPLACE TABLE customer_months AS ${cohortQuery("customer_months")}`);
}

/** The life table of one split, or of all together. */
export async function lifeBySql(
  database: Database,
  entity: LifeEntity,
  split: SplitDefinition | null,
  lastMonth: number
): Promise<LifeRow[]> {
  const rows = await database.rows(lifeQuery(entity, split ? [split] : [], lastMonth));
  return rows.map((row) => ({
    class: split ? asText(row[`class_${split.id}`]) : "all",
    tenure: asNumber(row.tenure),
    atRisk: asNumber(row.at_risk),
    left: leavingReasons.map((reason) => asNumber(row[`left_${reason}`])),
    ended: asNumber(row.ended),
    moved: asNumber(row.moved),
    due: asNumber(row.due),
    revenueFen: asNumber(row.revenue),
    revenueFenSquared: asNumber(row.revenue_squared),
    customersByKind: [0, 1, 2, 3].map((i) => asNumber(row[`customers_${i}`]))
  }));
}

export async function cubeBySql(database: Database, axes: readonly CubeAxis[], lastMonth: number): Promise<CubeCell[]> {
  const rows = await database.rows(cubeQuery(axes, lastMonth));
  return rows.map((row) => ({
    bins: axes.map(({id}) => asText(row[`d_${id}`])),
    customers: asNumber(row.customers),
    last: asNumber(row.last_months),
    sums: cubeSums.map((name) => asNumber(row[name]))
  }));
}

export async function heatBySql(database: Database, entity: LifeEntity): Promise<HeatRow[]> {
  const rows = await database.rows(cohortQuery(entity === "customers" ? "heat_customers" : "heat_lines"));
  const money = (value: Parameters<typeof asNumber>[0]) => (entity === "customers" ? asNumber(value) : null);
  return rows.map((row) => ({
    joined: asNumber(row.joined_month),
    since: asNumber(row.since),
    members: asNumber(row.members),
    customers: asNumber(row.customers),
    revenueFen: money(row.revenue),
    keptFen: money(row.kept),
    contacts: money(row.contacts),
    complaints: money(row.complaints)
  }));
}

export async function beforeLeavingBySql(database: Database): Promise<LeavingRow[]> {
  const rows = await database.rows(cohortQuery("before_leaving"));
  return rows.map((row) => {
    const how = asText(row.how);
    if (how !== "port_out" && how !== "other" && how !== "stayed") throw new Error(`unexpected ${how}`);
    return {
      how,
      quarter: asNumber(row.quarter),
      valueTier: asText(row.value_tier),
      tenure: asNumber(row.tenure),
      bucket: asNumber(row.bucket),
      days: asNumber(row.days),
      customers: asNumber(row.customers),
      has: {
        contacts: asNumber(row.contacts),
        many_contacts: asNumber(row.many_contacts),
        repeats: asNumber(row.repeats),
        complaints: asNumber(row.complaints),
        bill_shocks: asNumber(row.bill_shocks),
        network: asNumber(row.network)
      }
    };
  });
}

export async function byTenureBySql(database: Database): Promise<AgeRow[]> {
  const rows = await database.rows(cohortQuery("by_tenure"));
  return rows.map((row) => {
    const age = asText(row.age);
    if (age !== "new" && age !== "middle" && age !== "old") throw new Error(`unexpected ${age}`);
    const each = (part: string) => ({
      revenue: asNumber(row[`revenue_${part}`]),
      in_term: asNumber(row[`in_term_${part}`]),
      new_only: asNumber(row[`new_only_${part}`]),
      closed: asNumber(row[`closed_${part}`])
    });
    return {
      kind: asText(row.kind),
      age,
      n: asNumber(row.n),
      x: asNumber(row.x),
      xx: asNumber(row.xx),
      y: {...each("y"), allowance: asNumber(row.allowance_y)},
      yy: {...each("yy"), allowance: asNumber(row.allowance_yy)},
      xy: each("xy"),
      revenueAllowance: asNumber(row.revenue_allowance)
    };
  });
}

/**
 * Customer-months as a table of the database has them, as panels without a line: a row a customer and month, the months of each
 * without a gap.
 *
 * @param texts columns of the table that tell classes
 */
export async function panelsOf(
  database: Database,
  texts: readonly string[]
): Promise<PanelSource<Pick<PanelPart, "panels">>> {
  const found = await database.rows(`SELECT * FROM customer_months ORDER BY number, month`);
  const numbers = [...new Set(found.map((row) => asNumber(row.number)))];
  const months = found.map((row) => asNumber(row.month));
  const [firstMonth, lastMonth] = [Math.min(...months), Math.max(...months)];
  const [base, width] = [firstMonth - 1, lastMonth - firstMonth + 2];
  const ofMember = () => new Int32Array(numbers.length);
  const [from, to, begun] = [ofMember().fill(2 ** 30), ofMember(), ofMember()];
  const columns = new Map<string, PanelColumn>();
  const at = found.map((row) => numbers.indexOf(asNumber(row.number)) * width + asNumber(row.month) - base);
  for (const name of texts) {
    const names = ["", ...new Set(found.map((row) => asText(row[name])))];
    const codes = new Uint8Array(numbers.length * width);
    found.forEach((row, i) => (codes[at[i]] = names.indexOf(asText(row[name]))));
    columns.set(name, {names, per: "month", codes, next: null});
  }
  found.forEach((row, i) => {
    const member = Math.floor(at[i] / width);
    from[member] = Math.min(from[member], months[i]);
    to[member] = Math.max(to[member], months[i]);
    begun[member] = months[i] - asNumber(row.tenure);
  });
  const counts = numbers.length * width;
  const revenueFen = new Float64Array(counts);
  found.forEach((row, i) => (revenueFen[at[i]] = "revenue_fen" in row ? asNumber(row.revenue_fen) : 0));
  const customers: CustomerPanel = {
    window: {firstMonth, lastMonth},
    members: numbers.length,
    width,
    base,
    from,
    to,
    begun,
    left: {names: [""], codes: new Uint8Array(numbers.length)},
    columns,
    fallsDue: new Uint8Array(counts),
    revenueFen,
    contacts: new Uint32Array(counts),
    complaints: new Uint32Array(counts),
    hasLine: new Uint8Array(counts)
  };
  const nothing = {names: [""], codes: new Uint8Array(0)};
  const none = new Int32Array(0);
  const lines: LinePanel = {
    ...customers,
    members: 0,
    customer: none,
    kind: nothing,
    firstOfKind: new Uint8Array(0),
    allowanceMb: none,
    planOpenTo: nothing
  };
  return {
    each: async (visit) => visit({panels: {customers, lines}})
  };
}
