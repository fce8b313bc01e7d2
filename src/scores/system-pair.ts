/** Which two systems a page compares: chosen from all that there are, and kept in the address. */
import {localized, type Language} from "../language/format.js";
import type {AddressChoice} from "../elements/address-note.js";
import {publishedFile} from "../elements/built-page.js";
import {maker} from "../elements/elements.js";
import {pairSides, type ListedSystem, type SystemList, type SystemPair} from "../model/published/system-files.js";
import {isReady} from "../model/scoring/system-readiness.js";
import {pairWords} from "./words-pair.js";

/** The pair that an address asks for; what it doesn't name, or nobody knows, is as the settings have it. */
export function pairFromSearch(search: string, {settings, systems}: SystemList): SystemPair {
  const asked = new URLSearchParams(search);
  const known = (side: (typeof pairSides)[number]) =>
    systems.find(({id}) => id === asked.get(side))?.id ?? settings[side];
  const pair = {legacy: known("legacy"), challenger: known("challenger")};
  // A system can't be compared with itself.
  return pair.legacy === pair.challenger ? settings : pair;
}

/** Whether a pair is the one that the settings name, the same way round. */
export function isNamed({legacy, challenger}: SystemPair, {settings}: SystemList): boolean {
  return legacy === settings.legacy && challenger === settings.challenger;
}

/** The pair once one side is chosen anew: whoever chooses the other side's system turns the two round. */
export function pairWith(pair: SystemPair, side: (typeof pairSides)[number], id: string): SystemPair {
  const chosen = {...pair, [side]: id};
  return chosen.legacy === chosen.challenger ? {legacy: pair.challenger, challenger: pair.legacy} : chosen;
}

/** An address's search part with another pair; the settings' own isn't named in it. */
export function searchWithPair(search: string, pair: SystemPair, list: SystemList): string {
  const asked = new URLSearchParams(search);
  for (const side of pairSides) {
    if (isNamed(pair, list)) asked.delete(side);
    else asked.set(side, pair[side]);
  }
  return asked.size > 0 ? `?${asked}` : location.pathname;
}

/** What an address may ask for as the two systems, and which show where it asks for others. */
export function systemChoices(
  systems: readonly ListedSystem[],
  pair: SystemPair,
  language: Language
): readonly AddressChoice[] {
  const nameOf = (id: string) => systems.find((one) => one.id === id)?.name ?? {en: id, zh: id};
  return pairSides.map((name) => ({
    name,
    what: "system",
    known: systems.map(({id}) => id),
    shown: localized(nameOf(pair[name]), language)
  }));
}

/** The lines of a page's script that name the file of each system. */
export function systemFilesScript({systems}: Pick<SystemList, "systems">, language: Language): string[] {
  return [
    "const systems = {",
    ...systems.map(({file}) => `  "${file}": () => ${publishedFile(file, language)}.json(),`),
    "};"
  ];
}

export interface PairChooserOptions {
  readonly list: SystemList;
  readonly pair: SystemPair;
  readonly document: Document;
  readonly language: Language;
  /** Null before the page is alive: the choices are then shown without working. */
  readonly choose: ((pair: SystemPair) => void) | null;
  /** How far the files of the chosen pair are. */
  readonly state?: "ready" | "loading" | "failed";
}

/** The two choices, “instead of” and “with”, and what is said of a pair that isn't the one named beforehand. */
export function pairChooser({
  list,
  pair,
  document,
  language,
  choose,
  state = "ready"
}: PairChooserOptions): HTMLElement {
  const h = maker(document);
  const words = pairWords[language];
  const select = (side: (typeof pairSides)[number]) => {
    const made = h(
      "select",
      {id: `choose-${side}`},
      list.systems.map((system) =>
        h("option", {value: system.id, selected: system.id === pair[side]}, optionText(system, language))
      )
    );
    if (choose) made.addEventListener("change", () => choose(pairWith(pair, side, made.value)));
    return h("label", {}, h("span", {}, words[side]), made);
  };
  const nameOf = (id: string) => {
    const found = list.systems.find((one) => one.id === id);
    return found ? localized(found.name, language) : id;
  };
  const back = h("button", {type: "button", class: "plain-button", id: "named-pair"}, words.back);
  if (choose) back.addEventListener("click", () => choose(list.settings));
  return h(
    "fieldset",
    {class: "pair-chooser", disabled: choose === null},
    h("legend", {class: "visually-hidden"}, words.legend),
    h("div", {class: "pair-choices"}, pairSides.map(select)),
    h(
      "p",
      {class: "soft pair-note", role: "status"},
      state === "loading"
        ? words.loading
        : state === "failed"
          ? words.failed
          : !isNamed(pair, list) && [
              words.notNamed(nameOf(list.settings.legacy), nameOf(list.settings.challenger)),
              " ",
              back
            ]
    )
  );
}

function optionText({name, tiers}: ListedSystem, language: Language): string {
  const text = localized(name, language);
  return isReady(tiers) ? text : pairWords[language].scoresNobody(text);
}
