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
  const rows = trialRows(calibration, plan);
  const codes = [...new Set(rows.map(({run}) => words.code(run, run.version === version)))];
  return h(
    "section",
    {class: "card", id: "runs"},
    h("h2", {}, words.title),
    h("p", {class: "question"}, words.question),
    codes.map((code) => [
      h("h3", {}, code),
      simpleTable(
        (["what", "companies", "right", "undecided", "wrong"] as const).map((head) => words.heads[head]),
        rows
          .filter(({run}) => words.code(run, run.version === version) === code)
          .map(({tried, companies, answers}) => [
            words.tried(tried),
            count(companies, language),
            number(answers?.rightly),
            number(answers?.undecided),
            number(answers?.wrongly)
          ]),
        document,
        code
      )
    ])
  );
}
