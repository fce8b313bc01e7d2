import {AxeBuilder} from "@axe-core/playwright";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Page} from "playwright-core";
import type {Language} from "../../src/language/format.js";
import {pages, useBrowser, type Visit} from "./browser.js";

/** What must hold of every page of a language, in a browser of its own. */
export function checkPages(language: Language): void {
  const {visit} = useBrowser();
  const own = pages.filter((path) => path.startsWith("/zh") === (language === "zh"));
  // What shows where nothing stands holds both languages, and begins with English.
  describe.each(language === "en" ? [...own, "/404"] : own)("%s", (path) => {
    const chinese = language === "zh";
    let visited: Visit;
    beforeAll(async () => {
      // One language's pages open light and turn dark while they are looked at, the other's open dark.
      visited = await visit(path, {colorScheme: chinese ? "dark" : "light"});
    });
    afterAll(() => visited.close());

    const seriousFaults = async (narrow = (builder: AxeBuilder) => builder) => {
      // Without frames the page itself can sum up, several times as fast as another page to which all is sent.
      const builder = new AxeBuilder({page: visited.page}).setLegacyMode().options({resultTypes: ["violations"]});
      const {violations} = await narrow(builder).analyze();
      return violations
        .filter(({impact}) => impact === "serious" || impact === "critical")
        .map(({id, nodes}) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
    };

    it("asks no other host and reports no error, says that the operator is simulated, in its own language", async () => {
      const {page, faults} = visited;
      expect(faults).toEqual([]);
      expect(await page.locator("#observablehq-header").innerText()).toContain(
        chinese ? "模拟运营商" : "Simulated operator"
      );
      expect(await page.locator("html").getAttribute("lang")).toBe(chinese ? "zh-CN" : "en");
      expect(await skippedHeadings(page)).toEqual([]);
      const other = await page
        .locator("#observablehq-header a.site-language, #observablehq-header .site-language a")
        .first()
        .getAttribute("href");
      expect(other).toBeTruthy();
    });

    it("has nothing that stands in the way of a reader's tools", async () => {
      // Colours are the same in both languages, and the longest to look at.
      const rules = chinese ? (builder: AxeBuilder) => builder.disableRules(["color-contrast"]) : undefined;
      expect(await seriousFaults(rules)).toEqual([]);
    });

    it("fits from a phone to a wide screen, without a bar to scroll sideways", async () => {
      const {page} = visited;
      const beyond: string[] = [];
      for (const width of [390, 640, 820, 1024, 1440, 1920]) {
        await page.setViewportSize({width, height: 900});
        await drawnAnew(page);
        const excess = await excessWidth(page);
        if (excess > 0) beyond.push(`${width} px: ${excess} px too wide`);
        if (width === 390) beyond.push(...(await lettersByLine(page)));
        if (/(evidence|report)$/.test(path)) beyond.push(...(await wronglyFolded(page, width)));
      }
      expect(beyond).toEqual([]);
    });

    it.runIf(!chinese)("has nothing that stands in the way of a reader's tools when it turns dark", async () => {
      await visited.page.emulateMedia({colorScheme: "dark"});
      await drawnAnew(visited.page);
      // The other rules don't depend on colours.
      expect(await seriousFaults((builder) => builder.withRules(["color-contrast"]))).toEqual([]);
    });

    it.runIf(!chinese)(
      "keeps marks, swatches and what is pressed where a reader's own colours are forced",
      async () => {
        expect(await lostInForcedColours(visited.page)).toEqual([]);
        expect(visited.faults).toEqual([]);
      }
    );
  });
}

/**
 * What of a long page's parts isn't as it should be: on a phone its answers take at most eight screens and the rest opens by a
 * press, elsewhere all lies open and nothing is to be pressed.
 */
async function wronglyFolded(page: Page, width: number): Promise<string[]> {
  const folds = page.locator("details.phone-fold");
  expect(await folds.count()).toBeGreaterThan(3);
  const opened = () =>
    folds.evaluateAll((all) => all.filter(({lastElementChild}) => lastElementChild?.checkVisibility()).length);
  const isPhone = width <= 640;
  if (!isPhone) {
    const shut = (await folds.count()) - (await opened());
    const pressed = await page.locator("details.phone-fold > summary").filter({visible: true}).count();
    return shut + pressed > 0 ? [`${width} px: ${shut} parts shut, ${pressed} to press`] : [];
  }
  const screens = await page.evaluate(() => document.documentElement.scrollHeight / 844);
  await folds.first().locator("> summary").click();
  const afterPress = await opened();
  await folds.first().locator("> summary").click();
  return width === 390 && (screens > 8 || afterPress !== 1)
    ? [`${screens.toFixed(1)} screens, ${afterPress} opened`]
    : [];
}

/** Texts that stand one letter a line, those that are folded away among them. */
function lettersByLine(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    for (const one of folded) one.toggleAttribute("open", true);
    const found = [...document.querySelectorAll("main *")].filter((one) => {
      const own = [...one.childNodes].map((node) => (node.nodeType === 3 ? (node.textContent ?? "").trim() : ""));
      if (!own.some((text) => text.length > 4) || one.closest("svg, .visually-hidden") !== null) return false;
      const {width, height} = one.getBoundingClientRect();
      const {fontSize, paddingLeft, paddingRight} = getComputedStyle(one);
      const [size, left, right] = [fontSize, paddingLeft, paddingRight].map(parseFloat);
      return width > 1 && width - left - right < 2 * size && height > 3 * size;
    });
    for (const one of folded) one.toggleAttribute("open", false);
    return found.map((one) => `a letter a line: ${one.outerHTML.slice(0, 120)}`);
  });
}

