/** Ranks and differences of the comparison as text. */
import type {LeagueRow} from "../../model/scoring/league.js";
import type {Standing} from "../../model/statistics/standings.js";
import type {CompareContext} from "./context.js";
import {count, rankNumber, signed} from "../../language/format.js";
import {intervalText, rangeText} from "../../language/intervals.js";
import {punctuation} from "../../language/punctuation.js";

/** Score per customer less score per contact, with its interval, `+3.1 (−0.4 to +6.6)`. */
export function differenceText({difference}: LeagueRow, {language}: CompareContext): string {
  return intervalText(difference, (score) => signed(score, language, 1), language);
}

/** A rank with its bounds, `3 (2–5)`. */
export function rankWithBounds(standing: Standing, {language}: CompareContext): string {
  const {rankLow, rankHigh} = standing;
  return (
    rankNumber(standing, language) +
    punctuation[language].bracketed(
      rangeText({low: rankLow, high: rankHigh}, (rank) => count(rank, language), language)
    )
  );
}
