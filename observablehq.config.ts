import {readPublished} from "./loaders/run/read-published.js";
import {siteFooter, siteHead, siteHeader} from "./src/pages/shell/shell.js";
import type {Brief} from "./src/model/published/brief.js";

// Every page says whose data it shows; the published facts know it.
const {site}: Brief = JSON.parse(await readPublished("brief.json"));

interface PageAt {
  readonly path: string;
}

export default {
  root: "src",
  output: process.env.LAB_OUTPUT ?? "dist",
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
  head: ({path}: PageAt) => siteHead(path),
  header: ({path}: PageAt) => siteHeader(path, site),
  footer: ({path}: PageAt) => siteFooter(path, site)
};
