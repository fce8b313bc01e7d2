import type {CompareState} from "./state.js";
import type {League, LeagueRow} from "../../model/scoring/league.js";
import type {Standing} from "../../model/statistics/standings.js";
import {linkerOf, type Choose, type CompareContext} from "./context.js";
import {maker} from "../../elements/elements.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, joinRange, placeNumber, placesMoved, localized, signed} from "../../language/format.js";
import type {Interval} from "../../model/statistics/intervals.js";
import {sidesOf} from "../../language/wording.js";
import {rankShift, rankShiftRows} from "../../scores/rank-shift.js";
import type {Tip} from "../../elements/tooltip.js";

/** Names a list shows before it points at the table. */
const listed = 8;

/** The card in which units change place, with who gains and who loses in words and the table behind. */
export function shiftCard(context: CompareContext, state: CompareState, choose: Choose | null): HTMLElement {
  const {compare, document, language, words, common} = context;
  const h = maker(document);
  const period = compare.periods.findIndex(({id}) => id === state.period);
  const league = context.league(state.level, period);
  const units = context.unitsOf(state.level, league.rows.length);
  const {rankShift: text, table} = words;
  const sides = sidesOf(compare.site.systems, language);
  const linkTo = linkerOf(context, state, choose);
  const unitLink = (unit: number) => {
    const href = linkTo(unit);
    return h(href === null ? "span" : "a", {href, class: "unit-name"}, context.unitName(unit));
  };
  const head = [h("h2", {}, text.title), h("p", {class: "question"}, text.question(units, context.periodName(period)))];
  // A unit isn't too small where the indicators themselves can't be measured.
  const missing = [...new Set(league.unranked.flatMap(({lacks}) => lacks.map(({indicator}) => indicator)))].filter(
    (indicator) => !context.measurable(indicator)
  );
  const missingNames = missing
    .map((id) => compare.site.indicators.find((indicator) => indicator.id === id))
    .flatMap((indicator) => (indicator ? [localized(indicator.name, language)] : []));
  const unranked =
    missingNames.length > 0
      ? h("p", {class: "note"}, text.notMeasurable(missingNames.join(words.separator)))
      : league.unranked.length > 0 && h("p", {class: "note"}, unrankedText(context, league));
  if (league.rows.length === 0)
    return h("section", {class: "card shift"}, head, h("p", {class: "empty"}, text.empty), unranked);

  const moved = league.rows.filter(({beyondNoise}) => beyondNoise);
  const shown = league.rows.map((row) => ({
    id: compare.units[row.unit].id,
    name: context.unitName(row.unit),
    from: row.legacy.rank,
    to: row.challenger.rank,
    toLow: row.challenger.rankLow,
    toHigh: row.challenger.rankHigh,
    beyondNoise: row.beyondNoise,
    tip: choose && tipOf(context, row)
  }));
  const options = {
    document,
    label: text.label(units, moved.length),
    fromName: sides.legacy,
    toName: sides.challenger,
    chosen: state.unit
  };
  const list = (title: string, rows: readonly LeagueRow[], className: string, mark: string) => [
    h("h3", {}, title),
    rows.length === 0
      ? h("p", {class: "soft"}, text.nobody)
      : h(
          "ul",
          {class: "movers"},
          rows
            .slice(0, listed)
            .map((row) =>
              h(
                "li",
                {},
                unitLink(row.unit),
                h("span", {class: className}, `${mark} ${text.places(Math.abs(row.move))}`)
              )
            ),
          rows.length > listed && h("li", {class: "soft"}, text.more(rows.length - listed))
        )
  ];
  const byMove = moved.toSorted((a, b) => Math.abs(b.move) - Math.abs(a.move));
  return h(
    "section",
    {class: "card shift"},
    head,
    h(
      "div",
      {class: "shift-body"},
      h("figure", {class: "shift-figure"}, rankShift(shown, options), rankShiftRows(shown, options)),
      h(
        "div",
        {class: "shift-words"},
        list(
          text.up,
          byMove.filter(({move}) => move > 0),
          "up",
          "▲"
        ),
        list(
          text.down,
          byMove.filter(({move}) => move < 0),
          "down",
          "▼"
        ),
        moved.length < league.rows.length &&
          h("p", {class: "soft"}, text.insideNoise(league.rows.length - moved.length))
      )
    ),
    h(
      "p",
      {class: "note"},
      text.note,
      " ",
      league.rows.some(({legacy, challenger}) => legacy.tied > 1 || challenger.tied > 1)
        ? `${common.sharedPlaces} `
        : "",
      league.ownCorrelations ? "" : text.borrowed
    ),
    unranked,
    figuresTable(
      league.rows.toSorted((a, b) => a.challenger.rank - b.challenger.rank),
      {
        document,
        summary: table.open,
        caption: text.title,
        columns: [
          {name: table.unit, text: (row) => context.unitName(row.unit), link: (row) => linkTo(row.unit)},
          {
            name: table.scorePerContact,
            text: (row) => scoreText(row.legacy, context),
            number: true
          },
          {name: table.placePerContact, text: (row) => placeText(row.legacy, context), number: true},
          {
            name: table.scorePerCustomer,
            text: (row) => scoreText(row.challenger, context),
            number: true
          },
          {name: table.placePerCustomer, text: (row) => placeText(row.challenger, context), number: true},
          {name: table.difference, text: (row) => differenceText(row, context), number: true},
          {name: table.move, text: (row) => placesMoved(row.move, language), number: true},
          {name: table.verdict, text: (row) => (row.beyondNoise ? table.beyondNoise : table.insideNoise)},
          {name: table.fewest, text: (row) => count(row.fewestCustomers, language), number: true}
        ]
      }
    )
  );
}

