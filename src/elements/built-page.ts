import {serialize} from "./escape.js";
import {languageTag, type Language} from "../language/format.js";
import {pageTitle, siteRoot, type PageName} from "../language/pages.js";

export interface BuiltPage {
  readonly page: PageName;
  readonly language: Language;
  /** Of the page as a whole, for its style sheet; the page's name unless given. */
  readonly className?: string;
  /** What the page shows before any script. */
  readonly view: Element;
  /** What brings it to life: a function of its `live.ts`, and the lines that call it; none for a page without a script. */
  readonly script?: {readonly live: string; readonly lines: readonly string[]};
}

/** A page as the build takes it: Markdown with HTML, and blocks of script: its own, and the search of its header. */
export function builtPage({page, language, className = page, view, script}: BuiltPage): string {
  return [
    `---\ntitle: ${pageTitle(page, language)}\n---\n`,
    `<div class="${className}" id="page" lang="${languageTag(language)}">${serialize(view)}</div>`,
    "",
    ...(script
      ? [
          "```js",
          `import {${script.live}} from "${siteRoot(language)}/pages/${page}/live.js";`,
          "",
          ...script.lines,
          "```"
        ]
      : []),
    ...searchScript(language)
  ].join("\n");
}

/** The block of script, which every page has, that brings the search of the header to life. */
export function searchScript(language: Language): string[] {
  return [
    "",
    "```js",
    `import {searchLive} from "${siteRoot(language)}/pages/shell/search-live.js";`,
    "",
    `searchLive(document, () => ${publishedFile("search.json", language)}.json(), "${language}");`,
    "```"
  ];
}

/** The expression by which a page's script takes a published file. */
export function publishedFile(file: string, language: Language): string {
  return `FileAttachment("${siteRoot(language)}/published/${file}")`;
}
