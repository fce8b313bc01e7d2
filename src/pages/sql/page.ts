/** The page of SQL as built, and the lines that hand the engine's files to its script. */
import {builtPage, publishedFile} from "../../elements/built-page.js";
import type {Language} from "../../language/format.js";
import {sqlView} from "./view.js";
import type {SiteFacts} from "../../model/published/site.js";
import {sqlFile, type SqlPage} from "../../model/sql/schema.js";

/** The page as Markdown with HTML and one block of script. */
export function sqlPage(page: SqlPage, site: SiteFacts, language: Language, document: Document): string {
  const file = (name: string) => publishedFile(name, language);
  return builtPage({
    page: "sql",
    language,
    view: sqlView(page, site, {document, language}),
    script: {
      live: "sqlLive",
      lines: [
        `await sqlLive(document.getElementById("page"), "${language}", {`,
        `  page: ${file("sql.json")}.json(),`,
        `  worker: ${file("duckdb-browser-eh.worker.js")}.href,`,
        `  wasm: ${file("duckdb-eh.wasm")}.href,`,
        `  wasmBytes: ${file("duckdb-eh.wasm")}.size,`,
        "  tables: {",
        ...page.tables.map(({name}) => `    ${name}: ${file(sqlFile(name))}.href,`),
        "  }",
        "}, invalidation);"
      ]
    }
  });
}
