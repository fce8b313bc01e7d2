import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {comparePage} from "../../../src/pages/compare/page.js";
import {smallCompare, smallSystems} from "../../model/small-compare.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");

test("the page as built is one HTML block followed by its script and that of the header's search", () => {
  const page = comparePage(smallCompare, smallSystems, "en", document);
  const [front, html, script] = page.split("\n\n", 3);
  expect(page.match(/```/g)).toHaveLength(4);
  expect(front).toBe("---\ntitle: Compare\n---");
  expect(html).toMatch(/^<div class="compare".*<\/div>$/);
  expect(script).toContain("compareLive");
  expect(page).toContain(`searchLive(document, () => FileAttachment("./published/search.json").json(), "en");`);
  expect(page).toContain(`FileAttachment("./published/compare.json").json()`);
});

test("first sight holds the headline, both scorecards and the rank shift", () => {
  const page = comparePage(smallCompare, smallSystems, "en", document);
  expect(page).toContain("Simulated operator scores 50 per contact, 50 per customer.");
  expect(page).toContain("rank-shift wide");
  expect(page.match(/class="card scorecard/g)).toHaveLength(2);
});

test("a hostile name can neither open a tag, nor run, nor end the block", () => {
  const page = comparePage(smallCompare, smallSystems, "en", document);
  const html = page.split("\n").find((line) => line.startsWith("<div")) ?? "";
  expect(html).not.toContain("<img");
  expect(html).not.toContain("${");
  expect(html).toContain("&lt;img");
});

test("the Chinese page loads from one folder up", () => {
  const page = comparePage(smallCompare, smallSystems, "zh", document);
  expect(page).toContain(`FileAttachment("../published/compare.json").json()`);
  expect(page).toContain(`lang="zh-CN"`);
});
