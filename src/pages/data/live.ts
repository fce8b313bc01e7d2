import {dataWords} from "./words.js";
import {addressWords} from "../../language/address.js";
import type {Language} from "../../language/format.js";
import {shortened, showAddressNote} from "../../elements/address-note.js";

/** Brings the data page to life: the filter, the copy buttons, and the entry that the address points at. */
export function dataLive(page: HTMLElement, language: Language): void {
  startFilter(page, language);
  startCopying(page, language);
  const open = () => {
    const id = idOfHash(location.hash);
    openEntry(page, id);
    const isThere = id === "" || document.getElementById(id) !== null;
    const words = addressWords[language];
    showAddressNote(page, isThere ? [] : [words.unknown(words.what.place, shortened(id), words.wholePage)]);
  };
  addEventListener("hashchange", open);
  open();
}

/** Shows the entries whose names or columns hold every word; the others are hidden. */
function startFilter(page: HTMLElement, language: Language): void {
  const words = dataWords[language];
  const finder = page.querySelector<HTMLElement>(".finder");
  const input = page.querySelector<HTMLInputElement>("#find-entry");
  const found = page.querySelector<HTMLElement>(".finder .found");
  const nothing = page.querySelector<HTMLElement>(".nothing-found");
  if (!finder || !input || !found || !nothing) return;
  finder.hidden = false;
  input.addEventListener("input", () => {
    const {indicators, tables} = filterEntries(page, input.value);
    found.textContent = input.value.trim() === "" ? "" : words.found(indicators, tables);
    nothing.hidden = indicators + tables > 0;
  });
}

/** Hides what doesn't hold every word of the search; sections without any entry left go too. */
export function filterEntries(page: ParentNode, search: string): {indicators: number; tables: number} {
  const wanted = search.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
  const shown = {indicators: 0, tables: 0};
  for (const part of ["indicators", "tables"] as const) {
    const section = page.querySelector<HTMLElement>(`#${part}`);
    for (const entry of section?.querySelectorAll<HTMLElement>(".entry") ?? []) {
      const text = entry.dataset.find ?? "";
      const holds = wanted.every((word) => text.includes(word));
      entry.hidden = !holds;
      if (holds) shown[part]++;
    }
    if (section) section.hidden = shown[part] === 0;
  }
  return shown;
}

function startCopying(page: HTMLElement, language: Language): void {
  const words = dataWords[language].indicators;
  for (const body of page.querySelectorAll<HTMLElement>(".sql-body")) {
    const button = body.querySelector<HTMLButtonElement>(".copy");
    const answer = body.querySelector<HTMLElement>(".copy-answer");
    const code = body.querySelector<HTMLElement>("code");
    if (!button || !answer || !code) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      answer.textContent = (await copyText(code)) ? words.copied : words.selected;
    });
  }
}

/** The text of an element whose lines are elements. */
export function linesOf(code: HTMLElement): string {
  return [...code.querySelectorAll(".line")].map(({textContent}) => textContent ?? "").join("\n");
}

/** Copies; where a page served without encryption may not use the clipboard, selects the text instead. */
async function copyText(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(linesOf(code));
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  }
}

/** The id that an address points at; what isn't encoded as addresses are stands as it is. */
export function idOfHash(hash: string): string {
  const given = hash.slice(1);
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}

/** Opens the folded parts of the entry with this id and brings it into view. */
function openEntry(page: HTMLElement, id: string): void {
  const entry = id === "" ? null : page.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (!entry?.classList.contains("entry")) return;
  entry.querySelectorAll("details").forEach((details) => (details.open = true));
  entry.scrollIntoView({block: "start"});
}
