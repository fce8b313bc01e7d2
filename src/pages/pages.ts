/** Every page: the published files that it takes, and what makes its text of them. */
import type {Language} from "../language/format.js";
import type {PageName} from "../language/navigation.js";
import type {PublishedFiles} from "../model/published-files.js";

/** Gives what a published file holds. */
export type ReadPublished = <Name extends keyof PublishedFiles>(name: Name) => Promise<PublishedFiles[Name]>;

/** Gives the text of a page in a language: Markdown with HTML, drawn in the document given. */
type MakePage = (read: ReadPublished, language: Language, document: Document) => Promise<string>;

/** Each page's modules are loaded where it is made alone: Framework runs a process for each. */
export const pages: Readonly<Record<PageName, MakePage>> = {
  brief: async (read, ...into) => (await import("./brief/page.js")).briefPage(await read("brief.json"), ...into),
  compare: async (read, ...into) =>
    (await import("./compare/page.js")).comparePage(await read("compare.json"), ...into),
  evidence: async (read, ...into) =>
    (await import("./evidence/page.js")).evidencePage(await read("evidence.json"), await read("gaming.json"), ...into),
  cohorts: async (read, ...into) =>
    (await import("./cohorts/page.js")).cohortsPage(await read("cohorts.json"), ...into),
  plan: async (read, ...into) =>
    (await import("./plan/page.js")).planPage(await read("plan-base.json"), await read("plan.json"), ...into),
  report: async (read, ...into) => (await import("./report/page.js")).reportPage(await read("report.json"), ...into),
  readiness: async (read, ...into) =>
    (await import("./readiness/page.js")).readinessPage(await read("readiness.json"), ...into),
  trust: async (read, ...into) => (await import("./trust/page.js")).trustPage(await read("trust.json"), ...into),
  guide: async (read, ...into) => (await import("./guide/page.js")).guidePage(await read("guide.json"), ...into),
  sql: async (read, ...into) =>
    (await import("./sql/page.js")).sqlPage(await read("sql.json"), (await read("brief.json")).site, ...into),
  data: async (read, ...into) => (await import("./data/page.js")).dataPage(await read("data.json"), ...into)
};
