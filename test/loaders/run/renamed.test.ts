import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {builtPages} from "../page-loaders.js";
import {asBefore, measureCopy, prefix} from "./renaming.js";

// A small world, so that it takes seconds; the proof `renamed-ids` does the same with 2,500 customers and both languages.
const size = {customers: 600, months: 13};
let folder: string;
let before: string;
let after: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lab-renamed-"));
  [before, after] = await Promise.all(
    [false, true].map((renamed) => measureCopy(join(folder, String(renamed)), {...size, renamed}))
  );
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("every indicator under another id", () => {
  it("gives the same published files but for the ids", () => {
    const files = readdirSync(before);
    expect(readdirSync(after)).toEqual(files);
    expect(readFileSync(join(after, "compare.json"), "utf8")).toContain(`"${prefix}customer_retention"`);
    for (const file of files) {
      const [one, other] = [before, after].map((place) => asBefore(place)(readFileSync(join(place, file), "utf8")));
      expect(one === other, file).toBe(true);
    }
  });

  it("gives the same pages", async () => {
    const [one, other] = [await builtPages(before, ["en"]), await builtPages(after, ["en"])];
    expect(other.size).toBeGreaterThan(10);
    for (const [page, text] of other)
      expect(asBefore(after)(text) === asBefore(before)(one.get(page) ?? ""), page).toBe(true);
  });
});
