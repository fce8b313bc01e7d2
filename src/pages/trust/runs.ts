import {maker} from "../../elements/elements.js";
import {simpleTable} from "../../elements/simple-table.js";
import {count, type Language} from "../../language/format.js";
import {trialRows} from "../../model/published/calibration-runs.js";
import type {Trust} from "../../model/published/trust.js";
import {trustWords} from "./words.js";

/** Which code ran what: each size that was tried with its answers, those of one version of the code together. */
export function runsSection(
  {
    calibration,
    plan,
    version
  }: Pick<Trust, "plan" | "version"> & {readonly calibration: NonNullable<Trust["calibration"]>},
  {document, language}: {readonly document: Document; readonly language: Language}
): HTMLElement {
  const h = maker(document);
  const words = trustWords[language].runs;
  const number = (value: number | undefined) => (value === undefined ? words.none : count(value, language));
  return h(
    "section",
    {class: "card", id: "runs"},
    h("h2", {}, words.title),
    h("p", {class: "question"}, words.question),
    simpleTable(
      (["code", "plan", "what", "companies", "right", "undecided", "wrong"] as const).map((head) => words.heads[head]),
      trialRows(calibration, plan).map(({tried, run, companies, answers}) => [
        words.code(run, run.version === version),
        run.plan ?? words.noPlan,
        words.tried(tried),
        count(companies, language),
        number(answers?.rightly),
        number(answers?.undecided),
        number(answers?.wrongly)
      ]),
      document,
      words.title
    )
  );
}
