/** The page of SQL as built, and the lines that hand the engine's files to its script. */
import {serialize} from "../../elements/escape.js";
import {languageTag, type Language} from "../../language/format.js";
import {sqlView} from "./view.js";
import type {SiteFacts} from "../../model/published/site.js";
import {sqlFile, type SqlPage} from "../../model/sql/schema.js";
import {pageTitle, siteRoot} from "../../language/pages.js";

/** The page as Markdown with HTML and one block of script. */
export function sqlPage(page: SqlPage, site: SiteFacts, language: Language, document: Document): string {
  const up = siteRoot(language);
  return [
    `---\ntitle: ${pageTitle("sql", language)}\n---\n`,
    `<div class="sql" id="page" lang="${languageTag(language)}">${serialize(sqlView(page, site, {document, language}))}</div>`,
    "",
    "```js",
    `import {sqlLive} from "${up}/pages/sql/live.js";`,
    "",
    `await sqlLive(document.getElementById("page"), "${language}", {`,
    `  page: FileAttachment("${up}/published/sql.json").json(),`,
    `  worker: FileAttachment("${up}/published/duckdb-browser-eh.worker.js").href,`,
    `  wasm: FileAttachment("${up}/published/duckdb-eh.wasm").href,`,
    `  wasmBytes: FileAttachment("${up}/published/duckdb-eh.wasm").size,`,
    "  tables: {",
    ...page.tables.map(({name}) => `    ${name}: FileAttachment("${up}/published/${sqlFile(name)}").href,`),
    "  }",
    "}, invalidation);",
    "```"
  ].join("\n");
}
