import {leaveOneOutRatios} from "../../src/model/statistics/errors.js";
import {pastPeriod} from "../../src/model/scoring/past-period.js";
import {monthsIn} from "../../src/model/published/span.js";
import type {UnitFacts} from "../../src/model/published/site.js";
import {figureOfEstimate, type Figure, type LeagueSource} from "../../src/model/scoring/league-source.js";
import {contextFor} from "../../src/model/scoring/score-league.js";
import {appraisalOf, settleRules, systemScore, type Appraisal} from "../../src/model/scoring/system-score.js";
import type {Cell} from "../measure/cube.js";
import {accumulates} from "../measure/facts.js";
import {scoredFor} from "../../src/model/scoring/system-score.js";
import type {PublicationContext} from "../privacy/publication.js";

/** Figures of a unit that take the place of the measured ones. */
export type Figures = ReadonlyMap<string, number>;

/** Scores units of the league for its period, with their own figures or with others in their place. */
export interface Scorer {
  /** What the scores rest on. */
  readonly indicators: readonly string[];
  /** Under the legacy system and the challenger; NaN where there is no score. */
  score(unit: string, figures: Figures): {readonly legacy: number; readonly challenger: number};
}

/** The same scoring as the league's: its rules, its peers, its benchmarks. */
export function scorerOf(
  context: Pick<PublicationContext, "site" | "measured" | "benchmarks" | "settings">,
  period = 0
): Scorer {
  const {measured, benchmarks, settings} = context;
  const {systems} = context.site;
  const kind = settings.league;
  const {periods} = measured.calendar;
  const indicators = scoredFor(systems, kind);
  const own = (indicator: string, unit: UnitFacts, at: number): Figure | null => {
    const estimate = measured.estimate(indicator, unit.id, at);
    return estimate && figureOfEstimate(estimate);
  };
  const sourceWith = (changed: string, figures: Figures): LeagueSource<UnitFacts> => ({
    figure: (indicator, unit) => {
      const figure = own(indicator, unit, period);
      const value = unit.id === changed ? figures.get(indicator) : undefined;
      return figure && value !== undefined ? {...figure, value} : figure;
    },
    past: (indicator, unit, since) => {
      const past = pastPeriod(periods, period, since);
      return past === null ? null : own(indicator, unit, past);
    },
    benchmarks: (indicator, unit) => benchmarks.of(indicator, unit.id, period),
    better: (indicator) => measured.indicators.get(indicator)?.definition.better ?? "higher",
    accumulates: (indicator) => accumulates(measured.indicators.get(indicator)?.definition),
    grain: periods[period].grain,
    months: monthsIn(periods[period]),
    correlations: () => null
  });
  const usual = sourceWith("", new Map());
  const units = measured.units.all.filter(
    (unit) => unit.kind === kind && indicators.every((indicator) => usual.figure(indicator, unit) !== null)
  );
  const contexts = units.map((unit) => contextFor(usual, unit, units));
  const settled = (["legacy", "challenger"] as const).map((role): Appraisal => {
    const {items, gates} = appraisalOf(systems[role], kind, periods[period].grain, monthsIn(periods[period]));
    return {items: settleRules(items, contexts).map(({item}) => item), gates};
  });
  return {
    indicators,
    score: (id, figures) => {
      const unit = units.find((one) => one.id === id);
      if (!unit) return {legacy: NaN, challenger: NaN};
      const contextOf = contextFor(sourceWith(id, figures), unit, units);
      const [legacy, challenger] = settled.map((appraisal) => systemScore(appraisal, contextOf).score ?? NaN);
      return {legacy, challenger};
    }
  };
}

/** The figures of cells, and the same without each bucket of customers in turn. */
export function figuresOf(cells: ReadonlyMap<string, Cell>): {
  readonly whole: Figures;
  readonly without: readonly Figures[];
} {
  const whole = new Map([...cells].map(([indicator, {moments}]) => [indicator, moments.y / moments.x]));
  const parts = [...cells].map(
    ([indicator, {bucketY, bucketX}]) => [indicator, leaveOneOutRatios(bucketY, bucketX)] as const
  );
  const buckets = parts[0]?.[1].length ?? 0;
  return {
    whole,
    without: Array.from(
      {length: buckets},
      (_, b) => new Map(parts.map(([indicator, values]) => [indicator, values[b]]))
    )
  };
}
