/**
 * Renders every page of both languages and writes them where Framework keeps what a page's loader gave: there already,
 * none has to be started. Run in a workshop, whose pages it reads.
 */
import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {pageAddress, pageNames} from "../../src/language/pages.js";
import {notFoundText, pageText} from "./page-text.js";

const cache = "src/.observablehq/cache";
for (const language of ["en", "zh"] as const)
  for (const page of pageNames) {
    const address = pageAddress(page, language);
    const file = join(cache, `${address.endsWith("/") ? `${address}index` : address}.md`);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, await pageText(page, language));
  }
writeFileSync(join(cache, "404.md"), notFoundText());
