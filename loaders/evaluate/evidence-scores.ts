import {contestIndex} from "../../src/model/statistics/contest.js";
import type {ScoringContext} from "../../src/model/scoring/scoring.js";
import {appraisalOf, settleRules, systemScore, type ContextOf} from "../../src/model/scoring/system-score.js";
import {type SettledItem} from "../../src/model/published/systems.js";
import type {AppraisedIndicator, SystemFacts} from "../../src/model/published/systems.js";
import {scoreValue} from "../../src/model/scoring/scoring.js";
import type {Benchmarks} from "../measure/benchmarks.js";
import {accumulates} from "../measure/facts.js";
import type {CompiledIndicator} from "../measure/compile.js";
import type {HalfFigures, Window} from "./evidence-halves.js";

/** One system's scores of each half, quarter and unit, and the points they are made of. */
export interface SystemHalves {
  readonly id: string;
  readonly weights: readonly number[];
  readonly items: readonly AppraisedIndicator[];
  /** See `contestIndex`. */
  readonly scores: Float64Array;
  /** By item: points, and figures in the better direction. */
  readonly points: readonly Float64Array[];
  readonly values: readonly Float64Array[];
  /** What gates take off the weighted points. */
  readonly taken: Float64Array;
}

export interface HalvesInput {
  readonly system: SystemFacts;
  readonly kind: string;
  readonly units: readonly string[];
  readonly figures: HalfFigures;
  readonly indicators: ReadonlyMap<string, CompiledIndicator>;
  readonly benchmarks: Benchmarks;
  readonly window?: Window;
  /** Under which name an indicator is measured, if it is another; its own otherwise. */
  readonly nameOf?: (indicator: string) => string;
}

/** Scores each half of the customers of each unit as an appraisal at the end of each quarter would have. */
export function systemHalves({
  system,
  kind,
  units,
  figures,
  indicators,
  benchmarks,
  window = "quarter",
  nameOf = (id) => id
}: HalvesInput): SystemHalves {
  const {quarters} = figures;
  const size = {units: units.length, periods: quarters.length};
  const grain = window === "month" ? "month" : "quarter";
  const appraisal = appraisalOf(system, kind, grain);
  const array = () => new Float64Array(2 * size.periods * size.units).fill(NaN);
  const made = {
    scores: array(),
    taken: array().fill(0),
    points: appraisal.items.map(array),
    values: appraisal.items.map(array)
  };
  quarters.forEach((period, quarter) => {
    const valueOf = (indicator: string, half: number, unit: string, at = quarter) =>
      figures.value(nameOf(indicator), half, at, unit, window);
    const contexts = [0, 1].map((half) =>
      units.map(
        (unit): ContextOf =>
          (indicator, item) =>
            contextOf(indicator, item, {
              half,
              unit,
              units,
              grain,
              indicators,
              valueOf,
              past: (back) => (quarter - back < 0 ? NaN : valueOf(indicator, half, unit, quarter - back)),
              others: benchmarks.of(indicator, unit, period)
            })
      )
    );
    const items = settleRules(
      appraisal.items,
      contexts.flat().filter((of) => appraisal.items.every((item) => of(item.indicator, item).value !== null))
    ).map(({item}: SettledItem) => item);
    contexts.forEach((ofHalf, half) =>
      ofHalf.forEach((of, unit) => {
        const at = contestIndex(half, quarter, unit, size);
        const found = systemScore({items, gates: appraisal.gates}, of);
        made.scores[at] = found.score ?? NaN;
        made.taken[at] = found.score === null || found.weighted === null ? 0 : found.weighted - found.score;
        items.forEach((item, i) => {
          const context = of(item.indicator, item);
          made.points[i][at] = scoreValue(item.score, context).points ?? NaN;
          made.values[i][at] =
            context.value === null ? NaN : context.better === "higher" ? context.value : -context.value;
        });
      })
    );
  });
  return {id: system.id, items: appraisal.items, weights: appraisal.items.map(({weight}) => weight), ...made};
}

