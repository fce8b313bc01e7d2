import {
  breakEvenOf,
  changeOf,
  changeWithError,
  typicalUnits,
  type BreakEven,
  type DosePoint,
  type GamingReplays,
  type ReplayedBehaviour
} from "../../src/model/published/gaming.js";
import type {CompiledIndicator} from "../measure/compile.js";
import type {Cell, Cubes} from "../measure/cube.js";
import {measure} from "../measure/measure.js";
import {monthNumber} from "../intake/periods.js";
import {employeeFloor} from "../privacy/employee-floor.js";
import type {PublicationContext} from "../privacy/publication.js";
import {canPlant, plantedLives, type PlantedLives} from "../sample/planted-lives.js";
import {checkBehaviours, lacksOf, type Behaviour, type Behaviours, type Change} from "./behaviours.js";
import {listed} from "../ground/database.js";
import {copyHistory, dropHistory, withBehaviour, withBelow, type History, type Hit} from "./history.js";
import {figuresOf, scorerOf, type Scorer} from "./scores.js";
import {playedBy} from "../privacy/measured.js";

/** Shares of the occasions on which a behaviour is done. */
const doses = [0.1, 0.25, 0.5] as const;
const unitsReplayed = 2;
/** Simulated customers lived again: enough for the middle doses, a few seconds' work. */
const mostRelived = 6000;
/** Where the legacy system names no limit. */
const usualLimit = 300;
const per = 10_000;

/**
 * Runs the last period of two typical units again with each behaviour in each dose, through the same frames, moments
 * and scores as the history itself.
 *
 * @returns null where no unit of the league has a score, or where the history as copied doesn't give the figures measured before
 */
export async function replayGaming(context: PublicationContext, behaviours: Behaviours): Promise<GamingReplays | null> {
  const {database, brief, legacy, measured} = context;
  const ranked = brief.league.units.map(({id, name, legacy: l, challenger: c}) => ({
    id,
    name,
    legacy: l.score,
    challenger: c.score
  }));
  const units = typicalUnits(ranked, unitsReplayed);
  if (!units.length) return null;
  await checkBehaviours(database, behaviours, context.contract);
  const period = measured.calendar.periods[0];
  const history: History = {
    database,
    unitIds: withBelow(
      context.units,
      units.map(({id}) => id)
    ),
    from: period.from,
    to: period.to,
    hasMonthBefore: monthNumber(period.from) > measured.calendar.firstMonth,
    limitSeconds: legacy.greenContact?.handledSecondsAtMost ?? usualLimit,
    seed: 20260930
  };
  const scorer = scorerOf(context);
  const indicators = context.compiled.filter(({id, lacks}) => lacks.length === 0 && scorer.indicators.includes(id));
  const money = await moneyOf(
    context,
    history,
    units.map(({id}) => id)
  );
  const all = behaviours.all.map((behaviour) => ({
    ...behaviour,
    lacks: lacksOf(behaviour, context.contract, context.intake)
  }));
  const possible = all.filter(({lacks}) => lacks.length === 0);
  const relived = livesAgain(context, possible, history);
  const run = new Replays(
    context,
    history,
    scorer,
    indicators,
    units.map(({id}) => id)
  );
  try {
    await copyHistory(history, [...new Set(indicators.flatMap(tablesOf))]);
    const usual = await run.measure(indicators);
    const strange = indicators.filter(({id}) =>
      units.some((unit) => !isSame(usual.get(unit.id)?.get(id), context.cubes.get(id)?.get(unit.id, 0)))
    );
    if (strange.length) {
      context.progress(
        `no replays: the chosen units' history alone gives other figures of ${strange.map(({id}) => id).join(", ")}`
      );
      return null;
    }
    const {customers} = await database.counts("SELECT COUNT(*) AS customers FROM customers");
    const done: ReplayedBehaviour[] = [];
    for (const behaviour of possible) {
      context.progress(`replaying: ${behaviour.name.en}`);
      done.push(await run.behaviour(behaviour, usual, money, relived));
    }
    return {
      units,
      from: period.from,
      to: period.to,
      doses: [0, ...doses],
      customers,
      relived: relived?.customers ?? null,
      behaviours: done,
      notReplayed: all.flatMap(({id, name, lacks}) => (lacks.length > 0 ? [{id, name, lacks}] : []))
    };
  } finally {
    await dropHistory(history);
  }
}

/** The contract tables that an indicator's frame reads. */
function tablesOf({frame, following}: CompiledIndicator): string[] {
  return [frame.sql, following?.events.sql ?? ""].flatMap((sql) =>
    [...sql.matchAll(/\b(?:FROM|JOIN)\s+([a-z_]+)/g)].map(([, table]) => table)
  );
}

