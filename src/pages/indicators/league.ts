/** All units of a level by the indicator: places, intervals, and the funnel that tells chance from difference. */
import type {TopLevelSpec} from "vega-lite";
import {acrossUnits} from "../../model/published/compare-series.js";
import {indicatorLeague, type IndicatorLeague, type IndicatorLeagueRow} from "../../model/scoring/indicator-league.js";
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

function leagueTable(
  context: IndicatorContext,
  {rows}: IndicatorLeague,
  company: IndicatorLeagueRow["cell"] | {readonly value: number; readonly low: number; readonly high: number}
): HTMLElement {
  const {h, words, document, list, choices, language} = context;
  const range = rangeOf([...rows.map(({cell}) => cell), company]);
  const heads = [words.league.rank, words.league.unit, words.league.value, words.league.interval, words.league.against];
  return h(
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
          heads.map((head, i) => h("th", {scope: "col", class: i === 0 || i === 2 ? "number" : null}, head))
        )
      ),
      h(
        "tbody",
        {},
        rows.map((row) => {
          const {cell} = row;
          const href = cell.unit === choices.unit ? null : context.linkTo({unit: list.units[cell.unit].id});
          const unit = context.unitName(cell.unit);
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
            h("td", {class: `ind-place ${toneOf(row)}`}, placeText(context, row))
          );
        })
      )
    )
  );
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
