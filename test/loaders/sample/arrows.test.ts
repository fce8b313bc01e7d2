import {describe, expect, it} from "vitest";
import {arrowFacts, arrowNames, type Arrow} from "../../../loaders/sample/arrows.js";
import {simulateBlock} from "../../../loaders/sample/block.js";
import {makeCompany} from "../../../loaders/sample/company.js";
import {blockTableNames, blockTables} from "../../../loaders/sample/tables.js";
import {Totals} from "../../../loaders/sample/totals.js";
import {arrowTable} from "../../../loaders/sample/worlds.js";

/** A sum over each column that any change of its values, their number or their order moves. */
function columnSums(strength: (name: Arrow) => number): Map<string, number> {
  const company = makeCompany(
    {world: "gamed", customers: 800, months: 18, lastMonth: "2026-09", seed: 5},
    arrowTable(strength)
  );
  const tables = simulateBlock(company, 0, new Totals(company));
  const sums = new Map<string, number>();
  blockTableNames.forEach((table, t) => {
    const columns = Object.keys(blockTables[table]);
    const values = tables[t];
    columns.forEach((column, c) => {
      let sum = 0;
      for (let i = c, row = 1; i < values.length; i += columns.length, row++) {
        sum = (sum * 31 + (Number.isNaN(values[i]) ? 7 : values[i] * 1e6) + row) % 2_147_483_647;
      }
      sums.set(`${table}.${column}`, sum);
    });
  });
  return sums;
}

const bases = new Map<string, Map<string, number>>();

const changedBy = (arrow: Arrow, cutToo: ReadonlySet<Arrow>): string[] => {
  const key = [...cutToo].sort().join();
  const base = bases.get(key) ?? columnSums((name) => (cutToo.has(name) ? 0 : 1));
  bases.set(key, base);
  const cut = columnSums((name) => (cutToo.has(name) || name === arrow ? 0 : 1));
  return [...base].filter(([column, sum]) => cut.get(column) !== sum).map(([column]) => column);
};

/** What goes on from the arrow's target is cut, and what makes people leave or stay, unless that is the question. */
function cutBeyond(arrow: Arrow): ReadonlySet<Arrow> {
  const {to, reaches} = arrowFacts[arrow];
  const moves: readonly string[] = reaches;
  return new Set(
    arrowNames.filter(
      (name) =>
        name !== arrow &&
        (arrowFacts[name].from === to || (!moves.includes("customers") && fates.includes(arrowFacts[name].to)))
    )
  );
}

const fates: readonly string[] = ["leaving", "staying"];

describe("an arrow", () => {
  it.each(arrowNames.filter((name) => arrowFacts[name].reaches.length > 0))(
    "%s has its effect and, but for it, none",
    (arrow) => {
      const reaches: readonly string[] = arrowFacts[arrow].reaches;
      const changed = changedBy(arrow, cutBeyond(arrow));
      const within = (column: string): boolean => reaches.includes(column) || reaches.includes(column.split(".")[0]);
      expect(changed.filter((column) => !within(column))).toEqual([]);
      if (reaches.some((reach) => blockTableNames.some((table) => reach.startsWith(table))))
        expect(changed.length).toBeGreaterThan(0);
    }
  );

  it("of pressure moves nothing but what gaming moves", () => {
    expect(changedBy("pressureToGaming", cutBeyond("pressureToGaming"))).toEqual([]);
  });
});
