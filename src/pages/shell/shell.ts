/** What stands around every page: head, header with navigation and language switch, footer. */
import {currencyElement} from "../../language/currency.js";
import {escapeText} from "../../elements/escape.js";
import {languageTag, localized, otherLanguage, type Language} from "../../language/format.js";
import type {SiteFacts} from "../../model/published/site.js";
import {common} from "../../language/common.js";
import {derivedSentences} from "../../language/derived-tables.js";
import {
  languageOfPath,
  otherLanguagePath,
  pageAddress,
  pagesFor,
  readers,
  siteRoot,
  type PageName
} from "../../language/pages.js";
import {pageQuestions} from "../../language/page-questions.js";
import {punctuation} from "../../language/punctuation.js";
import {headScripts} from "./head-scripts.js";

/**
 * The head of a page. Framework writes `<html>` without a language, so a script of one line, run before
 * the body is read, sets it.
 *
 * @param currency what money is in, where it isn't the usual one
 */
export function siteHead(path: string, currency?: string): string {
  const language = languageOfPath(path);
  const other = otherLanguage(language);
  return [
    `<script>document.documentElement.lang="${languageTag(language)}"</script>`,
    ...headScripts(path).map((script) => `<script>${script}</script>`),
    `<meta name="color-scheme" content="light dark">`,
    `<meta name="description" content="${escapeText(`${common[language].product}: ${common[language].motto}`)}">`,
    // Framework encodes addresses once more: what is encoded by percent signs already would be spoilt.
    `<link rel="icon" href="data:image/svg+xml;base64,${btoa(icon)}">`,
    `<meta name="lab-other-language" content="${languageTag(other)}">`,
    // The page's scripts read it before they make any text.
    ...(currency === undefined ? [] : [`<meta name="${currencyElement}" content="${escapeText(currency)}">`])
  ].join("");
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M5 8C16 8 16 24 27 24" fill="none" stroke="#8792a2" stroke-width="3"/><path d="M5 24C16 24 16 8 27 8" fill="none" stroke="#2457c5" stroke-width="3.6"/><circle cx="27" cy="8" r="4" fill="#2457c5"/></svg>`;

/**
 * The header of a page: product name, motto, who reads what, language, whose data it shows; below, the pages of whoever reads
 * this one, and the search.
 */
export function siteHeader(path: string, site: Pick<SiteFacts, "simulated">): string {
  const language = languageOfPath(path);
  const words = common[language];
  const here = path.replace(/\/index$/, "/");
  const isHere = (page: PageName) => here === pageAddress(page, language);
  const current = readers.find(({reader}) => pagesFor(reader).some(({page}) => isHere(page)));
  const groups = readers.flatMap(({reader, name}) => {
    const [first] = pagesFor(reader);
    // The page itself stands in the line below, and is the one that is current.
    const mark = reader === current?.reader ? ` aria-current="true"` : "";
    return first
      ? [`<a href="${pageAddress(first.page, language)}"${mark}>${escapeText(localized(name, language))}</a>`]
      : [];
  });
  const links = (current ? pagesFor(current.reader) : []).map(
    ({page, name}) =>
      `<a href="${pageAddress(page, language)}"${isHere(page) ? ` aria-current="page"` : ""}>${escapeText(localized(name, language))}</a>`
  );
  const other = otherLanguage(language);
  // A page shown at any address knows its place by a base address, to which a place on the page would lead.
  const onPage = path !== "/404";
  const map = onPage ? `<a href="#site-map">${escapeText(words.allPages)}</a>` : "";
  return [
    onPage ? `<a class="skip" href="#page">${escapeText(words.skip)}</a>` : "",
    `<div class="site-bar">`,
    `<a class="site-name" href="${pageAddress("brief", language)}">${escapeText(words.product)}</a>`,
    `<span class="site-motto">${escapeText(words.motto)}</span>`,
    `<nav class="site-readers" aria-label="${escapeText(words.navigation)}">${groups.join("")}${map}</nav>`,
    `<a class="site-language" href="${otherLanguagePath(path)}" lang="${languageTag(other)}" hreflang="${languageTag(other)}">${escapeText(words.otherLanguage)}</a>`,
    site.simulated ? `<span class="tag site-simulated">${escapeText(words.simulated)}</span>` : "",
    `</div>`,
    `<div class="site-bar site-below">`,
    current
      ? `<nav class="site-pages" aria-label="${escapeText(localized(current.name, language))}">${links.join("")}</nav>`
      : "",
    // Its script brings it to life; without one the map below leads everywhere.
    onPage ? searchField(language) : "",
    `</div>`
  ].join("");
}

/** The search over pages, indicators and units, which works once its script runs. */
function searchField(language: Language): string {
  const {label, hint} = common[language].find;
  return [
    `<form class="site-search" role="search">`,
    `<input id="site-search" type="search" autocomplete="off" spellcheck="false" disabled`,
    ` aria-label="${escapeText(label)}" placeholder="${escapeText(hint)}">`,
    `<div class="site-found" hidden><p role="status"></p><ul></ul></div>`,
    `</form>`
  ].join("");
}

/** All pages with what each answers, by who reads them: the same below every page. */
function siteMap(language: Language): string {
  const columns = readers.flatMap(({reader, name}) => {
    const entries = pagesFor(reader).map(
      ({page, name: its}) =>
        `<li><a href="${pageAddress(page, language)}">${escapeText(localized(its, language))}</a> <span>${escapeText(localized(pageQuestions[page], language))}</span></li>`
    );
    return entries.length > 0
      ? [`<section><h2>${escapeText(localized(name, language))}</h2><ul>${entries.join("")}</ul></section>`]
      : [];
  });
  return `<nav class="site-map" id="site-map" tabindex="-1" aria-label="${escapeText(common[language].allPages)}">${columns.join("")}</nav>`;
}

/** The file beside the pages that names whose code the site holds, with their licences. */
export const noticesFile = "third-party-notices.txt";

/** The footer of a page; it says which tables were made and not read. */
export function siteFooter(
  path: string,
  {privacyFloor, derived = []}: Pick<SiteFacts, "privacyFloor" | "derived">
): string {
  const language = languageOfPath(path);
  const sentences = derivedSentences(derived, language);
  const note =
    sentences.length > 0 ? `<p class="site-made">${escapeText(sentences.join(punctuation[language].gap))}</p>` : "";
  const {footer, notices} = common[language];
  // Framework looks for a page behind every link that isn't marked as leading out of them; such a one it leaves as it is.
  const link = `<a href="${siteRoot(language)}/${noticesFile}" rel="external">${escapeText(notices)}</a>`;
  return `${siteMap(language)}${note}<p>${escapeText(footer(privacyFloor))}${punctuation[language].gap}${link}</p>`;
}
