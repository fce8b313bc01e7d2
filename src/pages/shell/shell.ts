/** What stands around every page: head, header with navigation and language switch, footer. */
import {currencyElement} from "../../language/currency.js";
import {escapeText} from "../../elements/escape.js";
import {languageTag, localized, otherLanguage} from "../../language/format.js";
import type {SiteFacts} from "../../model/published/site.js";
import {common} from "../../language/common.js";
import {derivedSentences} from "../../language/derived-tables.js";
import {languageOfPath, navigation, otherLanguagePath, pageAddress, siteRoot} from "../../language/pages.js";
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

/** The header of a page: product name, motto, pages, language, and whose data it shows. */
export function siteHeader(path: string, site: Pick<SiteFacts, "simulated">): string {
  const language = languageOfPath(path);
  const words = common[language];
  const here = path.replace(/\/index$/, "/");
  const entries = navigation.map(({page, name, isFolded}) => {
    const address = pageAddress(page, language);
    const isCurrent = here === address;
    const current = isCurrent ? ` aria-current="page"` : "";
    return {isFolded, isCurrent, link: `<a href="${address}"${current}>${escapeText(localized(name, language))}</a>`};
  });
  const folded = entries.filter(({isFolded}) => isFolded);
  const more = folded.length
    ? `<details class="site-more"><summary${folded.some(({isCurrent}) => isCurrent) ? ` class="current"` : ""}>${escapeText(words.morePages)}</summary><div>${folded.map(({link}) => link).join("")}</div></details>`
    : "";
  const links = [...entries.filter(({isFolded}) => !isFolded).map(({link}) => link), more];
  const other = otherLanguage(language);
  return [
    // A page shown at any address knows its place by a base address, to which a place on the page would lead.
    path === "/404" ? "" : `<a class="skip" href="#page">${escapeText(words.skip)}</a>`,
    `<div class="site-bar">`,
    `<a class="site-name" href="${pageAddress("brief", language)}">${escapeText(words.product)}</a>`,
    `<span class="site-motto">${escapeText(words.motto)}</span>`,
    `<nav class="site-pages" aria-label="${escapeText(words.navigation)}">${links.join("")}</nav>`,
    `<a class="site-language" href="${otherLanguagePath(path)}" lang="${languageTag(other)}" hreflang="${languageTag(other)}">${escapeText(words.otherLanguage)}</a>`,
    site.simulated ? `<span class="tag site-simulated">${escapeText(words.simulated)}</span>` : "",
    `</div>`
  ].join("");
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
  return `${note}<p>${escapeText(footer(privacyFloor))}${punctuation[language].gap}${link}</p>`;
}
