import {SourceFault} from "../ground/faults.js";
import type {UnitFacts} from "../../src/model/published/site.js";
import {asText, literal, type Database} from "../ground/database.js";

/** The tree of units. */
export interface Units {
  /** Parents before children, siblings by id. */
  readonly all: readonly UnitFacts[];
  readonly byId: ReadonlyMap<string, UnitFacts>;
  readonly roots: readonly UnitFacts[];
  children(id: string): readonly UnitFacts[];
  /** The unit and everything above it. */
  withAncestors(id: string): readonly string[];
}

/**
 * Reads the tree from `org_units` and writes `unit_ancestors` (unit_id, ancestor_id; each unit is its own ancestor too).
 *
 * @throws when units run in a circle, or there is not exactly one top
 */
export async function readUnits(database: Database): Promise<Units> {
  const rows = await database.rows(`SELECT unit_id, parent_id, name, name_en, kind FROM org_units ORDER BY unit_id`);
  const facts = rows.map((row): UnitFacts => {
    const name = asText(row.name);
    return {
      id: asText(row.unit_id),
      parent: row.parent_id === null ? null : asText(row.parent_id),
      name: {en: row.name_en === null ? name : asText(row.name_en), zh: name},
      kind: asText(row.kind)
    };
  });
  const byId = new Map(facts.map((unit) => [unit.id, unit]));
  const children = new Map<string | null, UnitFacts[]>();
  for (const unit of facts) {
    if (unit.parent !== null && !byId.has(unit.parent))
      throw new SourceFault(
        `org_units: expected the parent of ${unit.id} to be there; found none named ${unit.parent}`
      );
    children.set(unit.parent, [...(children.get(unit.parent) ?? []), unit]);
  }
  const all: UnitFacts[] = [];
  const ancestors = new Map<string, readonly string[]>();
  const visit = (unit: UnitFacts, above: readonly string[]) => {
    all.push(unit);
    ancestors.set(unit.id, [unit.id, ...above]);
    for (const child of children.get(unit.id) ?? []) visit(child, [unit.id, ...above]);
  };
  const roots = children.get(null) ?? [];
  for (const root of roots) visit(root, []);
  if (all.length !== facts.length) {
    throw new SourceFault(
      `org_units: expected every unit below a top unit; found a circle of parents: ${circleOf(
        facts.filter(({id}) => !ancestors.has(id)),
        byId
      ).join(" → ")}`
    );
  }
  await database.run(`CREATE OR REPLACE TABLE unit_ancestors (unit_id VARCHAR, ancestor_id VARCHAR)`);
  const pairs = [...ancestors].flatMap(([unit, list]) =>
    list.map((ancestor) => `(${literal(unit)}, ${literal(ancestor)})`)
  );
  if (pairs.length) await database.run(`INSERT INTO unit_ancestors VALUES ${pairs.join(", ")}`);
  return {
    all,
    byId,
    roots,
    children: (id) => children.get(id) ?? [],
    withAncestors: (id) => ancestors.get(id) ?? []
  };
}

/** A circle among units that no top unit is above, each before its parent. */
function circleOf(lost: readonly UnitFacts[], byId: ReadonlyMap<string, UnitFacts>): string[] {
  const path: string[] = [];
  for (
    let unit: UnitFacts | undefined = lost[0];
    unit !== undefined;
    unit = unit.parent === null ? undefined : byId.get(unit.parent)
  ) {
    const before = path.indexOf(unit.id);
    path.push(unit.id);
    if (before >= 0) return path.slice(before);
  }
  return path;
}
