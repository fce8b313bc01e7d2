/** How numbers written as text are read: a point and a comma each mean either a fraction or thousands, and 1.000 may be one or a thousand. */

import {numberForms} from "../definitions/sources.js";

/** How the numbers of a source are written, by example; what its owner sets as `numbers`. */
export type NumberForm = (typeof numberForms)[number];

/** What parts thousands, and what parts the fraction, as regular expressions of one character. */
const marks: Readonly<Record<NumberForm, {readonly thousands: string; readonly point: string}>> = {
  "1,234.56": {thousands: "[,，]", point: "[.]"},
  "1.234,56": {thousands: "[.]", point: "[,]"},
  "1 234,56": {thousands: "[ \\x{00A0}\\x{2009}\\x{202F}]", point: "[,]"},
  "1'234.56": {thousands: "['\\x{2019}]", point: "[.]"}
};

/** Whether a text may be one number or a thousand times as much: one mark, three digits after it, and no zero at its start. */
export function isTwoNumbers(text: string): string {
  return `regexp_full_match(trim(${text}), '[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}')`;
}

/** A number that can't be mistaken as the text of a DECIMAL; otherwise NULL. */
export function plainNumber(text: string): string {
  const trimmed = `trim(${text})`;
  const group = (thousands: string, point: string) =>
    `'[+-]?(0|[1-9][0-9]{0,2})(${thousands}[0-9]{3}){2,}(${point}[0-9]*)?|[+-]?[1-9][0-9]{0,2}${thousands}[0-9]{3}${point}[0-9]*'`;
  return `CASE WHEN ${isTwoNumbers(text)} THEN NULL
    WHEN regexp_full_match(${trimmed}, '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)') THEN ${trimmed}
    WHEN regexp_full_match(${trimmed}, '[+-]?[0-9]*,[0-9]+') THEN replace(${trimmed}, ',', '.')
    WHEN regexp_full_match(${trimmed}, '[+-]?[0-9]{1,3}(，[0-9]{3})+([.][0-9]*)?') THEN replace(${trimmed}, '，', '')
    WHEN regexp_full_match(${trimmed}, ${group("[,，]", "[.]")}) THEN regexp_replace(${trimmed}, '[,，]', '', 'g')
    WHEN regexp_full_match(${trimmed}, ${group("[.]", "[,]")}) THEN replace(replace(${trimmed}, '.', ''), ',', '.') END`;
}

/** A whole number that can't be mistaken; NULL for anything else, fractions too: neither 0x1F, nor 1_000, nor 3.5. */
export function wholeNumber(text: string): string {
  return wholeOf(plainNumber(text));
}

/** A DECIMAL's text as a whole number; NULL where a fraction would be lost. */
function wholeOf(plain: string): string {
  return `TRY_CAST(regexp_extract(${plain}, '^([+-]?[0-9]+)[.]?0*$', 1) AS BIGINT)`;
}

/** A text that is written in a form, as the text of a DECIMAL; any other as it is. */
export function numberIn(form: NumberForm, text: string): string {
  const {thousands, point} = marks[form];
  const trimmed = `trim(${text})`;
  const whole = `[+-]?([0-9]+|[0-9]{1,3}(${thousands}[0-9]{3})+)`;
  return `CASE WHEN regexp_full_match(${trimmed}, ${quote(`${whole}(${point}[0-9]*)?|[+-]?${point}[0-9]+`)})
    THEN regexp_replace(regexp_replace(${trimmed}, ${quote(thousands)}, '', 'g'), ${quote(point)}, '.') || CASE WHEN regexp_full_match(${trimmed}, ${quote(`.*${point}[0-9]{3}`)}) THEN '0' ELSE '' END ELSE ${text} END`;
}

/** What tells that a column's numbers have a comma, or a point, before their fraction. */
export function evidenceOf(text: string): {readonly comma: string; readonly point: string; readonly either: string} {
  const is = (pattern: string) => `regexp_full_match(trim(${text}), '${pattern}')`;
  return {
    comma: is(
      "[+-]?([0-9]{1,3}([.][0-9]{3})*|[0-9]+),([0-9]{1,2}|[0-9]{4,})|[+-]?0,[0-9]+|[+-]?[0-9]{1,3}([.][0-9]{3}){2,}|[+-]?[0-9]{1,3}([.][0-9]{3})+,[0-9]*|[+-]?[0-9]{4,},[0-9]+"
    ),
    point: is(
      "[+-]?([0-9]{1,3}(,[0-9]{3})*|[0-9]+)[.]([0-9]{1,2}|[0-9]{4,})|[+-]?0[.][0-9]+|[+-]?[0-9]{1,3}(,[0-9]{3}){2,}|[+-]?[0-9]{1,3}(,[0-9]{3})+[.][0-9]*|[+-]?[0-9]{4,}[.][0-9]+"
    ),
    either: isTwoNumbers(text)
  };
}

function quote(pattern: string): string {
  return `'${pattern.replaceAll("'", "''")}'`;
}
