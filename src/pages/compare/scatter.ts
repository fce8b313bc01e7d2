import type {TopLevelSpec} from "vega-lite";
import type {CompareState} from "./state.js";
import {sidesKind} from "../../model/scoring/sides.js";
import {disagreementOf, type Disagreement, type Quarter} from "../../model/scoring/disagreement.js";
import type {ChartTheme} from "../../charts/chart-theme.js";
import {linkerOf, type Choose, type CompareContext} from "./context.js";
import {scoreText} from "../../scores/score-text.js";
import type {League} from "../../model/scoring/league.js";
import {maker} from "../../elements/elements.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, localized} from "../../language/format.js";
import {scatterSpec, type ScatterOptions} from "../../charts/scatter-spec.js";

/** A card whose chart is drawn later, by a script: the card as built, and the chart's description. */
export interface ChartCard {
  readonly element: HTMLElement;
  /** Where the chart goes and how to describe it; null where there is nothing to draw. */
  readonly chart: {
    readonly slot: HTMLElement;
    readonly spec: (theme: ChartTheme, width: number) => TopLevelSpec;
  } | null;
}

const quarters: readonly Quarter[] = ["greenButUnhappy", "happyThoughRed", "bothGood", "bothWeak"];
/** How a quarter's name is marked: those in which the systems disagree are good or bad news of the old one. */
const quarterMarks: Readonly<Record<Quarter, {readonly mark: string; readonly className: string | null}>> = {
  greenButUnhappy: {mark: "▼ ", className: "down"},
  happyThoughRed: {mark: "▲ ", className: "up"},
  bothGood: {mark: "", className: null},
  bothWeak: {mark: "", className: null}
};

/** Where the systems disagree: the quarters in words, the scatter's place, the table behind. */
export function scatterCard(context: CompareContext, state: CompareState, choose: Choose | null): ChartCard {
  const {compare, document, words} = context;
  const {scatter} = words;
  const h = maker(document);
  const period = compare.periods.findIndex(({id}) => id === state.period);
  const league = context.league(state.level, period);
  const head = [
    h("h2", {}, scatter.title),
    h(
      "p",
      {class: "question"},
      scatter.question(context.unitsOf(state.level, league.rows.length), context.periodName(period))
    )
  ];
  if (league.rows.length === 0)
    return {element: h("section", {class: "card"}, head, h("p", {class: "empty"}, scatter.empty)), chart: null};

  const disagreement = disagreementOf(league);
  const slot = h(
    "div",
    {class: "chart", role: "img", "aria-label": scatter.label},
    h("p", {class: "empty"}, words.drawing)
  );
  return {
    element: h(
      "section",
      {class: "card"},
      head,
      slot,
      h(
        "dl",
        {class: "quarters"},
        quarters.map((quarter) => quarterLine(context, disagreement, quarter))
      ),
      h("p", {class: "note"}, scatter.note),
      disagreementTable(context, disagreement, linkerOf(context, state, choose))
    ),
    chart: {
      slot,
      spec: (theme, width) =>
        scatterSpec(disagreement, specOptions(context, league, {theme, width, chosen: state.unit}))
    }
  };
}

/** A quarter with the units that surely lie in it, and how many only seem to. */
function quarterLine(
  {document, words, unitName}: CompareContext,
  disagreement: Disagreement,
  quarter: Quarter
): HTMLElement[] {
  const h = maker(document);
  const {scatter} = words;
  const inside = disagreement.units.filter((unit) => unit.quarter === quarter);
  const certain = inside.filter((unit) => unit.certain).map(({row}) => unitName(row.unit));
  const rest = inside.length - certain.length;
  const {mark, className} = quarterMarks[quarter];
  return [
    h("dt", {class: className}, mark + scatter.quarters[quarter]),
    h(
      "dd",
      {},
      certain.join(words.separator) || scatter.nobody,
      rest > 0 && h("span", {class: "soft"}, words.semicolon + scatter.uncertain(rest))
    )
  ];
}

function disagreementTable(
  context: CompareContext,
  {units}: Disagreement,
  linkTo: ReturnType<typeof linkerOf>
): HTMLElement {
  const {document, language, words} = context;
  const {scatter, table} = words;
  return figuresTable(units, {
    document,
    summary: table.open,
    caption: scatter.title,
    columns: [
      {name: table.unit, text: ({row}) => context.unitName(row.unit), link: ({row}) => linkTo(row.unit)},
      {name: table.scorePerContact, text: ({row}) => scoreText(row.legacy, language), number: true},
      {name: table.scorePerCustomer, text: ({row}) => scoreText(row.challenger, language), number: true},
      {
        name: table.quarter,
        text: ({quarter, certain}) => scatter.quarters[quarter] + (certain ? words.comma + scatter.certain : "")
      },
      {name: table.fewest, text: ({row}) => count(row.fewestCustomers, language), number: true}
    ]
  });
}

/** What a system appraises; null where both appraise the same, which tells them not apart. */
function accountOf({compare: {site}, common}: CompareContext, role: "legacy" | "challenger"): string | null {
  if (sidesKind(site.systems) !== "accounts") return null;
  return site.systems[role].unitOfAccount === "contact" ? common.perContact : common.perCustomer;
}

/** The scatter's words, and how it tells of a unit. */
function specOptions(
  context: CompareContext,
  {rows}: League,
  drawn: Pick<ScatterOptions, "theme" | "width" | "chosen">
): ScatterOptions {
  const {compare, language, words} = context;
  const {scatter, table} = words;
  const {legacy, challenger} = compare.site.systems;
  const byUnit = new Map(rows.map((row) => [row.unit, row]));
  return {
    ...drawn,
    quarters: scatter.quarters,
    lineLength: drawn.width < 460 ? scatter.narrowLine : 24,
    titles: {
      legacy: scatter.axis(localized(legacy.name, language), accountOf(context, "legacy")),
      challenger: scatter.axis(localized(challenger.name, language), accountOf(context, "challenger")),
      legacyScore: table.scorePerContact,
      challengerScore: table.scorePerCustomer,
      unit: table.unit,
      customers: table.fewest,
      quarter: table.quarter
    },
    describe(unit) {
      const row = byUnit.get(unit);
      return {
        id: compare.units[unit].id,
        name: context.unitName(unit),
        legacyText: row ? scoreText(row.legacy, language) : "",
        challengerText: row ? scoreText(row.challenger, language) : "",
        customersText: row ? count(row.fewestCustomers, language) : ""
      };
    }
  };
}