/** Levels of headings that are more than one below the one before them; the first is to be the page's. */
async function skippedHeadings(page: Page): Promise<number[]> {
  const levels = await page
    .locator("h1, h2, h3, h4, h5, h6")
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map(({localName}) => Number(localName[1])));
  return levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1);
}

/** Marks and swatches that lose their ground where colours are forced, and what is pressed but looks as if it weren't. */
async function lostInForcedColours(page: Page): Promise<string[]> {
  const before = await groundsOf(page);
  await page.emulateMedia({forcedColors: "active"});
  await drawnAnew(page);
  const forced = await groundsOf(page);
  await page.emulateMedia({forcedColors: "none"});
  const isButton = (name: string) => / (true|false)$/.test(name);
  const marks = before.filter(
    ({name, ground}, i) => !isButton(name) && ground !== "rgba(0, 0, 0, 0)" && forced[i].ground !== ground
  );
  const others = new Set(forced.filter(({name}) => name.endsWith(" false")).map(({ground}) => ground));
  const pressed = forced.filter(({name, ground}) => name.endsWith(" true") && others.has(ground));
  return [...marks, ...pressed].map(({name}) => name);
}

/** Of all that is drawn as a ground without a word in it, and of buttons that can be pressed: what it is, and its ground. */
function groundsOf(page: Page): Promise<{readonly name: string; readonly ground: string}[]> {
  return page.locator("main :is(i, b, span, div):empty, main [aria-pressed]").evaluateAll((all) =>
    all.map((one) => ({
      name: `${one.localName}.${one.className} ${one.getAttribute("aria-pressed") ?? ""}`.trim(),
      ground: getComputedStyle(one).backgroundColor
    }))
  );
}

/** Comes back once the page has drawn itself twice: what watches its size has then seen the new one. */
async function drawnAnew(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
  );
}

/** Pixels that a page is wider than its window, once what is drawn anew has been. */
async function excessWidth(page: Page): Promise<number> {
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (let waited = 0; (await excess()) > 0 && waited < 50; waited++) await page.waitForTimeout(200);
  return excess();
}
