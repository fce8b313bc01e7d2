/** How tables without a source were made, in both languages: said wherever figures stand on them. */
import {localized, type Language} from "./format.js";
import type {DerivedFacts} from "../model/published/site.js";

const sentence = {en, zh};

/** One sentence a table or column that was made. */
export function derivedSentences(derived: readonly DerivedFacts[], language: Language): string[] {
  return derived.map(sentence[language]);
}

function en({name, column, how, from}: DerivedFacts): string {
  const tables = from.map((table) => localized(table.name, "en")).join(", ");
  const what = column === null ? name.en : `${column.name.en} of ${name.en}`;
  switch (how) {
    case "ids":
      return from.length > 0
        ? `${what}: no such table was read; made from the ids in ${tables}.`
        : `${what}: no such table was read; one stands for the whole operator.`;
    case "counts":
      return `${what}: no such table was read; as many as ${tables} count.`;
    case "top_unit":
      return `${what}: not given; all stand at the top unit.`;
  }
}

function zh({name, column, how, from}: DerivedFacts): string {
  const tables = from.map((table) => localized(table.name, "zh")).join("、");
  const what = column === null ? `“${name.zh}”表` : `“${name.zh}”表的“${column.name.zh}”`;
  switch (how) {
    case "ids":
      return from.length > 0
        ? `${what}没有提供，由“${tables}”中出现的编号补出。`
        : `${what}没有提供，以一个单元代表全公司。`;
    case "counts":
      return `${what}没有提供，按“${tables}”中的次数补出。`;
    case "top_unit":
      return `${what}没有提供，全部归到最上级单元。`;
  }
}
