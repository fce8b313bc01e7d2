import {
  allSegments,
  estimateOfPart,
  monthFor,
  quarterFor,
  type Breakdowns,
  type ChannelTable,
  type Part,
  type PartFigure,
  type PartTable
} from "../model/published/breakdowns.js";
import type {Cell, CellOf} from "../model/published/cells.js";
import type {SeriesSource} from "../model/published/compare.js";
import type {IndicatorFacts} from "../model/published/site.js";
import {partsWords} from "./words-breakdown.js";
import {estimateStrip, rangeOf} from "../charts/estimate-strip.js";
import {figuresTable} from "../elements/figures-table.js";
import {count, formatInterval, formatValue, monthRange, localized, type Language} from "../language/format.js";
import {maker} from "../elements/elements.js";

/** The breakdowns as far as they have come: nobody has asked for them yet, they are on their way, they failed, or they are here. */
export type LoadedBreakdowns = "unasked" | "loading" | "failed" | Breakdowns;

/** What a page that shows it has at hand: the figures, and its words for tables. */
export interface PartsContext {
  readonly compare: SeriesSource;
  readonly cellOf: CellOf;
  readonly document: Document;
  readonly language: Language;
  readonly unitName: (unit: number) => string;
  readonly words: {
    readonly separator: string;
    readonly table: {
      readonly open: string;
      readonly counted: (indicator: IndicatorFacts) => string;
      readonly value: string;
      readonly interval: string;
    };
  };
}

/** Of what it is shown, by ids. */
interface PartsState {
  readonly indicator: string;
  readonly unit: string;
  readonly period: string;
}

export interface PartsOptions {
  readonly loaded: LoadedBreakdowns;
  /** Asks for the breakdowns; null before the page is alive. */
  readonly load: (() => void) | null;
}

/** The card that breaks the chosen indicator down by segment and by channel. They are loaded when asked for. */
export function partsCard(context: PartsContext, state: PartsState, {loaded, load}: PartsOptions): HTMLElement {
  const {compare, document, language} = context;
  const h = maker(document);
  const words = partsWords[language];
  const indicator = compare.site.indicators.find(({id}) => id === state.indicator);
  const name = indicator ? localized(indicator.name, language) : "";
  const head = [h("h2", {}, words.title), h("p", {class: "question"}, words.question(name))];
  if (typeof loaded === "string") {
    const button = h(
      "button",
      {type: "button", id: "show-parts", class: "parts-show", disabled: load === null || loaded === "loading"},
      words.show
    );
    if (load) button.addEventListener("click", load);
    const says = loaded === "loading" ? words.loading : loaded === "failed" ? words.failed : "";
    return h(
      "section",
      {class: "card parts"},
      head,
      button,
      h("p", {class: loaded === "failed" ? "failed" : "soft", role: "status"}, says)
    );
  }
  if (!indicator) return h("section", {class: "card parts"}, head);
  return h(
    "section",
    {class: "card parts"},
    head,
    h(
      "div",
      {class: "grid two"},
      segments(context, state, indicator, loaded),
      channels(context, state, indicator, loaded)
    ),
    h("p", {class: "note"}, words.note)
  );
}

interface Row {
  readonly name: string;
  readonly cell: Cell;
}

function segments(
  context: PartsContext,
  state: PartsState,
  indicator: IndicatorFacts,
  breakdowns: Breakdowns
): HTMLElement {
  const {compare, document, language} = context;
  const h = maker(document);
  const words = partsWords[language];
  const chosen = compare.periods.find(({id}) => id === state.period);
  const period = chosen ? quarterFor(breakdowns, chosen) : null;
  const table = breakdowns.bySegment
    .find((one) => one.indicator === indicator.id)
    ?.tables.find((one) => one.period === period);
  const unit = table ? nearestShown(context, state.unit, table) : null;
  if (!table || unit === null || period === null)
    return h("div", {}, h("p", {class: "empty"}, words.noSegments(localized(indicator.name, language))));
  const figures = table.rows.find(({row}) => row === compare.units[unit].id)?.figures ?? [];
  const rows = named(table.parts, figures, indicator, context);
  const at = breakdowns.periods[period];
  const position = compare.periods.findIndex(({id}) => id === at.id);
  const whole = position < 0 ? null : context.cellOf(indicator.id, unit, position);
  const asked = compare.units.findIndex(({id}) => id === state.unit);
  const title = words.bySegment(context.unitName(unit), monthRange(at.from, at.to, language));
  return h(
    "div",
    {class: "parts-of"},
    h("h3", {}, title),
    asked !== unit && h("p", {class: "soft"}, words.standsIn(context.unitName(asked), context.unitName(unit))),
    strips(rows, indicator, context, whole),
    together(table.parts, context),
    whole && h("p", {class: "note"}, words.band),
    figuresTable(rows, {
      document,
      summary: context.words.table.open,
      caption: title,
      columns: columnsOf(words.segment, indicator, context)
    })
  );
}

