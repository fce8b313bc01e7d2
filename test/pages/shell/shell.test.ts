import {expect, test} from "vitest";
import {pageNames} from "../../../src/language/pages.js";
import {languageOfPath, otherLanguagePath} from "../../../src/language/pages.js";
import {siteFooter, siteHead, siteHeader} from "../../../src/pages/shell/shell.js";

test.each([
  ["/index", "/zh/"],
  ["/compare", "/zh/compare"],
  ["/zh/index", "/"],
  ["/zh/data", "/data"],
  // The page for addresses at which nothing stands holds both languages.
  ["/404", "/zh/"]
])("%s in the other language is %s", (path, other) => {
  expect(otherLanguagePath(path)).toBe(other);
});

test("pages under /zh/ are Chinese", () => {
  expect(["/index", "/zh/index", "/zhongguo"].map(languageOfPath)).toEqual(["en", "zh", "en"]);
  expect(siteHead("/zh/index")).toContain('lang="zh-CN"');
});

test("the header marks the page that is shown", () => {
  expect(siteHeader("/index", {simulated: true})).toContain('<a href="/" aria-current="page">Brief</a>');
  expect(siteHeader("/zh/compare", {simulated: true})).toContain('<a href="/zh/compare" aria-current="page">对比</a>');
});

test("pages for whoever looks deeper are folded away, the others aren't", () => {
  const header = siteHeader("/data", {simulated: true});
  const fold = /<details class="site-more">.*<\/details>/.exec(header)?.[0] ?? "";
  expect(header.replace(fold, "")).toContain('<a href="/data" aria-current="page">');
  for (const page of pageNames.filter((name) => ["readiness", "sql", "trust", "guide"].includes(name)))
    expect(fold).toContain(`href="/${page}"`);
});

test("simulated data are named on every page, others aren't", () => {
  for (const path of ["/index", "/zh/data"]) expect(siteHeader(path, {simulated: true})).toMatch(/Simulated operator/);
  expect(siteHeader("/index", {simulated: false})).not.toMatch(/Simulated|模拟/);
});

test("the footer says the privacy floor", () => {
  expect(siteFooter("/index", {privacyFloor: 10})).toContain("fewer than 10 customers");
});

test("the footer's way to the licences holds in any folder", () => {
  expect(siteFooter("/compare", {privacyFloor: 10})).toContain('href="./third-party-notices.txt"');
  expect(siteFooter("/zh/compare", {privacyFloor: 10})).toContain('href="../third-party-notices.txt"');
});

test("the way to the other language takes the choice along, but from the page for what isn't there", () => {
  expect(siteHead("/compare")).toContain("link.search=location.search");
  expect(siteHead("/404")).not.toContain("location.search");
});
