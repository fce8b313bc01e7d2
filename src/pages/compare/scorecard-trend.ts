import {trendStrip, type TrendPoint} from "../../charts/trend-strip.js";
import {figuresTable} from "../../elements/figures-table.js";
import {maker} from "../../elements/elements.js";
import {count, formatInterval, formatValue, localized, monthShort} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";
import {trendGrain, trendOf} from "../../model/published/compare-series.js";
import type {Estimate, IndicatorFacts} from "../../model/published/site.js";
import {exactValue} from "../../scores/rule-text.js";
import type {CompareContext} from "./context.js";

/** Whose scorecard it is, and of what. */
export interface ScorecardOptions {
  readonly role: "legacy" | "challenger";
  /** Positions in `Compare.units` and `Compare.periods`. */
  readonly unit: number;
  readonly period: number;
  /** The page answers: trends then tell each figure on pointing, and stand in a table. */
  readonly alive: boolean;
}

/** An indicator's course in small, with its target and the period that is looked at. */
export function indicatorTrend(
  context: CompareContext,
  indicator: IndicatorFacts,
  target: number | null,
  {role, unit, period, alive}: ScorecardOptions,
  appraised: boolean
): HTMLElement {
  const {compare, language, words, common, document} = context;
  const h = maker(document);
  const grain = trendGrain(compare, indicator.id, unit);
  const periods = compare.periods
    .flatMap((one, position) => (one.grain === grain ? [position] : []))
    .sort((a, b) => (compare.periods[a].from < compare.periods[b].from ? -1 : 1));
  const trend = trendOf(compare, indicator.id, unit, grain);
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last) return h("span", {class: "soft"}, words.noTrend);
  const name = localized(indicator.name, language);
  const text = (cell: Estimate) => formatValue(cell.value, indicator.format, language);
  const points = trend.map((cell): TrendPoint => ({
    at: periods.indexOf(cell.period),
    value: cell.value,
    low: cell.low,
    high: cell.high,
    tip: alive
      ? {
          title: `${name}${words.comma}${context.periodName(cell.period)}`,
          rows: [
            [words.table.value, text(cell)],
            [common.interval, formatInterval(cell, indicator.format, language)],
            [words.table.counted(indicator), count(cell.customers, language)],
            ...(target === null ? [] : [[words.target, exactValue(target, indicator.format, language)] as const])
          ]
        }
      : null
  }));
  const inside = periods.flatMap((one, at) =>
    compare.periods[one].from >= compare.periods[period].from && compare.periods[one].to <= compare.periods[period].to
      ? [at]
      : []
  );
  const [from, to] = [
    monthShort(compare.periods[periods[0]].from, language),
    monthShort(compare.periods[periods[periods.length - 1]].to, language)
  ];
  return h(
    "span",
    {class: "trend-box"},
    trendStrip(points, {
      document,
      label: words.trendLabel({
        indicator: name,
        grain: words.trendGrain[grain],
        from,
        to,
        first: text(first),
        last: text(last)
      }),
      periods: periods.length,
      target,
      chosen: inside.length > 0 ? [inside[0], inside[inside.length - 1]] : null,
      role: appraised ? role : "observed"
    }),
    h("span", {class: "trend-ends"}, words.trendEnds(grain, text(first), text(last)))
  );
}

/** The figures behind a card's trends, a row a month; months under the floor stay empty. */
export function trendTable(context: CompareContext, indicators: readonly IndicatorFacts[], unit: number): HTMLElement {
  const {compare, document, language, words} = context;
  const months = compare.periods
    .flatMap(({grain}, period) => (grain === "month" ? [period] : []))
    .sort((a, b) => (compare.periods[a].from > compare.periods[b].from ? -1 : 1));
  return figuresTable(months, {
    document,
    summary: words.table.trends,
    caption: words.table.trends,
    columns: [
      {name: words.chooser.period, text: (period) => context.periodName(period)},
      ...indicators.map((indicator) => ({
        name: localized(indicator.name, language),
        number: true,
        text: (period: number) => {
          const cell = context.cellOf(indicator.id, unit, period);
          return cell
            ? formatValue(cell.value, indicator.format, language) +
                punctuation[language].bracketed(formatInterval(cell, indicator.format, language))
            : "";
        }
      }))
    ]
  });
}
