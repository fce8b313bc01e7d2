/** Who was at work where: the employees on record who took what an indicator counts. */
import type {Period} from "../../src/model/published/site.js";
import {asNumber, asText, type Database} from "../ground/database.js";
import type {Intake} from "../intake/table-intake.js";
import {monthName, type Calendar} from "../intake/periods.js";
import type {Units} from "../intake/units.js";
import type {CompiledIndicator} from "./compile.js";
import type {Frame} from "./frames.js";
import {segmentOfCustomer} from "./segments.js";

/** A unit, all below it included, and a segment of customers. */
interface UnitSegment {
  readonly unit: string;
  readonly segment: string;
}

/**
 * Different employees on the rows that an indicator counts, counted up to as many as must have been at work. Where rows don't
 * say who took them, as complaints don't, those at work in contacts and offers are counted. 0 where none is on record.
 */
export interface PeopleAtWork {
  /** In the unit and all below it. */
  all(indicator: string, unit: string, period: number): number;
  /** In the unit itself. */
  own(indicator: string, unit: string, period: number): number;
  /** With customers of several units' segments, all of these together; null where rows don't say who took them. */
  inSegments(indicator: string, period: number, cells: readonly UnitSegment[]): number | null;
  /** With customers of several segments of the whole operator; in some channels, or in all of them for null. Null where rows don't say who took them. */
  inChannels(
    indicator: string,
    period: number,
    segments: readonly string[],
    channels: readonly string[] | null
  ): number | null;
}

/** Nobody on record anywhere: nothing is asked of anybody. */
const nobodyOnRecord: PeopleAtWork = {
  all: () => 0,
  own: () => 0,
  inSegments: () => null,
  inChannels: () => null
};

/** Whether an indicator tells what a unit's employees do with customers, and not what becomes of the unit's customers. */
export function isOfTeams({attribution, frame}: Pick<CompiledIndicator, "attribution" | "frame">): boolean {
  return attribution !== "home" && frame.cluster === "customer";
}

/** How a frame's row, under the alias f, leads to who took it: joins, the column with the employee, and the table that it is of. */
const takers: Readonly<Record<string, {readonly joins: string; readonly column: `${string}.agent_id`}>> = {
  contact: {joins: "JOIN contacts AS t ON t.contact_id = f.row_id", column: "contacts.agent_id"},
  answer: {
    joins: "JOIN surveys AS v ON v.survey_id = f.row_id JOIN contacts AS t ON t.contact_id = v.contact_id",
    column: "contacts.agent_id"
  },
  offer: {joins: "JOIN offers AS t ON t.offer_id = f.row_id", column: "offers.agent_id"},
  work_order: {joins: "JOIN work_orders AS t ON t.work_order_id = f.row_id", column: "work_orders.agent_id"},
  activation: {joins: "JOIN activations AS t ON t.activation_id = f.row_id", column: "activations.agent_id"}
};

interface Sources {
  readonly intake: Intake;
  readonly calendar: Pick<Calendar, "periods">;
  readonly units: Units;
  readonly compiled: readonly CompiledIndicator[];
}

/**
 * Counts them; the database holds the contract's tables, `period_months` and what frames need.
 *
 * @param enough nobody is counted beyond so many: it is all that the floor asks
 */
export async function readPeopleAtWork(
  database: Database,
  {intake, calendar, units, compiled}: Sources,
  enough: number
): Promise<PeopleAtWork> {
  const ofTeams = compiled.filter((indicator) => indicator.lacks.length === 0 && isOfTeams(indicator));
  if (!ofTeams.length) return nobodyOnRecord;
  const keeper = new Keeper({calendar, units, enough});
  const everywhere = keeper.workOf();
  await readAtWork(database, intake, (row) => everywhere.inUnit(row));
  const works = new Map<string, Work>();
  for (const frame of new Set(ofTeams.map((indicator) => indicator.frame))) {
    const indicators = ofTeams.filter((indicator) => indicator.frame === frame);
    const {column} = takers[frame.name] ?? {};
    const [table, name] = column?.split(".") ?? [];
    if (!table || !intake.get(table)?.filled.has(name)) continue;
    for (let from = 0; from < indicators.length; from += mostAtOnce) {
      const some = indicators.slice(from, from + mostAtOnce);
      const own = some.map(({id}) => {
        const work = keeper.workOf();
        works.set(id, work);
        return work;
      });
      await readTakers(database, frame, some, own);
    }
  }
  const either = (count: (work: Work) => number, indicator: string): number => {
    const own = works.get(indicator);
    return (own && count(own)) || count(everywhere);
  };
  return {
    all: (indicator, unit, period) => either((work) => work.all(unit, period), indicator),
    own: (indicator, unit, period) => either((work) => work.own(unit, period), indicator),
    inSegments: (indicator, period, cells) => works.get(indicator)?.inSegments(period, cells) ?? null,
    inChannels: (indicator, period, segments, channels) =>
      works.get(indicator)?.inChannels(period, segments, channels) ?? null
  };
}

