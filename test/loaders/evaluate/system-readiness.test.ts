import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, expect, it} from "vitest";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {systemTiers} from "../../../loaders/evaluate/system-readiness.js";
import {systemFacts} from "../../../loaders/measure/facts.js";
import type {PublicationContext} from "../../../loaders/privacy/publication.js";
import {compareOf} from "../../../loaders/publish/compare.js";
import {asPublished} from "../../../loaders/run/read-published.js";
import {definitionsOf, sourcesOf, withMeasured} from "../../../loaders/run/pipeline.js";
import {isReady} from "../../../src/model/scoring/system-readiness.js";
import {cellsOf} from "../../../src/model/published/cells.js";
import {compareSource} from "../../../src/model/scoring/league.js";
import {pairCompare} from "../../../src/model/scoring/pair-compare.js";
import {scoreLeague} from "../../../src/model/scoring/score-league.js";
import type {SystemFacts} from "../../../src/model/published/systems.js";
import {sharedSample} from "../shared.js";

const small = {world: "gamed", customers: 700, months: 13, lastMonth: "2026-09", seed: 7} as const;

/** What was measured of a small world; its database is closed. */
let context: PublicationContext;
beforeAll(async () => {
  const {settingsFile, store} = await sharedSample(small);
  const options = {settingsFile, store};
  const settings = readSettings(settingsFile);
  const definitions = definitionsOf(settings, options);
  const source = await sourcesOf(settings, options);
  const folder = mkdtempSync(join(tmpdir(), "lab-readiness-"));
  try {
    context = await withMeasured(
      {settings, source, definitions, folder, progress: () => {}},
      async (measured) => measured
    );
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});

it("every system that ships, built as legacy and as challenger, scores the units that its readiness says", () => {
  const {site, measured, benchmarks, systems, calendar} = context;
  // Every unit has a connect rate, so that the other side decides who is scored.
  const score = {rule: "linear", floor: 0, target: 1, cap: 120} as const;
  const plain: SystemFacts = {
    ...site.systems.legacy,
    id: "plain",
    appraise: [{indicator: "connect_rate", weight: 1, period: "year", score}],
    gates: []
  };
  const ready: string[] = [];
  for (const system of systems.values()) {
    const tiers = systemTiers(system, {measured, benchmarks});
    if (isReady(tiers)) ready.push(system.id);
    for (const role of ["legacy", "challenger"] as const) {
      const systemsOf = {legacy: plain, challenger: plain, [role]: system};
      const compare = compareOf({...site, systems: systemsOf}, measured, benchmarks);
      const cellOf = cellsOf(compare);
      const scored = tiers.map(({kind, grain, from, to}) => {
        const period = calendar.periods.findIndex((one) => one.from === from && one.to === to);
        const {rows} = scoreLeague({
          systems: compare.site.systems,
          kind,
          units: compare.units.flatMap((unit, i) => (unit.kind === kind ? [i] : [])),
          indicators: compare.errors.indicators,
          source: compareSource(compare, cellOf, period),
          // How many are ranked takes no draws to tell.
          draws: 2,
          seed: 1
        });
        return {system: system.id, role, kind, grain, scored: rows.length};
      });
      expect(scored).toEqual(
        tiers.map(({kind, grain, scored: said}) => ({system: system.id, role, kind, grain, scored: said}))
      );
    }
    // What it doesn't score it says why.
    for (const {scored, units, lacks} of tiers) expect(lacks.length > 0).toBe(scored < units);
  }
  expect(ready).toContain("reception-kpis");
});

it("any two systems, put together from their files, compare as a build whose settings name them", () => {
  const {site, measured, benchmarks, systems, compare} = context;
  // As the page reads them.
  const base = asPublished("compare.json", JSON.stringify(compare));
  const files = context.systemFiles.map((file) => asPublished("system-1.json", JSON.stringify(file)));
  const facts = [...systems.values()].map(systemFacts);
  let cells = 0;
  for (const [i, legacy] of facts.entries())
    for (const [j, challenger] of facts.entries()) {
      // The other way round they share all but their names.
      if (i > j) continue;
      const built: unknown = JSON.parse(
        JSON.stringify(compareOf({...site, systems: {legacy, challenger}}, measured, benchmarks))
      );
      const made = pairCompare(base, files[i], files[j]);
      expect(made, `${legacy.id} ${challenger.id}`).toEqual(built);
      cells += made.errors.cells.length;
    }
  expect(cells).toBeGreaterThan(1000);
});
