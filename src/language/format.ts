/** Numbers, months and intervals as text. The language is always passed: there is no hidden locale. */
import type {Bilingual} from "../model/published/systems.js";
import type {Estimate, IndicatorFormat} from "../model/published/site.js";

export type Language = "en" | "zh";

const locales: Record<Language, string> = {en: "en-GB", zh: "zh-CN"};

/** The tag for a `lang` attribute. */
export function languageTag(language: Language): string {
  return language === "zh" ? "zh-CN" : "en";
}

/** The half of a bilingual text that the page speaks. */
export function say(text: Bilingual, language: Language): string {
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

/** Money that is only about that much: `¥2.7 million`, `270 万元`; two digits, more would claim too much. */
export function roundMoney(yuan: number, language: Language): string {
  const size = Math.abs(yuan);
  const two = (value: number) => number(Number(value.toPrecision(2)), language, Math.abs(value) < 9.95 ? 1 : 0);
  if (language === "zh")
    return size >= 1e8
      ? `${two(yuan / 1e8)} 亿元`
      : size >= 1e4
        ? `${two(yuan / 1e4)} 万元`
        : `${count(Number(yuan.toPrecision(2)), "zh")} 元`;
  return `${yuan < 0 ? "−" : ""}¥${size >= 1e9 ? `${two(size / 1e9)} billion` : size >= 1e6 ? `${two(size / 1e6)} million` : count(Number(size.toPrecision(2)), "en")}`;
}

/** A count that is only about that large: two digits, from 100 on. */
export function roundCount(value: number, language: Language): string {
  return count(Math.abs(value) < 100 ? Math.round(value) : Number(value.toPrecision(2)), language);
}

/** A number with its sign: `+3`, `−2`. Zero has none. */
export function signed(value: number, language: Language, digits = 0): string {
  return number(value, language, digits, {signDisplay: "exceptZero"});
}

const digitsOf: Record<IndicatorFormat, number> = {percent: 1, points: 1, seconds: 0, per_10k: 1, yuan: 0, number: 1};

/** An indicator's value without its unit, for a table whose head names the unit. */
export function bareValue(
  value: number,
  format: IndicatorFormat,
  language: Language,
  digits = digitsOf[format]
): string {
  return number(format === "percent" ? value * 100 : value, language, digits);
}

const before: Record<IndicatorFormat, string> = {
  percent: "",
  points: "",
  seconds: "",
  per_10k: "",
  yuan: "¥",
  number: ""
};
const after: Record<Language, Record<IndicatorFormat, string>> = {
  en: {percent: "%", points: " points", seconds: " s", per_10k: " per 10,000", yuan: "", number: ""},
  zh: {percent: "%", points: " 分", seconds: " 秒", per_10k: " 件/万户", yuan: "", number: ""}
};

/** An indicator's value with its unit: `62.0%`, `31.4 points`, `212 s`. */
export function formatValue(value: number, format: IndicatorFormat, language: Language, digits?: number): string {
  return before[format] + bareValue(value, format, language, digits) + after[language][format];
}

/** The unit of a format by itself, for the head of a column: `%`, `points`, `s`. */
export function unitOf(format: IndicatorFormat, language: Language): string {
  return (before[format] + after[language][format]).trim();
}

/** An interval with its unit once: `58.0–66.0%`; where a bound is negative, `−3.1 to +2.0 points`. */
export function formatInterval(
  bounds: Pick<Estimate, "low" | "high">,
  format: IndicatorFormat,
  language: Language,
  digits?: number
): string {
  const low = bareValue(bounds.low, format, language, digits);
  const high = bareValue(bounds.high, format, language, digits);
  return before[format] + joinRange(low, high, bounds.low < 0 || bounds.high < 0, language) + after[language][format];
}

/** Two bounds as one range. A dash beside a minus sign can't be read, so negative bounds take a word. */
export function joinRange(low: string, high: string, negative: boolean, language: Language): string {
  if (!negative) return `${low}–${high}`;
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

const ordinals = new Intl.PluralRules("en", {type: "ordinal"});
const suffixes: Record<string, string> = {one: "st", two: "nd", few: "rd", other: "th"};

/** A place in a ranking: `3rd`, `第 3 名`. */
export function place(rank: number, language: Language): string {
  return language === "zh" ? `第 ${rank} 名` : `${rank}${suffixes[ordinals.select(rank)] ?? "th"}`;
}

/** Yuan in the words of the field: `¥13.3 million`, `1,330 万元`; small amounts in full. */
export function money(yuan: number, language: Language, digits?: number): string {
  const size = Math.abs(yuan);
  // Nobody plans by the single yuan: three digits from ten thousand on.
  const rounded = size >= 1e4 ? Number(yuan.toPrecision(3)) : yuan;
  if (language === "zh") {
    if (size >= 1e8) return `${decimal(yuan / 1e8, language, digits ?? 2)} 亿元`;
    if (size >= 1e5) return `${decimal(yuan / 1e4, language, digits ?? (size >= 1e7 ? 0 : 1))} 万元`;
    return `${count(rounded, language)} 元`;
  }
  const sign = yuan < 0 ? "−" : "";
  if (size >= 1e6)
    return `${sign}¥${decimal(size / 1e6, language, digits ?? (size >= 1e8 ? 0 : size >= 1e7 ? 1 : 2))} million`;
  return `${sign}¥${count(Math.abs(rounded), language)}`;
}

/** The same with its sign always shown; nothing for nothing. */
export function signedMoney(yuan: number, language: Language, digits?: number): string {
  return `${yuan > 0 ? "+" : ""}${money(yuan, language, digits)}`;
}
