/** All units of a level by the indicator: places, intervals, and the funnel that tells chance from difference. */
import type {TopLevelSpec} from "vega-lite";
import {acrossUnits} from "../../model/published/compare-series.js";
import {indicatorLeague, type IndicatorLeague, type IndicatorLeagueRow} from "../../model/scoring/indicator-league.js";
import {adjustedForMix} from "../../model/published/adjusted.js";
import {unpacked} from "../../model/published/breakdowns.js";
import type {Cell} from "../../model/published/cells.js";
import type {ChartTheme} from "../../charts/chart-theme.js";
import {estimateStrip, rangeOf} from "../../charts/estimate-strip.js";
import {funnelSpec, type FunnelOptions} from "../../charts/funnel-spec.js";
import {decimal, rankNumber, unitOf} from "../../language/format.js";
import {punctuation} from "../../language/punctuation.js";
import type {IndicatorContext} from "./context.js";

/** A chart that a script draws once the page is seen. */
export interface LaterChart {
  readonly slot: HTMLElement;
  readonly spec: (theme: ChartTheme, width: number) => TopLevelSpec;
}

export interface LeagueCard {
  readonly element: HTMLElement;
  readonly chart: LaterChart | null;
}

/** The league of the chosen level and period. */
export function leagueCard(context: IndicatorContext): LeagueCard {
  const {h, words, list, file, choices, name, language} = context;
  const {definition} = file;
  const {level, period} = choices;
  const cells = level === null ? [] : acrossUnits(context.source, definition.id, level, period);
  const top = list.units.findIndex(({parent}) => parent === null);
  const company = context.cellOf(definition.id, top, period);
  if (level === null || company === null || cells.length === 0)
    return {
      element: h(
        "section",
        {class: "card", id: "league"},
        h("h2", {}, words.league.title),
        h("p", {class: "empty"}, words.league.none)
      ),
      chart: null
    };
  const league = indicatorLeague(company, cells, definition);
  const units = context.unitsOf(level, cells.length);
  const slot = h(
    "div",
    {class: "chart", role: "img", "aria-label": words.league.chart(name)},
    h("p", {class: "empty"}, words.league.drawing)
  );
  return {
    element: h(
      "section",
      {class: "card", id: "league"},
      h("div", {class: "card-head"}, h("h2", {}, words.league.title), levelSwitch(context)),
      h("p", {class: "question"}, words.league.question(units, context.periodName(period))),
      h("p", {class: "finding"}, words.league.summary(league.outside, units, decimal(league.expected, language))),
      h(
        "div",
        {class: "grid two ind-league"},
        leagueTable(context, league, company),
        h("div", {}, slot, h("p", {class: "note"}, words.league.chartNote))
      ),
      h("p", {class: "note"}, words.league.caution)
    ),
    chart: {
      slot,
      spec: (theme, width) =>
        funnelSpec(league.plot, {
          theme,
          width,
          indicator: definition,
          chosen: list.units[choices.unit].id,
          company: `${words.league.company} ${context.value(company.value)}`,
          ...inWords(context, league)
        })
    }
  };
}

function levelSwitch(context: IndicatorContext): HTMLElement | null {
  const {h, words, list, choices, choose} = context;
  if (choices.levels.length < 2) return null;
  return h(
    "div",
    {class: "switch", role: "group", "aria-label": words.league.level},
    choices.levels.map((kind) => {
      const units = list.site.unitsByKind.find((one) => one.kind === kind)?.units ?? 2;
      const button = h(
        "button",
        {
          type: "button",
          id: `ind-level-${kind}`,
          "aria-pressed": String(kind === choices.level),
          disabled: choose === null
        },
        context.unitsOf(kind, units)
      );
      if (choose) button.addEventListener("click", () => choose({level: kind}));
      return button;
    })
  );
}

function leagueTable(context: IndicatorContext, {rows}: IndicatorLeague, company: Cell): HTMLElement {
  const {h, words} = context;
  const range = rangeOf([...rows.map(({cell}) => cell), company]);
  const adjusted = adjustedFigures(context, rows);
  const isShrunken = rows.some(({shrunken}) => shrunken !== null);
  const heads = [
    {name: words.league.rank, isNumber: true},
    {name: words.league.unit, isNumber: false},
    {name: words.league.value, isNumber: true},
    {name: words.league.interval, isNumber: false},
    ...(isShrunken ? [{name: words.versions.shrunken, isNumber: true}] : []),
    ...(adjusted.size > 0 ? [{name: words.versions.adjusted, isNumber: true}] : []),
    {name: words.league.against, isNumber: false}
  ];
  return h(
    "div",
    {},
    h(
      "div",
      {class: "scroll", tabindex: 0, role: "region", "aria-label": words.league.title},
      h(
        "table",
        {class: "ind-table"},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            heads.map(({name, isNumber}) => h("th", {scope: "col", class: isNumber ? "number" : null}, name))
          )
        ),
        h(
          "tbody",
          {},
          rows.map((row) => leagueRow(context, row, {range, company, adjusted, isShrunken}))
        )
      )
    ),
    isShrunken && h("p", {class: "note"}, words.versions.note),
    adjusted.size > 0
      ? h("p", {class: "note"}, words.versions.adjustedNote)
      : context.file.breakdowns &&
          context.list.periods[context.choices.period].grain !== "quarter" &&
          h("p", {class: "note"}, words.versions.adjustedByQuarter)
  );
}

