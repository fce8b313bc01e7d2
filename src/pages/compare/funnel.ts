import {indicatorLink} from "../../language/pages.js";
import {offeredIndicators, type CompareState} from "./state.js";
import {acrossUnits} from "../../model/published/compare-series.js";
import {funnelOf, type FunnelPlot} from "../../model/scoring/funnel-units.js";
import type {IndicatorFacts} from "../../model/published/site.js";
import {linkerOf, type Choose, type CompareContext} from "./context.js";
import type {ChartCard} from "./scatter.js";
import {maker} from "../../elements/elements.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, formatInterval, formatValue, localized, unitOf} from "../../language/format.js";
import {funnelSpec, type FunnelOptions} from "../../charts/funnel-spec.js";
import {punctuation} from "../../language/punctuation.js";

type Placed = FunnelPlot["units"][number];

/** Which units stand out by more than chance in one indicator, with the indicator's choice in the card. */
export function funnelCard(context: CompareContext, state: CompareState, choose: Choose | null): ChartCard {
  const {compare, document, language, words} = context;
  const {funnel} = words;
  const h = maker(document);
  const period = compare.periods.findIndex(({id}) => id === state.period);
  const indicator = compare.site.indicators.find(({id}) => id === state.indicator);
  const top = compare.units.findIndex(({parent}) => parent === null);
  const company = indicator ? context.cellOf(indicator.id, top, period) : null;
  const cells = indicator ? acrossUnits(compare, indicator.id, state.level, period) : [];
  const name = indicator ? localized(indicator.name, language) : "";
  const units = context.unitsOf(state.level, cells.length);
  const head = [
    h("h2", {}, funnel.title),
    h("p", {class: "question"}, funnel.question(name, units, context.periodName(period))),
    indicatorChoice(context, state, choose)
  ];
  if (!indicator || company === null || cells.length === 0) {
    return {element: h("section", {class: "card"}, head, h("p", {class: "empty"}, funnel.empty)), chart: null};
  }

  const plot = funnelOf(company, cells, indicator.format);
  const outside = plot.units.filter(({place}) => place !== "inside");
  const slot = h(
    "div",
    {class: "chart", role: "img", "aria-label": funnel.label(name)},
    h("p", {class: "empty"}, words.drawing)
  );
  return {
    element: h(
      "section",
      {class: "card"},
      head,
      h("p", {class: "finding"}, funnel.summary(outside.length, units, decimal(cells.length * 0.05, language))),
      slot,
      farOutside(context, indicator, plot),
      h("p", {class: "note"}, funnel.note, " ", h("a", indicatorLink(indicator.id), words.definition(name))),
      funnelTable(context, indicator, plot, linkerOf(context, state, choose))
    ),
    chart: {
      slot,
      spec: (theme, width) =>
        funnelSpec(plot, {
          theme,
          width,
          indicator,
          chosen: state.unit,
          company: `${funnel.company} ${formatValue(company.value, indicator.format, language)}`,
          ...unitsInWords(context, indicator, plot)
        })
    }
  };
}

function isBetter({better}: IndicatorFacts, {side}: Placed): boolean {
  return (side === "above") === (better === "higher");
}

/** Where a unit lies and whether that is good. */
function placeText({words}: CompareContext, indicator: IndicatorFacts, unit: Placed): string {
  const {funnel} = words;
  return unit.place === "inside"
    ? funnel.places.inside
    : `${isBetter(indicator, unit) ? funnel.better : funnel.worse}${words.comma}${funnel.places[unit.place]}`;
}

/** The units beyond the outer limits by name, the better ones first. */
function farOutside(
  {document, words, unitName}: CompareContext,
  indicator: IndicatorFacts,
  {units}: FunnelPlot
): HTMLElement {
  const h = maker(document);
  const {funnel} = words;
  const names = (good: boolean) =>
    units
      .filter((unit) => unit.place === "outside998" && isBetter(indicator, unit) === good)
      .map(({cell}) => unitName(cell.unit))
      .join(words.separator) || "–";
  return h(
    "dl",
    {class: "quarters"},
    h("dt", {class: "up"}, `▲ ${funnel.better}${words.comma}${funnel.places.outside998}`),
    h("dd", {}, names(true)),
    h("dt", {class: "down"}, `▼ ${funnel.worse}${words.comma}${funnel.places.outside998}`),
    h("dd", {}, names(false))
  );
}

function funnelTable(
  context: CompareContext,
  indicator: IndicatorFacts,
  {units}: FunnelPlot,
  linkTo: ReturnType<typeof linkerOf>
): HTMLElement {
  const {document, language, words} = context;
  const {funnel, table} = words;
  const {format} = indicator;
  return figuresTable(units, {
    document,
    summary: table.open,
    caption: funnel.label(localized(indicator.name, language)),
    columns: [
      {name: table.unit, text: ({cell}) => context.unitName(cell.unit), link: ({cell}) => linkTo(cell.unit)},
      {name: table.counted(indicator), text: ({cell}) => count(cell.customers, language), number: true},
      {name: table.value, text: ({cell}) => formatValue(cell.value, format, language), number: true},
      {name: table.interval, text: ({cell}) => formatInterval(cell, format, language), number: true},
      {name: table.funnelPlace, text: (unit) => placeText(context, indicator, unit)}
    ]
  });
}

/** The drawing's titles, and how it tells of a unit. */
function unitsInWords(
  context: CompareContext,
  indicator: IndicatorFacts,
  {units}: FunnelPlot
): Pick<FunnelOptions, "titles" | "describe"> {
  const {compare, language, words} = context;
  const {table} = words;
  const {format} = indicator;
  const name = localized(indicator.name, language);
  const bare = unitOf(format, language);
  const byUnit = new Map(units.map((unit) => [unit.cell.unit, unit]));
  return {
    titles: {
      value: bare === "%" || bare === "" ? name : name + punctuation[language].bracketed(bare),
      customers: table.counted(indicator),
      unit: table.unit,
      interval: table.interval,
      place: table.funnelPlace
    },
    describe(unit) {
      const placed = byUnit.get(unit);
      return {
        id: compare.units[unit].id,
        name: context.unitName(unit),
        valueText: placed ? formatValue(placed.cell.value, format, language) : "",
        intervalText: placed ? formatInterval(placed.cell, format, language) : "",
        customersText: placed ? count(placed.cell.customers, language) : "",
        placeText: placed ? placeText(context, indicator, placed) : ""
      };
    }
  };
}

/** Nothing is offered that no unit of the level has in this period. */
function indicatorChoice(
  {document, compare, language, words}: CompareContext,
  state: CompareState,
  choose: Choose | null
): HTMLElement | null {
  const h = maker(document);
  const offered = new Set(offeredIndicators(compare, state.level, state.period));
  if (offered.size === 0) return null;
  const options = compare.site.indicators
    .filter(({id}) => offered.has(id))
    .map(({id, name}) => h("option", {value: id, selected: id === state.indicator}, localized(name, language)));
  const select = h("select", {id: "choose-indicator", disabled: choose === null}, options);
  if (choose) select.addEventListener("change", () => choose({indicator: select.value}));
  return h("label", {class: "choice"}, h("span", {}, words.chooser.indicator), select);
}