/** So many indicators are told apart by the digits of one whole number, which a double holds exactly up to 53. */
const mostAtOnce = 50;

/** Somebody who took something in a month. */
interface Taken {
  readonly person: string;
  /** Counted from year 0. */
  readonly month: number;
  /** What it is told apart by: unit, segment or channel. */
  readonly names: readonly string[];
}

const times = {contacts: "started_at", offers: "offered_at"} as const;

/** All who are on record in contacts and offers. */
async function readAtWork(database: Database, intake: Intake, take: (row: Taken) => void): Promise<void> {
  const tables = (["contacts", "offers"] as const).filter((table) => {
    const filled = intake.get(table)?.filled;
    return filled?.has("agent_id") && filled.has("unit_id") && filled.has(times[table]);
  });
  for (const table of tables) {
    const month = monthOf(`t.${times[table]}`);
    const [people, units, months] = await database.columns(
      `SELECT t.agent_id AS person, t.unit_id AS unit_id, ${month} AS month FROM ${table} AS t
       WHERE t.agent_id IS NOT NULL AND t.unit_id IS NOT NULL GROUP BY t.agent_id, t.unit_id, ${month}`
    );
    (people ?? []).forEach((person, i) =>
      take({person: asText(person), month: asNumber(months[i]), names: [asText(units[i])]})
    );
  }
}

/** Who took rows of a frame: of each indicator those that it counts, into its work. */
async function readTakers(
  database: Database,
  frame: Frame,
  indicators: readonly CompiledIndicator[],
  works: readonly Work[]
): Promise<void> {
  const [{attribution}] = indicators;
  const {joins} = takers[frame.name];
  // One digit an indicator. A sum over what follows a row is none where the row itself isn't counted.
  const counts = ({following, x, y}: CompiledIndicator) => (following ? `(${x}) <> 0` : `((${x}) <> 0 OR (${y}) <> 0)`);
  const mask = indicators.map((indicator, i) => `CASE WHEN ${counts(indicator)} THEN ${2 ** i} ELSE 0 END`).join(" + ");
  const channel = frame.channel ? "COALESCE(channel, '')" : "''";
  await database.run(`CREATE OR REPLACE TEMP TABLE taken AS
    WITH rows_of_frame AS (
      ${frame.sql}
    ), counted AS (
      SELECT row_id AS row_id, customer_id AS customer_id, ${attribution} AS unit_id, ${monthOf("happened_at")} AS month, ${channel} AS channel,
        CAST(${mask} AS BIGINT) AS mask
      FROM rows_of_frame WHERE ${attribution} IS NOT NULL
    )
    SELECT t.agent_id AS person, f.unit_id AS unit_id, f.month AS month, ${segmentOfCustomer} AS segment, f.channel AS channel, BIT_OR(f.mask) AS mask
    FROM counted AS f ${joins} JOIN customers AS k ON k.number = f.customer_id
    WHERE f.mask <> 0 AND t.agent_id IS NOT NULL
    GROUP BY t.agent_id, f.unit_id, f.month, ${segmentOfCustomer}, f.channel`);
  const each = async (names: readonly string[], take: (work: Work, row: Taken) => void) => {
    const by = names.map((name) => `t.${name}`).join(", ");
    const [people, months, masks, ...of] = await database.columns(
      `SELECT t.person, t.month, CAST(BIT_OR(t.mask) AS DOUBLE) AS mask, ${by} FROM taken AS t GROUP BY t.person, t.month, ${by}`
    );
    (people ?? []).forEach((person, i) => {
      const row = {person: asText(person), month: asNumber(months[i]), names: of.map((column) => asText(column[i]))};
      const counted = asNumber(masks[i]);
      works.forEach((work, which) => {
        if (Math.floor(counted / 2 ** which) % 2 === 1) take(work, row);
      });
    });
  };
  await each(["unit_id"], (work, row) => work.inUnit(row));
  await each(["unit_id", "segment"], (work, row) => work.inSegment(row));
  await each(["segment"], (work, row) => work.inChannel(row));
  if (frame.channel) await each(["segment", "channel"], (work, row) => work.inChannel(row));
  await database.run("DROP TABLE taken");
}

