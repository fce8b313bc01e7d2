/** Each indicator's card: how much of it is noise, how much lasts, and what it foretells. */
import {renumbered, resampleClusters} from "../../src/model/statistics/cluster-inference.js";
import {contest, contestIndex} from "../../src/model/statistics/contest.js";
import type {CardLevel, Figure, IndicatorCard, Needed} from "../../src/model/published/evidence.js";
import type {Spread} from "../../src/model/statistics/intervals.js";
import {ratio, standardError} from "../../src/model/statistics/moments.js";
import {covarianceInterval} from "../../src/model/statistics/independence.js";
import {panelFigures, type PanelFigures} from "../../src/model/statistics/panel-figures.js";
import {proxyFigures} from "../../src/model/statistics/proxy.js";
import type {CalendarGrain} from "../../src/model/published/grain.js";
import {median} from "../../src/model/statistics/ranking.js";
import {
  customersNeeded,
  rankability,
  rankabilityBand,
  wrongHalf,
  wrongTopQuarter
} from "../../src/model/statistics/reliability.js";
import type {Panel} from "../../src/model/statistics/variance.js";
import {leaveOneOutRatios} from "../../src/model/statistics/errors.js";
import type {Cell} from "../measure/cube.js";
import {figureOf, rounded, type ContestData} from "./evidence-contest.js";
import type {EvidenceContext} from "./evidence-context.js";
import {mean} from "../../src/model/statistics/sums.js";

/** Fewest units of a kind, and fewest customers in the middle one, for a ranking to be thought of. */
const fewestUnits = 6;
const fewestCustomers = 30;
const draws = 499;
const seed = 20260930;
const grains = ["month", "quarter", "year"] as const;

