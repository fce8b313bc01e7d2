/** The page of cohorts as built: everyone, by contract state, before any script. */
import {cohortContext} from "./context.js";
import {cohortView} from "./view.js";
import {bake} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import type {Cohorts} from "../../model/published/cohort-data.js";
import {cohortStateFromSearch} from "../../model/cohorts/cohort-state.js";
import {common} from "../../language/common.js";
import {pageNames} from "../../language/pages.js";

/** The page as Markdown with HTML and one block of script. */
export function cohortsPage(cohorts: Cohorts, language: Language, document: Document): string {
  const view = cohortView(cohortContext(cohorts, language, document), cohortStateFromSearch("", cohorts), null);
  const up = language === "zh" ? ".." : ".";
  const names: readonly string[] = pageNames;
  return [
    `---\ntitle: ${common[language].pages.cohorts}\n---\n`,
    `<div class="cohorts" id="page" lang="${languageTag(language)}">${bake(view)}</div>`,
    "",
    "```js",
    `import {cohortsLive} from "${up}/pages/cohorts/live.js";`,
    "",
    `await cohortsLive(document.getElementById("page"), FileAttachment("${up}/published/cohorts.json").json(), "${language}", ${names.includes("plan") ? '"./plan"' : "null"});`,
    "```"
  ].join("\n");
}
