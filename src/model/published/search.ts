/** What the search loads besides the pages, and how it finds. */
import type {Bilingual} from "./systems.js";

/** Every indicator and every unit that a page shows, by name. */
export interface SearchIndex {
  readonly indicators: readonly {
    readonly id: string;
    readonly name: Bilingual;
    /** It has a page of its own; the others stand in the dictionary alone. */
    readonly hasFigures: boolean;
  }[];
  readonly units: readonly {readonly id: string; readonly name: Bilingual; readonly kind: string}[];
  /** What the kinds of units are called. */
  readonly kinds: readonly {readonly kind: string; readonly name: Bilingual}[];
}

/** Something to be found: by names first, then by what else is said of it. */
export interface Findable {
  readonly names: readonly string[];
  readonly says: readonly string[];
}

/**
 * What holds every word that is sought, the best first: whose name is, begins with or has a word that begins with the first of
 * them, whose name holds it, then what only says it. Among equals the order stays. Width and case of letters make no difference.
 */
export function findAmong<T extends Findable>(all: readonly T[], sought: string): T[] {
  const words = folded(sought).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const ranked = all.flatMap((one, place) => {
    const names = one.names.map(folded);
    const text = [...names, ...one.says.map(folded)].join("\n");
    return words.every((word) => text.includes(word)) ? [{one, place, rank: rankOf(names, words)}] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({one}) => one);
}

function rankOf(names: readonly string[], words: readonly string[]): number {
  const whole = words.join(" ");
  if (names.includes(whole)) return 0;
  if (names.some((name) => name.startsWith(whole))) return 1;
  if (names.some((name) => ` ${name}`.includes(` ${words[0]}`))) return 2;
  return names.some((name) => words.every((word) => name.includes(word))) ? 3 : 4;
}

function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLocaleLowerCase("en")
    .replaceAll(/[\s_]+/g, " ")
    .trim();
}
