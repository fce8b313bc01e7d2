/** The indicators' cards as a matrix of small multiples: one row an indicator, one scale a column. */
import {pageLink} from "../../language/pages.js";
import type {CardLevel, Figure, IndicatorCard} from "../../model/published/evidence.js";
import {cardColumns, type CardColumn} from "./words.js";
import type {CardChoice, EvidenceContext} from "./context.js";
import {grains} from "./state.js";
import {count, decimal, joinRange, percent, localized} from "../../language/format.js";
import {sidesOf} from "../../language/wording.js";
import {maker} from "../../elements/elements.js";
import {spanStrip} from "../../charts/span-strip.js";

const ranges: Readonly<Record<CardColumn, readonly [number, number]>> = {
  discrimination: [0, 1],
  lasting: [0, 1],
  wrongHalf: [0, 0.5],
  alignment: [-1, 1],
  proxyQuality: [-1, 1]
};
const roleOrder = ["challenger", "legacy", "both", "observed"] as const;

/**
 * @param choose called with what the reader changes; null at build, when the switches don't work yet
 */
export function cardsSection(
  context: EvidenceContext,
  choice: CardChoice,
  choose: ((change: Partial<CardChoice>) => void) | null
): HTMLElement | null {
  const {evidence, words, document, language} = context;
  if (!evidence.cards.length) return null;
  const h = maker(document);
  const columns = words.cards.columns;
  const sides = sidesOf(evidence.site.systems, language);
  const levels = (
    label: string,
    options: readonly {readonly id: string; readonly name: string}[],
    chosen: string,
    change: (id: string) => void
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
  const groups = roleOrder.flatMap((role) => {
    const cards = evidence.cards.filter((card) => card.role === role);
    return cards.length
      ? [
          h("h3", {class: `card-group role-${role}`}, words.cards.role(role, sides)),
          h(
            "ol",
            {class: "matrix"},
            cards.map((card) => cardRow(context, card, choice))
          )
        ]
      : [];
  });
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
    h(
      "div",
      {class: "card-switches"},
      levels(
        words.cards.level,
        evidence.kinds.map(({kind}) => ({id: kind, name: context.kindName(kind)})),
        choice.kind,
        (kind) => choose?.({kind})
      ),
      levels(
        words.cards.grain,
        grains.map((grain) => ({id: grain, name: words.cards.grains[grain]})),
        choice.grain,
        (id) => {
          const grain = grains.find((one) => one === id);
          if (grain) choose?.({grain});
        }
      )
    ),
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
    ),
    ...groups,
    h("ul", {class: "independent"}, systems),
    h(
      "dl",
      {class: "column-key"},
      cardColumns.map((column) => [h("dt", {}, columns[column].name), h("dd", {}, columns[column].says)])
    ),
    evidence.verdict
      ? h("p", {class: "note"}, words.cards.alignmentLevel(localized(evidence.verdict.contest.unitKind, language)))
      : null
  );
}

function cardRow(context: EvidenceContext, card: IndicatorCard, choice: CardChoice): HTMLElement {
  const {document, words, language} = context;
  const h = maker(document);
  const name = context.indicatorName(card.indicator);
  const level = card.levels.find(({kind, grain}) => kind === choice.kind && grain === choice.grain) ?? null;
  const state = level === null ? words.cards.noneAtLevel : level.tooSmall ? words.cards.tooSmall : null;
  const cell = (column: CardColumn) => {
    const figure = figureOf(card, level, column);
    const label = words.cards.columns[column].name;
    const ofLevel = column === "discrimination" || column === "lasting" || column === "wrongHalf";
    if (ofLevel && state !== null)
      return h(
        "div",
        {class: "matrix-cell is-empty"},
        h("span", {class: "cell-name"}, label),
        h("span", {class: "interval-text"}, state)
      );
    if (figure === null) {
      return h(
        "div",
        {class: "matrix-cell is-empty"},
        h("span", {class: "cell-name"}, label),
        h(
          "span",
          {class: "interval-text"},
          column === "proxyQuality" && card.proxyUnknown ? words.cards.cantTell[card.proxyUnknown] : words.cards.notHere
        )
      );
    }
    const shown = (value: number) => (column === "wrongHalf" ? percent(value, language) : decimal(value, language, 2));
    const range =
      figure.low === null || figure.high === null
        ? ""
        : joinRange(shown(figure.low), shown(figure.high), figure.low < 0, language);
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
          title: `${name}: ${label}`,
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
  };
  return h(
    "li",
    {class: "matrix-row"},
    h(
      "div",
      {class: "matrix-name"},
      h("a", {href: pageLink("data", `#indicator-${card.indicator}`)}, name),
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
    cardColumns.map(cell),
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

/** What points the right or the wrong way beyond its interval is coloured so; the dot's side says it too. */
function toneOf(column: CardColumn, {low, high}: Figure): string {
  if (column !== "alignment" && column !== "proxyQuality") return "challenger";
  if (low !== null && low > 0) return "better";
  return high !== null && high < 0 ? "worse" : "noise";
}
