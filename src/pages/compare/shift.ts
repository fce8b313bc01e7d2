import type {CompareState} from "./state.js";
import type {League, LeagueRow} from "../../model/scoring/league.js";
import {linkerOf, type Choose, type CompareContext} from "./context.js";
import {differenceText, rankWithBounds} from "./rank-texts.js";
import {scoreText} from "../../scores/score-text.js";
import {aloneParts} from "./alone.js";
import {maker} from "../../elements/elements.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, ranksMoved, localized} from "../../language/format.js";
import {sidesOf} from "../../language/wording.js";
import {rankShift, rankShiftRows, type RankShiftUnit} from "../../scores/rank-shift.js";
import type {Tip} from "../../elements/tooltip.js";

/** Names a list shows before it points at the table. */
const listed = 8;

type LinkTo = ReturnType<typeof linkerOf>;

/** The card in which units change place, with who gains and who loses in words and the table behind. */
export function shiftCard(context: CompareContext, state: CompareState, choose: Choose | null): HTMLElement {
  const {compare, document, language, words, common} = context;
  const h = maker(document);
  const {rankShift: text} = words;
  const period = compare.periods.findIndex(({id}) => id === state.period);
  const league = context.league(state.level, period);
  const units = context.unitsOf(state.level, league.rows.length);
  const head = [h("h2", {}, text.title), h("p", {class: "question"}, text.question(units, context.periodName(period)))];
  const unranked = unrankedNote(context, league);
  if (league.rows.length === 0)
    return h("section", {class: "card shift"}, head, emptyShift(context, state, choose, unranked));

  const sides = sidesOf(compare.site.systems, language);
  const linkTo = linkerOf(context, state, choose);
  const moved = league.rows.filter(({beyondNoise}) => beyondNoise);
  const shown = shiftUnits(context, league, choose !== null);
  const options = {
    document,
    label: text.label(units, moved.length),
    fromName: sides.legacy,
    toName: sides.challenger,
    chosen: state.unit
  };
  const sharesRanks = league.rows.some(({legacy, challenger}) => legacy.tied > 1 || challenger.tied > 1);
  return h(
    "section",
    {class: "card shift"},
    head,
    h(
      "div",
      {class: "shift-body"},
      h("figure", {class: "shift-figure"}, rankShift(shown, options), rankShiftRows(shown, options)),
      moversInWords(context, league, linkTo)
    ),
    h(
      "p",
      {class: "note"},
      text.note,
      " ",
      sharesRanks ? `${common.sharedRanks} ` : "",
      league.ownCorrelations ? "" : text.borrowed
    ),
    unranked,
    shiftTable(context, league, linkTo)
  );
}

/** What stands where no unit is ranked by both: each system by itself, or why it scores nobody; else who has no place. */
function emptyShift(
  context: CompareContext,
  state: CompareState,
  choose: Choose | null,
  unranked: HTMLElement | null
): (HTMLElement | null)[] {
  const h = maker(context.document);
  const parts = aloneParts(context, state, choose);
  const empty = h("p", {class: "empty"}, context.words.rankShift.empty);
  return parts.length > 0 ? parts : [empty, unranked];
}

/** Which units have no place, and why; nothing where all have one. */
function unrankedNote(context: CompareContext, {unranked}: League): HTMLElement | null {
  const {compare, document, language, words} = context;
  const h = maker(document);
  const {rankShift: text} = words;
  // A unit isn't too small where the indicators themselves can't be measured.
  const missing = new Set(unranked.flatMap(({lacks}) => lacks.map(({indicator}) => indicator)));
  const names = [...missing]
    .filter((indicator) => !context.measurable(indicator))
    .flatMap((id) => compare.site.indicators.filter((indicator) => indicator.id === id))
    .map(({name}) => localized(name, language));
  if (names.length > 0) return h("p", {class: "note"}, text.notMeasurable(names.join(words.separator)));
  return unranked.length > 0 ? h("p", {class: "note"}, unrankedText(context, unranked)) : null;
}

/** Units without a place: too small where a figure is missing, without anything to compare with where a rule lacks it. */
function unrankedText({words, unitName}: CompareContext, unranked: League["unranked"]): string {
  const isSmall = ({lacks}: League["unranked"][number]) =>
    lacks.length === 0 || lacks.some(({what}) => what === "value");
  const named = (units: League["unranked"]) => units.map(({unit}) => unitName(unit)).join(words.separator);
  const [small, rule] = [named(unranked.filter(isSmall)), named(unranked.filter((one) => !isSmall(one)))];
  const {rankShift: text} = words;
  return [small && text.unranked(small), rule && text.notCompared(rule)].filter(Boolean).join(" ");
}

