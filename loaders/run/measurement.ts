/** What a run measures of its sources, and what of it passes the floor. */
import type {Brief} from "../../src/model/published/brief.js";
import type {Compare} from "../../src/model/published/compare.js";
import type {SiteFacts} from "../../src/model/published/site.js";
import type {SystemFile} from "../../src/model/published/system-files.js";
import {scoredByEither} from "../../src/model/scoring/system-score.js";
import type {Settings} from "../definitions/settings.js";
import {DefinitionFault} from "../ground/faults.js";
import {noBenchmarks, readBenchmarks} from "../measure/benchmarks.js";
import {BreakdownMeasure} from "../measure/breakdowns.js";
import {compileIndicators} from "../measure/compile.js";
import {siteFacts, systemFacts} from "../measure/facts.js";
import {makeFrames} from "../measure/frames.js";
import {greenLightLacks, measureGreenLight} from "../measure/green-light.js";
import {measure} from "../measure/measure.js";
import {readPeopleAtWork} from "../measure/people-at-work.js";
import {panelSource} from "../measure/panel/source.js";
import {publishBehindFloor} from "../privacy/check-floor.js";
import {applyPrivacyFloor, type Hiding, type Measured} from "../privacy/measured.js";
import type {PublicationContext} from "../privacy/publication.js";
import {briefOf} from "../publish/brief.js";
import {compareOf} from "../publish/compare.js";
import {systemFilesOf} from "../publish/system-files.js";

type Read = Pick<PublicationContext, "intake" | "calendar" | "units">;
type Measurement = Pick<
  PublicationContext,
  "compiled" | "cubes" | "breakdowns" | "people" | "panels" | "benchmarks"
> & {
  readonly customers: number;
  readonly green: Parameters<typeof briefOf>[0]["green"];
};

type Definitions = Pick<PublicationContext, "contract" | "indicators" | "systems" | "legacy" | "challenger">;

interface MeasurementRequest extends Definitions, Pick<PublicationContext, "database" | "settings" | "progress"> {
  /** Which indicators to measure; undefined for all. */
  readonly only: ReadonlySet<string> | undefined;
}

/** Everything that is measured once, before the floor. */
export async function measureSources(
  {database, settings, contract, indicators, legacy, challenger, progress, only}: MeasurementRequest,
  {intake, calendar, units}: Read
): Promise<Measurement> {
  const frames = makeFrames(legacy.greenContact);
  const wanted = only
    ? {...indicators, byId: new Map([...indicators.byId].filter(([id]) => only.has(id)))}
    : indicators;
  const compiled = await compileIndicators(wanted, {database, frames, intake, calendar, contract});
  const periodsOf = (grain: string) => calendar.periods.flatMap((period, i) => (period.grain === grain ? [i] : []));
  const breakdowns = new BreakdownMeasure(database, units, {
    indicators: new Set([...scoredByEither({legacy, challenger}), ...legacy.observe, ...challenger.observe]),
    quarters: periodsOf("quarter"),
    months: periodsOf("month")
  });
  const panels = panelSource(
    database,
    calendar,
    (home) => units.withAncestors(home).find((id) => units.byId.get(id)?.kind === settings.league) ?? null
  );
  const cubes = await measure(database, frames, compiled, units, {
    progress: (frame) => progress(`measuring ${frame}`),
    breakdowns,
    panels
  });
  const format = (id: string) => indicators.byId.get(id)?.format ?? null;
  const benchmarks = intake.has("benchmarks")
    ? await readBenchmarks(database, units, format, settings.operator)
    : noBenchmarks;
  if (benchmarks.unplaced.length > 0)
    progress(`benchmarks: regions that are no unit's id or name: ${benchmarks.unplaced.join(", ")}`);
  progress("green-light leavers");
  const targets = legacy.greenContact;
  const green =
    targets && greenLightLacks(intake).length === 0
      ? {
          strata: await measureGreenLight(database, targets, calendar),
          targets,
          hasReasons: intake.get("contacts")?.filled.has("reason") === true
        }
      : null;
  const {customers} = await database.counts(
    `SELECT count(*) AS customers FROM customers WHERE left_on IS NULL OR left_on >= (SELECT max(ends_before) FROM periods)`
  );
  return {
    compiled,
    cubes,
    breakdowns: breakdowns.result,
    panels,
    benchmarks,
    customers,
    people: await readPeopleAtWork(database, {intake, calendar, units, compiled}, settings.team_floor),
    green
  };
}

/** The cells that the settings' floors let pass: of customers, and of what a team does. */
export function shownOf(
  {privacy_floor, team_floor}: Pick<Settings, "privacy_floor" | "team_floor">,
  {
    calendar,
    units,
    compiled,
    cubes,
    people
  }: Pick<Read & Measurement, "calendar" | "units" | "compiled" | "cubes" | "people">,
  hiding?: Hiding
): Measured {
  const team = {floor: team_floor, people};
  return applyPrivacyFloor(cubes, compiled, {units, calendar, team}, privacy_floor, hiding);
}

/** Figures that pass the floor, wherever they stand. */
interface Figures {
  readonly measured: Measured;
  readonly brief: Brief;
  readonly compare: Compare;
  readonly systemFiles: readonly SystemFile[];
}

/** What of it passes the floor, with the figures that every page takes from. */
export function behindFloor(
  settings: Settings,
  {contract, systems, legacy, challenger}: Definitions,
  {intake, calendar, units, compiled, cubes, benchmarks, customers, people, green}: Read & Measurement,
  {progress, solve}: Pick<PublicationContext, "progress" | "solve">
): Pick<PublicationContext, "site" | "measured" | "bounds" | "brief" | "compare" | "systemFiles"> {
  const site = siteFacts({
    settings,
    contract,
    intake,
    calendar,
    units,
    customers,
    legacy,
    challenger,
    indicators: compiled
  });
  const kind = leagueKind(site, settings.league);
  const facts = [...systems.values()].map(systemFacts);
  const make = (hiding: Hiding): Figures => {
    const measured = shownOf(settings, {calendar, units, compiled, cubes, people}, hiding);
    const compare = compareOf(site, measured, benchmarks);
    const brief = briefOf({compare, measured, leagueKind: kind.kind, leagueKindName: kind.name, green});
    return {measured, brief, compare, systemFiles: systemFilesOf(facts, compare, measured)};
  };
  return {site, ...publishBehindFloor(make, {floor: settings.privacy_floor, solve}, progress)};
}

/**
 * The kind of unit in the league table. Where the units were made from ids seen, nobody told their kinds,
 * and the lowest kind there is takes the place of the one that the settings name.
 */
function leagueKind({unitsByKind, derived}: SiteFacts, wanted: string): SiteFacts["unitsByKind"][number] {
  const found =
    unitsByKind.find(({kind}) => kind === wanted) ??
    (derived?.some(({table}) => table === "org_units") ? unitsByKind.at(-1) : undefined);
  if (!found)
    throw new DefinitionFault(
      `league: expected one of ${unitsByKind.map(({kind}) => kind).join(", ")}; found "${wanted}"`
    );
  return found;
}
