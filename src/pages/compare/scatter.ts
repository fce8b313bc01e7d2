import type {TopLevelSpec} from "vega-lite";
import type {CompareState} from "./state.js";
import {sidesKind} from "../../model/scoring/sides.js";
import {disagreementOf, type Quarter} from "../../model/scoring/disagreement.js";
import type {ChartTheme} from "../../charts/chart-theme.js";
import {linkerOf, type Choose, type CompareContext} from "./context.js";
import {scoreText} from "./shift.js";
import {maker} from "../../elements/elements.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, localized} from "../../language/format.js";
import {scatterSpec} from "../../charts/scatter-spec.js";

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

/** Where the systems disagree: the quarters in words, the scatter's place, the table behind. */
export function scatterCard(context: CompareContext, state: CompareState, choose: Choose | null): ChartCard {
  const {compare, document, language, words, common} = context;
  const {scatter, table} = words;
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
  const linkTo = linkerOf(context, state, choose);
  const slot = h(
    "div",
    {class: "chart", role: "img", "aria-label": scatter.label},
    h("p", {class: "empty"}, words.drawing)
  );
  const {legacy, challenger} = compare.site.systems;
  const quarterLines = quarters.map((quarter) => {
    const inside = disagreement.units.filter((unit) => unit.quarter === quarter);
    const certain = inside.filter((unit) => unit.certain).map(({row}) => context.unitName(row.unit));
    const rest = inside.length - certain.length;
    return [
      h(
        "dt",
        {class: quarter === "greenButUnhappy" ? "down" : quarter === "happyThoughRed" ? "up" : null},
        `${quarter === "greenButUnhappy" ? "▼ " : quarter === "happyThoughRed" ? "▲ " : ""}${scatter.quarters[quarter]}`
      ),
      h(
        "dd",
        {},
        certain.join(words.separator) || scatter.nobody,
        rest > 0 && h("span", {class: "soft"}, words.semicolon + scatter.uncertain(rest))
      )
    ];
  });
  const element = h(
    "section",
    {class: "card"},
    head,
    slot,
    h("dl", {class: "quarters"}, quarterLines),
    h("p", {class: "note"}, scatter.note),
    figuresTable(disagreement.units, {
      document,
      summary: table.open,
      caption: scatter.title,
      columns: [
        {name: table.unit, text: ({row}) => context.unitName(row.unit), link: ({row}) => linkTo(row.unit)},
        {
          name: table.scorePerContact,
          text: ({row}) => scoreText(row.legacy, context),
          number: true
        },
        {
          name: table.scorePerCustomer,
          text: ({row}) => scoreText(row.challenger, context),
          number: true
        },
        {
          name: table.quarter,
          text: ({quarter, certain}) => scatter.quarters[quarter] + (certain ? words.comma + scatter.certain : "")
        },
        {name: table.fewest, text: ({row}) => count(row.fewestCustomers, language), number: true}
      ]
    })
  );
  const rows = new Map(league.rows.map((row) => [row.unit, row]));
  // What a system appraises tells the two apart only where it differs.
  const account = (role: "legacy" | "challenger") =>
    sidesKind(compare.site.systems) === "accounts"
      ? compare.site.systems[role].unitOfAccount === "contact"
        ? common.perContact
        : common.perCustomer
      : null;
  return {
    element,
    chart: {
      slot,
      spec: (theme, width) =>
        scatterSpec(disagreement, {
          theme,
          width,
          chosen: state.unit,
          quarters: scatter.quarters,
          lineLength: width < 460 ? words.scatter.narrowLine : 24,
          titles: {
            legacy: scatter.axis(localized(legacy.name, language), account("legacy")),
            challenger: scatter.axis(localized(challenger.name, language), account("challenger")),
            legacyScore: table.scorePerContact,
            challengerScore: table.scorePerCustomer,
            unit: table.unit,
            customers: table.fewest,
            quarter: table.quarter
          },
          describe(unit) {
            const row = rows.get(unit);
            return {
              id: compare.units[unit].id,
              name: context.unitName(unit),
              legacyText: row ? scoreText(row.legacy, context) : "",
              challengerText: row ? scoreText(row.challenger, context) : "",
              customersText: row ? count(row.fewestCustomers, language) : ""
            };
          }
        })
    }
  };
}
