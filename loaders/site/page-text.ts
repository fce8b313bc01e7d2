import {parseHTML} from "linkedom";
import {setCurrency, usualCurrency} from "../../src/language/currency.js";
import type {Language} from "../../src/language/format.js";
import {pageAddress, pageNames, type PageName} from "../../src/language/pages.js";
import {readPublishedFile} from "../run/read-published.js";
import {notFoundPage} from "../../src/pages/not-found/page.js";
import {pages} from "./pages.js";

const blank = () => parseHTML("<!doctype html><html><body></body></html>").document;

/** The text of a page in a language, as Framework takes it. */
export async function pageText(page: PageName, language: Language): Promise<string> {
  const {site} = await readPublishedFile("brief.json");
  // A page's modules, loaded after this, hold texts in the currency of the data.
  setCurrency(site.currency ?? usualCurrency);
  return pages[page](language, blank());
}

/** The text of the page for addresses at which nothing stands. */
export function notFoundText(): string {
  return notFoundPage(blank());
}

/**
 * The page that stands at a file's name, without an ending: `index` for the brief, `compare` for the comparison.
 *
 * @throws where there is no such page
 */
export function pageAt(file: string): PageName {
  const fileOf = (page: PageName) => pageAddress(page, "en").slice(1) || "index";
  const found = pageNames.find((page) => fileOf(page) === file);
  if (found === undefined)
    throw new Error(`page: expected one of ${pageNames.map(fileOf).join(", ")}; found "${file}"`);
  return found;
}
