import {toDecimals, toDigits} from "../../src/model/statistics/rounding.js";

/**
 * What is about to be published, each figure with as many digits as it carries: more than any reader sees, and the same bytes
 * on every machine and version of Node, whose `exp` and `pow` differ in their last digits. Whole numbers are counts, and two
 * decimals are money to the fen: both are exact, and stay as they are.
 *
 * @param content as it will stand in a file: what JSON doesn't know, such as NaN, becomes what JSON makes of it
 */
export function roundedFigures<T>(content: T, digits = 7): T {
  return JSON.parse(JSON.stringify(content), (_, one: unknown) =>
    typeof one === "number" && toDecimals(one, 2) !== one ? toDigits(one, digits) : one
  );
}
