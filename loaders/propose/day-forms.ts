/** How days and times are written, told by the values of a column. */

/** What a column's values are, as days. */
export type DayForm =
  /** Read as it stands. */
  | {readonly kind: "plain"}
  /** Read as it stands, by the time zone of the settings. */
  | {readonly kind: "zoned"}
  | {readonly kind: "format"; readonly format: string}
  /** Day first or month first: no value tells. */
  | {readonly kind: "either"; readonly formats: readonly [string, string]}
  /** Seconds, or thousandths of them, since 1970. */
  | {readonly kind: "epoch"; readonly divisor: 1 | 1000}
  /** Months without a year; days of a month without the month. */
  | {readonly kind: "month_name"; readonly format: "%b" | "%B"}
  | {readonly kind: "day_of_month"};

/** A value and how many rows have it. */
export interface Value {
  readonly text: string;
  readonly rows: number;
}

const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const longMonths = "january|february|march|april|may|june|july|august|september|october|november|december";
const time = "(?:[ T](\\d{1,2}:\\d{2})(:\\d{2})?( ?[ap]m)?)?";

interface Pattern {
  readonly test: RegExp;
  readonly form: (match: RegExpMatchArray) => string;
}

/** The day's part by its own marks; the time's is added. */
const patterns: readonly Pattern[] = [
  {
    test: new RegExp(`^\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([ T]\\d{1,2}:\\d{2}(:\\d{2}([.]\\d+)?)?)?$`),
    form: () => "plain"
  },
  {test: /^\d{1,2}[.]\d{1,2}[.]\d{4}( \d{1,2}:\d{2}(:\d{2})?)?$/, form: () => "plain"},
  {test: /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])(\d{6})?$/, form: () => "plain"},
  {test: /^\d{4}年\d{1,2}月(\d{1,2}日.*)?$/, form: () => "plain"},
  {test: /^(19|20)\d{2}[-/]?(0[1-9]|1[0-2])$/, form: () => "plain"},
  {test: /^\d{4}-\d{2}-\d{2}[T ][0-9:.]+ ?(z|[+-]\d{2}(:?\d{2})?)$/i, form: () => "zoned"},
  {
    test: new RegExp(`^\\d{1,2}([/-])\\d{1,2}\\1(\\d{4}|\\d{2})${time}$`, "i"),
    form: (match) => `slashed ${match[1]} ${match[2].length === 4 ? "%Y" : "%y"}${timeForm(match.slice(3))}`
  },
  {
    test: new RegExp(`^\\d{1,2}([ -])(${months})\\1(\\d{4}|\\d{2})${time}$`, "i"),
    form: (match) => `%d${match[1]}%b${match[1]}${match[3].length === 4 ? "%Y" : "%y"}${timeForm(match.slice(4))}`
  },
  {
    test: new RegExp(`^\\d{1,2}([ -])(${longMonths})\\1(\\d{4})${time}$`, "i"),
    form: (match) => `%d${match[1]}%B${match[1]}%Y${timeForm(match.slice(4))}`
  },
  {
    test: new RegExp(`^(${months}) \\d{1,2}(,?) (\\d{4})${time}$`, "i"),
    form: (match) => `%b %d${match[2]} %Y${timeForm(match.slice(4))}`
  },
  {test: /^1\d{9}$/, form: () => "epoch 1"},
  {test: /^1\d{12}$/, form: () => "epoch 1000"},
  {test: new RegExp(`^(${months})$`, "i"), form: () => "month %b"},
  {test: new RegExp(`^(${longMonths})$`, "i"), form: () => "month %B"}
];

function timeForm([clock, seconds, half]: readonly (string | undefined)[]): string {
  if (clock === undefined) return "";
  const end = half === undefined ? "" : half.startsWith(" ") ? " %p" : "%p";
  return ` ${half === undefined ? "%H" : "%I"}:%M${seconds === undefined ? "" : ":%S"}${end}`;
}

/** The share of rows that one form has to account for. */
const mostly = 0.9;

/**
 * How the days of a column are written.
 *
 * @param values those of the column, the most frequent first
 * @param type of the column in its source
 * @returns null where they are no days
 */
export function dayFormOf(values: readonly Value[], type: string): DayForm | null {
  if (/^(DATE|TIMESTAMP(_S|_MS|_NS)?)$/.test(type)) return {kind: "plain"};
  if (type === "TIMESTAMP WITH TIME ZONE") return {kind: "zoned"};
  if (!/^(VARCHAR|U?(BIG|HUGE|SMALL|TINY)?INT(EGER)?)$/.test(type)) return null;
  const all = values.reduce((sum, {rows}) => sum + rows, 0);
  const byForm = new Map<string, Value[]>();
  for (const value of values) {
    const text = value.text.trim();
    const [form] = patterns.flatMap((pattern) => {
      const match = pattern.test.exec(text);
      return match ? [pattern.form(match)] : [];
    });
    if (form !== undefined) byForm.set(form, [...(byForm.get(form) ?? []), value]);
  }
  const rowsOf = (of: readonly Value[]) => of.reduce((sum, {rows}) => sum + rows, 0);
  const [best] = [...byForm].sort(([, a], [, b]) => rowsOf(b) - rowsOf(a));
  // Some days written by a name of a month alone are few; a word that happens to be one is no column of days.
  if (best !== undefined && rowsOf(best[1]) >= mostly * all) return formNamed(best[0], best[1]);
  const isDay = values.every(({text}) => /^([1-9]|0[1-9]|[12]\d|3[01])$/.test(text.trim()));
  return isDay && values.length > 1 ? {kind: "day_of_month"} : null;
}

function formNamed(form: string, values: readonly Value[]): DayForm {
  if (form === "plain" || form === "zoned") return {kind: form};
  if (form.startsWith("epoch")) return {kind: "epoch", divisor: form.endsWith("1000") ? 1000 : 1};
  if (form === "month %b" || form === "month %B")
    return {kind: "month_name", format: form === "month %b" ? "%b" : "%B"};
  if (!form.startsWith("slashed")) return {kind: "format", format: form};
  const [, mark, ...rest] = form.split(" ");
  const end = rest.join(" ");
  const dayFirst = `%d${mark}%m${mark}${end}`;
  const monthFirst = `%m${mark}%d${mark}${end}`;
  const parts = values.map(({text}) => text.trim().split(/[/-]/).map(Number));
  if (parts.some(([first]) => first > 12)) return {kind: "format", format: dayFirst};
  if (parts.some(([, second]) => second > 12)) return {kind: "format", format: monthFirst};
  return {kind: "either", formats: [dayFirst, monthFirst]};
}
