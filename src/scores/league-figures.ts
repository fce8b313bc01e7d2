/** The league table's figures in words and numbers: for tooltips, and as a plain table. */
import {exists} from "../model/scoring/findings.js";
import type {Brief, LeagueUnit} from "../model/published/brief.js";
import type {Estimate} from "../model/published/site.js";
import type {Standing} from "../model/statistics/standings.js";
import type {LeagueWords} from "./words-league.js";
import {figuresTable} from "../elements/figures-table.js";
import {
  count,
  formatInterval,
  formatValue,
  rankNumber,
  rankText,
  ranksMoved,
  localized,
  type Language
} from "../language/format.js";
import {punctuation} from "../language/punctuation.js";
import {ordered} from "./league-order.js";
import {scoreText} from "./score-text.js";

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
  const {bracketed} = punctuation[language];
  const withRange = (standing: Standing): string =>
    rankText(standing, language) + bracketed(words.rankRange(standing.rankLow, standing.rankHigh));
  const scores = (standing: Standing): string => scoreText(standing, language);
  const rows: [string, string][] = [
    [words.rankPerContact(units), withRange(unit.legacy)],
    [words.rankPerCustomer(units), withRange(unit.challenger)],
    [words.scorePerContact, scores(unit.legacy)],
    [words.scorePerCustomer, scores(unit.challenger)]
  ];
  if (unit.move !== 0) {
    rows.push([
      words.move,
      ranksMoved(unit.move, language) + bracketed(unit.beyondNoise ? words.beyond : words.inside)
    ]);
    rows.push([words.reversalShare, words.inHundred(unit.reversalShare)]);
  }
  if (exists(unit.retention)) {
    rows.push(
      [words.retention, estimateText(unit.retention, language)],
      [words.customers, count(unit.retention.customers, language)]
    );
  }
  rows.push([words.periodLabel, words.period]);
  return rows;
}

/** The same figures as a plain table, for reading, copying and listening. */
export function leagueFigures(league: Brief["league"], {document, words, language}: LeagueFiguresOptions): HTMLElement {
  const {bracketed} = punctuation[language];
  const ranked = (standing: Standing): string =>
    rankNumber(standing, language) + bracketed(words.rankRange(standing.rankLow, standing.rankHigh));
  const texts: ((unit: LeagueUnit) => string)[] = [
    (unit) => localized(unit.name, language),
    (unit) => ranked(unit.legacy),
    (unit) => ranked(unit.challenger),
    (unit) => scoreText(unit.legacy, language),
    (unit) => scoreText(unit.challenger, language),
    (unit) => moveText(unit) || "0",
    (unit) => words.inHundred(unit.reversalShare),
    ({retention}) => (exists(retention) ? estimateText(retention, language) : words.notMeasurable),
    ({retention}) => (exists(retention) ? count(retention.customers, language) : words.notMeasurable)
  ];
  return figuresTable(ordered(league.units, "customer"), {
    document,
    summary: words.figures,
    caption: words.figures,
    columns: words.tableHead().map((name, index) => ({name, number: index > 0, text: texts[index] ?? (() => "")}))
  });
}

function estimateText(estimate: Estimate, language: Language): string {
  const {bracketed} = punctuation[language];
  return formatValue(estimate.value, "percent", language) + bracketed(formatInterval(estimate, "percent", language));
}
