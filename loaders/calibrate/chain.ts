import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {GamingFound} from "../../src/model/published/calibration.js";
import type {Verdict} from "../../src/model/statistics/verdicts.js";
import {readSettings} from "../definitions/settings.js";
import {planSources} from "../intake/sources.js";
import {definitionsOf, withMeasured} from "../run/pipeline.js";
import {contestData, contestRows} from "../evaluate/evidence-contest.js";
import {evidenceContext} from "../evaluate/evidence-context.js";
import {gamingByTraces} from "../evaluate/gaming-traces.js";
import {generateSample} from "../sample/generate.js";
import type {Job} from "./jobs.js";
import {bothSystems} from "./moment-level.js";
import {playing, readIndicators} from "../definitions/indicators.js";

export interface ChainResult {
  readonly verdict: Verdict;
  readonly difference: number;
  readonly legacy: number;
  readonly challenger: number;
  /** Units that show traces of gaming what each system appraises; null where nothing could be told. */
  readonly gaming: GamingFound | null;
}

/** Tables that neither scores, outcomes nor traces rest on; they aren't read. */
const unneeded = [
  "bills",
  "work_orders",
  "line_events",
  "contracts",
  "activations",
  "benefits",
  "tags",
  "programmes",
  "quality_checks",
  "network",
  "costs",
  "pay",
  "plans",
  "agents"
];

/**
 * One small operator through the whole chain, as an own folder of tables would go: rows, frames, moments, scores of
 * halves, outcomes, contest; and traces of gaming.
 *
 * @returns the primary contest's verdict; null where it can't be held
 */
export async function chainVerdict({
  world,
  customers,
  months,
  seed
}: Extract<Job, {kind: "chain"}>): Promise<ChainResult | null> {
  const folder = mkdtempSync(join(tmpdir(), "calibrate-"));
  try {
    await generateSample({world, customers, months, lastMonth: "2026-09", seed}, join(folder, "raw"), {threads: 1});
    for (const table of unneeded) rmSync(join(folder, "raw", `${table}.parquet`), {force: true});
    const settingsFile = join(folder, "lab.config.yaml");
    writeFileSync(
      settingsFile,
      `operator: {en: Test, zh: 测试}\nsource: {folder: ./raw}\ncompare: {legacy: reception-kpis, challenger: operate-the-customer}\nleague: city\nprivacy_floor: 10\n`
    );
    const settings = readSettings(settingsFile);
    // What the contest needs measured: what either system scores, and who stayed.
    const retention = playing(readIndicators(), "retention");
    const only = new Set([
      ...(retention === null ? [] : [retention]),
      ...bothSystems().flatMap(({appraise}) => appraise.map(({indicator}) => indicator))
    ]);
    return await withMeasured(
      {
        settings,
        source: planSources(settings, settingsFile),
        definitions: definitionsOf(settings, {settingsFile}),
        folder,
        progress: () => {},
        threads: 1,
        only
      },
      async (publication) => {
        const context = await evidenceContext(publication);
        const found = context && contestRows(context, contestData(context));
        const primary = found?.rows[0];
        if (!primary) return null;
        const traced = await gamingByTraces(publication);
        return {
          verdict: primary.verdict,
          difference: primary.difference.value,
          legacy: primary.secondAssociation.value,
          challenger: primary.firstAssociation.value,
          gaming: traced && {
            now: {legacy: traced.systems.legacy.length, challenger: traced.systems.challenger.length},
            before: traced.before && {legacy: traced.before.legacy, challenger: traced.before.challenger}
          }
        };
      }
    );
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
