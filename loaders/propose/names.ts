/** How near a name is to another one. */
import {distance} from "fastest-levenshtein";

/** A name in words: `customerID`, `CUSTOMER-ID` and `customer_id` are alike. */
export function wordsOf(name: string): string[] {
  return name
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** How a name was recognised, the best first. */
export type Likeness = "contract" | "alias" | "part" | "near";

export const likenessScore: Readonly<Record<Likeness, number>> = {contract: 1, alias: 0.9, part: 0.6, near: 0.5};

/** Shorter words stand in too many names to tell anything. */
const shortestPart = 4;
/** In Chinese two characters are a word. */
const shortestChinese = 2;

/**
 * How a name is like those of a column.
 *
 * @param own the contract's names
 * @param aliases others that are known
 * @returns null where it is like none; otherwise how, and which
 */
export function likenessOf(
  name: string,
  own: readonly string[],
  aliases: readonly string[]
): {readonly likeness: Likeness; readonly to: string} | null {
  const words = wordsOf(name);
  const joined = words.join("");
  if (joined === "") return null;
  const same = (known: string) => wordsOf(known).join("") === joined;
  const exact = own.find(same);
  if (exact !== undefined) return {likeness: "contract", to: exact};
  const alias = aliases.find(same);
  if (alias !== undefined) return {likeness: "alias", to: alias};
  const all = [...own, ...aliases];
  const part = all.find((known) => holds(words, joined, known));
  if (part !== undefined) return {likeness: "part", to: part};
  const near = all.find((known) => {
    const other = wordsOf(known).join("");
    return other.length >= 6 && joined.length >= 6 && distance(other, joined) <= 1;
  });
  return near === undefined ? null : {likeness: "near", to: near};
}

/** Whether all words of a known name stand in a name. */
export function holds(words: readonly string[], joined: string, known: string): boolean {
  const asked = wordsOf(known);
  const whole = asked.join("");
  if (/\p{Script=Han}/u.test(whole)) return whole.length >= shortestChinese && joined.includes(whole);
  return whole.length >= shortestPart && asked.every((word) => words.includes(word));
}

/** A name for a source: lower-case letters, digits and _, of which none was given before. */
export function sourceName(title: string, taken: ReadonlySet<string>): string {
  const plain = wordsOf(title)
    .join("_")
    .replace(/[^a-z0-9_]+/g, "")
    .replace(/^_+|_+$/g, "");
  const base = /^[a-z]/.test(plain) ? plain : plain === "" ? "source" : `s_${plain}`;
  for (let i = 1; ; i++) {
    const name = i === 1 ? base : `${base}_${i}`;
    if (!taken.has(name)) return name;
  }
}
