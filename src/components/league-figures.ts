/** The league table's figures in words and numbers: for tooltips, and as a plain table. */
import {exists} from "../model/findings.js";
import type {Brief, Estimate, LeagueUnit, Standing} from "../model/published.js";
import type {LeagueWords} from "../words/league.js";
import {element} from "./dom.js";
import {count, decimal, formatInterval, formatValue, percent, place, say, signed, type Language} from "./format.js";
import {ordered} from "./league-order.js";

export interface LeagueFiguresOptions {
  readonly document: Document;
  readonly words: LeagueWords;
  readonly language: Language;
}

/** A filled arrow where the move is beyond noise, a hollow one where it may be noise. */
export function moveText(unit: LeagueUnit): string {
  if (unit.move === 0) return "";
  const arrow = unit.move > 0 ? (unit.beyondNoise ? "▲" : "△") : unit.beyondNoise ? "▼" : "▽";
  return `${arrow} ${Math.abs(unit.move)}`;
}

/** What a unit's tooltip gathers. */
export function tipRows(unit: LeagueUnit, units: number, words: LeagueWords, language: Language): [string, string][] {
  const places = ({rank, rankLow, rankHigh}: Standing): string =>
    `${place(rank, language)} ${words.bracket(words.placeRange(rankLow, rankHigh))}`;
  const scores = ({score, low, high}: Standing): string =>
    `${decimal(score, language)} ${words.bracket(`${decimal(low, language)}–${decimal(high, language)}`)}`;
  const rows: [string, string][] = [
    [words.placePerContact(units), places(unit.legacy)],
    [words.placePerCustomer(units), places(unit.challenger)],
    [words.scorePerContact, scores(unit.legacy)],
    [words.scorePerCustomer, scores(unit.challenger)]
  ];
  if (unit.move !== 0) {
    rows.push([words.move, `${signed(unit.move, language)} ${words.bracket(unit.beyondNoise ? words.beyond : words.inside)}`]);
    rows.push([words.undone, words.inHundred(unit.undone)]);
  }
  if (exists(unit.retention)) {
    rows.push([words.retention, estimateText(unit.retention, words, language)], [words.customers, count(unit.retention.customers, language)]);
  }
  rows.push([words.periodLabel, words.period]);
  return rows;
}

function estimateText(estimate: Estimate, words: LeagueWords, language: Language): string {
  return `${formatValue(estimate.value, "percent", language)} ${words.bracket(formatInterval(estimate, "percent", language))}`;
}

/** The same figures as a plain table, for reading, copying and listening. */
export function leagueFigures(league: Brief["league"], {document, words, language}: LeagueFiguresOptions): HTMLElement {
  const headings = words.tableHead();
  const head = headings.map((text, index) => element(document, "th", {scope: "col", class: index === 0 ? null : "number"}, text));
  const rows = ordered(league.units, "customer").map((unit) => {
    const cells = [
      `${unit.legacy.rank} ${words.bracket(`${unit.legacy.rankLow}–${unit.legacy.rankHigh}`)}`,
      `${unit.challenger.rank} ${words.bracket(`${unit.challenger.rankLow}–${unit.challenger.rankHigh}`)}`,
      decimal(unit.legacy.score, language),
      decimal(unit.challenger.score, language),
      moveText(unit) || "0",
      percent(unit.undone, language),
      exists(unit.retention) ? estimateText(unit.retention, words, language) : words.notMeasurable,
      exists(unit.retention) ? count(unit.retention.customers, language) : words.notMeasurable
    ];
    return element(
      document,
      "tr",
      {},
      element(document, "th", {scope: "row"}, say(unit.name, language)),
      ...cells.map((text) => element(document, "td", {class: "number"}, text))
    );
  });
  return element(
    document,
    "details",
    {class: "league-figures"},
    element(document, "summary", {}, words.figures),
    element(
      document,
      "div",
      {class: "scroll", tabindex: "0", role: "region", "aria-label": words.figures},
      element(document, "table", {}, element(document, "thead", {}, element(document, "tr", {}, ...head)), element(document, "tbody", {}, ...rows))
    )
  );
}
