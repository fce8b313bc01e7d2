/** Where only one of both systems scores the units of a level: its own ranking, and why the other has none. */
import {figuresTable} from "../../elements/figures-table.js";
import {maker} from "../../elements/elements.js";
import {count, localized} from "../../language/format.js";
import {systemLacks, type SystemLack} from "../../model/scoring/system-lack.js";
import {pairWords} from "../../scores/words-pair.js";
import {scoreText} from "../../scores/score-text.js";
import {scoringWords} from "../../scores/words-scoring.js";
import {linkerOf, type Choose, type CompareContext} from "./context.js";
import {rankWithBounds} from "./rank-texts.js";
import type {CompareState} from "./state.js";

const roles = ["legacy", "challenger"] as const;

/** Why a role's system scores none of a kind's units, as a sentence; null where it scores some. */
export function lackText(
  context: CompareContext,
  role: (typeof roles)[number],
  kind: string,
  period: number
): string | null {
  const {compare, cellOf, language} = context;
  const system = compare.site.systems[role];
  const lacks = systemLacks(compare, cellOf, system, {kind, period});
  if (lacks.length === 0) return null;
  const words = pairWords[language];
  const name = localized(system.name, language);
  const units = context.kindName(kind);
  if (lacks.some((lack) => lack.kind === "notAppraised")) return words.notAppraised(name, units);
  return words.cantScore(
    name,
    units,
    lacks.flatMap((lack) => reasonText(context, lack, kind, period))
  );
}

function reasonText(context: CompareContext, lack: SystemLack, kind: string, period: number): string[] {
  const {compare, language} = context;
  const words = pairWords[language];
  const nameOf = (id: string) =>
    localized(compare.site.indicators.find((one) => one.id === id)?.name ?? {en: id, zh: id}, language);
  const missing = scoringWords[language].missing;
  const at = context.periodName(period);
  switch (lack.kind) {
    case "notAppraised":
      return [];
    case "unmeasurable":
      return [words.unmeasurable(lack.indicators.map(nameOf).join(words.separator))];
    case "never":
      return [words.never(lack.indicators.map(nameOf).join(words.separator), context.kindName(kind))];
    case "period":
      return [missing("value", lack.indicators.map(nameOf).join(words.separator), at)];
    case "rule":
      return [missing(lack.what, nameOf(lack.indicator), at)];
  }
}

/** For a level at which the two have no unit in common: what each says by itself, or why it says nothing. */
export function aloneParts(
  context: CompareContext,
  {level, ...state}: CompareState,
  choose: Choose | null
): HTMLElement[] {
  const {compare, document, language} = context;
  const h = maker(document);
  const words = pairWords[language];
  const period = compare.periods.findIndex(({id}) => id === state.period);
  const linkTo = linkerOf(context, {level, ...state}, choose);
  return roles.flatMap((role) => {
    const lack = lackText(context, role, level, period);
    if (lack !== null) return [h("p", {class: "note lack"}, lack)];
    const league = context.alone(role, level, period);
    if (!league || league.rows.length === 0) return [];
    const name = localized(compare.site.systems[role].name, language);
    const rows = league.rows.toSorted((a, b) => a.legacy.rank - b.legacy.rank);
    return [
      h("h3", {}, words.aloneTitle(name)),
      h("p", {class: "question"}, words.aloneQuestion(context.unitsOf(level, rows.length), context.periodName(period))),
      h(
        "ol",
        {class: "alone-first"},
        rows
          .slice(0, 5)
          .map((row) =>
            h(
              "li",
              {},
              h(choose ? "a" : "span", {href: linkTo(row.unit)}, context.unitName(row.unit)),
              " ",
              h("span", {class: "soft"}, scoreText(row.legacy, language))
            )
          )
      ),
      figuresTable(rows, {
        document,
        summary: words.aloneOpen,
        caption: words.aloneTitle(name),
        columns: [
          {name: words.unit, text: (row) => context.unitName(row.unit), link: (row) => linkTo(row.unit)},
          {name: words.score, text: (row) => scoreText(row.legacy, language), number: true},
          {name: words.place, text: (row) => rankWithBounds(row.legacy, context), number: true},
          {name: words.fewest, text: (row) => count(row.fewestCustomers, language), number: true}
        ]
      })
    ];
  });
}