interface Around {
  readonly half: number;
  readonly unit: string;
  readonly units: readonly string[];
  readonly grain: AppraisedIndicator["period"];
  readonly indicators: ReadonlyMap<string, CompiledIndicator>;
  readonly valueOf: (indicator: string, half: number, unit: string) => number;
  readonly past: (quartersBack: number) => number;
  readonly others: ReturnType<Benchmarks["of"]>;
}

function contextOf(
  indicator: string,
  item: AppraisedIndicator | null,
  {half, unit, units, grain, indicators, valueOf, past, others}: Around
): ScoringContext {
  const definition = indicators.get(indicator)?.definition;
  const value = valueOf(indicator, half, unit);
  const rule = item?.score;
  const before = rule?.rule === "progress" ? past(rule.since === "previous_year" ? 4 : 1) : NaN;
  return {
    value: Number.isFinite(value) ? value : null,
    better: definition?.better ?? "higher",
    otherPeriod: item !== null && item.period !== grain && accumulates(definition),
    ...(others && {rivals: others.rivals, industryMean: others.industryMean}),
    ...(rule?.rule === "rank" && {
      peers: units.flatMap((other) => (other === unit ? [] : [valueOf(indicator, half, other)])).filter(Number.isFinite)
    }),
    ...(rule?.rule === "progress" && {past: Number.isFinite(before) ? before : null})
  };
}

/** How figures are put on one scale before they are weighted. rule: the system's own points. z: standard scores. rank: shares of the others below. */
export type Normaliser = "rule" | "z" | "rank";

/** One system's halves with what its figures are on every scale, by item. */
export interface ScaledHalves extends SystemHalves {
  readonly onScale: (normaliser: Normaliser) => readonly Float64Array[];
}

/** The same figures are weighted in hundreds of ways: they are put on a scale when it is first asked for, once. */
export function scaledHalves(halves: SystemHalves, units: number): ScaledHalves {
  const made = new Map<Normaliser, readonly Float64Array[]>([["rule", halves.points]]);
  const onScale = (normaliser: Normaliser) => {
    const scale = normaliser === "z" ? standardScores : rankShares;
    const parts = made.get(normaliser) ?? halves.values.map((values) => scale(values, units));
    made.set(normaliser, parts);
    return parts;
  };
  return {...halves, onScale};
}

/** The scores once more, with other weights and another scale. */
export function rescored(
  {onScale, taken}: ScaledHalves,
  weights: readonly number[],
  normaliser: Normaliser
): Float64Array {
  const parts = onScale(normaliser);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(
    taken,
    (off, i) =>
      parts.reduce((sum, part, k) => sum + weights[k] * part[i], 0) / total - (normaliser === "rule" ? off : 0)
  );
}

/** Standard scores within each half and period; NaN stays NaN. */
export function standardScores(values: Float64Array, units: number): Float64Array {
  const result = new Float64Array(values.length).fill(NaN);
  for (let start = 0; start < values.length; start += units) {
    const there = values.subarray(start, start + units).filter(Number.isFinite);
    const mean = there.reduce((sum, one) => sum + one, 0) / there.length;
    const spread = Math.sqrt(there.reduce((sum, one) => sum + (one - mean) ** 2, 0) / there.length);
    for (let i = start; i < start + units; i++)
      result[i] = spread > 0 ? (values[i] - mean) / spread : Number.isFinite(values[i]) ? 0 : NaN;
  }
  return result;
}

/** The share of the others below each, within each half and period: 0 for the last, (n − 1) / n for the first; units that are equal share. NaN stays NaN. */
function rankShares(values: Float64Array, units: number): Float64Array {
  const result = new Float64Array(values.length).fill(NaN);
  for (let start = 0; start < values.length; start += units) {
    const sorted = values
      .slice(start, start + units)
      .filter(Number.isFinite)
      .sort();
    for (let i = start; i < start + units; i++) {
      if (!Number.isFinite(values[i])) continue;
      let below = 0;
      let equal = 0;
      for (const one of sorted) {
        if (one < values[i]) below++;
        else if (one === values[i]) equal++;
      }
      result[i] = (below + (equal - 1) / 2) / sorted.length;
    }
  }
  return result;
}
