/** How an interval is written, wherever one is: the mark between its bounds, and the brackets after its figure. */
import {joinRange, type Language} from "./format.js";
import {tight} from "./prose.js";
import {punctuation} from "./punctuation.js";

/** How a bound or a value is said: with its unit and its decimals. */
type Said = (value: number) => string;

/** The bounds of an interval as one text: `69.9–72.7`, `−0.4 to +6.6`, `−0.4 至 +6.6`. */
export function rangeText(
  {low, high}: {readonly low: number; readonly high: number},
  said: Said,
  language: Language
): string {
  return tight(joinRange(said(low), said(high), language));
}

/** The same with a word between the bounds, as a sentence says them: `500 to 1,100`, `110 万元至 210 万元`. */
export function rangeInWords(
  {low, high}: {readonly low: number; readonly high: number},
  said: Said,
  language: Language
): string {
  return tight(language === "zh" ? `${said(low)} 至 ${said(high)}` : `${said(low)} to ${said(high)}`);
}

/** A figure of which an interval may be known. */
interface Figure {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A figure with its interval: `+0.42 (+0.10 to +0.74)`, `29%（21%–38%）`.
 *
 * @param without stands where the interval would where there is none; left out, the figure stands alone
 */
export function intervalText({value, low, high}: Figure, said: Said, language: Language, without?: string): string {
  const range = isKnown(low) && isKnown(high) ? rangeText({low, high}, said, language) : without;
  return range === undefined ? said(value) : said(value) + punctuation[language].bracketed(range);
}

function isKnown(bound: number | null): bound is number {
  return bound !== null && Number.isFinite(bound);
}
