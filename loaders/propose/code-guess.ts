import type {TableAliases} from "../definitions/aliases.js";
import type {ContractColumn} from "../definitions/contract.js";
import type {ChosenPart} from "./choose.js";
import {holds, wordsOf} from "./names.js";
import {asked, type Guess} from "./proposal.js";
import {flow} from "./yaml-text.js";

/** A code that no column holds: told by words, or supposed. */
export function codeGuess(
  {source, columns}: ChosenPart,
  name: string,
  target: Extract<ContractColumn, {type: "enum"}>,
  known: TableAliases | undefined
): Guess {
  const names = [...source.titles, ...[...columns.values()].map(({column}) => column.name)];
  for (const [code, words] of Object.entries(known?.implied[name] ?? {})) {
    const word = words.find((one) =>
      names.some((text) => wordsOf(text).includes(one) || holds(wordsOf(text), wordsOf(text).join(""), one))
    );
    if (word !== undefined)
      return {column: name, yaml: flow({value: code}), sure: "unsure", reasons: [{kind: "implied", word}], ask: null};
  }
  const supposed = known?.otherwise[name];
  if (supposed === undefined) return asked(name, {kind: "which_value", values: Object.keys(target.values)});
  return {
    column: name,
    yaml: flow({value: supposed}),
    sure: "unsure",
    reasons: [{kind: "otherwise", value: supposed}],
    ask: null
  };
}
