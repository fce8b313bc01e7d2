import {pastPeriod} from "../../src/model/scoring/past-period.js";
import type {Brief, LeagueUnit} from "../../src/model/published/brief.js";
import type {Estimate, UnitFacts} from "../../src/model/published/site.js";
import {figureOfEstimate, scoreLeague} from "../../src/model/scoring/score-league.js";
import {scoredFor, type TwoSystems} from "../../src/model/scoring/system-score.js";
import type {Benchmarks} from "../measure/benchmarks.js";
import {accumulates} from "../measure/facts.js";
import {errorsOf, estimatePlayed, type Measured} from "../privacy/measured.js";

/** Resampled worlds behind rank bounds and moves. */
const draws = 2000;
const seed = 20260930;

/** The league table of the units of one kind under both systems, for one period. */
export function leagueOf(
  measured: Measured,
  benchmarks: Benchmarks,
  systems: TwoSystems,
  kind: string,
  period: number
): Pick<Brief["league"], "units" | "unranked" | "agreement" | "rules"> {
  const units = measured.units.all.filter((unit) => unit.kind === kind);
  const indicators = scoredFor(systems, kind);
  const figureOf = (indicator: string, unit: string, at: number) => {
    const estimate = measured.estimate(indicator, unit, at);
    return estimate && figureOfEstimate(estimate);
  };
  const result = scoreLeague<UnitFacts>({
    systems,
    kind,
    units,
    indicators,
    source: {
      figure: (indicator, unit) => figureOf(indicator, unit.id, period),
      past: (indicator, unit, since) => {
        const past = pastPeriod(measured.calendar.periods, period, since);
        return past === null ? null : figureOf(indicator, unit.id, past);
      },
      benchmarks: (indicator, unit) => benchmarks.of(indicator, unit.id, period),
      better: (indicator) => measured.indicators.get(indicator)?.definition.better ?? "higher",
      accumulates: (indicator) => accumulates(measured.indicators.get(indicator)?.definition),
      grain: measured.calendar.periods[period].grain,
      correlations: (unit) => {
        const cells = indicators
          .map((indicator) => measured.cell(indicator, unit.id, period))
          .filter((cell) => cell !== null);
        return cells.length === indicators.length ? errorsOf(cells).correlations : null;
      }
    },
    draws,
    seed
  });
  const league = result.rows.map(({unit, legacy, challenger, move, undone, beyondNoise}): LeagueUnit => ({
    legacy,
    challenger,
    move,
    undone,
    beyondNoise,
    id: unit.id,
    name: unit.name,
    retention: estimatePlayed(measured, "retention", unit.id, period),
    conversionPerContact: estimatePlayed(measured, "conversion_per_contact", unit.id, period),
    conversionPerCustomer: estimatePlayed(measured, "conversion_per_customer", unit.id, period)
  }));
  const ranked = new Set(league.map(({id}) => id));
  const agreement: Estimate = {
    ...result.agreement,
    customers: league.reduce((sum, {retention}) => sum + (retention?.customers ?? 0), 0)
  };
  return {
    units: league.sort((a, b) => a.challenger.rank - b.challenger.rank || (a.id < b.id ? -1 : 1)),
    unranked: units.filter(({id}) => !ranked.has(id)).map(({id, name}) => ({id, name})),
    agreement,
    rules: result.rules
  };
}
