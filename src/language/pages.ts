/** The pages of the site: for whom each is, in which order they stand, and what they are called. */
import type {Bilingual} from "../model/published/systems.js";
import {localized, type Language} from "./format.js";

/** Who reads the site, and what for; each page stands with those whom it serves first. */
export const readers = [
  {reader: "decide", name: {en: "Decide", zh: "决策"}},
  {reader: "plan", name: {en: "Plan the year", zh: "年度规划"}},
  {reader: "analyse", name: {en: "Analyse", zh: "分析"}},
  {reader: "unit", name: {en: "Run a unit", zh: "单元管理"}},
  {reader: "data", name: {en: "Your data", zh: "数据准备"}}
] as const satisfies readonly {readonly reader: string; readonly name: Bilingual}[];

interface NavigationEntry {
  /** Its folder in `src/pages`, and its name in the list of `loaders/site/pages.ts`. */
  readonly page: string;
  readonly name: Bilingual;
  readonly reader: (typeof readers)[number]["reader"];
}

/** In the order of the map, a reader's pages together; the first of each is where the header leads. */
export const navigation = [
  {page: "brief", name: {en: "Brief", zh: "简报"}, reader: "decide"},
  {page: "evidence", name: {en: "Evidence", zh: "证据"}, reader: "decide"},
  {page: "trust", name: {en: "How far to trust it", zh: "可信到什么程度"}, reader: "decide"},
  {page: "plan", name: {en: "Plan", zh: "计划"}, reader: "plan"},
  {page: "report", name: {en: "Report", zh: "年报"}, reader: "plan"},
  {page: "cohorts", name: {en: "Cohorts", zh: "客户群"}, reader: "analyse"},
  {page: "indicators", name: {en: "Indicators", zh: "指标"}, reader: "analyse"},
  {page: "sql", name: {en: "SQL", zh: "SQL"}, reader: "analyse"},
  {page: "compare", name: {en: "Compare", zh: "对比"}, reader: "unit"},
  {page: "readiness", name: {en: "Readiness", zh: "数据就绪"}, reader: "data"},
  {page: "data", name: {en: "Data", zh: "数据"}, reader: "data"},
  {page: "guide", name: {en: "Bring your own data", zh: "接入自己的数据"}, reader: "data"}
] as const satisfies readonly NavigationEntry[];

export type PageName = (typeof navigation)[number]["page"];

export const pageNames: readonly PageName[] = navigation.map(({page}) => page);

/** The pages that serve a reader first, in the order of the map. */
export function pagesFor(reader: (typeof readers)[number]["reader"]): readonly (typeof navigation)[number][] {
  return navigation.filter((one) => one.reader === reader);
}

/** Below the root of the site, where the pages of a language stand. */
const languageFolders: Readonly<Record<Language, string>> = {en: "", zh: "/zh"};

/** Where each page stands in each language: `/`, `/compare` …, `/zh/`, `/zh/compare` … */
export const pageAddresses: readonly string[] = (["en", "zh"] as const).flatMap((language) =>
  pageNames.map((page) => pageAddress(page, language))
);

const names: ReadonlyMap<PageName, Bilingual> = new Map(navigation.map(({page, name}) => [page, name]));

/** What the header calls a page, and its title. */
export function pageTitle(page: PageName, language: Language): string {
  const name = names.get(page);
  return name === undefined ? page : localized(name, language);
}

/** The address of a page in a language: each page stands at its own name, the brief at the root. */
export function pageAddress(page: PageName, language: Language): string {
  return `${languageFolders[language]}/${page === "brief" ? "" : page}`;
}

/** The way from the pages of a language to the root of the site, where scripts and published files stand; without a slash at its end. */
export function siteRoot(language: Language): string {
  return languageFolders[language] === "" ? "." : "..";
}

/** The language of a page, from its path: everything under `/zh/` is Chinese. */
export function languageOfPath(path: string): Language {
  return path === languageFolders.zh || path.startsWith(`${languageFolders.zh}/`) ? "zh" : "en";
}

/** The address of the same page in the other language. */
export function otherLanguagePath(path: string): string {
  // That page holds both languages.
  if (path === "/404") return pageAddress("brief", "zh");
  const other =
    languageOfPath(path) === "zh" ? path.slice(languageFolders.zh.length) || "/" : `${languageFolders.zh}${path}`;
  return other.replace(/\/index$/, "/");
}

/**
 * A link from one page to another of the same language. It holds wherever the site is put, in a folder of a host too, and
 * on servers that know files alone.
 *
 * @param rest what is asked of the page, `?…`, or a place on it, `#…`
 */
export function pageLink(page: PageName, rest = ""): string {
  return `./${page === "brief" ? "" : `${page}.html`}${rest}`;
}

/**
 * Attributes of a link to an indicator's own page; without a script it leads to the indicator's place in the list there.
 * Framework looks for a page at the whole address, what is asked of it included, unless the link is called external.
 */
export function indicatorLink(id: string): {readonly href: string; readonly rel: "external"} {
  return {href: pageLink("indicators", `?indicator=${encodeURIComponent(id)}#indicator-${id}`), rel: "external"};
}