function monthOf(time: string): string {
  return `CAST(EXTRACT(YEAR FROM ${time}) * 12 + EXTRACT(MONTH FROM ${time}) - 1 AS INTEGER)`;
}

/** A few people by what they have to do with: of each thing at most so many as are asked for. */
class Few {
  private readonly found = new Map<string, string[]>();

  constructor(private readonly enough: number) {}

  add(key: string, person: string): void {
    const known = this.found.get(key);
    if (!known) this.found.set(key, [person]);
    else if (known.length < this.enough && !known.includes(person)) known.push(person);
  }

  /** How many different ones have to do with any of these. */
  count(keys: readonly string[]): number {
    const all = new Set<string>();
    for (const key of keys) {
      for (const person of this.found.get(key) ?? []) all.add(person);
      if (all.size >= this.enough) return this.enough;
    }
    return all.size;
  }
}

interface PeriodOfMonth {
  readonly period: number;
  readonly grain: Period["grain"];
}

/** What is the same for all indicators. */
class Keeper {
  readonly enough: number;
  readonly units: Units;
  private readonly ofMonth = new Map<number, readonly PeriodOfMonth[]>();

  constructor(
    private readonly given: {
      readonly calendar: Pick<Calendar, "periods">;
      readonly units: Units;
      readonly enough: number;
    }
  ) {
    this.enough = given.enough;
    this.units = given.units;
  }

  workOf(): Work {
    return new Work(this);
  }

  /** The periods in which a month lies, itself among them. */
  periodsOf(month: number): readonly PeriodOfMonth[] {
    let found = this.ofMonth.get(month);
    if (!found) {
      const name = monthName(month);
      found = this.given.calendar.periods.flatMap(({from, to, grain}, period) =>
        from <= name && name <= to ? [{period, grain}] : []
      );
      this.ofMonth.set(month, found);
    }
    return found;
  }
}

/** Who did the work that one indicator counts. */
class Work {
  private readonly ofUnits: Few;
  private readonly itself: Few;
  private readonly ofSegments: Few;
  private readonly ofChannels: Few;

  constructor(private readonly keeper: Keeper) {
    const {enough} = keeper;
    this.ofUnits = new Few(enough);
    this.itself = new Few(enough);
    this.ofSegments = new Few(enough);
    this.ofChannels = new Few(enough);
  }

  /** Takes who was at work in a unit. */
  inUnit({person, month, names: [unit]}: Taken): void {
    const {units} = this.keeper;
    if (!units.byId.has(unit)) return;
    for (const {period} of this.keeper.periodsOf(month)) {
      this.itself.add(keyOf(period, unit), person);
      for (const one of units.withAncestors(unit)) this.ofUnits.add(keyOf(period, one), person);
    }
  }

  /** Takes who was at work in a unit with customers of a segment, which is shown by quarter alone. */
  inSegment({person, month, names: [unit, segment]}: Taken): void {
    const {units} = this.keeper;
    if (!units.byId.has(unit)) return;
    for (const {period, grain} of this.keeper.periodsOf(month)) {
      if (grain !== "quarter") continue;
      for (const one of units.withAncestors(unit)) this.ofSegments.add(keyOf(period, one, segment), person);
    }
  }

  /** Takes who was at work with customers of a segment, in a channel or in whichever, which is shown by month alone. */
  inChannel({person, month, names}: Taken): void {
    for (const {period, grain} of this.keeper.periodsOf(month))
      if (grain === "month") this.ofChannels.add(keyOf(period, ...names), person);
  }

  all(unit: string, period: number): number {
    return this.ofUnits.count([keyOf(period, unit)]);
  }

  own(unit: string, period: number): number {
    return this.itself.count([keyOf(period, unit)]);
  }

  inSegments(period: number, cells: readonly UnitSegment[]): number {
    return this.ofSegments.count(cells.map(({unit, segment}) => keyOf(period, unit, segment)));
  }

  inChannels(period: number, segments: readonly string[], channels: readonly string[] | null): number {
    return this.ofChannels.count(
      segments.flatMap((segment) =>
        channels === null ? [keyOf(period, segment)] : channels.map((channel) => keyOf(period, segment, channel))
      )
    );
  }
}

function keyOf(period: number, ...names: readonly string[]): string {
  return `${period}\u0000${names.join("\u0000")}`;
}
