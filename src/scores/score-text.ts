import {common} from "../language/common.js";
import {decimal, type Language} from "../language/format.js";
import {rangeText} from "../language/intervals.js";
import {punctuation} from "../language/punctuation.js";
import type {Interval} from "../model/statistics/intervals.js";
import type {Standing} from "../model/statistics/standings.js";

/** A score with its interval, `71.3 (69.9–72.7)`, and what it would be without floors and caps where they cut it. */
export function scoreText({score, low, high, uncut}: Standing, language: Language): string {
  const {bracketed, semicolon} = punctuation[language];
  const range = (bounds: Interval) => rangeText(bounds, (value) => decimal(value, language), language);
  const text = decimal(score, language) + bracketed(range({low, high}));
  return uncut ? text + semicolon + common[language].uncut(decimal(uncut.value, language), range(uncut)) : text;
}
