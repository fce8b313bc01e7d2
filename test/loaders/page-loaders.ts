import {readdirSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {vi} from "vitest";
import {projectFolder} from "../../loaders/ground/project.js";

/** The text that each page's loader makes of a folder of published files, by the page's path below `src`. */
export async function builtPages(
  published: string,
  languages: readonly ("en" | "zh")[]
): Promise<ReadonlyMap<string, string>> {
  const pages = languages
    .map((language) => (language === "zh" ? "zh" : ""))
    .flatMap((folder) =>
      readdirSync(join(projectFolder, "src", folder))
        .filter((name) => name.endsWith(".md.ts"))
        .map((name) => join(folder, name))
    );
  const texts = new Map<string, string>();
  const before = process.env.LAB_PUBLISHED;
  process.env.LAB_PUBLISHED = published;
  try {
    for (const page of pages) {
      let text = "";
      // Loaders write to the standard output, as Framework reads them.
      const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
        text += String(chunk);
        return true;
      });
      vi.resetModules();
      try {
        await import(pathToFileURL(join(projectFolder, "src", page)).href);
      } finally {
        spy.mockRestore();
      }
      texts.set(page, text);
    }
  } finally {
    if (before === undefined) delete process.env.LAB_PUBLISHED;
    else process.env.LAB_PUBLISHED = before;
  }
  return texts;
}
