import {readFileSync} from "node:fs";
import {join} from "node:path";
import {projectFolder} from "../ground/project.js";
import {bunching, type Bunching} from "../../src/model/statistics/bunching.js";
import type {DurationCourse} from "../../src/model/published/gaming.js";
import {comparableOf} from "../../src/model/published/cells.js";
import type {Spread} from "../../src/model/statistics/intervals.js";
import {ratio, standardError, weightingEffect, type Moments} from "../../src/model/statistics/moments.js";
import {promoterInterval} from "../../src/model/statistics/net-promoter-score.js";
import {differenceOf, ratioOf} from "../../src/model/statistics/shares.js";
import {sum} from "../../src/model/statistics/sums.js";
import {findTraces, type TraceName, type TraceValue, type Traces} from "../../src/model/published/traces.js";
import {type Database, asNumber, asText, literal} from "../ground/database.js";
import type {Intake} from "../intake/table-intake.js";
import {monthName, monthNumber} from "../intake/periods.js";
import {listed} from "../ground/database.js";

/** Where traces are looked for. */
export interface TraceRequest {
  readonly database: Database;
  readonly intake: Intake;
  /** Units of one kind. */
  readonly unitIds: readonly string[];
  /** First and last month, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  readonly floor: number;
  /** Months that came well before, to see what has changed since; null where the data don't go back that far. */
  readonly earlier: {readonly from: string; readonly to: string} | null;
  /** Seconds of a unit's handling-time target; null where it has none. */
  readonly target: (unit: string) => number | null;
}

/** Durations are counted in bins of so many seconds. */
const width = 5;
const shortest = 30;
const longest = 600;
/** Calls ended early end this close under the target, and would have run over it by no more than the reach. */
const window = 15;
const reach = 60;

/** Bins of which one begins at the target, so that none holds calls of both its sides; a target between two seconds is the one below. */
function binsAbout(target: number): {readonly start: number; readonly threshold: number; readonly count: number} {
  const threshold = Math.floor(target);
  const start = shortest + ((((threshold - shortest) % width) + width) % width);
  return {start, threshold, count: Math.floor((longest - start) / width)};
}

interface Durations {
  /** Calls by second from `shortest` on. */
  readonly counts: Float64Array;
  readonly customers: number;
}

/** Looks for traces in the last period of units of one kind. What the data lack leaves its trace out. */
export async function tracesOf(request: TraceRequest): Promise<Traces> {
  const {intake, target, unitIds, floor, earlier} = request;
  const has = (...columns: readonly string[]) =>
    columns.every((column) => intake.get(column.split(".")[0])?.filled.has(column.split(".")[1]) ?? false);
  const values: Partial<Record<TraceName, TraceValue[]>> = {};
  const shares = <Part extends string>(sums: Sums<Part>, part: Part): TraceValue[] =>
    unitIds.flatMap((unit) => {
      const moments = sums.get(unit)?.[part];
      return moments && moments.n >= floor
        ? [{unit, ...comparableOf(moments, "percent"), customers: moments.n, answers: independentAnswers(moments)}]
        : [];
    });
  if (has("contacts.unit_id", "contacts.reason", "contacts.answered")) {
    const sums = await sumsOf(request, "traces.sql", [
      "notes",
      "back",
      "solved",
      "wished_back",
      "wished_solved",
      "record",
      "way"
    ]);
    if (has("contacts.resolved")) values.false_notes = shares(sums, "notes");
    if (has("surveys.contact_id")) {
      values.selective_asking = unitIds.flatMap((unit) =>
        asking(unit, sums.get(unit)?.back, sums.get(unit)?.solved, floor)
      );
      values.selective_recommendation = unitIds.flatMap((unit) =>
        asking(unit, sums.get(unit)?.wished_back, sums.get(unit)?.wished_solved, floor)
      );
    }
    if (intake.has("complaints")) values.unrecorded = shares(sums, "record");
    if (has("contacts.asked_for_person")) values.hidden_way = shares(sums, "way");
  }
  if (has("contacts.handled_seconds", "contacts.unit_id")) {
    const durations = await durationsOf(request);
    values.bunching = unitIds.flatMap((unit) => {
      const seconds = target(unit);
      const own = durations.get(unit);
      const found = own && seconds !== null && own.customers >= floor ? bunchingAbout(seconds, own.counts) : null;
      return own && found
        ? [{unit, value: found.excess, low: found.low, high: found.high, customers: own.customers, answers: null}]
        : [];
    });
  }
  if (earlier && has("surveys.contact_id", "surveys.score", "contacts.unit_id")) {
    const [now, then] = [await answersOf(request), await answersOf({...request, ...earlier})];
    values.recommendation_drift = unitIds.flatMap((unit) => drift(unit, now.get(unit), then.get(unit), floor));
  }
  if (has("offers.unit_id")) {
    const sums = await sumsOf(request, "traces-offers.sql", ["consent", "kept"]);
    if (has("offers.consented")) values.unconsented = shares(sums, "consent");
    if (has("offers.ended_on")) values.unkept = shares(sums, "kept");
  }
  return findTraces(values);
}

