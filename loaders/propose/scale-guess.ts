/** On which scale answers were given, by the scores that stand there. */
import type {Contract, ContractTable} from "../definitions/contract.js";
import type {LookedColumn, LookedSource} from "./look.js";
import type {Guess, ProposedPart, ProposedScale} from "./proposal.js";
import {flow, plainText} from "./yaml-text.js";

interface Scores {
  readonly guess: Guess;
  readonly column: LookedColumn;
  readonly kind: string;
  /** The contract's scale of the kind. */
  readonly scale: readonly [number, number];
  /** What stands in the column, as whole numbers, with the rows of each. */
  readonly found: readonly {readonly score: number; readonly rows: number}[];
}

/** The scores of a table whose kind is the same in all rows; null where there are none. */
function scoresOf(table: ContractTable, source: LookedSource, guesses: readonly Guess[]): Scores | null {
  for (const [name, target] of Object.entries(table.columns)) {
    if (target.type !== "integer" || !target.scale) continue;
    const {by, of} = target.scale;
    const kind = /^\{value: (\w+)\}$/.exec(guesses.find(({column}) => column === by)?.yaml ?? "")?.[1];
    const guess = guesses.find(({column}) => column === name);
    const column = source.columns.find((one) => plainText(one.name) === guess?.yaml);
    if (kind === undefined || !Object.hasOwn(of, kind) || !guess || !column) continue;
    const found = column.values.flatMap(({text, rows}) => {
      const score = Number(text.trim());
      return Number.isInteger(score) ? [{score, rows}] : [];
    });
    return found.length ? {guess, column, kind, scale: of[kind], found} : null;
  }
  return null;
}

/** A score beyond the scale in so few rows, and alone, stands for no answer. */
const mostBlank = 0.25;

/** Scores without one that can't be an answer: 11 of 10, 99, −1. */
export function withoutBlankScores(table: ContractTable, source: LookedSource, guesses: readonly Guess[]): Guess[] {
  const scores = scoresOf(table, source, guesses);
  if (!scores) return [...guesses];
  const {guess, column, scale, found} = scores;
  const beyond = found.filter(({score}) => score < scale[0] || score > scale[1]);
  const [blank] = beyond;
  if (beyond.length !== 1 || blank.rows > mostBlank * column.filled || found.length < 4) return [...guesses];
  const text = column.values.find((value) => Number(value.text.trim()) === blank.score)?.text.trim() ?? "";
  return guesses.map((one) =>
    one === guess
      ? {
          ...one,
          yaml: flow({column: column.name, values: {[text]: null}}),
          sure: "unsure",
          reasons: [...one.reasons, {kind: "beyond_scale", value: text, rows: blank.rows}]
        }
      : one
  );
}

/**
 * The scale of a part's scores, where it isn't the contract's.
 *
 * @returns null where the contract's fits, or several kinds stand in one column
 */
export function scaleOf({table, source, guesses}: ProposedPart, contract: Contract): ProposedScale | null {
  const known = contract.get(table);
  const scores = known && scoresOf(known, source, guesses);
  if (!scores) return null;
  const {kind, scale, found} = scores;
  const all = found.map(({score}) => score);
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  if (lowest >= scale[0] && highest <= scale[1]) return null;
  const best = [5, 7, 10, 100].find((most) => highest <= most) ?? highest;
  const worst = lowest <= 0 ? lowest : 1;
  return {kind, yaml: flow({worst, best, top: Math.round(worst + 0.8 * (best - worst))}), lowest, highest};
}
