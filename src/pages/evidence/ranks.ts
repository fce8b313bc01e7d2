/** Ranks with their bounds, which choices move the verdict, and what weights really weigh. */
import {maker, prose} from "../../elements/elements.js";
import {foldedOnPhone} from "../../elements/fold.js";
import type {RankBounds, UnitRanks} from "../../model/published/evidence.js";
import type {EvidenceContext} from "./context.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, percent, ordinal, rankText, localized, type Language} from "../../language/format.js";
import type {Interval} from "../../model/statistics/intervals.js";
import {tip} from "../../elements/tooltip.js";

/** Ranks of all units under both systems, with what sampling and what choices leave open; null without a verdict. */
export function ranksSection(context: EvidenceContext): HTMLElement | null {
  const {
    evidence: {ranks, verdict, site},
    words,
    document
  } = context;
  if (!ranks || !verdict) return null;
  const h = maker(document);
  const units = [...ranks.units].sort((a, b) => a.challenger.rank - b.challenger.rank || (a.unit < b.unit ? -1 : 1));
  return h(
    "section",
    {class: "card card-ranks", id: "ranks", "aria-labelledby": "ranks-title"},
    h("h2", {id: "ranks-title"}, words.ranks.title),
    h("p", {class: "question"}, words.ranks.question(ranks)),
    h(
      "p",
      {class: "explained"},
      prose(document, words.ranks.stands(ranks, verdict.contest.rows[0].verdict)),
      ` ${words.ranks.shift(ranks, site)}`
    ),
    foldedOnPhone(
      context,
      h(
        "p",
        {class: "rank-key"},
        h("span", {class: "key-narrow"}, words.ranks.keyNarrow),
        h("span", {class: "key-wide"}, words.ranks.keyWide)
      ),
      rankGrid(context, units),
      ranksTable(context, units)
    )
  );
}

function systemNames({evidence: {site}, language}: EvidenceContext) {
  return {
    legacy: localized(site.systems.legacy.name, language),
    challenger: localized(site.systems.challenger.name, language)
  };
}

/** Ranks from one to another; one rank where they are the same. */
function rankRange({low, high}: Interval, language: Language): string {
  return low === high ? ordinal(low, language) : `${ordinal(low, language)} – ${ordinal(high, language)}`;
}

/** One row a unit, its bar under either system. */
function rankGrid(context: EvidenceContext, units: readonly UnitRanks[]): HTMLElement {
  const {document, language} = context;
  const h = maker(document);
  const systems = systemNames(context);
  return h(
    "div",
    {class: "rank-grid"},
    h(
      "div",
      {class: "rank-head", "aria-hidden": "true"},
      h("span", {}),
      [systems.legacy, systems.challenger].map((name) =>
        h(
          "span",
          {},
          name,
          h(
            "span",
            {class: "ends"},
            h("span", {}, ordinal(1, language)),
            h("span", {}, ordinal(units.length, language))
          )
        )
      )
    ),
    units.map((unit) =>
      h(
        "div",
        {class: "rank-row"},
        h("span", {class: "rank-name"}, localized(unit.name, language)),
        rankBar(context, unit, "legacy", units.length),
        rankBar(context, unit, "challenger", units.length)
      )
    )
  );
}

/** A unit's rank on its bounds: from sampling alone, and with all choices. */
function rankBar(context: EvidenceContext, unit: UnitRanks, role: "legacy" | "challenger", most: number): HTMLElement {
  const {document, words, language} = context;
  const h = maker(document);
  const bounds: RankBounds = unit[role];
  const at = (rank: number) =>
    `${Math.max(0, Math.min(100, most > 1 ? (100 * (rank - 1)) / (most - 1) : 50)).toFixed(1)}%`;
  const span = (low: number, high: number) => `left:${at(low)};right:calc(100% - ${at(high)})`;
  return h(
    "span",
    {
      class: `rank-bar rank-${role}`,
      "aria-hidden": "true",
      ...tip(`${localized(unit.name, language)}: ${systemNames(context)[role]}`, [
        [words.ranks.rank, rankText(bounds, language)],
        [words.ranks.sampling, rankRange(bounds, language)],
        [words.ranks.all, rankRange({low: bounds.wideLow, high: bounds.wideHigh}, language)]
      ])
    },
    h("span", {class: "rank-wide", style: span(bounds.wideLow, bounds.wideHigh)}),
    h("span", {class: "rank-narrow", style: span(bounds.low, bounds.high)}),
    h("span", {class: "rank-dot", style: `left:${at(bounds.rank)}`})
  );
}