/** Cards of one indicator at every level of the tree and length of period. */
export function levelsOf(context: EvidenceContext, indicator: string): CardLevel[] {
  const {measured, units, calendar} = context.publication;
  const kinds = [...new Set(units.all.map(({kind}) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = units.all.filter((unit) => unit.kind === kind);
    if (ofKind.length < 2) return [];
    const clusters = clustersOf(
      context,
      ofKind.map(({id}) => id),
      context.clusterKind
    );
    return grains.flatMap((grain): CardLevel[] => {
      const periods = calendar.periods.flatMap((period, i) => (period.grain === grain ? [i] : [])).reverse();
      const cells = ofKind.map(({id}) => periods.map((period) => measured.cell(indicator, id, period)));
      const level = levelOf(kind, grain, cells, clusters);
      return level ? [level] : [];
    });
  });
}

function clustersOf({publication: {units}}: EvidenceContext, ids: readonly string[], kind: string): number[] {
  const names = ids.map((id) => units.withAncestors(id).find((one) => units.byId.get(one)?.kind === kind) ?? id);
  const distinct = [...new Set(names)];
  return names.map((name) => distinct.indexOf(name));
}

function levelOf(
  kind: string,
  grain: CalendarGrain,
  cells: readonly (readonly (Cell | null)[])[],
  clusters: readonly number[]
): CardLevel | null {
  const there = cells.flat().filter((cell) => cell !== null && Number.isFinite(ratio(cell.moments)));
  const withCells = cells.map((row) => row.some((cell) => cell !== null && Number.isFinite(ratio(cell.moments))));
  const units = withCells.filter(Boolean).length;
  if (units < 2) return null;
  const customers = median(there.map((cell) => cell?.moments.n ?? 0));
  const base = {
    kind,
    grain,
    units,
    periods: cells[0].length,
    customers: Math.round(customers),
    tooSmall: units < fewestUnits ? "few_units" : customers < fewestCustomers ? "small_units" : null
  } satisfies Partial<CardLevel>;
  const nothing = {
    discrimination: null,
    stability: null,
    lasting: null,
    components: null,
    customersFor70: null,
    customersFor90: null,
    wrongHalf: null,
    wrongTopQuarter: null,
    rankability: null,
    band: null
  };
  if (base.tooSmall !== null) return {...base, ...nothing};
  const panel: Panel = {
    values: cells.map((row) => row.map((cell) => (cell ? ratio(cell.moments) : NaN))),
    errors: cells.map((row) => row.map((cell) => (cell ? standardError(cell.moments) ** 2 : NaN))),
    meanErrors: cells.map((row) => meanError(row))
  };
  const found = panelFigures(panel, renumbered(clusters, withCells), seed);
  const {rawDiscrimination, sampling} = found;
  const discrimination = found.discrimination && figureOf(found.discrimination);
  // All of these follow from discrimination, the sampling error taken as known, which against the differences between units it is.
  const following = (of: (d: number) => number) => followingFigure(discrimination, rawDiscrimination, of);
  const latentAt = (d: number) => (d > 0 ? (sampling * d) / (1 - Math.min(d, 1 - 1e-9)) : 0);
  const perCustomer = mean(
    there.flatMap((cell) => (cell ? [standardError(cell.moments) ** 2 * cell.moments.n] : [])).filter(Number.isFinite)
  );
  const errors = there.flatMap((cell) => (cell ? [standardError(cell.moments) ** 2] : [])).filter(Number.isFinite);
  const rank = following((d) => rankability(latentAt(d), errors));
  const needed = (target: number): Needed | null => {
    if (!discrimination) return null;
    const whole = (d: number | null): number | null => {
      const found = d === null ? Infinity : customersNeeded(target, latentAt(d), perCustomer);
      return Number.isFinite(found) ? Math.ceil(found) : null;
    };
    // Where units are told apart better, fewer are needed.
    return {
      value: whole(rawDiscrimination),
      low: whole(discrimination.high),
      high: whole(discrimination.low)
    };
  };
  return {
    ...base,
    discrimination,
    stability: found.stability && figureOf(found.stability),
    lasting: found.lasting && figureOf(found.lasting),
    components: found.components && componentFigures(found.components),
    customersFor70: needed(0.7),
    customersFor90: needed(0.9),
    wrongHalf: following(wrongHalf),
    wrongTopQuarter: following(wrongTopQuarter),
    rankability: rank,
    band: rank && rankabilityBand(rank.value)
  };
}

function componentFigures({
  period,
  unit,
  unitPeriod,
  sampling
}: NonNullable<PanelFigures["components"]>): NonNullable<CardLevel["components"]> {
  const of = (one: Spread | null) => one && figureOf(one);
  return {period: of(period), unit: of(unit), unitPeriod: of(unitPeriod), sampling: of(sampling)};
}

/** A figure that rises or falls with discrimination alone: its interval is where discrimination's ends take it; null where that can't be told. */
function followingFigure(discrimination: Figure | null, value: number, of: (d: number) => number): Figure | null {
  const at = (d: number) => of(Math.max(0, Math.min(1, d)));
  if (!discrimination || !Number.isFinite(at(value))) return null;
  if (discrimination.low === null || discrimination.high === null)
    return {value: rounded(at(value)), low: null, high: null};
  const [a, b] = [at(discrimination.low), at(discrimination.high)];
  return {value: rounded(at(value)), low: rounded(Math.min(a, b)), high: rounded(Math.max(a, b))};
}

/** Sampling variance of a unit's mean over periods, shared customers included: by leaving out one bucket of customers at a time. */
function meanError(row: readonly (Cell | null)[]): number {
  const there = row.filter((cell) => cell !== null);
  if (there.length !== row.length || !there.length) return NaN;
  const groups = there[0].bucketY.length;
  const without = new Float64Array(groups);
  for (const {bucketY, bucketX} of there)
    leaveOneOutRatios(bucketY, bucketX).forEach((one, b) => (without[b] += one / there.length));
  const centre = mean(without);
  let squares = 0;
  for (const one of without) squares += (one - centre) ** 2;
  return ((groups - 1) / groups) * squares;
}

/** What an indicator foretells, by the same rules as the contest. */
export function alignmentOf(
  context: EvidenceContext,
  data: ContestData,
  indicator: string
): Pick<IndicatorCard, "alignment" | "proxyQuality" | "proxyUnknown"> {
  const {primary_horizon: horizon} = context.publication.settings.contest;
  const {units} = context;
  const quarters = data.figures.quarters.length;
  const better = context.indicators.get(indicator)?.definition.better === "lower" ? -1 : 1;
  const scores = new Float64Array(2 * quarters * units.length);
  for (const half of [0, 1]) {
    for (let quarter = 0; quarter < quarters; quarter++) {
      units.forEach((unit, u) => {
        scores[contestIndex(half, quarter, u, {units: units.length, periods: quarters})] =
          better * data.figures.value(indicator, half, quarter, unit, data.window);
      });
    }
  }
  const associate = (outcome: "customers" | "revenue", adjusted: boolean, within: "period" | "unit" | "units") => {
    const input = data.input({horizon, outcome, adjusted});
    if (!input) return null;
    const {associations} = contest({
      ...input,
      within,
      margin: 0.2,
      draws,
      seed,
      contestants: [{id: indicator, scores}],
      pairs: []
    });
    return Number.isFinite(associations[0].value) ? figureOf(associations[0], [-1, 1]) : null;
  };
  const [raw, withinPeriod, withinUnit, adjusted] = [
    associate("customers", false, "units"),
    associate("customers", false, "period"),
    associate("customers", false, "unit"),
    associate("customers", true, "period")
  ];
  if (!raw || !withinPeriod || !withinUnit || !adjusted)
    return {alignment: null, proxyQuality: null, proxyUnknown: "indicator"};
  const followed = data.input({horizon, outcome: "customers", adjusted: false});
  return {
    alignment: {raw, withinPeriod, withinUnit, adjusted, revenue: associate("revenue", false, "period")},
    ...(followed ? proxyOf(followed, scores) : unknownProxy("outcome"))
  };
}

type Proxy = Pick<IndicatorCard, "proxyQuality" | "proxyUnknown">;

function unknownProxy(proxyUnknown: "outcome" | "indicator"): Proxy {
  return {proxyQuality: null, proxyUnknown};
}

function proxyOf(
  {
    units,
    periods,
    clusters,
    outcome
  }: {
    readonly units: number;
    readonly periods: number;
    readonly clusters: ArrayLike<number>;
    readonly outcome: Float64Array;
  },
  scores: Float64Array
): Proxy {
  const prepared = proxyFigures({units, periods, scores, outcome});
  if (!prepared) return unknownProxy("indicator");
  const {
    observed,
    infer,
    method,
    clusters: counted
  } = resampleClusters(
    {units, clusterOf: renumbered(clusters, prepared.present), figures: prepared.figures},
    {draws, seed}
  );
  const [quality, outcomeReliability] = observed;
  if (!(outcomeReliability >= 0.3)) return unknownProxy("outcome");
  if (!Number.isFinite(quality)) return unknownProxy("indicator");
  const found = infer(([one]) => one);
  return {
    proxyQuality: figureOf(
      // Resamples of clusters have the tails in them that an error by leaving clusters out doesn't.
      method === "cluster bootstrap"
        ? found
        : covarianceInterval(found, prepared.present.filter(Boolean).length, counted),
      [-1, 1]
    ),
    proxyUnknown: null
  };
}