/** Bunching just under a target, of calls counted by second. */
function bunchingAbout(target: number, counts: Float64Array): Bunching | null {
  const {start, threshold, count} = binsAbout(target);
  const binned = Float64Array.from({length: count}, (_, bin) => {
    const from = start - shortest + bin * width;
    return sum(counts.subarray(from, from + width));
  });
  return bunching(binned, {start, width, threshold, window, reach});
}

/** Calls of all units by duration, about the target that they have in common; null where they have none or too few calls. */
export async function durationsAbout(request: TraceRequest): Promise<DurationCourse | null> {
  const {database, unitIds, target, floor} = request;
  const targets = new Set(unitIds.map(target));
  const [seconds] = targets;
  if (
    targets.size !== 1 ||
    seconds === null ||
    seconds === undefined ||
    !request.intake.get("contacts")?.filled.has("handled_seconds")
  )
    return null;
  const {from, before} = daysOf(request);
  const {start, threshold, count} = binsAbout(seconds);
  const until = start + count * width;
  const binOf = `c.handled_seconds - (c.handled_seconds - ${start}) % ${width}`;
  const rows =
    await database.rows(`SELECT ${binOf} AS seconds, COUNT(*) AS calls, COUNT(DISTINCT c.customer_id) AS customers
    FROM contacts AS c
    WHERE c.channel = 'call_in' AND c.answered AND c.handled_seconds >= ${start} AND c.handled_seconds < ${until} AND c.started_at >= ${from} AND c.started_at < ${before}
      AND c.unit_id IN (SELECT unit_id FROM unit_ancestors WHERE ancestor_id IN (${listed(unitIds)}))
    GROUP BY ${binOf} ORDER BY seconds`);
  const counts = new Float64Array(count);
  for (const row of rows) counts[(asNumber(row.seconds) - start) / width] = asNumber(row.calls);
  const found = bunching(counts, {start, width, threshold, window, reach});
  return (
    found && {
      value: found.excess,
      low: found.low,
      high: found.high,
      target: threshold,
      width,
      bins: rows
        .filter((row) => asNumber(row.customers) >= floor)
        .map((row) => ({
          from: asNumber(row.seconds),
          calls: asNumber(row.calls),
          expected: found.course[(asNumber(row.seconds) - start) / width]
        }))
    }
  );
}

type Sums<Part extends string> = ReadonlyMap<string, Readonly<Record<Part, Moments>>>;

const daysOf = ({from, to}: Pick<TraceRequest, "from" | "to">) => ({
  from: `TIMESTAMP '${from}-01 00:00:00'`,
  before: `TIMESTAMP '${monthName(monthNumber(to) + 1)}-01 00:00:00'`
});

/** Moments over customers of the sums that a query gives by customer and unit. */
async function sumsOf<Part extends string>(
  request: TraceRequest,
  file: string,
  parts: readonly Part[]
): Promise<Sums<Part>> {
  const {from, before} = daysOf(request);
  const facts = readFileSync(join(projectFolder, "loaders/evaluate", file), "utf8")
    .trim()
    .replaceAll(":from", from)
    .replaceAll(":before", before)
    .replaceAll(":units", listed(request.unitIds));
  const columns = parts.flatMap((part) => [
    `SUM(CASE WHEN ${part}_x > 0 THEN 1 ELSE 0 END) AS ${part}_n`,
    `SUM(${part}_y) AS ${part}_y`,
    `SUM(${part}_x) AS ${part}_x`,
    `SUM(${part}_y * ${part}_y) AS ${part}_yy`,
    `SUM(${part}_x * ${part}_x) AS ${part}_xx`,
    `SUM(${part}_x * ${part}_y) AS ${part}_xy`
  ]);
  const rows = await request.database.rows(
    `${facts}\nSELECT unit_id, ${columns.join(", ")} FROM of_customer GROUP BY unit_id ORDER BY unit_id`
  );
  return new Map(
    rows.map((row) => {
      const moments = (part: Part): Moments => {
        const [n, y, x, yy, xx, xy] = ["n", "y", "x", "yy", "xx", "xy"].map((name) => asNumber(row[`${part}_${name}`]));
        return {n, y, x, yy, xx, xy};
      };
      // fromEntries loses the keys' type; the list holds every part once.
      return [
        asText(row.unit_id),
        Object.fromEntries(parts.map((part) => [part, moments(part)])) as Record<Part, Moments>
      ];
    })
  );
}

