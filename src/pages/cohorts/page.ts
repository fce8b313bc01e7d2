/** The page of cohorts as built: everyone, by contract state, before any script. */
import {cohortContext} from "./context.js";
import {cohortView} from "./view.js";
import {serialize} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import type {Cohorts} from "../../model/published/cohort-data.js";
import {cohortStateFromSearch} from "../../model/cohorts/cohort-state.js";
import {pageLink, pageTitle, siteRoot} from "../../language/pages.js";

/** The page as Markdown with HTML and one block of script. */
export function cohortsPage(cohorts: Cohorts, language: Language, document: Document): string {
  const everyone = cohortStateFromSearch("", cohorts);
  const view = cohortView(cohortContext(cohorts, language, document), {now: () => everyone, choose: null});
  const up = siteRoot(language);
  return [
    `---\ntitle: ${pageTitle("cohorts", language)}\n---\n`,
    `<div class="cohorts" id="page" lang="${languageTag(language)}">${serialize(view)}</div>`,
    "",
    "```js",
    `import {cohortsLive} from "${up}/pages/cohorts/live.js";`,
    "",
    `await cohortsLive(document.getElementById("page"), FileAttachment("${up}/published/cohorts.json").json(), "${language}", ${JSON.stringify(pageLink("plan"))});`,
    "```"
  ].join("\n");
}
