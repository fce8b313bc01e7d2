import {ratio, standardError} from "../../src/model/moments.js";
import type {Compare, IndicatorSeries, SiteFacts} from "../../src/model/published.js";
import {appraisedOf} from "./league.js";
import {errorsOf, type Measured} from "./measured.js";

/** All figures of all units and periods that may be shown, and the error correlations that scores need. */
export function compareOf(site: SiteFacts, measured: Measured): Compare {
  const shownUnits = measured.units.all.filter(({id}) =>
    [...measured.indicators.keys()].some((indicator) => measured.calendar.periods.some((_, period) => measured.cell(indicator, id, period)))
  );
  const periods = measured.calendar.periods;
  const series = [...measured.indicators.values()].flatMap(({id, lacks}): IndicatorSeries[] => {
    if (lacks.length) return [];
    const columns = {unit: [] as number[], period: [] as number[], value: [] as number[], standardError: [] as number[], customers: [] as number[]};
    shownUnits.forEach((unit, unitPosition) => {
      periods.forEach((_, period) => {
        const cell = measured.cell(id, unit.id, period);
        if (!cell || Number.isNaN(ratio(cell.moments))) return;
        columns.unit.push(unitPosition);
        columns.period.push(period);
        columns.value.push(rounded(ratio(cell.moments)));
        columns.standardError.push(rounded(standardError(cell.moments) || 0));
        columns.customers.push(cell.moments.n);
      });
    });
    return [{indicator: id, ...columns}];
  });
  const appraised = appraisedOf(site.systems).filter((indicator) => measured.indicators.get(indicator)?.lacks.length === 0);
  const cells = shownUnits.flatMap((unit, unitPosition) =>
    periods.flatMap((_, period) => {
      const found = appraised.flatMap((indicator) => measured.cell(indicator, unit.id, period) ?? []);
      if (found.length !== appraised.length || !found.length) return [];
      return [{unit: unitPosition, period, correlations: errorsOf(found).correlations.map((value) => Math.round(value * 1000) / 1000)}];
    })
  );
  return {site, units: shownUnits, periods, series, errors: {indicators: appraised, cells}};
}

/** Seven digits: more than any reader sees, fewer bytes to load. */
function rounded(value: number): number {
  return Number(value.toPrecision(7));
}
