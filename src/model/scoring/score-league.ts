import {covarianceOf} from "../statistics/errors.js";
import {errorOfInterval, type Interval} from "../statistics/intervals.js";
import type {Standing} from "../statistics/ranking.js";
import {standings} from "../statistics/ranking.js";
import {yardstick, type ScoringContext} from "./scoring.js";
import {type Rival} from "../published/systems.js";
import {
  appraisalOf,
  scoredIndicators,
  settleRules,
  systemScore,
  type Appraisal,
  type ContextOf,
  type LackingIndicator
} from "./system-score.js";
import {type SettledItem} from "../published/systems.js";
import type {AppraisedIndicator, LeadRule, ProgressRule, SystemFacts} from "../published/systems.js";

/** A figure and its standard error. */
export interface Figure {
  readonly value: number;
  readonly standardError: number;
  /** The middle of its interval, where that isn't the value. */
  readonly centre?: number;
}

/**
 * A figure whose drawn worlds spread as its published interval does, so that a score of shares near
 * 1, or of a handful of answers, is as unsure as they are.
 */
export function figureOfEstimate({value, low, high}: Interval & {readonly value: number}): Figure {
  return {value, standardError: errorOfInterval({low, high}), centre: (low + high) / 2};
}

/** What others reached: the rivals and the industry's mean. */
interface Yardsticks {
  readonly rivals: readonly Rival[];
  readonly industryMean: number | null;
}

/** Where the figures of one period come from. */
export interface LeagueSource<Unit> {
  readonly figure: (indicator: string, unit: Unit) => Figure | null;
  readonly past: (indicator: string, unit: Unit, since: ProgressRule["since"]) => Figure | null;
  readonly benchmarks: (indicator: string, unit: Unit) => Yardsticks | null;
  readonly better: (indicator: string) => "higher" | "lower";
  /** The figure grows with the length of its period, as churn and complaints do. */
  readonly accumulates: (indicator: string) => boolean;
  readonly grain: AppraisedIndicator["period"];
  /** Error correlations of `indicators`, upper triangle by rows without the diagonal; null where there are none. */
  readonly correlations: (unit: Unit) => readonly number[] | null;
}

export interface ScoredLeague<Unit> {
  readonly rows: readonly {
    readonly unit: Unit;
    readonly legacy: Standing;
    readonly challenger: Standing;
    readonly move: number;
    readonly undone: number;
    readonly beyondNoise: boolean;
    /** Challenger's score − legacy's: what the two systems have in common, indicators and customers, cancels. */
    readonly difference: Interval & {readonly value: number};
  }[];
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
    legacy: appraisalOf(systems.legacy, kind, source.grain),
    challenger: appraisalOf(systems.challenger, kind, source.grain)
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

  const columns: Column[] = [
    ...needed.map((indicator): Column => ({indicator, from: "now"})),
    ...settled.flatMap(({items}) =>
      items.flatMap(({indicator, score}): Column[] => {
        if (score.rule === "progress") return [{indicator, from: score.since}];
        return score.rule === "lead" ? [{indicator, from: score.against}] : [];
      })
    )
  ];
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
      undone: result.undone[i],
      beyondNoise: result.beyondNoise[i],
      difference: result.difference[i]
    })),
    unranked,
    agreement: result.agreement,
    rules
  };
}

/** What one drawn number stands for: an indicator's figure now, in the unit's past, or that of others. */
interface Column {
  readonly indicator: string;
  readonly from: "now" | ProgressRule["since"] | LeadRule["against"];
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

/** Scores all units of a drawn world: peers are the other units of that world. */
function worldScorer<Unit>(
  appraisal: Appraisal,
  columns: readonly Column[],
  units: readonly Unit[],
  source: LeagueSource<Unit>
) {
  const at = new Map(columns.map(({indicator, from}, column) => [`${indicator} ${from}`, column]));
  const fixed = units.map(
    (unit) => new Map(appraisal.items.map(({indicator}) => [indicator, source.benchmarks(indicator, unit)]))
  );
  const better = new Map(columns.map(({indicator}) => [indicator, source.better(indicator)]));
  return (world: readonly (readonly number[])[]): number[] =>
    world.map((values, unit) => {
      const contextOf: ContextOf = (indicator, item) => {
        const rule = item?.score;
        const column = at.get(`${indicator} now`);
        const past = rule?.rule === "progress" ? at.get(`${indicator} ${rule.since}`) : undefined;
        const against = rule?.rule === "lead" ? at.get(`${indicator} ${rule.against}`) : undefined;
        const benchmarks = fixed[unit].get(indicator);
        return {
          value: column === undefined ? null : values[column],
          better: better.get(indicator) ?? "higher",
          ...(benchmarks && {rivals: benchmarks.rivals, industryMean: benchmarks.industryMean}),
          ...(rule?.rule === "rank" &&
            column !== undefined && {peers: world.flatMap((other, i) => (i === unit ? [] : [other[column]]))}),
          ...(past !== undefined && {past: values[past]}),
          ...(against !== undefined && {
            rivals: [{operator: "", value: values[against], standardError: null}],
            industryMean: values[against]
          })
        };
      };
      return systemScore(appraisal, contextOf).score ?? NaN;
    });
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
