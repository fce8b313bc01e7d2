import {readPublishedFile} from "./loaders/run/read-published.js";
import {pageAddresses} from "./src/language/pages.js";
import {siteFooter, siteHead, siteHeader} from "./src/pages/shell/shell.js";

// Every page says whose data it shows; the published facts know it.
const {site} = await readPublishedFile("brief.json");

interface PageAt {
  readonly path: string;
}

export default {
  root: "src",
  output: process.env.LAB_OUTPUT ?? "dist",
  // Links are relative, with the ending that plain file servers need; the page for what isn't there alone has to know its place.
  base: process.env.LAB_BASE ?? "/",
  preserveExtension: true,
  // The pages of `src/[page].md.ts` and `src/zh/[page].md.ts`.
  dynamicPaths: pageAddresses,
  title: "Indicator Lab 指标推演室",
  style: "style.css",
  globalStylesheets: [],
  duckdb: {extensions: {}},
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  typographer: false,
  linkify: false,
  head: ({path}: PageAt) => siteHead(path, site.currency),
  header: ({path}: PageAt) => siteHeader(path, site),
  footer: ({path}: PageAt) => siteFooter(path, site)
};
