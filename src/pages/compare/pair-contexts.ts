/** The comparison of each pair of systems that a reader chooses: put together once its files are here, and kept. */
import type {Language} from "../../language/format.js";
import type {Compare} from "../../model/published/compare.js";
import type {SystemList, SystemPair} from "../../model/published/system-files.js";
import {pairCompare} from "../../model/scoring/pair-compare.js";
import {pairFiles, type SystemLoaders} from "../../scores/pair-files.js";
import {isNamed} from "../../scores/system-pair.js";
import {compareContext, type CompareContext} from "./context.js";
import type {CompareState} from "./state.js";

export interface PairContexts {
  /** The context of a pair; until its files are here, that of the settings' pair, which says so. */
  of(pair: SystemPair, drawAgain: () => void): CompareContext;
  /** Loads the files of a pair, in case they aren't here yet, and has it drawn again once they are. */
  load(pair: SystemPair, drawAgain: () => void): void;
}

/** @param load the file of each system, by its name */
export function pairContexts({
  base,
  list,
  language,
  document,
  load
}: {
  readonly base: Compare;
  readonly list: SystemList;
  readonly language: Language;
  readonly document: Document;
  readonly load: SystemLoaders;
}): PairContexts {
  const ready = new Map<string, CompareContext>();
  const asked = new Map<string, "loading" | "failed">();
  const keyOf = ({legacy, challenger}: SystemPair) => `${legacy} ${challenger}`;
  const filesOf = pairFiles(list, load);
  const named = compareContext(base, {list, pair: list.settings}, language, document);
  const loadPair = (pair: SystemPair, drawAgain: () => void) => {
    const key = keyOf(pair);
    if (ready.has(key) || asked.has(key)) return;
    asked.set(key, "loading");
    filesOf(pair)
      .then(([legacy, challenger]) => {
        // Put together where one of them is looked at by itself, which most pairs don't need.
        const [first, second] = [legacy, challenger].map((file) => onceMade(() => pairCompare(base, file, file)));
        const alone = {
          get legacy() {
            return first();
          },
          get challenger() {
            return second();
          }
        };
        const compare = isNamed(pair, list) ? base : pairCompare(base, legacy, challenger);
        ready.set(key, compareContext(compare, {list, pair, alone}, language, document));
      })
      .catch((fault: unknown) => {
        console.error(fault);
        asked.set(key, "failed");
      })
      .finally(drawAgain);
  };
  return {
    of(pair, drawAgain) {
      const found = ready.get(keyOf(pair));
      if (found) return found;
      if (isNamed(pair, list)) return named;
      loadPair(pair, drawAgain);
      return {...named, pair, files: asked.get(keyOf(pair)) ?? "loading"};
    },
    load: loadPair
  };
}

/** Makes something when it is first asked for. */
function onceMade<T>(make: () => T): () => T {
  let made: {readonly value: T} | null = null;
  return () => (made ??= {value: make()}).value;
}

/** Whether the chosen level or unit has no score under both systems, so that what one says alone is asked for. */
export function needsAlone(context: CompareContext, {unit, period, level}: CompareState): boolean {
  const {compare} = context;
  const at = compare.periods.findIndex(({id}) => id === period);
  const found = compare.units.findIndex(({id}) => id === unit);
  if (at < 0 || found < 0) return false;
  return (
    context.league(level, at).rows.length === 0 ||
    !context.league(compare.units[found].kind, at).rows.some((row) => row.unit === found)
  );
}
