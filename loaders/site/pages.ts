/** Every page: the published files that it takes, and what makes its text of them. */
import type {Language} from "../../src/language/format.js";
import type {PageName} from "../../src/language/pages.js";
import {readPublishedFile as read} from "../run/read-published.js";

/** Gives the text of a page in a language: Markdown with HTML, drawn in the document given. */
type MakePage = (language: Language, document: Document) => Promise<string>;

/** A page's modules are loaded where it alone is made: Framework runs a process for each page. */
export const pages: Readonly<Record<PageName, MakePage>> = {
  brief: async (...into) =>
    (await import("../../src/pages/brief/page.js")).briefPage(
      await read("brief.json"),
      ...into,
      await read("systems.json")
    ),
  compare: async (...into) =>
    (await import("../../src/pages/compare/page.js")).comparePage(
      await read("compare.json"),
      await read("systems.json"),
      ...into
    ),
  evidence: async (...into) =>
    (await import("../../src/pages/evidence/page.js")).evidencePage(
      await read("evidence.json"),
      await read("gaming.json"),
      ...into
    ),
  cohorts: async (...into) =>
    (await import("../../src/pages/cohorts/page.js")).cohortsPage(await read("cohorts.json"), ...into),
  plan: async (...into) =>
    (await import("../../src/pages/plan/page.js")).planPage(
      await read("plan-base.json"),
      await read("plan.json"),
      ...into
    ),
  report: async (...into) =>
    (await import("../../src/pages/report/page.js")).reportPage(
      await read("report.json"),
      await read("systems.json"),
      ...into
    ),
  indicators: async (...into) =>
    (await import("../../src/pages/indicators/page.js")).indicatorsPage(
      await read("indicators.json"),
      await read("indicator-files.json"),
      ...into
    ),
  readiness: async (...into) =>
    (await import("../../src/pages/readiness/page.js")).readinessPage(await read("readiness.json"), ...into),
  trust: async (...into) =>
    (await import("../../src/pages/trust/page.js")).trustPage(await read("trust.json"), ...into),
  guide: async (...into) =>
    (await import("../../src/pages/guide/page.js")).guidePage(await read("guide.json"), ...into),
  sql: async (...into) =>
    (await import("../../src/pages/sql/page.js")).sqlPage(
      await read("sql.json"),
      (await read("brief.json")).site,
      ...into
    ),
  data: async (...into) => (await import("../../src/pages/data/page.js")).dataPage(await read("data.json"), ...into)
};
