/** The indicators' cards as a matrix of small multiples: one row an indicator, one scale a column. */
import {indicatorLink} from "../../language/pages.js";
import type {CardLevel, Figure, IndicatorCard} from "../../model/published/evidence.js";
import {cardColumns, type CardColumn} from "./words.js";
import type {CardChoice, EvidenceContext} from "./context.js";
import {grains} from "./state.js";
import {count, decimal, percent, localized} from "../../language/format.js";
import {rangeText} from "../../language/intervals.js";
import {sidesOf} from "../../language/wording.js";
import {maker} from "../../elements/elements.js";
import {foldedOnPhone} from "../../elements/fold.js";
import {spanStrip} from "../../charts/span-strip.js";

const ranges: Readonly<Record<CardColumn, readonly [number, number]>> = {
  discrimination: [0, 1],
  lasting: [0, 1],
  wrongHalf: [0, 0.5],
  alignment: [-1, 1],
  proxyQuality: [-1, 1]
};
const roleOrder = ["challenger", "legacy", "both", "observed"] as const;

/** Takes what the reader changes; null at build, when the switches don't work yet. */
type ChooseCards = ((change: Partial<CardChoice>) => void) | null;

/** The matrix with its switches and its key; null without indicators. */
export function cardsSection(context: EvidenceContext, choice: CardChoice, choose: ChooseCards): HTMLElement | null {
  const {evidence, words, document, language} = context;
  if (!evidence.cards.length) return null;
  const h = maker(document);
  const columns = words.cards.columns;
  const systems = (["legacy", "challenger"] as const).flatMap((role) => {
    const facts = evidence.independent[role];
    return facts
      ? [h("li", {}, words.cards.independent(localized(evidence.site.systems[role].name, language), facts))]
      : [];
  });
  return h(
    "section",
    {class: "card card-cards", id: "cards", "aria-labelledby": "cards-title"},
    h("h2", {id: "cards-title"}, words.cards.title),
    h("p", {class: "question"}, words.cards.question),
    h("ul", {class: "independent"}, systems),
    foldedOnPhone(
      context,
      cardSwitches(context, choice, choose),
      h(
        "div",
        {class: "matrix-opening"},
        h(
          "div",
          {class: "matrix-head", "aria-hidden": "true"},
          h("span", {}),
          cardColumns.map((column) =>
            h(
              "div",
              {},
              h("strong", {}, columns[column].name),
              h("span", {class: "ends"}, h("span", {}, columns[column].ends[0]), h("span", {}, columns[column].ends[1]))
            )
          )
        )
      ),
      roleOrder.map((role) => cardGroup(context, role, choice)),
      h(
        "dl",
        {class: "column-key"},
        cardColumns.map((column) => [h("dt", {}, columns[column].name), h("dd", {}, columns[column].says)])
      ),
      evidence.verdict
        ? h(
            "p",
            {class: "note"},
            words.cards.alignmentLevel(
              localized(evidence.verdict.contest.unitKind, language),
              judgedByColour(evidence.cards)
            )
          )
        : null
    )
  );
}

/** Of which units and over which time the matrix tells. */
function cardSwitches(context: EvidenceContext, choice: CardChoice, choose: ChooseCards): HTMLElement {
  const {evidence, words, document} = context;
  const h = maker(document);
  const switchOf = <Id extends string>(
    label: string,
    options: readonly {readonly id: Id; readonly name: string}[],
    chosen: string,
    change: (id: Id) => void
  ) =>
    h(
      "div",
      {class: "switch", role: "group", "aria-label": label},
      options.map(({id, name}) => {
        const button = h(
          "button",
          {type: "button", id: `card-${id}`, "aria-pressed": String(id === chosen), disabled: choose === null},
          name
        );
        if (choose) button.addEventListener("click", () => change(id));
        return button;
      })
    );
  return h(
    "div",
    {class: "card-switches"},
    switchOf(
      words.cards.level,
      evidence.kinds.map(({kind}) => ({id: kind, name: context.kindName(kind)})),
      choice.kind,
      (kind) => choose?.({kind})
    ),
    switchOf(
      words.cards.grain,
      grains.map((grain) => ({id: grain, name: words.cards.grains[grain]})),
      choice.grain,
      (grain) => choose?.({grain})
    )
  );
}

/** The indicators of one role under its name; nothing where there are none. */
function cardGroup(context: EvidenceContext, role: (typeof roleOrder)[number], choice: CardChoice): HTMLElement[] {
  const {evidence, words, document, language} = context;
  const h = maker(document);
  const cards = evidence.cards.filter((card) => card.role === role);
  return cards.length
    ? [
        h("h3", {class: `card-group role-${role}`}, words.cards.role(role, sidesOf(evidence.site.systems, language))),
        h(
          "ol",
          {class: "matrix"},
          cards.map((card) => cardRow(context, card, choice))
        )
      ]
    : [];
}

