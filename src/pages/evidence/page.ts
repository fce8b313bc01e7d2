/** The evidence as built: the contest, the cards and the ranks, before any script. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import {evidenceContext, firstChoice} from "./context.js";
import {evidenceView} from "./view.js";
import {gamingSection} from "./gaming-section.js";
import type {Language} from "../../language/format.js";
import type {Evidence} from "../../model/published/evidence.js";
import type {Gaming} from "../../model/published/gaming.js";

/** The page as Markdown with HTML and one block of script. */
export function evidencePage(evidence: Evidence, gaming: Gaming, language: Language, document: Document): string {
  const view = evidenceView(
    evidenceContext(evidence, language, document),
    firstChoice(evidence),
    null,
    gamingSection(gaming, {document, language})
  );
  return builtPage({
    page: "evidence",
    language,
    view,
    script: {
      live: "evidenceLive",
      lines: [
        `const pairs = Promise.all([${publishedFile("pair-contests.json", language)}.json(), ${publishedFile("systems.json", language)}.json()]);`,
        `await evidenceLive(document.getElementById("page"), ${publishedFile("evidence.json", language)}.json(), pairs, "${language}");`
      ]
    }
  });
}
