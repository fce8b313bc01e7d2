import {pageText} from "../../loaders/site/page-text.js";
import {pageAddress, pageNames} from "../../src/language/pages.js";

/** The text of each page as Framework takes it, made of a folder of published files, by the page's address: `/`, `/zh/compare` … */
export async function builtPages(
  published: string,
  languages: readonly ("en" | "zh")[]
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const before = process.env.LAB_PUBLISHED;
  process.env.LAB_PUBLISHED = published;
  try {
    for (const language of languages)
      for (const page of pageNames) texts.set(pageAddress(page, language), await pageText(page, language));
  } finally {
    if (before === undefined) delete process.env.LAB_PUBLISHED;
    else process.env.LAB_PUBLISHED = before;
  }
  return texts;
}
