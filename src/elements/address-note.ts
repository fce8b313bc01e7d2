/** What a page says above itself where its address asks for what isn't there. */
import {addressWords} from "../language/address.js";
import type {Language} from "../language/format.js";
import {maker} from "./elements.js";

/** One thing that an address may ask a page for. */
export interface AddressChoice {
  /** The address's parameter. */
  readonly name: string;
  readonly what: keyof (typeof addressWords)["en"]["what"];
  /** All that may be asked for. */
  readonly known: Iterable<string>;
  /** What the page shows where it is asked for something else, in its language. */
  readonly shown: string;
}

/** Longer texts are cut in the note: an address can hold anything. */
const longestGiven = 60;

/** More characters than this are refused by common servers, whose usual limit for a request's first line is 8 kB. */
export const longestAddress = 8000;

/** One sentence for each thing asked for that isn't there; an empty parameter asks for nothing. */
export function unknownInAddress(search: string, choices: readonly AddressChoice[], language: Language): string[] {
  const asked = new URLSearchParams(search);
  const words = addressWords[language];
  return choices.flatMap(({name, what, known, shown}) => {
    const given = asked.get(name);
    if (given === null || given === "" || new Set(known).has(given)) return [];
    return [words.unknown(words.what[what], shortened(given), shown)];
  });
}

/** That an address is too long to be sent; nothing where it isn't. */
export function tooLongInWords(address: string, language: Language): string[] {
  return address.length > longestAddress ? [addressWords[language].tooLong(address.length)] : [];
}

/** Puts the sentences above a page in place of those that stood there; takes the note away where there are none. */
export function showAddressNote(page: HTMLElement, sentences: readonly string[]): void {
  page.querySelector(":scope > .address-note")?.remove();
  if (sentences.length === 0) return;
  const h = maker(page.ownerDocument);
  page.prepend(
    h(
      "div",
      {class: "address-note", role: "status"},
      sentences.map((sentence) => h("p", {}, sentence))
    )
  );
}

/** A text of an address as it is repeated to the reader. */
export function shortened(given: string): string {
  const characters = [...given];
  return characters.length > longestGiven ? `${characters.slice(0, longestGiven).join("")}…` : given;
}