interface RowOptions {
  readonly range: readonly [number, number];
  readonly company: Cell;
  readonly adjusted: ReturnType<typeof adjustedFigures>;
  readonly isShrunken: boolean;
}

function leagueRow(
  context: IndicatorContext,
  row: IndicatorLeagueRow,
  {range, company, adjusted, isShrunken}: RowOptions
): HTMLElement {
  const {h, document, list, choices, language} = context;
  const {cell, shrunken} = row;
  const {id} = list.units[cell.unit];
  const href = cell.unit === choices.unit ? null : context.linkTo({unit: id});
  const unit = context.unitName(cell.unit);
  const mixed = adjusted.get(id);
  return h(
    "tr",
    {class: cell.unit === choices.unit ? "is-chosen" : null},
    h("td", {class: "number"}, rankNumber(row, language)),
    h("th", {scope: "row"}, href === null ? unit : h("a", {href}, unit)),
    h("td", {class: "number"}, context.value(cell.value)),
    h(
      "td",
      {},
      estimateStrip(cell, {document, range, tone: toneOf(row), reference: company}),
      h("span", {class: "soft"}, `${context.interval(cell)} · ${context.rests(cell.customers)}`)
    ),
    isShrunken && h("td", {class: "number"}, shrunken === null ? "–" : context.value(shrunken)),
    adjusted.size > 0 && h("td", {class: "number"}, mixed ? context.value(mixed.value) : "–"),
    h("td", {class: `ind-place ${toneOf(row)}`}, placeText(context, row))
  );
}

/** Each unit with the company's mix of segments, where the chosen period is a quarter of which segments are shown. */
function adjustedFigures(
  {file, list, choices}: IndicatorContext,
  rows: readonly IndicatorLeagueRow[]
): ReturnType<typeof adjustedForMix> {
  const top = list.units.find(({parent}) => parent === null);
  if (file.breakdowns === null || top === undefined) return new Map();
  const breakdowns = unpacked(file.breakdowns);
  const period = breakdowns.periods.findIndex(({id}) => id === list.periods[choices.period].id);
  const {id, format} = file.definition;
  const adjusted = adjustedForMix(breakdowns, {indicator: id, period, top: top.id}, format);
  // Below some level no segments are told apart.
  return rows.some(({cell}) => adjusted.has(list.units[cell.unit].id)) ? adjusted : new Map();
}

function toneOf({isBetter}: IndicatorLeagueRow): "better" | "worse" | "noise" {
  return isBetter === null ? "noise" : isBetter ? "better" : "worse";
}

/** Whether a unit differs from the company by more than chance, and which way is good. */
function placeText({words, language}: IndicatorContext, {isBetter, place}: IndicatorLeagueRow): string {
  if (isBetter === null) return words.league.inside;
  return `${isBetter ? `▲ ${words.league.betterThan}` : `▼ ${words.league.worseThan}`}${punctuation[language].comma}${words.league.places[place]}`;
}

function inWords(context: IndicatorContext, {rows}: IndicatorLeague): Pick<FunnelOptions, "titles" | "describe"> {
  const {words, list, language, file, name} = context;
  const bare = unitOf(file.definition.format, language);
  const byUnit = new Map(rows.map((row) => [row.cell.unit, row]));
  return {
    titles: {
      value: bare === "%" || bare === "" ? name : name + punctuation[language].bracketed(bare),
      customers: words.league.counted(file.definition.ofEmployees === true),
      unit: words.league.unit,
      interval: words.league.interval,
      place: words.league.against
    },
    describe(unit) {
      const row = byUnit.get(unit);
      return {
        id: list.units[unit].id,
        name: context.unitName(unit),
        valueText: row ? context.value(row.cell.value) : "",
        intervalText: row ? context.interval(row.cell) : "",
        customersText: row ? context.rests(row.cell.customers) : "",
        placeText: row ? placeText(context, row) : ""
      };
    }
  };
}
