/** The plan as built: today against the suggestion, the imbalance and the fan stand before any script. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import type {Language} from "../../language/format.js";
import {maker} from "../../elements/elements.js";
import {fitBase} from "../../model/plan/fit.js";
import {planContext} from "./context.js";
import {planView} from "./view.js";
import type {PlanBase} from "../../model/plan/base.js";
import type {PlanResults} from "../../model/plan/study.js";
import {planStateFromSearch} from "./state.js";
import {pageTitle} from "../../language/pages.js";
import {planWords} from "./words.js";

/** The page as Markdown with HTML and one block of script. */
export function planPage(base: PlanBase, results: PlanResults, language: Language, document: Document): string {
  const {state} = planStateFromSearch("", base);
  const context =
    results.study && results.facts
      ? planContext({
          document,
          language,
          base,
          fitted: fitBase(base),
          study: results.study,
          facts: results.facts,
          state
        })
      : null;
  const h = maker(document);
  const element = context
    ? planView(context, null, null, {status: "", refusal: "", faults: []})
    : h(
        "div",
        {class: "plan-view"},
        h("h1", {}, pageTitle("plan", language)),
        h("p", {class: "empty"}, planWords[language].lacking(base.lacks))
      );
  return builtPage({
    page: "plan",
    language,
    view: element,
    ...(context && {
      script: {
        live: "planLive",
        lines: [
          `await planLive(document.getElementById("page"), {base: ${publishedFile("plan-base.json", language)}.json(), results: ${publishedFile("plan.json", language)}.json(), wasm: ${publishedFile("highs.wasm", language)}.href, cohorts: () => ${publishedFile("cohorts.json", language)}.json()}, "${language}");`
        ]
      }
    })
  });
}