/** Whether a change may move an indicator: rows come or go of a table that it counts, or a column changes that it is made of. */
function touches({table, set}: Change, {frame, following, needs}: CompiledIndicator): boolean {
  if (set) return Object.keys(set).some((column) => needs.includes(`${table}.${column}`));
  const isCounted = frame.table === table || following?.events.table === table;
  // A cohort's columns count rows of other tables.
  return isCounted || (frame.time === "period" && needs.some((column) => column.startsWith(`${table}.`)));
}

/** What the chosen units' people and customers are worth in the period. */
interface Money {
  readonly customers: number;
  /** Yuan a customer; null without bills. */
  readonly revenue: number | null;
  /** Yuan of bonus; null without pay, or for fewer than five people. */
  readonly bonus: number | null;
}

async function moneyOf(
  {database, intake, measured}: PublicationContext,
  {unitIds, from, to}: History,
  units: readonly string[]
): Promise<Money> {
  const within = (column: string) => `${column} >= DATE '${from}-01' AND ${column} <= DATE '${to}-01'`;
  const retention = playedBy(measured, "retention");
  const customers =
    retention === null ? 0 : units.reduce((sum, unit) => sum + (measured.cell(retention, unit, 0)?.moments.x ?? 0), 0);
  const bills = intake.has("bills")
    ? (
        await database.counts(`SELECT SUM(b.revenue_fen) AS fen FROM bills AS b JOIN subscriptions AS s ON s.subscription_id = b.subscription_id
        JOIN customers AS k ON k.customer_id = s.customer_id WHERE k.home_unit_id IN (${listed(unitIds)}) AND ${within("b.month")}`)
      ).fen
    : 0;
  const pay =
    intake.has("pay") && intake.has("agents")
      ? await database.counts(`SELECT SUM(p.bonus_fen) AS fen, COUNT(DISTINCT p.agent_id) AS people FROM pay AS p JOIN agents AS a ON a.agent_id = p.agent_id
        WHERE a.unit_id IN (${listed(unitIds)}) AND ${within("p.month")}`)
      : {fen: 0, people: 0};
  return {
    customers,
    revenue: bills > 0 && customers > 0 ? bills / 100 / customers : null,
    bonus: pay.people >= employeeFloor && pay.fen > 0 ? pay.fen / 100 : null
  };
}

/** In the simulated operator customers live the period again; an own history can't. */
function livesAgain(
  {settings, progress}: PublicationContext,
  behaviours: readonly Behaviour[],
  history: History
): PlantedLives | null {
  if (!("sample" in settings.source)) return null;
  const {world, customers, months, last_month, seed} = settings.source.sample;
  progress("living the period again with each behaviour planted");
  return plantedLives({
    settings: {world, customers, months, lastMonth: last_month, seed},
    unitIds: history.unitIds,
    doses,
    behaviours: behaviours.map(({id}) => id).filter(canPlant),
    months: monthNumber(history.to) - monthNumber(history.from) + 1,
    mostCustomers: Math.min(mostRelived, Math.ceil(customers / 16)),
    limitSeconds: history.limitSeconds
  });
}

/** Whether a cell measured again is the one measured before. */
function isSame(again: Cell | undefined, before: Cell | undefined): boolean {
  const parts = ["n", "y", "x", "yy", "xx", "xy"] as const;
  return parts.every((part) => (again?.moments[part] ?? 0) === (before?.moments[part] ?? 0));
}

type UnitCells = ReadonlyMap<string, ReadonlyMap<string, Cell>>;

class Replays {
  constructor(
    private readonly context: PublicationContext,
    private readonly history: History,
    private readonly scorer: Scorer,
    private readonly indicators: readonly CompiledIndicator[],
    private readonly units: readonly string[]
  ) {}

  /** The chosen units' cells of some indicators, from the tables as they stand now. */
  async measure(indicators: readonly CompiledIndicator[]): Promise<UnitCells> {
    const {database} = this.history;
    const {units} = this.context;
    const cubes: Cubes = await measure(
      database,
      new Map(indicators.map(({frame}) => [frame.name, frame])),
      indicators,
      units
    );
    return new Map(
      this.units.map((unit) => [
        unit,
        new Map(
          [...cubes].flatMap(([indicator, cube]) => {
            const cell = cube.get(unit, 0);
            return cell ? [[indicator, cell] as const] : [];
          })
        )
      ])
    );
  }

