import {publishedOf, sevenDigits} from "../../src/model/published/cells.js";
import {toDecimals} from "../../src/model/statistics/rounding.js";
import {ratio, type Moments} from "../../src/model/statistics/moments.js";
import type {Compare, IndicatorSeries} from "../../src/model/published/compare.js";
import type {IndicatorFormat, SiteFacts} from "../../src/model/published/site.js";
import type {Benchmarks} from "../measure/benchmarks.js";
import type {CompiledIndicator} from "../measure/compile.js";
import {scoredByEither, scoredFor} from "../../src/model/scoring/system-score.js";
import {errorsOf, type Measured} from "../privacy/measured.js";
import {siteFactsDeclared, type Provenance} from "../privacy/provenance.js";

/** What the numbers of the comparison sum. */
export const compareDeclared: Provenance = {
  ...siteFactsDeclared,
  series: {of: "customers", over: "units × periods of each indicator, behind the floor of its cells"},
  errors: {of: "customers", over: "cells that are shown, of which these are the errors’ correlations"},
  benchmarks: {of: "nobody", over: "other operators, from their benchmarks"}
};

/** All figures of all units and periods that may be shown, of the indicators that either system appraises or observes, and the error correlations that scores need. */
export function compareOf(site: SiteFacts, measured: Measured, benchmarks: Benchmarks): Compare {
  const shownUnits = measured.units.all.filter(({id}) =>
    [...measured.indicators.keys()].some((indicator) =>
      measured.calendar.periods.some((_, period) => measured.cell(indicator, id, period))
    )
  );
  const periods = measured.calendar.periods;
  // The page shows what the two systems appraise or observe; the rest would only be carried.
  const {legacy, challenger} = site.systems;
  const used = new Set([...scoredByEither(site.systems), ...legacy.observe, ...challenger.observe]);
  return {
    site,
    units: shownUnits,
    periods,
    series: [...measured.indicators.values()].flatMap((indicator) =>
      indicator.lacks.length || !used.has(indicator.id) ? [] : [seriesOf(indicator, shownUnits, measured)]
    ),
    benchmarks: benchmarksOf(benchmarks, shownUnits),
    errors: errorsOfUnits(site, shownUnits, measured)
  };
}

type Unit = Measured["units"]["all"][number];

/** The figures of one indicator, with the positions of their units and periods. */
export function seriesOf(
  {id, definition}: CompiledIndicator,
  units: readonly Unit[],
  measured: Measured
): IndicatorSeries {
  const cells = units.flatMap((unit, position) =>
    measured.calendar.periods.flatMap((_, period) => {
      const cell = measured.cell(id, unit.id, period);
      return cell && !Number.isNaN(ratio(cell.moments)) ? [{unit: position, period, moments: cell.moments}] : [];
    })
  );
  return seriesOfCells(id, definition.format, cells);
}

/** Cells that may be shown as a series, column by column, in the digits that are published. */
export function seriesOfCells(
  indicator: string,
  format: IndicatorFormat,
  cells: readonly {readonly unit: number; readonly period: number; readonly moments: Moments}[]
): IndicatorSeries {
  const figures = cells.map(({moments}) => publishedOf(moments, format));
  return {
    indicator,
    unit: cells.map(({unit}) => unit),
    period: cells.map(({period}) => period),
    value: figures.map(({value}) => value),
    standardError: figures.map(({standardError}) => standardError),
    customers: figures.map(({customers}) => customers),
    designEffect: figures.map(({designEffect}) => designEffect)
  };
}

/** How the errors of what either system scores a unit by go together, where all of it is shown. */
function errorsOfUnits({systems}: SiteFacts, units: readonly Unit[], measured: Measured): Compare["errors"] {
  const indicators = scoredByEither(systems).filter(
    (indicator) => measured.indicators.get(indicator)?.lacks.length === 0
  );
  const cells = units.flatMap((unit, unitPosition) => {
    const needed = scoredFor(systems, unit.kind);
    return measured.calendar.periods.flatMap((_, period) => {
      const found = indicators.map((indicator) =>
        needed.includes(indicator) ? measured.cell(indicator, unit.id, period) : null
      );
      const shown = found.filter((cell) => cell !== null);
      if (shown.length !== needed.length || !shown.length) return [];
      return [
        {
          unit: unitPosition,
          period,
          correlations: spread(
            errorsOf(shown).correlations,
            found.map((cell) => cell !== null)
          )
        }
      ];
    });
  });
  return {indicators, cells};
}

/** Rivals' figures for the units that are shown. */
function benchmarksOf(benchmarks: Benchmarks, units: readonly Unit[]): Compare["benchmarks"] {
  const positions = new Map(units.map(({id}, unit) => [id, unit]));
  return benchmarks.all.flatMap(({unit, rivals, industryMean, ...facts}) => {
    const position = positions.get(unit);
    if (position === undefined) return [];
    return [
      {
        ...facts,
        unit: position,
        rivals: rivals.map(({operator, value, standardError: error}) => ({
          operator,
          value: sevenDigits(value),
          standardError: error === null ? null : sevenDigits(error)
        })),
        industryMean: industryMean === null ? null : sevenDigits(industryMean)
      }
    ];
  });
}

/** Correlations of some of the indicators as the upper triangle of all of them, 0 for those that aren't needed here. */
function spread(correlations: readonly number[], present: readonly boolean[]): number[] {
  let next = 0;
  return present.flatMap((a, i) => present.slice(i + 1).map((b) => (a && b ? toDecimals(correlations[next++], 3) : 0)));
}
