/** Which systems score which units over which periods, found out by scoring them. */
import {monthsIn} from "../../src/model/published/span.js";
import type {UnitFacts} from "../../src/model/published/site.js";
import {figureOfEstimate, type Figure, type LeagueSource} from "../../src/model/scoring/league-source.js";
import {pastPeriod} from "../../src/model/scoring/past-period.js";
import type {TierReadiness} from "../../src/model/published/readiness.js";
import {tierReadiness} from "../../src/model/scoring/system-readiness.js";
import type {SystemFacts} from "../../src/model/published/systems.js";
import type {Benchmarks} from "../measure/benchmarks.js";
import {accumulates} from "../measure/facts.js";
import type {Measured} from "../privacy/measured.js";

/**
 * What came of scoring every kind of unit that a system appraises, in the latest period of each length, the longest first.
 *
 * @param measured figures behind the privacy floor, as the pages show them
 */
export function systemTiers(
  system: SystemFacts,
  {measured, benchmarks}: {readonly measured: Measured; readonly benchmarks: Benchmarks}
): TierReadiness[] {
  const {periods} = measured.calendar;
  const kinds = [...new Set(measured.units.all.map(({kind}) => kind))];
  const latest = (["whole", "year", "quarter", "month"] as const).flatMap((grain) => {
    const period = periods.findIndex((one) => one.grain === grain);
    return period < 0 ? [] : [period];
  });
  return kinds.flatMap((kind) => {
    const units = measured.units.all.filter((unit) => unit.kind === kind);
    return latest.flatMap((period): TierReadiness[] => {
      const found = tierReadiness(system, kind, units, sourceOf(measured, benchmarks, period));
      const {grain, from, to} = periods[period];
      return found ? [{kind, grain, from, to, ...found}] : [];
    });
  });
}

/** Figures of one period as scoring looks them up; without correlations, since nothing is drawn. */
function sourceOf(measured: Measured, benchmarks: Benchmarks, period: number): LeagueSource<UnitFacts> {
  const {periods} = measured.calendar;
  const figure = (indicator: string, unit: UnitFacts, at: number): Figure | null => {
    const estimate = measured.estimate(indicator, unit.id, at);
    return estimate && Number.isFinite(estimate.value) ? figureOfEstimate(estimate) : null;
  };
  const definition = (indicator: string) => measured.indicators.get(indicator)?.definition;
  return {
    figure: (indicator, unit) => figure(indicator, unit, period),
    past: (indicator, unit, since) => {
      const past = pastPeriod(periods, period, since);
      return past === null ? null : figure(indicator, unit, past);
    },
    benchmarks: (indicator, unit) => benchmarks.of(indicator, unit.id, period),
    better: (indicator) => definition(indicator)?.better ?? "higher",
    accumulates: (indicator) => accumulates(definition(indicator)),
    grain: periods[period].grain,
    months: monthsIn(periods[period]),
    correlations: () => null
  };
}
