import {expect, test} from "vitest";
import {parseHTML} from "linkedom";
import {languageOfPath, otherLanguagePath, pageAddress, pageAddresses, pageNames} from "../../../src/language/pages.js";
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

const linksIn = (html: string, part: string) => {
  const {document} = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return [...document.querySelectorAll(`${part} a`)].map((link) => ({
    to: link.getAttribute("href"),
    current: link.getAttribute("aria-current")
  }));
};

test("the header marks the page that is shown, and whom it serves", () => {
  expect(siteHeader("/index", {simulated: true})).toContain('<a href="/" aria-current="page">Brief</a>');
  expect(siteHeader("/zh/compare", {simulated: true})).toContain('<a href="/zh/compare" aria-current="page">对比</a>');
  expect(linksIn(siteHeader("/sql", {simulated: true}), ".site-readers").filter(({current}) => current)).toEqual([
    {to: "/cohorts", current: "true"}
  ]);
});

test("the header has at most seven entries, and none is folded away", () => {
  for (const path of pageAddresses) {
    const header = siteHeader(path, {simulated: true});
    for (const part of [".site-readers", ".site-pages"]) {
      expect(linksIn(header, part).length).toBeGreaterThan(0);
      expect(linksIn(header, part).length).toBeLessThanOrEqual(7);
    }
    expect(header).not.toMatch(/<details|<summary/);
  }
});

test("below every page stands the same map, which leads to each page once", () => {
  for (const language of ["en", "zh"] as const) {
    const wanted = pageNames.map((page) => pageAddress(page, language));
    for (const page of pageNames) {
      const found = linksIn(siteFooter(pageAddress(page, language), {privacyFloor: 10}), "#site-map");
      expect(found.map(({to}) => to)).toEqual(wanted);
    }
  }
});

test("each page is one step from the page that its reader begins with", () => {
  const reached = linksIn(siteHeader("/index", {simulated: true}), ".site-readers").flatMap(({to}) =>
    to === null || to.startsWith("#") ? [] : linksIn(siteHeader(to, {simulated: true}), ".site-pages")
  );
  expect(reached.map(({to}) => to)).toEqual(pageNames.map((page) => pageAddress(page, "en")));
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
