import {parseHTML} from "linkedom";
import type {Language} from "../../src/language/format.js";
import {pages} from "../../src/pages/pages.js";
import {pageAddress, pageNames} from "../../src/pages/shell/shell.js";
import {readPublishedFile} from "../publish/read.js";

/** Where each page stands in each language, as Framework names paths: `/`, `/compare`, `/zh/`, `/zh/compare` … */
export const pagePaths: readonly string[] = (["en", "zh"] as const).flatMap((language) =>
  pageNames.map((page) => pageAddress(page, language))
);

/**
 * The text of one page, as Framework takes it.
 *
 * @param file what its file is called below the language's folder, without an ending: `index` for the brief
 * @throws where there is no such page
 */
export async function pageText(file: string, language: Language): Promise<string> {
  const name = pageNames.find((page) => fileOf(page) === file);
  if (name === undefined) throw new Error(`page: expected one of ${pageNames.map(fileOf).join(", ")}; found "${file}"`);
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  return pages[name](readPublishedFile, language, document);
}

function fileOf(page: (typeof pageNames)[number]): string {
  return pageAddress(page, "en").slice(1) || "index";
}