const answersOf = (request: TraceRequest) => sumsOf(request, "traces-answers.sql", ["recommend", "content"]);

/** As many independent answers as tell as much of a share; where all answered alike, each customer counts as one. */
function independentAnswers(moments: Moments): number {
  const share = ratio(moments);
  const error = standardError(moments);
  return error > 0 && share > 0 && share < 1 ? Math.min(moments.x, (share * (1 - share)) / error ** 2) : moments.n;
}

/** How much less often an answer is asked after contacts that weren't solved: 1 − ratio of the two shares. */
function asking(
  unit: string,
  afterBack: Moments | undefined,
  afterSolved: Moments | undefined,
  floor: number
): TraceValue[] {
  if (!afterBack || !afterSolved || afterBack.n < floor || afterSolved.n < floor || !(afterSolved.y > 0)) return [];
  const found = ratioOf(comparableOf(afterBack, "percent"), comparableOf(afterSolved, "percent"));
  return [
    {unit, value: 1 - found.value, low: 1 - found.high, high: 1 - found.low, customers: afterBack.n, answers: null}
  ];
}

type Answers = Readonly<Record<"recommend" | "content", Moments>>;

/**
 * How far recommendation rose more than satisfaction there and then, about the same contacts. The four errors are taken as
 * independent, which overstates the whole: both answers are of the same customers.
 */
function drift(unit: string, now: Answers | undefined, then: Answers | undefined, floor: number): TraceValue[] {
  if (!now || !then) return [];
  const all = [now.recommend, then.recommend, now.content, then.content];
  if (all.some(({n}) => n < floor)) return [];
  const rise = differenceOf(recommendation(now.recommend), recommendation(then.recommend));
  const content = differenceOf(comparableOf(now.content, "percent"), comparableOf(then.content, "percent"));
  return [{unit, ...differenceOf(rise, content), customers: Math.min(...all.map(({n}) => n)), answers: null}];
}

/** Promoters less detractors, −1 … 1. */
function recommendation(moments: Moments): Spread {
  const equal = moments.n / weightingEffect(moments);
  return {value: ratio(moments), ...promoterInterval(ratio(moments), standardError(moments), equal)};
}

async function durationsOf(request: TraceRequest): Promise<ReadonlyMap<string, Durations>> {
  const {from, before} = daysOf(request);
  const [units, seconds, calls] = await request.database
    .columns(`SELECT u.ancestor_id AS unit_id, c.handled_seconds AS seconds, COUNT(*) AS calls
    FROM contacts AS c
    JOIN unit_ancestors AS u ON u.unit_id = c.unit_id
    WHERE c.channel = 'call_in' AND c.answered AND c.handled_seconds >= ${shortest} AND c.handled_seconds < ${longest}
      AND c.started_at >= ${from} AND c.started_at < ${before} AND u.ancestor_id IN (${listed(request.unitIds)})
    GROUP BY u.ancestor_id, c.handled_seconds
    ORDER BY unit_id, seconds`);
  const people = await request.database
    .rows(`SELECT u.ancestor_id AS unit_id, COUNT(DISTINCT c.customer_id) AS customers FROM contacts AS c JOIN unit_ancestors AS u ON u.unit_id = c.unit_id
    WHERE c.channel = 'call_in' AND c.answered AND c.started_at >= ${from} AND c.started_at < ${before} AND u.ancestor_id IN (${listed(request.unitIds)}) GROUP BY u.ancestor_id`);
  const found = new Map(
    people.map((row) => [
      asText(row.unit_id),
      {counts: new Float64Array(longest - shortest), customers: asNumber(row.customers)}
    ])
  );
  units.forEach((unit, i) => {
    const own = found.get(asText(unit));
    if (own) own.counts[asNumber(seconds[i]) - shortest] += asNumber(calls[i]);
  });
  return found;
}

/**
 * The handling-time targets of units as they stood at the end of a month, in seconds; from the table of targets.
 *
 * @param indicator the id of what plays handling time; null where nothing does
 */
export async function handlingTargets(
  database: Database,
  intake: Intake,
  indicator: string | null,
  to: string
): Promise<ReadonlyMap<string, number>> {
  if (indicator === null || !intake.has("targets")) return new Map();
  const rows = await database.rows(`SELECT t.unit_id AS unit_id, t.target_thousandths AS target
    FROM targets AS t
    WHERE t.indicator = ${literal(indicator)} AND t.starts_on <= DATE '${to}-01'
      AND NOT EXISTS (SELECT 1 FROM targets AS later WHERE later.indicator = t.indicator AND later.unit_id = t.unit_id AND later.starts_on > t.starts_on AND later.starts_on <= DATE '${to}-01')
    ORDER BY t.unit_id, t.period, t.target_thousandths`);
  return new Map(rows.map((row) => [asText(row.unit_id), asNumber(row.target) / 1000]));
}
