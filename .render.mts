import {readFileSync, writeFileSync} from "node:fs";
import {parseHTML} from "linkedom";
import {pages} from "./loaders/site/pages.ts";
const [O] = process.argv.slice(2);
for (const [name, make] of Object.entries(pages)) for (const language of ["en","zh"] as const) {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  writeFileSync(`${O}/${name}-${language}.html`, (await make(language, document as any)).replaceAll("><", ">\n<"));
}
process.exit(0);
