import {describe, expect, inject, it} from "vitest";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pages, useBrowser} from "./browser.js";

const {visit} = useBrowser();

describe("before any script runs", () => {
  it.each(["/", "/zh/"])("%s shows the verdict and its charts", async (path) => {
    const {page, close} = await visit(path, {javaScriptEnabled: false});
    expect(await page.locator("h1").innerText()).toMatch(/^(Change|Pilot first|Don’t change)\.$|^(改|先试点|不改)。$/);
    expect((await page.locator(".lede").innerText()).length).toBeGreaterThan(60);
    expect((await page.locator("#verdict").innerText()).length).toBeGreaterThan(20);
    expect(await page.locator("#green-light svg.dots").count()).toBe(2);
    expect(await page.locator("#league .league-list li").count()).toBe(14);
    expect(await page.locator("#league svg path").count()).toBeGreaterThanOrEqual(14);
    await close();
  });

  it.each(["/compare", "/zh/compare"])("%s shows both scorecards and who moves", async (path) => {
    const {page, close} = await visit(path, {javaScriptEnabled: false});
    expect(await page.locator(".scorecard").count()).toBe(2);
    expect(await page.locator(".shift svg").count()).toBeGreaterThan(0);
    await close();
  });
});

describe("the content security policy", () => {
  it.each(pages)("of %s names this host alone, allows no eval, and every inline script by its hash", (path) => {
    const html = readFileSync(join(inject("site"), path.endsWith("/") ? `${path}index.html` : `${path}.html`), "utf8");
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain("unsafe-inline");
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<script"));
  });

  it("keeps a script out that a page was made to hold", async () => {
    const {page, close} = await visit("/");
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken over'";
      document.body.append(script);
    });
    expect(await page.title()).not.toBe("taken over");
    await close();
  });
});

describe("an address", () => {
  it.each([
    ["/compare?unit=nonsense&period=1999-01", [/unit “nonsense”/, /period “1999-01”/]],
    ["/zh/report?unit=nonsense", [/单元“nonsense”/]],
    ["/?by=nonsense", [/ranking “nonsense”/]],
    ["/evidence?grain=week&legacy=gone", [/length of period “week”/, /indicator system “gone”/]],
    ["/data#%", [/place on the page “%”/]],
    ["/cohorts?split=gone&slice=tenure:gone", [/split “gone”/, /slice “tenure:gone”/]],
    ["/plan?plans=today,gone&fan=gone", [/scenario “gone”/, /over the year “gone”/]]
  ])("%s says what it asks for in vain", async (path, said) => {
    const {page, faults, close} = await visit(path);
    const sentences = () => page.locator(".address-note p").allInnerTexts();
    await expect.poll(sentences).toHaveLength(said.length);
    for (const [i, one] of said.entries()) expect((await sentences())[i]).toMatch(one);
    expect(faults).toEqual([]);
    await close();
  });

  it("keeps what is chosen on the way to the other language, the cards of the evidence among it", async () => {
    const {page, close} = await visit("/evidence");
    // The two systems are chosen by keyboard: what is drawn anew keeps the focus.
    await page.focus("#choose-challenger");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => new URL(page.url()).searchParams.has("challenger")).toBe(true);
    await page.waitForSelector("#named-pair");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("choose-challenger");
    await page.click("#card-month");
    await page.click("a.site-language");
    await page.waitForURL(/\/zh\/evidence/);
    await page.waitForSelector("#card-month[aria-pressed=true]:not([disabled])");
    const kept = new URL(page.url()).searchParams;
    expect([kept.get("grain"), kept.has("challenger")]).toEqual(["month", true]);
    expect(await page.locator(".address-note").count()).toBe(0);
    await close();
  });
});

describe("when the figures can't be loaded", () => {
  it("the brief keeps what was built and says so", async () => {
    const {page, close} = await visit("/");
    await page.route(/brief.*\.json/, (route) => route.abort());
    await page.reload({waitUntil: "networkidle"});
    expect(await page.locator("main").innerText()).toMatch(/couldn’t be loaded/);
    expect(await page.locator("#league .league-list li").count()).toBe(14);
    await close();
  });

  it("the compare page says so in Chinese too", async () => {
    const {page, close} = await visit("/zh/compare");
    await page.route(/compare.*\.json/, (route) => route.abort());
    await page.reload({waitUntil: "networkidle"});
    expect(await page.locator("main").innerText()).toMatch(/未能加载|加载失败|无法加载/);
    await close();
  });
});
