import {covarianceOf} from "../statistics/errors.js";
import type {Interval} from "../statistics/intervals.js";
import {standings, type Standing} from "../statistics/standings.js";
import {yardstick, type ScoringContext} from "./scoring.js";
import {
  appraisalOf,
  scoredIndicators,
  settleRules,
  systemScore,
  type Appraisal,
  type ContextOf,
  type LackingIndicator
} from "./system-score.js";
import type {SettledItem, SystemFacts} from "../published/systems.js";
import type {Figure, LeagueSource} from "./league-source.js";
import {columnsOf, worldScorer, type Column} from "./world-score.js";

/** A unit of a league: where it stands under both systems, and how sure the move between them is. */
export interface ScoredUnit<Unit> {
  readonly unit: Unit;
  readonly legacy: Standing;
  readonly challenger: Standing;
  /** Ranks gained (+) or lost (−) when customers instead of contacts are appraised. */
  readonly move: number;
  readonly reversalShare: number;
  readonly beyondNoise: boolean;
  /** The chance that it truly doesn't lie on the side of the median where it is shown, under either system; 1 for one shown at it. */
  readonly otherSide: number;
  /** Challenger's score − legacy's, with its 95 % interval: what the two systems have in common, indicators and customers, cancels. */
  readonly difference: Interval & {readonly value: number};
}

export interface ScoredLeague<Unit> {
  readonly rows: readonly ScoredUnit<Unit>[];
  /** Units without a score, and what they lack: mostly a scored indicator under the privacy floor in this period. */
  readonly unranked: readonly {readonly unit: Unit; readonly lacks: readonly LackingIndicator[]}[];
  readonly agreement: Interval & {readonly value: number};
  /** The rules that all units were scored by. */
  readonly rules: {readonly legacy: readonly SettledItem[]; readonly challenger: readonly SettledItem[]};
}

const roles = ["legacy", "challenger"] as const;

/**
 * Scores and ranks the units of one kind under two systems for one period. The worlds that are drawn
 * for intervals and ranks carry the errors of the units' figures, of their past, and of the rival's
 * figure that a lead is counted from. That one is drawn for each unit by itself: right where every
 * unit has its own region, and on the careful side where several share one. The errors of now and of
 * the past are drawn apart, which is on the careful side too.
 *
 * @param indicators names rows and columns of the correlations
 */
export function scoreLeague<Unit>(input: {
  readonly systems: {readonly legacy: SystemFacts; readonly challenger: SystemFacts};
  readonly kind: string;
  readonly units: readonly Unit[];
  readonly indicators: readonly string[];
  readonly source: LeagueSource<Unit>;
  readonly draws: number;
  readonly seed: number;
}): ScoredLeague<Unit> {
  const {systems, kind, units, indicators, source, draws, seed} = input;
  const appraisals = {
    legacy: appraisalOf(systems.legacy, kind, source.grain, source.months),
    challenger: appraisalOf(systems.challenger, kind, source.grain, source.months)
  };
  const needed = [...new Set(roles.flatMap((role) => scoredIndicators(appraisals[role])))];
  const bothAppraise = roles.every((role) => appraisals[role].items.length > 0);
  const unranked: {unit: Unit; lacks: LackingIndicator[]}[] = [];
  const measured = units.filter((unit) => {
    const lacks = needed
      .filter((indicator) => source.figure(indicator, unit) === null)
      .map((indicator): LackingIndicator => ({indicator, what: "value"}));
    if (lacks.length === 0 && bothAppraise && source.correlations(unit) !== null) return true;
    unranked.push({unit, lacks});
    return false;
  });

  const contexts = measured.map((unit) => contextFor(source, unit, measured));
  const rules = {
    legacy: settleRules(appraisals.legacy.items, contexts),
    challenger: settleRules(appraisals.challenger.items, contexts)
  };
  const settled = roles.map((role): Appraisal => ({
    items: rules[role].map(({item}) => item),
    gates: appraisals[role].gates
  }));
  const ranked = measured.filter((unit, i) => {
    const lacks = settled.flatMap((appraisal) => systemScore(appraisal, contexts[i]).missing);
    if (lacks.length > 0) unranked.push({unit, lacks});
    return lacks.length === 0;
  });

  const columns = columnsOf(needed, settled);
  const figures = ranked.map((unit) => columns.map((column) => figureOf(column, unit, source) ?? nothing));
  const result = standings({
    values: figures.map((row) => row.map(({value}) => value)),
    centres: figures.map((row) => row.map(({value, centre = value}) => centre)),
    covariance: ranked.map((unit, i) =>
      covarianceOf(
        figures[i].map(({standardError}) => standardError),
        widened(source.correlations(unit) ?? [], indicators, columns)
      )
    ),
    score: {
      legacy: worldScorer(settled[0], columns, ranked, source),
      challenger: worldScorer(settled[1], columns, ranked, source)
    },
    draws,
    seed
  });
  return {
    rows: ranked.map((unit, i) => ({
      unit,
      legacy: result.legacy[i],
      challenger: result.challenger[i],
      move: result.move[i],
      reversalShare: result.reversalShare[i],
      beyondNoise: result.beyondNoise[i],
      otherSide: result.otherSide[i],
      difference: result.difference[i]
    })),
    unranked,
    agreement: result.agreement,
    rules
  };
}

const nothing: Figure = {value: NaN, standardError: 0};

/** What rules may look at for a unit, its peers being the other units given. */
export function contextFor<Unit>(source: LeagueSource<Unit>, unit: Unit, units: readonly Unit[]): ContextOf {
  return (indicator, item): ScoringContext => {
    const rule = item?.score;
    const figure = source.figure(indicator, unit);
    const benchmarks = rule ? source.benchmarks(indicator, unit) : null;
    return {
      value: figure?.value ?? null,
      ...(figure && {standardError: figure.standardError}),
      better: source.better(indicator),
      otherPeriod: item !== null && item.period !== source.grain && source.accumulates(indicator),
      ...(benchmarks && {rivals: benchmarks.rivals, industryMean: benchmarks.industryMean}),
      ...(rule?.rule === "rank" && {
        peers: units.flatMap((other) => (other === unit ? [] : (source.figure(indicator, other)?.value ?? [])))
      }),
      ...(rule?.rule === "progress" && {past: source.past(indicator, unit, rule.since)?.value ?? null})
    };
  };
}

function figureOf<Unit>({indicator, from}: Column, unit: Unit, source: LeagueSource<Unit>): Figure | null {
  if (from === "now") return source.figure(indicator, unit);
  if (from === "previous_period" || from === "previous_year") return source.past(indicator, unit, from);
  const others = yardstick(from, {better: source.better(indicator), ...source.benchmarks(indicator, unit)});
  return others && {value: others.value, standardError: others.standardError ?? 0};
}

/** Correlations of the columns: the published ones where both are figures of now, 0 with all others. */
function widened(correlations: readonly number[], indicators: readonly string[], columns: readonly Column[]): number[] {
  const size = indicators.length;
  const places = columns.map(({indicator, from}) => (from === "now" ? indicators.indexOf(indicator) : -1));
  return places.flatMap((a, i) =>
    places.slice(i + 1).map((b) => {
      if (a < 0 || b < 0) return 0;
      const [row, column] = a < b ? [a, b] : [b, a];
      return correlations[row * size - (row * (row + 1)) / 2 + (column - row - 1)] ?? 0;
    })
  );
}
