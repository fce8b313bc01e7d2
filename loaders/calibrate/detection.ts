import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Traces} from "../../src/model/published/traces.js";
import {asNumber, asText, Database, literal} from "../ground/database.js";
import {readContract} from "../definitions/contract.js";
import {ingest} from "../intake/intake.js";
import {readUnits} from "../intake/units.js";
import {handlingTargets, tracesOf} from "../evaluate/traces.js";
import {makeCompany} from "../sample/company.js";
import {generateSample, type SampleSettings} from "../sample/generate.js";
import type {Planted} from "../sample/planted-behaviours.js";
import {unitHandlingTarget} from "../sample/targets.js";
import type {Job} from "./jobs.js";
import {playing, readIndicators} from "../definitions/indicators.js";

/** Months of the operators in which traces are looked for: a first year, and the year that is looked at. */
const months = 15;
const lastMonth = "2026-09";
/** Units in which a behaviour is planted. */
const plantedUnits = 10;
/** A unit games where its people do so on more than this share of occasions. */
const gamesFrom = 0.3;
/** An honest unit hardly games at all. */
const honestBelow = 0.15;

export interface Detected {
  readonly units: number;
  readonly gaming: number;
  readonly found: number;
  readonly foundWrongly: number;
  readonly quickHonest: number;
  readonly quickHonestFound: number;
}

export interface PlantedFound {
  readonly planted: number;
  readonly found: number;
  readonly foundElsewhere: number;
  readonly anyTrace: number;
}

/** Generates an operator, looks for traces as for any data, and holds what was found against the truth. */
export async function detect({world, customers, seed}: Extract<Job, {kind: "detect"}>): Promise<Detected> {
  return inOperator(
    {world, customers, months, lastMonth, seed},
    undefined,
    async ({database, folder, unitIds, traces}) => {
      const truth = new Map(
        (
          await database.rows(
            `SELECT unit_id, temper FROM read_parquet(${literal(join(folder, "truth/truth_units.parquet"))})`
          )
        ).map((row) => [asText(row.unit_id), asNumber(row.temper)])
      );
      const isGamed = world === "gamed";
      const temper = (unit: string) => (isGamed ? (truth.get(unit) ?? 0) : 0);
      const seconds = new Map(
        (
          await database.rows(`SELECT u.ancestor_id AS unit_id, SUM(c.handled_seconds) AS y, COUNT(*) AS x FROM contacts AS c JOIN unit_ancestors AS u ON u.unit_id = c.unit_id
      WHERE c.channel = 'call_in' AND c.answered GROUP BY u.ancestor_id`)
        ).map((row) => [asText(row.unit_id), asNumber(row.y) / asNumber(row.x)])
      );
      const quickest = [...unitIds]
        .sort((a, b) => (seconds.get(a) ?? 0) - (seconds.get(b) ?? 0))
        .slice(0, Math.round(unitIds.length / 3));
      const quickHonest = quickest.filter((unit) => temper(unit) < honestBelow);
      const found = new Set(traces.found);
      return {
        units: unitIds.length,
        gaming: unitIds.filter((unit) => temper(unit) > gamesFrom).length,
        found: traces.found.filter((unit) => temper(unit) > gamesFrom).length,
        foundWrongly: traces.found.filter((unit) => temper(unit) <= gamesFrom).length,
        quickHonest: quickHonest.length,
        quickHonestFound: quickHonest.filter((unit) => found.has(unit)).length
      };
    }
  );
}

/** Plants one behaviour in some units of a company in which nobody games, and sees who is found. */
export async function detectPlanted({
  behaviour,
  dose,
  customers,
  seed
}: Extract<Job, {kind: "planted"}>): Promise<PlantedFound> {
  const settings: SampleSettings = {world: "honest", customers, months, lastMonth, seed};
  const company = makeCompany(settings);
  const units = new Set(Array.from({length: plantedUnits}, (_, i) => i * 4 + 1));
  const planted: Planted = {behaviour, dose, units, fromMonth: 0, limitSeconds: unitHandlingTarget(months - 1)};
  const numbers = new Set(company.units.filter(({index}) => units.has(index)).map(({number}) => number));
  return inOperator(settings, planted, async ({unitIds, traces}) => {
    const isPlanted = (unit: string) => numbers.has(Number(unit.slice(1)));
    const any = new Set(
      traces.findings.flatMap(({units: all}) => all.filter(({isFound}) => isFound).map(({unit}) => unit))
    );
    return {
      planted: unitIds.filter(isPlanted).length,
      found: traces.found.filter(isPlanted).length,
      foundElsewhere: traces.found.filter((unit) => !isPlanted(unit)).length,
      anyTrace: [...any].filter(isPlanted).length
    };
  });
}

interface Operator {
  readonly database: Database;
  readonly folder: string;
  readonly unitIds: readonly string[];
  readonly traces: Traces;
}

/** Tables that traces are looked for in; the others aren't read. */
const needed = new Set(["org_units", "customers", "agents", "contacts", "surveys", "complaints", "targets", "offers"]);

async function inOperator<T>(
  settings: SampleSettings,
  planted: Planted | undefined,
  use: (operator: Operator) => Promise<T>
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "calibrate-"));
  const database = await Database.open(":memory:", {threads: 1});
  try {
    await generateSample(settings, join(folder, "raw"), {
      threads: 1,
      truthFolder: join(folder, "truth"),
      ...(planted && {planted})
    });
    const all = readContract();
    for (const table of all.keys())
      if (!needed.has(table)) rmSync(join(folder, "raw", `${table}.parquet`), {force: true});
    const intake = await ingest(database, all, join(folder, "raw"));
    const units = await readUnits(database);
    const unitIds = units.all.filter(({kind}) => kind === "unit").map(({id}) => id);
    const targets = await handlingTargets(database, intake, playing(readIndicators(), "handling_time"), lastMonth);
    const traces = await tracesOf({
      database,
      intake,
      unitIds,
      from: "2025-10",
      to: lastMonth,
      floor: 10,
      earlier: null,
      target: (unit) => targets.get(unit) ?? null
    });
    return await use({database, folder, unitIds, traces});
  } finally {
    database.close();
    rmSync(folder, {recursive: true, force: true});
  }
}
