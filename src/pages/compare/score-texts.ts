/** Scores and places of the comparison as text. */
import type {LeagueRow} from "../../model/scoring/league.js";
import type {Interval} from "../../model/statistics/intervals.js";
import type {Standing} from "../../model/statistics/standings.js";
import type {CompareContext} from "./context.js";
import {count, decimal, joinRange, placeNumber, signed} from "../../language/format.js";

/** A score with its interval, `71.3 (69.9–72.7)`, and what it would be without floors and caps where they cut it. */
export function scoreText(standing: Standing, {language, words, common}: CompareContext): string {
  const {score, uncut} = standing;
  const range = ({low, high}: Interval) =>
    joinRange(decimal(low, language), decimal(high, language), low < 0, language);
  const text = decimal(score, language) + words.bracket(range(standing));
  return uncut ? text + words.semicolon + common.uncut(decimal(uncut.value, language), range(uncut)) : text;
}

/** Score per customer less score per contact, with its interval, `+3.1 (−0.4 to +6.6)`. */
export function differenceText({difference: {value, low, high}}: LeagueRow, {language, words}: CompareContext): string {
  return (
    signed(value, language, 1) +
    words.bracket(joinRange(signed(low, language, 1), signed(high, language, 1), true, language))
  );
}

/** A place with its bounds, `3 (2–5)`. */
export function placeText(standing: Standing, {language, words}: CompareContext): string {
  const {rankLow, rankHigh} = standing;
  return (
    placeNumber(standing, language) +
    words.bracket(joinRange(count(rankLow, language), count(rankHigh, language), false, language))
  );
}
