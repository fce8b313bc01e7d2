import type {BriefVerdict} from "../../src/model/published/evidence.js";
import {nameOfKind} from "../../src/model/published/kinds.js";
import type {Change, GamingTraces, Twins} from "../../src/model/published/gaming.js";
import {ratio} from "../../src/model/statistics/moments.js";
import type {UnitFacts} from "../../src/model/published/site.js";
import {spearman} from "../../src/model/statistics/spearman.js";
import type {SystemFacts} from "../../src/model/published/systems.js";
import {foundUnder, type Traces} from "../../src/model/published/traces.js";
import {asNumber} from "../ground/database.js";
import {monthName, monthNumber} from "../intake/periods.js";
import {companyOf, playedBy} from "../privacy/measured.js";
import {once} from "../privacy/once-per-run.js";
import type {PublicationContext} from "../privacy/publication.js";
import {listed} from "../ground/database.js";
import {slopesInData} from "./gaming-traces-slopes.js";
import {durationsAbout, handlingTargets, tracesOf, type TraceRequest} from "./traces.js";

/** Fewest answered calls of most units in the period for traces to be looked for among them. */
const enoughCalls = 400;

/** What of gaming shows in the data as they stand; null without contacts. */
export async function gamingTracesOf(context: PublicationContext): Promise<GamingTraces | null> {
  const {indicators, intake, site} = context;
  if (!intake.has("contacts")) return null;
  const request = await requestOf(context);
  if (!request) return null;
  const {kind, units, period} = request;
  context.progress("looking for traces of gaming");
  const found = await gamingByTraces(context);
  if (!found) return null;
  return {
    kind,
    kindName: nameOfKind(site, kind),
    from: period.from,
    to: period.to,
    units: units.map(({id, name}) => ({id, name})),
    ...found,
    durations: await durationsAbout(request),
    twins: [...indicators.byId].flatMap(([id, {twin}]) => (twin === undefined ? [] : twinsOf(context, id, twin))),
    ...(await slopesInData(context))
  };
}

interface Request extends TraceRequest {
  readonly kind: string;
  readonly units: readonly UnitFacts[];
  readonly period: {readonly from: string; readonly to: string};
}

/** Where traces are looked for: the last period, units of the finest kind that has enough calls; null where nobody is to be told from anybody. */
async function requestOf(context: PublicationContext): Promise<Request | null> {
  const {database, intake, measured, settings, legacy} = context;
  const {calendar} = measured;
  const period = calendar.periods[0];
  const kind = await tracedKind(context);
  const units = measured.units.all.filter((unit) => unit.kind === kind);
  if (!units.length) return null;
  const targets = await handlingTargets(database, intake, playedBy(measured, "handling_time"), period.to);
  const limit = legacy.greenContact?.handledSecondsAtMost ?? null;
  // A first year that the last period has nothing to do with, or what there is of it.
  const until = Math.min(calendar.firstMonth + 11, monthNumber(period.from) - 1);
  return {
    kind,
    units,
    period,
    database,
    intake,
    from: period.from,
    to: period.to,
    floor: settings.privacy_floor,
    unitIds: units.map(({id}) => id),
    earlier:
      until - calendar.firstMonth + 1 >= fewestMonthsBefore
        ? {from: monthName(calendar.firstMonth), to: monthName(until)}
        : null,
    target: (unit: string) => targets.get(unit) ?? limit
  };
}

/** Fewest months before the last period for what it was like then to be told. */
const fewestMonthsBefore = 6;

/** Units that show traces, by whose appraisal they game, looked for once a run; null without contacts or units. */
export const gamingByTraces = once(
  async (context: PublicationContext): Promise<Pick<GamingTraces, "traces" | "systems" | "before"> | null> => {
    const request = context.intake.has("contacts") ? await requestOf(context) : null;
    return request && tracedSystems(context, request);
  }
);

/** How many units show traces, of how many looked at; null where none could be. */
export async function tracedUnits(context: PublicationContext): Promise<BriefVerdict["traced"]> {
  const found = await gamingByTraces(context);
  const units = new Set(found?.traces.findings.flatMap((finding) => finding.units.map(({unit}) => unit))).size;
  return found && units > 0
    ? {units, legacy: found.systems.legacy.length, challenger: found.systems.challenger.length}
    : null;
}

