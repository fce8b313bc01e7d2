import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readContract} from "../../../loaders/definitions/contract.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {Database, literal} from "../../../loaders/ground/database.js";
import {planSources} from "../../../loaders/intake/sources.js";
import {readSources} from "../../../loaders/intake/read-run.js";
import {compileIndicators, type CompiledIndicator} from "../../../loaders/measure/compile.js";
import {makeFrames} from "../../../loaders/measure/frames.js";
import {measure} from "../../../loaders/measure/measure.js";
import {panelSource} from "../../../loaders/measure/panel/source.js";
import {generateSample, worldNames} from "../../../loaders/sample/generate.js";
import {cellsBySql, cellsOfBuild} from "./moments-by-sql.js";

const contract = readContract();
const indicators = readIndicators();

/** What own data often lack, which the simulated operator always has: now and then a cell is empty. */
const oftenEmpty: Readonly<Record<string, readonly string[]>> = {
  contacts: ["unit_id", "reason", "handled_seconds", "resolved", "answered"],
  surveys: ["score"],
  customers: ["segment", "value_tier"],
  offers: ["unit_id"]
};

const operator = fc.record({
  world: fc.constantFrom(...worldNames),
  seed: fc.integer({min: 1, max: 1_000_000}),
  months: fc.integer({min: 13, max: 16}),
  emptied: fc.integer({min: 3, max: 9})
});

/** Empties one cell in `every` of the columns above, in the files. */
async function makeHoles(folder: string, every: number): Promise<void> {
  const database = await Database.open();
  for (const [table, columns] of Object.entries(oftenEmpty)) {
    const file = literal(join(folder, `${table}.parquet`));
    await database.run(`CREATE TABLE ${table} AS SELECT * FROM read_parquet(${file})`);
    for (const [i, column] of columns.entries())
      await database.run(`UPDATE ${table} SET ${column} = NULL WHERE (rowid + ${i}) % ${every} = 0`);
    await database.run(`COPY ${table} TO ${file} (FORMAT parquet)`);
  }
  database.close();
}

/** Reads a small simulated operator, with holes, and gives what the build and the SQL shown make of every indicator. */
async function bothOf({
  world,
  seed,
  months,
  emptied
}: {
  readonly world: (typeof worldNames)[number];
  readonly seed: number;
  readonly months: number;
  readonly emptied: number;
}): Promise<{readonly measured: readonly CompiledIndicator[]; readonly different: readonly string[]}> {
  const folder = mkdtempSync(join(tmpdir(), "lab-shown-"));
  const database = await Database.open(":memory:", {threads: 1});
  try {
    await generateSample({world, customers: 120, months, lastMonth: "2026-09", seed}, folder, {threads: 1});
    await makeHoles(folder, emptied);
    const plan = planSources({source: {folder}}, join(folder, "lab.config.yaml"));
    const {intake, calendar, units} = await readSources(database, contract, plan, () => {});
    const frames = makeFrames({handledSecondsAtMost: 300, satisfactionAtLeast: 4});
    const compiled = await compileIndicators(indicators, {database, frames, intake, calendar, contract});
    const panels = panelSource(database, calendar, () => null);
    const cubes = await measure(database, frames, compiled, units, {panels});
    const measured = compiled.filter(({lacks}) => lacks.length === 0);
    const different: string[] = [];
    for (const indicator of measured) {
      const shown = await cellsBySql(database, units, indicator);
      const found = cellsOfBuild(cubes, indicator.id);
      if (JSON.stringify(found) !== JSON.stringify(shown)) different.push(indicator.id);
    }
    return {measured, different};
  } finally {
    database.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

describe("every indicator that ships", () => {
  it("is added up by the build to what the SQL shown gives, bucket by bucket, in any simulated operator with holes in its data", async () => {
    await fc.assert(
      fc.asyncProperty(operator, async (settings) => {
        const {measured, different} = await bothOf(settings);
        // All but those that ask for columns which the simulated operator lacks.
        expect(measured.length).toBeGreaterThan(indicators.byId.size - 6);
        expect(different).toEqual([]);
      }),
      {numRuns: 2, endOnFailure: true}
    );
  });
});