  async behaviour(
    behaviour: Behaviour,
    usual: UnitCells,
    money: Money,
    relived: PlantedLives | null
  ): Promise<ReplayedBehaviour> {
    const touched = this.indicators.filter((indicator) =>
      behaviour.changes.some((change) => touches(change, indicator))
    );
    const floor = this.context.settings.privacy_floor;
    const points: DosePoint[] = [{dose: 0, legacy: changeWithError(0, 0), challenger: changeWithError(0, 0)}];
    const hits: {readonly dose: number; readonly hit: Hit}[] = [];
    let moved: ReplayedBehaviour["moved"] = [];
    for (const dose of doses) {
      const {cells, hit} = await withBehaviour(this.history, behaviour, dose, async () => ({
        cells: await this.measure(touched)
      }));
      const isShown = hit.customers === 0 || hit.customers >= floor;
      hits.push({dose, hit});
      points.push({dose, ...(isShown ? this.gains(usual, cells) : {legacy: null, challenger: null})});
      if (isShown) moved = this.movedIndicators(usual, cells, touched);
    }
    const planted = relived?.outcomes.filter((outcome) => outcome.behaviour === behaviour.id) ?? [];
    const lost = behaviour.assumed.lost_per_1000;
    return {
      id: behaviour.id,
      name: behaviour.name,
      says: behaviour.says,
      of: behaviour.of,
      points,
      moved,
      loss: planted.length
        ? {
            kind: "computed",
            points: planted.map(({dose, stayed, revenueFen, complaints, contacts}) => ({
              dose,
              customers: changeWithError(-stayed.value * per, stayed.standardError * per),
              revenue: changeWithError((-revenueFen.value / 100) * per, (revenueFen.standardError / 100) * per),
              complaints: changeWithError(complaints.value * per, complaints.standardError * per),
              contacts: changeWithError(contacts.value * per, contacts.standardError * per)
            }))
          }
        : {
            kind: "assumed",
            lostPer1000: lost,
            points: hits
              .filter(({hit}) => hit.customers >= floor)
              .map(({dose, hit}) => ({
                dose,
                customers: money.customers > 0 ? ((hit.rows * lost) / 1000 / money.customers) * per : 0
              }))
          },
      breakEven: this.breakEven(points, usual, money)
    };
  }

  /** Points of score gained, the mean of the units, with the error that sampling leaves. */
  private gains(usual: UnitCells, changed: UnitCells): Pick<DosePoint, "legacy" | "challenger"> {
    const ofUnits = this.units.map((unit) => {
      const before = figuresOf(usual.get(unit) ?? new Map());
      const after = figuresOf(new Map([...(usual.get(unit) ?? []), ...(changed.get(unit) ?? [])]));
      const score = (figures: ReadonlyMap<string, number>) => this.scorer.score(unit, figures);
      const differences = [
        [before.whole, after.whole] as const,
        ...before.without.map((figures, b) => [figures, after.without[b]] as const)
      ].map(([a, b]) => {
        const from = score(a);
        const to = score(b);
        return {legacy: to.legacy - from.legacy, challenger: to.challenger - from.challenger};
      });
      return differences;
    });
    const change = (system: "legacy" | "challenger") => {
      const mean = (k: number) =>
        ofUnits.reduce((sum, differences) => sum + differences[k][system], 0) / ofUnits.length;
      const all = Array.from({length: ofUnits[0].length}, (_, k) => mean(k));
      return all.some(Number.isNaN) ? null : changeOf(all[0], all.slice(1));
    };
    return {legacy: change("legacy"), challenger: change("challenger")};
  }

  /** Indicators of the units together whose figures differ. */
  private movedIndicators(
    usual: UnitCells,
    changed: UnitCells,
    touched: readonly CompiledIndicator[]
  ): ReplayedBehaviour["moved"] {
    const together = (cells: UnitCells, indicator: string) => {
      const found = this.units.flatMap((unit) => cells.get(unit)?.get(indicator)?.moments ?? []);
      return found.reduce((sum, {y}) => sum + y, 0) / found.reduce((sum, {x}) => sum + x, 0);
    };
    return touched.flatMap(({id}) => {
      const from = together(usual, id);
      const to = together(changed, id);
      return Math.abs(to - from) > 1e-9 ? [{indicator: id, from, to}] : [];
    });
  }

  private breakEven(points: readonly DosePoint[], usual: UnitCells, {bonus, revenue, customers}: Money): BreakEven[] {
    // Where customers bring no revenue no number of them is worth a bonus.
    if (bonus === null || revenue === null || !(revenue > 0) || customers === 0) return [];
    const scores = this.units.map((unit) => this.scorer.score(unit, figuresOf(usual.get(unit) ?? new Map()).whole));
    const mean = (system: "legacy" | "challenger") =>
      scores.reduce((sum, score) => sum + score[system], 0) / scores.length;
    return points.flatMap(({dose, ...gains}) => {
      if (dose === 0) return [];
      const bySystem = (["legacy", "challenger"] as const).flatMap((system) => {
        const gain = gains[system];
        return gain
          ? [{dose, system, ...breakEvenOf((bonus / customers) * per, mean(system), gain.value, revenue)}]
          : [];
      });
      const most = bySystem.sort((a, b) => b.bonus - a.bonus)[0];
      return most && most.bonus > 0 ? [most] : [];
    });
  }
}
