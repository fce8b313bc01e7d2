/** Numbers, months and intervals as text. The language is always passed: there is no hidden locale. */
import type {Bilingual} from "../model/published/systems.js";
import type {Estimate, IndicatorFormat} from "../model/published/site.js";
import {currencyName, currencySign} from "./currency.js";
import {locales, type Language} from "./locales.js";

export type {Language};

/** The tag for a `lang` attribute. */
export function languageTag(language: Language): string {
  return language === "zh" ? "zh-CN" : "en";
}

/** The other of the two languages. */
export function otherLanguage(language: Language): Language {
  return language === "zh" ? "en" : "zh";
}

/** The half of a bilingual text that the page speaks. */
export function localized(text: Bilingual, language: Language): string {
  return text[language];
}

// Making a formatter costs far more than using one.
const formatters = new Map<string, Intl.NumberFormat>();

function number(value: number, language: Language, digits: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `${language} ${digits} ${options.style ?? ""} ${options.signDisplay ?? ""}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // What rounds to nothing has no sign.
      signDisplay: "negative",
      ...options
    });
    formatters.set(key, formatter);
  }
  // A minus sign as wide as a plus keeps columns straight.
  return formatter.format(value).replace("-", "−");
}

/** A whole number: `100,000`. */
export function count(value: number, language: Language): string {
  return number(value, language, 0);
}

/** A plain number with a fixed number of decimals. */
export function decimal(value: number, language: Language, digits = 1): string {
  return number(value, language, digits);
}

/** A share 0–1 as a percentage: `62%`. */
export function percent(share: number, language: Language, digits = 0): string {
  return number(share, language, digits, {style: "percent"});
}

/** A share in hundredths, as in `62 of 100`. Not 100 × the share: that is off by a hair, and would round .3035 down. */
export function hundredths(
  share: number,
  language: Language,
  digits = 0,
  options: Intl.NumberFormatOptions = {}
): string {
  return number(share, language, digits, {...options, style: "percent"}).replace("%", "");
}

/** A count that is only about that large: two digits, from 100 on. */
export function roundCount(value: number, language: Language): string {
  return count(Math.abs(value) < 100 ? Math.round(value) : Number(value.toPrecision(2)), language);
}

/** A number with its sign: `+3`, `−2`. Zero has none. */
export function signed(value: number, language: Language, digits = 0): string {
  return number(value, language, digits, {signDisplay: "exceptZero"});
}

/**
 * A difference of two shares in percentage points, without its unit: `+1.6`. One decimal wherever it is shown, so that a
 * small difference isn't rounded to another one, nor its bound to 0; shares that are themselves of a few hundredths take
 * more.
 */
export function sharePoints(difference: number, language: Language, digits = 1): string {
  return hundredths(difference, language, digits, {signDisplay: "exceptZero"});
}

/** The interval of such a difference, to the same decimals: `+0.3 to +2.8`. */
export function sharePointsInterval(
  {low, high}: Pick<Estimate, "low" | "high">,
  language: Language,
  digits = 1
): string {
  return joinRange(sharePoints(low, language, digits), sharePoints(high, language, digits), language);
}

const digitsOf: Record<IndicatorFormat, number> = {percent: 1, points: 1, seconds: 0, per_10k: 1, yuan: 0, number: 1};

/** An indicator's value without its unit, for a table whose head names the unit. */
export function bareValue(
  value: number,
  format: IndicatorFormat,
  language: Language,
  digits = digitsOf[format]
): string {
  return format === "percent" ? hundredths(value, language, digits) : number(value, language, digits);
}

const after: Record<Language, Record<Exclude<IndicatorFormat, "yuan">, string>> = {
  en: {percent: "%", points: " points", seconds: " s", per_10k: " per 10,000", number: ""},
  zh: {percent: "%", points: " 分", seconds: " 秒", per_10k: " 件/万户", number: ""}
};

/** What stands after a figure: its unit, but for money in English, whose sign stands before it. */
function unitAfter(format: IndicatorFormat, language: Language): string {
  if (format !== "yuan") return after[language][format];
  return language === "zh" ? ` ${currencyName("zh")}` : "";
}

/** An indicator's value with its unit: `62.0%`, `31.4 points`, `212 s`. */
export function formatValue(value: number, format: IndicatorFormat, language: Language, digits?: number): string {
  return inCurrency(bareValue(value, format, language, digits), format, language) + unitAfter(format, language);
}

/** The unit of a format by itself, for the head of a column: `%`, `points`, `s`. */
export function unitOf(format: IndicatorFormat, language: Language): string {
  return (inCurrency("", format, language) + unitAfter(format, language)).trim();
}

/** A figure with the sign of the currency where it is money: between the minus sign and the figure. */
function inCurrency(figure: string, format: IndicatorFormat, language: Language): string {
  if (format !== "yuan") return figure;
  const sign = currencySign(language);
  return figure.startsWith("−") ? `−${sign}${figure.slice(1)}` : sign + figure;
}

/** An interval with its unit once: `58.0–66.0%`; where a bound is negative, `−3.1 to 2.0 points`, `−¥3 to ¥2`. */
export function formatInterval(
  bounds: Pick<Estimate, "low" | "high">,
  format: IndicatorFormat,
  language: Language,
  digits?: number
): string {
  const low = bareValue(bounds.low, format, language, digits);
  const high = bareValue(bounds.high, format, language, digits);
  const [from, to] = hasSign(low, high)
    ? [low, high].map((one) => inCurrency(one, format, language))
    : [inCurrency(low, format, language), high];
  return joinRange(from, to, language) + unitAfter(format, language);
}

/** A dash beside a plus or minus sign can't be read. */
function hasSign(...bounds: readonly string[]): boolean {
  return bounds.some((bound) => /[−+]/.test(bound));
}

/** Two bounds as one range, joined by a dash, or by a word where one has a sign: `rangeText` says two numbers. */
export function joinRange(low: string, high: string, language: Language): string {
  if (!hasSign(low, high)) return `${low}–${high}`;
  return language === "zh" ? `${low} 至 ${high}` : `${low} to ${high}`;
}

function dateOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}

const months: Record<Language, {readonly long: Intl.DateTimeFormat; readonly short: Intl.DateTimeFormat}> = {
  en: {
    long: new Intl.DateTimeFormat("en-GB", {year: "numeric", month: "long", timeZone: "UTC"}),
    short: new Intl.DateTimeFormat("en-US", {year: "numeric", month: "short", timeZone: "UTC"})
  },
  zh: {
    long: new Intl.DateTimeFormat("zh-CN", {year: "numeric", month: "long", timeZone: "UTC"}),
    short: new Intl.DateTimeFormat("zh-CN", {year: "numeric", month: "short", timeZone: "UTC"})
  }
};

/** `2026-09` as `September 2026` or `2026年9月`. */
export function monthLong(month: string, language: Language): string {
  return months[language].long.format(dateOf(month));
}

/** `2026-09` as `Sep 2026` or `2026年9月`. */
export function monthShort(month: string, language: Language): string {
  return months[language].short.format(dateOf(month));
}

/** Two months as a period: `Oct 2025 – Sep 2026`; one month stands by itself. */
export function monthRange(from: string, to: string, language: Language): string {
  if (from === to) return monthShort(from, language);
  return `${monthShort(from, language)} – ${monthShort(to, language)}`;
}

/** How many months a period holds, both ends included. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = NaN, fromMonth = NaN] = from.split("-").map(Number);
  const [toYear = NaN, toMonth = NaN] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}

/** A number of months: `1 month`, `8 months`; `8 个月`. */
export function monthsText(months: number, language: Language): string {
  if (language === "zh") return `${count(months, "zh")} 个月`;
  return `${count(months, "en")} ${months === 1 ? "month" : "months"}`;
}

const ordinals = new Intl.PluralRules("en", {type: "ordinal"});
const suffixes: Record<string, string> = {one: "st", two: "nd", few: "rd", other: "th"};

/** A rank in a ranking: `3rd`, `第 3 名`. */
export function ordinal(rank: number, language: Language): string {
  return language === "zh" ? `第 ${rank} 名` : `${rank}${suffixes[ordinals.select(rank)] ?? "th"}`;
}

/** A unit's rank, the mean one where several units share it, and how many they are. */
interface SharedRank {
  readonly rank: number;
  readonly tied: number;
}

/** A unit's rank in words; of units with one score the ranks that they hold together: `joint 1st–5th`, `并列第 1–5 名`. */
export function rankText({rank, tied}: SharedRank, language: Language): string {
  if (tied <= 1) return ordinal(rank, language);
  const [from, to] = [rank - (tied - 1) / 2, rank + (tied - 1) / 2];
  return language === "zh" ? `并列第 ${from}–${to} 名` : `joint ${ordinal(from, "en")}–${ordinal(to, "en")}`;
}

/** A unit's rank as a number; of units with one score the mean of theirs: `3=`, `1.5=`. */
export function rankNumber({rank, tied}: SharedRank, language: Language): string {
  return `${number(rank, language, halfDigits(rank))}${tied > 1 ? "=" : ""}`;
}

/** Ranks gained or lost, which shared ranks make halves of: `+3`, `−2.5`. */
export function ranksMoved(move: number, language: Language): string {
  return signed(move, language, halfDigits(move));
}

function halfDigits(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}

const significant = new Map<string, Intl.NumberFormat>();

/** A number to so many significant digits, without zeros at its end. */
function toDigits(value: number, language: Language, digits: number): string {
  const key = `${language} ${digits}`;
  let formatter = significant.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locales[language], {maximumSignificantDigits: digits});
    significant.set(key, formatter);
  }
  return formatter.format(value);
}

/** In which unit an amount reads best: the least amount that takes it, and its name before that of the currency. */
const moneyUnits: Readonly<Record<Language, readonly (readonly [least: number, name: string])[]>> = {
  en: [
    [1e9, " billion"],
    [1e6, " million"]
  ],
  zh: [
    [1e8, " 亿"],
    [1e4, " 万"]
  ]
};

/**
 * Money in the words of the field: `¥13.3 million`, `1,330 万元`; `€13.3 million`, `1,330 万欧元`. Nobody plans by the single yuan: three significant
 * digits, or as few as the figure carries; amounts below ten thousand stand in full.
 */
export function money(yuan: number, language: Language, digits = 3): string {
  const size = Math.abs(yuan);
  const rounded = size < 1e4 && digits >= 3 ? Math.round(size) : Number(size.toPrecision(digits));
  const [scale, name] = moneyUnits[language].find(([least]) => rounded >= least) ?? [1, language === "zh" ? " " : ""];
  const figure = scale === 1 ? count(rounded, language) : toDigits(rounded / scale, language, digits);
  return `${yuan < 0 && rounded > 0 ? "−" : ""}${currencySign(language)}${figure}${name}${language === "zh" ? currencyName("zh") : ""}`;
}

/** The same with its sign always shown; nothing for nothing. */
export function signedMoney(yuan: number, language: Language, digits = 3): string {
  return `${yuan > 0 ? "+" : ""}${money(yuan, language, digits)}`;
}

/** A tick of an axis. */
interface Tick {
  readonly at: number;
  readonly text: string;
}

/**
 * Values of an axis, in as few digits as tell its ticks apart: 1% twice, or 6 亿元 four times, would tell nothing.
 *
 * @param text a value in so many digits, of whichever kind
 * @param least the fewest of them
 */
export function ticksApart(
  values: readonly number[],
  text: (value: number, digits: number) => string,
  least = 0
): readonly Tick[] {
  const written = (digits: number) => values.map((at) => ({at, text: text(at, digits)}));
  const all = new Set(values).size;
  for (let digits = least; digits < least + 6; digits++) {
    const ticks = written(digits);
    if (new Set(ticks.map((tick) => tick.text)).size === all) return ticks;
  }
  return written(least + 6);
}

/** Amounts of an axis: three significant digits, and more only where those don't tell its ticks apart. */
export function moneyTicks(values: readonly number[], language: Language, text: typeof money = money): readonly Tick[] {
  return ticksApart(values, (at, digits) => text(at, language, digits), 3);
}

/** Yuan to the decimals asked for: `¥12.3`, `−¥0.02`, `12.3 元`. */
export function exactMoney(yuan: number, language: Language, digits: number): string {
  return formatValue(yuan, "yuan", language, digits);
}

/** Two such amounts as a range: `¥57.7–62.3`, `−¥0.5 to ¥1.2`, `57.7–62.3 元`. */
export function exactMoneyRange(bounds: Pick<Estimate, "low" | "high">, language: Language, digits: number): string {
  return formatInterval(bounds, "yuan", language, digits);
}