/** Units without a place: too small where a figure is missing, without anything to compare with where a rule lacks it. */
function unrankedText({words, unitName}: CompareContext, {unranked}: League): string {
  const isSmall = ({lacks}: League["unranked"][number]) =>
    lacks.length === 0 || lacks.some(({what}) => what === "value");
  const named = (units: League["unranked"]) => units.map(({unit}) => unitName(unit)).join(words.separator);
  const [small, rule] = [named(unranked.filter(isSmall)), named(unranked.filter((one) => !isSmall(one)))];
  const {rankShift: text} = words;
  return [small && text.unranked(small), rule && text.notCompared(rule)].filter(Boolean).join(" ");
}

/** A score with its interval, `71.3 (69.9–72.7)`, and what it would be without floors and caps where they cut it. */
export function scoreText(standing: Standing, {language, words, common}: CompareContext): string {
  const {score, uncut} = standing;
  const range = ({low, high}: Interval) =>
    joinRange(decimal(low, language), decimal(high, language), low < 0, language);
  const text = decimal(score, language) + words.bracket(range(standing));
  return uncut ? text + words.semicolon + common.uncut(decimal(uncut.value, language), range(uncut)) : text;
}

/** Score per customer less score per contact, with its interval, `+3.1 (−0.4 to +6.6)`. */
function differenceText({difference: {value, low, high}}: LeagueRow, {language, words}: CompareContext): string {
  return (
    signed(value, language, 1) +
    words.bracket(joinRange(signed(low, language, 1), signed(high, language, 1), true, language))
  );
}

function placeText(standing: Standing, {language, words}: CompareContext): string {
  const {rankLow, rankHigh} = standing;
  return (
    placeNumber(standing, language) +
    words.bracket(joinRange(count(rankLow, language), count(rankHigh, language), false, language))
  );
}

function tipOf(context: CompareContext, row: LeagueRow): Tip {
  const {words, language} = context;
  return {
    title: context.unitName(row.unit),
    rows: [
      [words.table.scorePerContact, scoreText(row.legacy, context)],
      [words.table.placePerContact, placeText(row.legacy, context)],
      [words.table.scorePerCustomer, scoreText(row.challenger, context)],
      [words.table.placePerCustomer, placeText(row.challenger, context)],
      [words.table.difference, differenceText(row, context)],
      [
        words.table.move,
        `${placesMoved(row.move, language)}${words.comma}${row.beyondNoise ? words.table.beyondNoise : words.table.insideNoise}`
      ],
      [words.table.fewest, count(row.fewestCustomers, language)]
    ]
  };
}