function channels(
  context: PartsContext,
  state: PartsState,
  indicator: IndicatorFacts,
  breakdowns: Breakdowns
): HTMLElement {
  const {compare, document, language} = context;
  const h = maker(document);
  const words = partsWords[language];
  const chosen = compare.periods.find(({id}) => id === state.period);
  const tables = breakdowns.byChannel.find((one) => one.indicator === indicator.id)?.tables ?? [];
  const month = chosen ? monthFor(breakdowns, chosen) : null;
  const table = tables.find(({period}) => period === month);
  if (!table) return h("div", {}, h("p", {class: "empty"}, words.noChannels(localized(indicator.name, language))));
  const at = breakdowns.periods[table.period];
  const whole = table.rows.find(({row}) => row === allSegments)?.figures ?? [];
  const rows = named(table.parts, whole, indicator, context);
  const title = words.byChannel(monthRange(at.from, at.to, language));
  return h(
    "div",
    {class: "parts-of"},
    h("h3", {}, title),
    strips(rows, indicator, context, null),
    together(table.parts, context),
    table.parts.some(({of}) => of.length > 1) && h("p", {class: "note"}, words.bound),
    figuresTable(matrix(table, indicator, context), {
      document,
      summary: words.table,
      caption: title,
      columns: [
        {name: words.segment, text: ({segment}) => segment},
        {name: words.channel, text: ({name}) => name},
        ...columnsOf<Row>(words.channel, indicator, context).slice(1)
      ]
    })
  );
}

/** The unit itself where its segments are shown, else the nearest above it. */
function nearestShown({compare}: PartsContext, id: string, table: PartTable): number | null {
  const shown = new Set(table.rows.map(({row}) => row));
  for (
    let at = compare.units.findIndex((unit) => unit.id === id), steps = 0;
    at >= 0 && steps < compare.units.length;
    steps++
  ) {
    if (shown.has(compare.units[at].id)) return at;
    const {parent} = compare.units[at];
    at = compare.units.findIndex((unit) => unit.id === parent);
  }
  return null;
}

/** What a part is called: by its own name, or by what it is. */
function partName(name: Part["name"], language: Language): string {
  return typeof name === "string" ? partsWords[language].names[name] : localized(name, language);
}

function named(
  parts: readonly Part[],
  figures: readonly (PartFigure | null)[],
  {format}: IndicatorFacts,
  {language}: PartsContext
): Row[] {
  return parts.flatMap((part, i) => {
    const figure = figures[i];
    return figure ? [{name: partName(part.name, language), cell: estimateOfPart(figure, format)}] : [];
  });
}

function matrix(
  table: ChannelTable,
  indicator: IndicatorFacts,
  context: PartsContext
): (Row & {readonly segment: string})[] {
  const words = partsWords[context.language];
  const ofGroups = table.groups.flatMap((group, i) => {
    const segment = partName(group.name, context.language);
    const all = table.all[i];
    const cells = named(table.parts, table.rows.find(({row}) => row === group.id)?.figures ?? [], indicator, context);
    return [...cells, ...(all ? [{name: words.allChannels, cell: estimateOfPart(all, indicator.format)}] : [])].map(
      (row) => ({...row, segment})
    );
  });
  const whole = named(table.parts, table.rows.find(({row}) => row === allSegments)?.figures ?? [], indicator, context);
  return [...whole.map((row) => ({...row, segment: words.allSegments})), ...ofGroups];
}

function strips(
  rows: readonly Row[],
  {format}: IndicatorFacts,
  {document, language}: PartsContext,
  whole: Cell | null
): HTMLElement {
  const h = maker(document);
  const words = partsWords[language];
  const range = rangeOf([...rows.map(({cell}) => cell), ...(whole ? [whole] : [])]);
  return h(
    "ul",
    {class: "parts-list"},
    rows.map(({name, cell}) =>
      h(
        "li",
        {},
        h("span", {class: "parts-name"}, name),
        estimateStrip(cell, {document, range, tone: "challenger", ...(whole ? {reference: whole} : {})}),
        h(
          "span",
          {class: "parts-value"},
          h("b", {}, formatValue(cell.value, format, language)),
          " ",
          h("span", {class: "soft"}, `${formatInterval(cell, format, language)} · ${words.resting(cell.customers)}`)
        )
      )
    )
  );
}

function together(parts: readonly Part[], {document, language, words}: PartsContext): HTMLElement | null {
  const merged = parts.find(({of}) => of.length > 1);
  if (!merged) return null;
  return maker(document)(
    "p",
    {class: "note"},
    partsWords[language].together(merged.members.map((name) => partName(name, language)).join(words.separator))
  );
}

function columnsOf<R extends Row>(first: string, indicator: IndicatorFacts, {words, language}: PartsContext) {
  const {format} = indicator;
  return [
    {name: first, text: ({name}: R) => name},
    {name: words.table.counted(indicator), text: ({cell}: R) => count(cell.customers, language), number: true},
    {name: words.table.value, text: ({cell}: R) => formatValue(cell.value, format, language), number: true},
    {name: words.table.interval, text: ({cell}: R) => formatInterval(cell, format, language), number: true}
  ];
}
