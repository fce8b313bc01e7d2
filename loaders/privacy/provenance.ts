/** What each published number sums: said beside the maker of its file, and asked of every number in each build. */
import {Fault} from "../ground/faults.js";

/**
 * Who is summed: customers, employees, rows of tables as they were read, what is shown elsewhere (worked out of such figures
 * alone), or nobody (settings, definitions, facts of others).
 */
type Summed = "customers" | "employees" | "rows" | "shown" | "nobody";

export interface Declared {
  readonly of: Summed;
  /** Over what, and what holds it to the floor; where nobody is summed, where it comes from. */
  readonly over: string;
}

/** By the path of a field, for all below it; the longest path that fits holds. Lists are passed through: `league.units` is each of them. `""` is the whole file. */
export type Provenance = Readonly<Record<string, Declared>>;

/** The facts of the site, which many files carry. */
export const siteFactsDeclared: Provenance = {
  site: {of: "nobody", over: "settings and definitions"},
  "site.customers": {of: "customers", over: "all who are here at the end of the data"}
};

/** How many numbers of a file sum whom. */
export type NumbersSummed = Readonly<Record<Summed, number>>;

/**
 * Asks of each number in a file what it sums.
 *
 * @param content bytes are of one declaration, that of the whole file
 * @returns how many numbers there are of each kind; of bytes none is counted
 * @throws {Fault} that names file and fields of which nothing is declared
 */
export function numbersSummed(file: string, content: unknown, declared: Provenance): NumbersSummed {
  const counts: Record<Summed, number> = {customers: 0, employees: 0, rows: 0, shown: 0, nobody: 0};
  const missing = new Set<string>();
  if (content instanceof Uint8Array) {
    if (!declared[""]) missing.add("(whole file)");
  } else {
    eachNumber(content, "", (path) => {
      const found = declarationOf(path, declared);
      if (found) counts[found.of]++;
      else missing.add(path);
    });
  }
  if (missing.size > 0)
    throw new Fault(
      `${file}: expected every published number to say what it sums; found none declared for ${[...missing].slice(0, 10).join(", ")}`
    );
  return counts;
}

/** The declaration that holds for a path; null where there is none. */
export function declarationOf(path: string, declared: Provenance): Declared | null {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    if (Object.hasOwn(declared, at)) return declared[at];
    if (at === "") return null;
  }
}

function eachNumber(value: unknown, path: string, take: (path: string) => void): void {
  if (typeof value === "number") take(path);
  else if (Array.isArray(value)) for (const one of value) eachNumber(one, path, take);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) eachNumber(inner, path ? `${path}.${key}` : key, take);
}