/** The units as the drawing takes them; tips only where the page is alive. */
function shiftUnits(context: CompareContext, {rows}: League, hasTips: boolean): RankShiftUnit[] {
  return rows.map((row) => ({
    id: context.compare.units[row.unit].id,
    name: context.unitName(row.unit),
    from: row.legacy.rank,
    to: row.challenger.rank,
    toLow: row.challenger.rankLow,
    toHigh: row.challenger.rankHigh,
    beyondNoise: row.beyondNoise,
    tip: hasTips ? tipOf(context, row) : null
  }));
}

/** Who gains and who loses places by more than chance, the most first. */
function moversInWords(context: CompareContext, {rows}: League, linkTo: LinkTo): HTMLElement {
  const {document, words} = context;
  const h = maker(document);
  const {rankShift: text} = words;
  const moved = rows.filter(({beyondNoise}) => beyondNoise);
  const byMove = moved.toSorted((a, b) => Math.abs(b.move) - Math.abs(a.move));
  const unitLink = (unit: number) => {
    const href = linkTo(unit);
    return h(href === null ? "span" : "a", {href, class: "unit-name"}, context.unitName(unit));
  };
  const list = (title: string, some: readonly LeagueRow[], className: string, mark: string) => [
    h("h3", {}, title),
    some.length === 0
      ? h("p", {class: "soft"}, text.nobody)
      : h(
          "ul",
          {class: "movers"},
          some
            .slice(0, listed)
            .map(({unit, move}) =>
              h("li", {}, unitLink(unit), h("span", {class: className}, `${mark} ${text.ranks(Math.abs(move))}`))
            ),
          some.length > listed && h("li", {class: "soft"}, text.more(some.length - listed))
        )
  ];
  const [up, down] = [byMove.filter(({move}) => move > 0), byMove.filter(({move}) => move < 0)];
  return h(
    "div",
    {class: "shift-words"},
    list(text.up, up, "up", "▲"),
    list(text.down, down, "down", "▼"),
    moved.length < rows.length && h("p", {class: "soft"}, text.insideNoise(rows.length - moved.length))
  );
}

function shiftTable(context: CompareContext, {rows}: League, linkTo: LinkTo): HTMLElement {
  const {document, language, words} = context;
  const {rankShift: text, table} = words;
  return figuresTable(
    rows.toSorted((a, b) => a.challenger.rank - b.challenger.rank),
    {
      document,
      summary: table.open,
      caption: text.title,
      columns: [
        {name: table.unit, text: (row) => context.unitName(row.unit), link: (row) => linkTo(row.unit)},
        {name: table.scorePerContact, text: (row) => scoreText(row.legacy, language), number: true},
        {name: table.rankPerContact, text: (row) => rankWithBounds(row.legacy, context), number: true},
        {name: table.scorePerCustomer, text: (row) => scoreText(row.challenger, language), number: true},
        {name: table.rankPerCustomer, text: (row) => rankWithBounds(row.challenger, context), number: true},
        {name: table.difference, text: (row) => differenceText(row, context), number: true},
        {name: table.move, text: (row) => ranksMoved(row.move, language), number: true},
        {name: table.verdict, text: (row) => (row.beyondNoise ? table.beyondNoise : table.insideNoise)},
        {name: table.fewest, text: (row) => count(row.fewestCustomers, language), number: true}
      ]
    }
  );
}

function tipOf(context: CompareContext, row: LeagueRow): Tip {
  const {words, language} = context;
  return {
    title: context.unitName(row.unit),
    rows: [
      [words.table.scorePerContact, scoreText(row.legacy, language)],
      [words.table.rankPerContact, rankWithBounds(row.legacy, context)],
      [words.table.scorePerCustomer, scoreText(row.challenger, language)],
      [words.table.rankPerCustomer, rankWithBounds(row.challenger, context)],
      [words.table.difference, differenceText(row, context)],
      [
        words.table.move,
        `${ranksMoved(row.move, language)}${words.comma}${row.beyondNoise ? words.table.beyondNoise : words.table.insideNoise}`
      ],
      [words.table.fewest, count(row.fewestCustomers, language)]
    ]
  };
}