function cardRow(context: EvidenceContext, card: IndicatorCard, choice: CardChoice): HTMLElement {
  const {document, words, language} = context;
  const h = maker(document);
  const name = context.indicatorName(card.indicator);
  const level = card.levels.find(({kind, grain}) => kind === choice.kind && grain === choice.grain) ?? null;
  return h(
    "li",
    {class: "matrix-row"},
    h(
      "div",
      {class: "matrix-name"},
      h("a", indicatorLink(card.indicator), name),
      h(
        "span",
        {class: "interval-text"},
        level
          ? [
              `${count(level.customers, language)} ${words.cards.customers}`,
              ...(level.tooSmall ? [] : [words.cards.needed(level.customersFor70?.value ?? null)])
            ].join(" · ")
          : ""
      )
    ),
    cardColumns.map((column) => matrixCell(context, card, level, column)),
    h(
      "details",
      {class: "matrix-more"},
      h("summary", {}, words.cards.more, h("span", {class: "visually-hidden"}, ` ${name}`)),
      h(
        "dl",
        {},
        words.cards.details(card, level).map(([term, value]) => [h("dt", {}, term), h("dd", {}, value)])
      )
    )
  );
}

/** One figure of an indicator on its column's scale, or why there is none. */
function matrixCell(
  context: EvidenceContext,
  card: IndicatorCard,
  level: CardLevel | null,
  column: CardColumn
): HTMLElement {
  const {document, words, language} = context;
  const h = maker(document);
  const label = words.cards.columns[column].name;
  const figure = figureOf(card, level, column);
  const lack = lackOf(context, card, level, column);
  if (figure === null || lack !== null)
    return h(
      "div",
      {class: "matrix-cell is-empty"},
      h("span", {class: "cell-name"}, label),
      h("span", {class: "interval-text"}, lack)
    );
  const shown = (value: number) => (column === "wrongHalf" ? percent(value, language) : decimal(value, language, 2));
  const range =
    figure.low === null || figure.high === null ? "" : rangeText({low: figure.low, high: figure.high}, shown, language);
  return h(
    "div",
    {class: "matrix-cell"},
    h("span", {class: "cell-name"}, label),
    spanStrip(figure, {
      document,
      range: ranges[column],
      middle: ranges[column][0] < 0 ? 0 : null,
      tone: toneOf(column, figure),
      tip: {
        title: `${context.indicatorName(card.indicator)}: ${label}`,
        rows: [[label, shown(figure.value)], ...(range ? [[words.contest.interval, range] as const] : [])]
      }
    }),
    h(
      "span",
      {class: "cell-value"},
      shown(figure.value),
      range ? h("span", {class: "visually-hidden"}, ` ${words.interval(range)}`) : null
    )
  );
}

/** Why a cell has no figure; null where it has one. */
function lackOf(
  {words: {cards}}: EvidenceContext,
  card: IndicatorCard,
  level: CardLevel | null,
  column: CardColumn
): string | null {
  const isOfLevel = column === "discrimination" || column === "lasting" || column === "wrongHalf";
  if (isOfLevel && level === null) return cards.noneAtLevel;
  if (isOfLevel && level?.tooSmall) return cards.tooSmall[level.tooSmall];
  if (figureOf(card, level, column) !== null) return null;
  return column === "proxyQuality" && card.proxyUnknown ? cards.cantTell[card.proxyUnknown] : cards.notHere;
}

function figureOf(card: IndicatorCard, level: CardLevel | null, column: CardColumn): Figure | null {
  switch (column) {
    case "discrimination":
      return level?.discrimination ?? null;
    case "lasting":
      return level?.lasting ?? null;
    case "wrongHalf":
      return level?.wrongHalf ?? null;
    case "alignment":
      return card.alignment?.withinPeriod ?? null;
    case "proxyQuality":
      return card.proxyQuality;
  }
}

/** How many figures have an interval that they are coloured by. */
function judgedByColour(cards: readonly IndicatorCard[]): number {
  return cards
    .flatMap(({alignment, proxyQuality}) => [alignment?.withinPeriod, proxyQuality])
    .filter((figure) => figure && figure.low !== null && figure.high !== null).length;
}

/** What points the right or the wrong way beyond its interval is coloured so; the dot's side says it too. */
function toneOf(column: CardColumn, {low, high}: Figure): string {
  if (column !== "alignment" && column !== "proxyQuality") return "challenger";
  if (low !== null && low > 0) return "better";
  return high !== null && high < 0 ? "worse" : "noise";
}
