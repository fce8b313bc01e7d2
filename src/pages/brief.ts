/** The first page as built: prose and the first charts, before any script runs. */
import {block, escapeText} from "../components/escape.js";
import {languageTag, type Language} from "../components/format.js";
import type {Brief} from "../model/published.js";
import {common} from "../words/common.js";

/** The brief as Markdown with HTML. */
export function briefPage(brief: Brief, language: Language, _document: Document): string {
  const words = common[language];
  const {league, site} = brief;
  return [
    `---\ntitle: ${words.pages.brief}\n---`,
    block(
      `<div class="brief" id="page" lang="${languageTag(language)}">`,
      `<h1>${escapeText(words.units(league.units.length, league.kind, league.kindName))}</h1>`,
      `<p class="lede">${escapeText(words.customers(site.customers))}</p>`,
      `</div>`
    )
  ].join("\n\n");
}
