/** The evidence as built: the contest, the cards and the ranks, before any script. */
import {evidenceContext, firstChoice} from "./context.js";
import {evidenceView} from "./view.js";
import {serialize} from "../../elements/escape.js";
import {gamingSection} from "./gaming-section.js";
import {languageTag, type Language} from "../../language/format.js";
import type {Evidence} from "../../model/published/evidence.js";
import type {Gaming} from "../../model/published/gaming.js";
import {pageTitle, siteRoot} from "../../language/pages.js";

/** The page as Markdown with HTML and one block of script. */
export function evidencePage(evidence: Evidence, gaming: Gaming, language: Language, document: Document): string {
  const view = evidenceView(
    evidenceContext(evidence, language, document),
    firstChoice(evidence),
    null,
    gamingSection(gaming, {document, language})
  );
  const up = siteRoot(language);
  return [
    `---\ntitle: ${pageTitle("evidence", language)}\n---\n`,
    `<div class="evidence" id="page" lang="${languageTag(language)}">${serialize(view)}</div>`,
    "",
    "```js",
    `import {evidenceLive} from "${up}/pages/evidence/live.js";`,
    "",
    `await evidenceLive(document.getElementById("page"), FileAttachment("${up}/published/evidence.json").json(), "${language}");`,
    "```"
  ].join("\n");
}