/** The same of every system: how many units were looked at, and how many show traces of gaming what one appraises. */
export async function tracedBySystem(
  context: PublicationContext
): Promise<{readonly units: number; of(system: string): number} | null> {
  const found = await gamingByTraces(context);
  const looked = await tracedUnits(context);
  return (
    found &&
    looked && {
      units: looked.units,
      of: (id) => {
        const system = context.systems.get(id);
        return system ? tracedUnder(found.traces, system, context).length : 0;
      }
    }
  );
}

function tracedUnder(
  traces: Traces,
  {appraise}: Pick<SystemFacts, "appraise">,
  {indicators}: Pick<PublicationContext, "indicators">
): ReturnType<typeof foundUnder> {
  return foundUnder(
    traces,
    new Set(appraise.flatMap(({indicator}) => indicators.byId.get(indicator)?.raised_by ?? []))
  );
}

async function tracedSystems(
  {indicators, legacy, challenger}: PublicationContext,
  request: Request
): Promise<Pick<GamingTraces, "traces" | "systems" | "before">> {
  const underEach = (traces: Traces) => ({
    legacy: tracedUnder(traces, legacy, {indicators}),
    challenger: tracedUnder(traces, challenger, {indicators})
  });
  const traces = await tracesOf(request);
  const {earlier} = request;
  if (!earlier) return {traces, systems: underEach(traces), before: null};
  const {legacy: one, challenger: other} = underEach(await tracesOf({...request, ...earlier, earlier: null}));
  return {traces, systems: underEach(traces), before: {...earlier, legacy: one.length, challenger: other.length}};
}

/** The finest kind of units that most have calls enough to tell by; the league's where none has. */
async function tracedKind({database, measured, settings, site}: PublicationContext): Promise<string> {
  const {from, to} = measured.calendar.periods[0];
  for (const {kind} of [...site.unitsByKind].reverse()) {
    const ids = measured.units.all.filter((unit) => unit.kind === kind).map(({id}) => id);
    if (ids.length < 6) continue;
    const {units} = await database.counts(`SELECT COUNT(*) AS units FROM (
      SELECT u.ancestor_id FROM contacts AS c JOIN unit_ancestors AS u ON u.unit_id = c.unit_id
      WHERE c.channel = 'call_in' AND c.answered AND c.started_at >= DATE '${from}-01' AND c.started_at < DATE '${to}-01' + INTERVAL 1 MONTH AND u.ancestor_id IN (${listed(ids)})
      GROUP BY u.ancestor_id HAVING COUNT(*) >= ${enoughCalls}) AS enough`);
    if (asNumber(units) >= 0.8 * ids.length) return kind;
  }
  return settings.league;
}

function twinsOf({measured, settings}: PublicationContext, counted: string, lived: string): Twins[] {
  const isMeasured = (id: string) => measured.indicators.get(id)?.lacks.length === 0;
  if (!isMeasured(counted) || !isMeasured(lived)) return [];
  const company = companyOf(measured);
  const quarters = measured.calendar.periods
    .flatMap((period, i) => {
      if (period.grain !== "quarter") return [];
      const [a, b] = [measured.estimate(counted, company, i), measured.estimate(lived, company, i)];
      return a && b ? [{from: period.from, to: period.to, counted: a, lived: b}] : [];
    })
    .reverse();
  const pairs = measured.units.all
    .filter(({kind}) => kind === settings.league)
    .flatMap(({id}) => {
      const [a, b] = [counted, lived].map((indicator) => better(measured, indicator, id, 0));
      return a === null || b === null ? [] : [[a, b] as const];
    });
  const agreement: Change | null =
    pairs.length > 3
      ? spearman(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b)
        )
      : null;
  return [{counted, lived, quarters, agreement: agreement && Number.isFinite(agreement.value) ? agreement : null}];
}

/** A shown figure, counted so that higher is better. */
function better(
  measured: PublicationContext["measured"],
  indicator: string,
  unit: string,
  period: number
): number | null {
  const cell = measured.cell(indicator, unit, period);
  const value = cell ? ratio(cell.moments) : NaN;
  if (Number.isNaN(value)) return null;
  return measured.indicators.get(indicator)?.definition.better === "lower" ? -value : value;
}