function ranksTable(context: EvidenceContext, units: readonly UnitRanks[]): HTMLElement {
  const {document, words, language} = context;
  const systems = systemNames(context);
  return figuresTable(units, {
    document,
    summary: words.ranks.table,
    caption: words.ranks.title,
    columns: [
      {name: words.ranks.unit, text: (unit) => localized(unit.name, language)},
      ...(["legacy", "challenger"] as const).flatMap((role) => [
        {name: systems[role], number: true, text: (unit: UnitRanks) => rankText(unit[role], language)},
        {name: words.ranks.sampling, number: true, text: (unit: UnitRanks) => rankRange(unit[role], language)},
        {
          name: words.ranks.all,
          number: true,
          text: (unit: UnitRanks) => rankRange({low: unit[role].wideLow, high: unit[role].wideHigh}, language)
        }
      ])
    ]
  });
}

export function choicesCard({evidence: {ranks}, words, document, language}: EvidenceContext): HTMLElement | null {
  if (!ranks) return null;
  const h = maker(document);
  const most = Math.max(...ranks.choices.map(({change}) => change), 1e-9);
  return h(
    "section",
    {class: "card", id: "choices"},
    h("h2", {}, words.ranks.choicesTitle),
    h("p", {class: "question"}, words.ranks.choicesNote),
    foldedOnPhone(
      {document, language},
      h(
        "table",
        {class: "bars"},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", {scope: "col"}, ""),
            h("th", {scope: "col"}, words.ranks.change),
            h("th", {scope: "col", class: "number"}, words.ranks.standsHead)
          )
        ),
        h(
          "tbody",
          {},
          ranks.choices.map(({choice, change, stands, worlds}) =>
            h(
              "tr",
              {},
              h("th", {scope: "row"}, words.ranks.choices[choice]),
              h(
                "td",
                {},
                h("span", {class: "bar"}, h("span", {style: `width:${((100 * change) / most).toFixed(0)}%`})),
                h("span", {class: "bar-value"}, decimal(change, language, 2))
              ),
              h("td", {class: "number"}, words.ranks.ofWorlds(percent(stands, language), count(worlds, language)))
            )
          )
        )
      )
    )
  );
}

export function weightsCard({
  evidence: {ranks, site},
  words,
  document,
  language,
  ...context
}: EvidenceContext): HTMLElement | null {
  if (!ranks) return null;
  const h = maker(document);
  return h(
    "section",
    {class: "card", id: "weights"},
    h("h2", {}, words.ranks.weightsTitle),
    h("p", {class: "question"}, words.ranks.weightsNote),
    foldedOnPhone(
      {document, language},
      (["legacy", "challenger"] as const).map((role) =>
        h(
          "table",
          {class: `bars weights-${role}`},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              h("th", {scope: "col"}, localized(site.systems[role].name, language)),
              h("th", {scope: "col"}, words.ranks.effective),
              h("th", {scope: "col", class: "number"}, words.ranks.nominal)
            )
          ),
          h(
            "tbody",
            {},
            ranks.weights[role].map(({indicator, nominal, effective}) =>
              h(
                "tr",
                {},
                h("th", {scope: "row"}, context.indicatorName(indicator)),
                h(
                  "td",
                  {},
                  h(
                    "span",
                    {class: "bar"},
                    h("span", {style: `width:${(100 * effective).toFixed(0)}%`}),
                    h("span", {class: "bar-mark", style: `left:${(100 * nominal).toFixed(0)}%`})
                  ),
                  h("span", {class: "bar-value"}, percent(effective, language))
                ),
                h("td", {class: "number"}, percent(nominal, language))
              )
            )
          )
        )
      )
    )
  );
}
