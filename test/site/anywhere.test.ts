/** The site works wherever it is put: in a folder of any host, served by whatever knows files alone. */
import {afterAll, describe, expect, inject, it} from "vitest";
import {pages, useBrowser} from "./browser.js";
import {servePlainly} from "./plain-server.js";

const plain = await servePlainly(inject("site"), "/some/folder/");
afterAll(() => plain.close());
const {visit} = useBrowser(plain.address);
const fileOf = (path: string) => (path.endsWith("/") ? path : `${path}.html`);

/** What a page, a script or a style names, as it stands there. */
function namedIn(text: string, type: string): string[] {
  const pattern = type.includes("html")
    ? /<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g
    : type.includes("javascript")
      ? /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g
      : /url\(["']?(\.{1,2}\/[^"')]+)/g;
  return [...text.matchAll(pattern)].map(([, name]) => name);
}

describe("in a folder of a plain file server", () => {
  it("every link of every page, every script and style leads to something, and every page is reached from the first", async () => {
    const texts = new Map<string, string>();
    const faults: string[] = [];
    const waiting = [`${plain.address}/`];
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      if (texts.has(url)) continue;
      // Framework's own script names libraries that it would load for pages that ask for them, and none does; bundles of
      // libraries are many, large and made by one tool. That both are there is enough, and the browser below runs them.
      const isRead = !/\/_(observablehq|node|file)\//.test(url);
      const response = await fetch(url, {method: isRead ? "GET" : "HEAD"});
      const text = isRead ? await response.text() : "";
      texts.set(url, text);
      if (!response.ok) faults.push(`${response.status} for ${url}`);
      const named = isRead ? namedIn(text, response.headers.get("content-type") ?? "") : [];
      for (const name of named) {
        if (/^(data|https):/.test(name)) continue;
        const target = new URL(name.replaceAll("&amp;", "&"), url);
        if (!target.href.startsWith(`${plain.address}/`)) faults.push(`${url} leads out of the folder: ${name}`);
        else waiting.push(target.origin + target.pathname);
      }
    }
    expect(faults).toEqual([]);
    expect([...texts.keys()]).toEqual(expect.arrayContaining(pages.map((path) => plain.address + fileOf(path))));
    expect(texts.size).toBeGreaterThan(150);
  });

  it.each(["/zh/plan.html", "/cohorts.html", "/sql.html"])("%s does what it does elsewhere", async (path) => {
    const {page, faults, close} = await visit(path);
    // Links that a script drew, too.
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    const [own, away] = [new URL(page.url()), links.filter((link) => !/^(#|https:|blob:|data:)/.test(link))];
    const missing = await Promise.all(
      [...new Set(away.map((link) => new URL(link, own).href.replace(/#.*/, "")))].map(async (url) => {
        const {status} = await fetch(url);
        return url.startsWith(`${plain.address}/`) && status === 200 ? null : `${status} for ${url}`;
      })
    );
    await close();
    expect(missing.filter((one) => one !== null)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("on the lab's own server", () => {
  it("every page stands at its name with and without .html", async () => {
    const named = pages.filter((path) => !path.endsWith("/"));
    expect(named.length).toBeGreaterThan(15);
    for (const path of named) {
      const [short, long] = await Promise.all([path, `${path}.html`].map((one) => fetch(inject("address") + one)));
      expect([path, short.status, long.status, (await short.text()) === (await long.text())]).toEqual([
        path,
        200,
        200,
        true
      ]);
    }
  });

  it("an address at which nothing stands says so in both languages, with links that hold at any depth", async () => {
    const response = await fetch(`${inject("address")}/nowhere/deep/there`);
    const text = await response.text();
    expect(response.status).toBe(404);
    expect(text).toMatch(/There is no page at this address\..*此地址没有页面。/s);
    const base = /<base href="([^"]+)">/.exec(text)?.[1] ?? "";
    const links = namedIn(text, "html").filter((name) => !/^(data:|#)/.test(name));
    expect(links.length).toBeGreaterThan(20);
    for (const link of new Set(links)) {
      const url = new URL(link, new URL(base, response.url));
      expect([link, (await fetch(url)).status]).toEqual([link, 200]);
    }
  });
});
