/** The page of cohorts as built: everyone, by contract state, before any script. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import {cohortContext} from "./context.js";
import {cohortView} from "./view.js";
import type {Language} from "../../language/format.js";
import type {Cohorts} from "../../model/published/cohort-data.js";
import {cohortStateFromSearch} from "../../model/cohorts/cohort-state.js";
import {pageLink} from "../../language/pages.js";

/** The page as Markdown with HTML and one block of script. */
export function cohortsPage(cohorts: Cohorts, language: Language, document: Document): string {
  const everyone = cohortStateFromSearch("", cohorts);
  const view = cohortView(cohortContext(cohorts, language, document), {now: () => everyone, choose: null});
  return builtPage({
    page: "cohorts",
    language,
    view,
    script: {
      live: "cohortsLive",
      lines: [
        `await cohortsLive(document.getElementById("page"), ${publishedFile("cohorts.json", language)}.json(), "${language}", ${JSON.stringify(pageLink("plan"))});`
      ]
    }
  });
}
