import {errorOfInterval, wilsonInterval} from "../../src/model/statistics/intervals.js";
import type {Rival} from "../../src/model/published/systems.js";
import type {Bilingual} from "../../src/model/published/systems.js";
import type {IndicatorFormat} from "../../src/model/published/site.js";
import {asNumber, asText, type Database} from "../ground/database.js";
import type {Units} from "../intake/units.js";

/** What others reached in a region over a period. */
interface RegionFigures {
  readonly indicator: string;
  /** The unit whose region it is. */
  readonly unit: string;
  /** Position in the calendar's periods. */
  readonly period: number;
  /** By name. */
  readonly rivals: readonly Rival[];
  readonly industryMean: number | null;
}

export interface Benchmarks {
  readonly all: readonly RegionFigures[];
  /** Regions that are no unit's id or name; nothing can be measured against their figures. */
  readonly unplaced: readonly string[];
  /** The figures of the unit's own region, or of the nearest region around it; null where there are none. */
  of(indicator: string, unit: string, period: number): RegionFigures | null;
}

/** Names under which the table gives the industry's mean instead of a rival's figure. */
const industryNames = new Set(["industry", "industry_mean", "industry mean", "行业", "行业均值", "行业平均"]);

/** The figures of an operator in a region, put together for each period that holds their month. */
export const benchmarksQuery = `
  SELECT p.period AS period, b.indicator AS indicator, b.region AS region, b.operator AS operator,
    COUNT(*) AS figures,
    SUM(b.value_thousandths) AS plain_sum,
    SUM(CASE WHEN b.answers > 0 THEN 1 ELSE 0 END) AS figures_with_answers,
    SUM(CASE WHEN b.answers > 0 THEN b.answers ELSE 0 END) AS answers,
    SUM(CASE WHEN b.answers > 0 THEN b.value_thousandths * b.answers ELSE 0 END) AS weighted_sum
  FROM benchmarks AS b
  JOIN periods AS p ON b.month >= p.starts_on AND b.month < p.ends_before
  GROUP BY p.period, b.indicator, b.region, b.operator
  ORDER BY p.period, b.indicator, b.region, b.operator`;

/**
 * Reads rivals' and the industry's figures from the table `benchmarks`. Rows of one operator within
 * a period are averaged by the answers they rest on; where a row doesn't say, they count alike. The
 * operator's own rows are left out: its figures are measured, not reported. Nothing is carried over
 * from other periods.
 *
 * @param database with the contract's tables and `periods`
 * @param format an indicator's format; null for one that isn't defined
 * @param own the operator's own name
 */
export async function readBenchmarks(
  database: Database,
  units: Units,
  format: (indicator: string) => IndicatorFormat | null,
  own: Bilingual
): Promise<Benchmarks> {
  const rows = await database.rows(benchmarksQuery);
  const placeOf = placesOf(units);
  const regions = new Map<
    string,
    {indicator: string; unit: string; period: number; rivals: Rival[]; industryMean: number | null}
  >();
  const unplaced = new Set<string>();
  for (const row of rows) {
    const indicator = asText(row.indicator);
    const operator = asText(row.operator);
    const unitFormat = format(indicator);
    if (unitFormat === null || operator === own.en || operator === own.zh) continue;
    const unit = placeOf.get(asText(row.region));
    if (unit === undefined) {
      unplaced.add(asText(row.region));
      continue;
    }
    const period = asNumber(row.period);
    const answers = asNumber(row.figures_with_answers) === asNumber(row.figures) ? asNumber(row.answers) : 0;
    const value =
      (answers > 0 ? asNumber(row.weighted_sum) / answers : asNumber(row.plain_sum) / asNumber(row.figures)) / 1000;
    const key = keyOf(indicator, unit, period);
    const region = regions.get(key) ?? {indicator, unit, period, rivals: [], industryMean: null};
    regions.set(key, region);
    if (industryNames.has(operator.toLowerCase())) region.industryMean = value;
    else region.rivals.push({operator, value, standardError: standardErrorOf(value, answers, unitFormat)});
  }
  return {
    all: [...regions.values()],
    unplaced: [...unplaced].sort(),
    of: (indicator, unit, period) => {
      for (const around of units.withAncestors(unit)) {
        const found = regions.get(keyOf(indicator, around, period));
        if (found) return found;
      }
      return null;
    }
  };
}

/** No benchmarks at all, for data without the table. */
export const noBenchmarks: Benchmarks = {all: [], unplaced: [], of: () => null};

function keyOf(indicator: string, unit: string, period: number): string {
  return `${indicator} ${period} ${unit}`;
}

/** Units by id, and by name where only one bears it. */
function placesOf({all}: Units): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const names = all.flatMap(({name}) => [...new Set([name.en, name.zh])]);
  for (const {id, name} of all) {
    for (const one of [name.en, name.zh]) if (names.indexOf(one) === names.lastIndexOf(one)) places.set(one, id);
  }
  for (const {id} of all) places.set(id, id);
  return places;
}

/**
 * The error of a reported figure: {@link shareError} of a share; of an NPS at most that of the share of promoters were
 * nobody in the middle, √((100² − NPS²)/n); null where the answers aren't known or the figure is neither.
 */
function standardErrorOf(value: number, answers: number, format: IndicatorFormat): number | null {
  if (!(answers > 0)) return null;
  if (format === "percent" && value >= 0 && value <= 1) return shareError(value, answers);
  if (format === "points" && Math.abs(value) <= 100) return 200 * shareError((value + 100) / 200, answers);
  return null;
}

/** √(p(1 − p)/n), or what Wilson's interval amounts to where that is more: that all of twenty said so isn't certain of all others. */
function shareError(share: number, answers: number): number {
  return Math.max(Math.sqrt((share * (1 - share)) / answers), errorOfInterval(wilsonInterval(share, answers)));
}
