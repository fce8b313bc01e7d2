import type {Compare} from "../../src/model/published/compare.js";
import type {SystemFile} from "../../src/model/published/system-files.js";
import type {Brief} from "../../src/model/published/brief.js";
import {indicatorPlaying, type IndicatorPart} from "../../src/model/published/parts.js";

/** One figure of an indicator, unit and period that a reader of the published files has, wherever it stands. */
export interface PublishedFigure {
  readonly indicator: string;
  readonly unit: string;
  /** Position in the calendar's periods. */
  readonly period: number;
  /** Where it stands, for whoever mends a leak. */
  readonly where: string;
}

/** The published files that tell of single cells. */
export interface Published {
  readonly brief: Brief;
  readonly compare: Compare;
  readonly systemFiles: readonly SystemFile[];
}

/** Every figure in the published files that rests on customers of one indicator, unit and period. */
export function publishedFigures({brief, compare, systemFiles}: Published): PublishedFigure[] {
  // Without a unit there is no figure.
  if (compare.units.length === 0) return [];
  return [
    ...ofCompare(compare),
    ...systemFiles.flatMap((file) => ofSystem(file, compare)),
    ...ofLeague(brief, compare),
    ...ofGreenLight(brief, compare)
  ];
}

function ofSystem({system, series, errors}: SystemFile, {units}: Compare): PublishedFigure[] {
  return [
    ...ofSeries(series, units, `${system.id}: series`),
    ...errors.flatMap(({own, others, cells}) =>
      cells.flatMap(({unit, period, thousandths}) => {
        const before = (own.length * (own.length - 1)) / 2;
        const beside = others.filter((_, column) =>
          own.some((__, row) => thousandths[before + row * others.length + column] !== 0)
        );
        return [...own, ...beside].map((indicator) => ({
          indicator,
          unit: units[unit].id,
          period,
          where: `${system.id}: errors`
        }));
      })
    )
  ];
}

function ofSeries(series: Compare["series"], units: Compare["units"], where: string): PublishedFigure[] {
  return series.flatMap(({indicator, unit, period}) =>
    unit.map((position, i) => ({indicator, unit: units[position].id, period: period[i], where}))
  );
}

function ofCompare({series, units, errors}: Compare): PublishedFigure[] {
  return [
    ...ofSeries(series, units, "compare.json series"),
    // Correlations are statistics of the cells of all the indicators that have any.
    ...errors.cells.flatMap(({unit, period, correlations}) =>
      withCorrelations(errors.indicators, correlations).map((indicator) => ({
        indicator,
        unit: units[unit].id,
        period,
        where: "compare.json errors"
      }))
    )
  ];
}

function withCorrelations(indicators: readonly string[], upperTriangle: readonly number[]): string[] {
  const pairs = indicators.flatMap((a, i) => indicators.slice(i + 1).map((b) => [a, b]));
  return [...new Set(pairs.flatMap((pair, i) => (upperTriangle[i] === 0 ? [] : pair)))];
}

function ofLeague({site, league, conversion, retention}: Brief, compare: Compare): PublishedFigure[] {
  const figure = (part: IndicatorPart, unit: string, shown: unknown): PublishedFigure[] => {
    const indicator = shown ? indicatorPlaying(site.indicators, part) : null;
    return indicator === null ? [] : [{indicator, unit, period: 0, where: "brief.json"}];
  };
  const company = companyOf(compare);
  return [
    ...league.units.flatMap((unit) => [
      ...figure("retention", unit.id, unit.retention),
      ...figure("conversion_per_contact", unit.id, unit.conversionPerContact),
      ...figure("conversion_per_customer", unit.id, unit.conversionPerCustomer)
    ]),
    ...figure("retention", company, retention),
    ...figure("conversion_per_contact", company, conversion),
    ...figure("conversion_per_customer", company, conversion)
  ];
}

/** The year's share and those by month; a month without the others of its quarter stands for the quarter. */
function ofGreenLight({site, greenLight}: Brief, compare: Compare): PublishedFigure[] {
  const indicator = indicatorPlaying(site.indicators, "green_light_leavers");
  if (!greenLight || indicator === null) return [];
  const {periods} = compare;
  const unit = companyOf(compare);
  const months = new Set(greenLight.months.map(({month}) => month));
  const figure = (period: number): PublishedFigure[] =>
    period < 0 ? [] : [{indicator, unit, period, where: "brief.json greenLight"}];
  return [
    ...figure(periods.findIndex(({grain}) => grain === "year")),
    ...greenLight.months.flatMap(({month}) => {
      const quarter = periods.find(({grain, to}) => grain === "quarter" && to === month);
      const isQuarter =
        quarter &&
        !periods.some(
          ({grain, from, to}) =>
            grain === "month" && to !== month && from >= quarter.from && to <= quarter.to && months.has(from)
        );
      return figure(
        isQuarter ? periods.indexOf(quarter) : periods.findIndex(({grain, from}) => grain === "month" && from === month)
      );
    })
  ];
}

function companyOf({units}: Compare): string {
  const company =
    units.find(({kind, parent}) => kind === "company" && parent === null) ?? units.find(({parent}) => parent === null);
  if (!company) throw new Error("compare.json: expected a unit at the top; found none");
  return company.id;
}
