import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {useBrowser} from "./browser.js";

const {visit} = useBrowser();
const settled = /Recalculated|failed/;

describe("before any script runs", () => {
  it.each(["/plan", "/zh/plan"])("%s shows where the money goes, the imbalance and what may come", async (path) => {
    const {page, close} = await visit(path, {javaScriptEnabled: false});
    expect((await page.locator("h1").innerText()).length).toBeGreaterThan(8);
    expect(await page.locator("#plan-money .plan-lever").count()).toBe(13);
    expect(await page.locator("#plan-imbalance .plan-pair").count()).toBeGreaterThan(1);
    expect(await page.locator("#plan-fan svg path").count()).toBeGreaterThan(3);
    expect(await page.locator("#plan-editor input:not([disabled])").count()).toBe(0);
    await close();
  });
});

describe("an own plan", () => {
  it("recalculates in a worker, places the budget with the solver, goes out as files, and can be undone", async () => {
    const {page, faults, close} = await visit("/plan");
    const status = page.locator(".plan-status");
    const focused = () => page.evaluate(() => document.activeElement?.id);
    const next = await page.evaluate(() => {
      const fields = [...document.querySelectorAll("#plan-editor input:not([disabled])")];
      return fields[fields.findIndex(({id}) => id === "lever-training") + 1].id;
    });
    await page.fill("#lever-training", "200");
    await page.keyboard.press("Tab");
    await expect.poll(() => status.innerText()).toMatch(settled);
    // Where Tab took it, whatever was drawn anew since.
    expect(await focused()).toBe(next);
    expect(await status.innerText()).toContain("Recalculated");
    expect(page.url()).toContain("own=");
    expect(await page.locator("#focus-own").getAttribute("aria-pressed")).toBe("true");

    await page.check("#plan-suggest");
    await expect.poll(() => status.innerText()).toMatch(/Looking|Drawing/);
    await expect.poll(() => status.innerText()).toMatch(settled);
    expect(await status.innerText()).toContain("Recalculated");
    const saved = async (button: string) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
      return readFileSync(await download.path());
    };
    expect((await saved("#plan-yaml")).toString("utf8")).toContain("spend: suggest");
    expect((await saved("#plan-xlsx")).subarray(0, 2).toString("latin1")).toBe("PK");
    await page.click("#plan-undo");
    expect(await page.locator("#lever-training").inputValue()).toBe("200");

    // A field that is left by pressing Undo: the press counts, and undoes what was just written.
    await page.fill("#lever-training", "210");
    await page.click("#plan-undo");
    expect(await page.locator("#lever-training").inputValue()).toBe("200");
    await page.focus("#lever-training");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("1e");
    await page.keyboard.press("Tab");
    expect(await page.locator("#plan-editor .failed").innerText()).toMatch(/needs a number; nothing was changed/);
    expect(await page.locator("#lever-training").inputValue()).toBe("200");
    expect(faults).toEqual([]);
    await close();
  });

  it("is refused at the door with its faults, and the page stays as it was", async () => {
    const {page, close} = await visit("/zh/plan");
    await page.setInputFiles("#plan-file", {
      name: "bad.yaml",
      mimeType: "application/yaml",
      buffer: Buffer.from("spend: {lottery: 3}\nservice: {level: 2}\n")
    });
    await expect
      .poll(() => page.locator("#plan-editor .failed").innerText())
      .toMatch(/spend\.lottery[\s\S]*service\.level/);
    expect(page.url()).not.toContain("own=");
    await close();
  });
});

describe("a target group", () => {
  it("handed over by the page of cohorts is told with what keeping it is worth", async () => {
    const {page, close} = await visit("/cohorts");
    // A busy page may ask for its figures after the network has been still for a while.
    const address = await page.waitForFunction(
      () =>
        performance
          .getEntriesByType("resource")
          .map(({name}) => name)
          .find((name) => /cohorts.*\.json/.test(name)) ?? null
    );
    const dimensions = await page.evaluate(
      async (file) => {
        if (file === null) throw new Error("expected the page to load its figures; it loads none");
        const {cube} = await (await fetch(file)).json();
        return cube.dimensions.map(
          (one: {readonly id: string; readonly bins: readonly {readonly id: string}[]}) => `${one.id}:${one.bins[0].id}`
        );
      },
      await address.jsonValue()
    );
    await close();
    const plan = await visit(`/plan?target=${encodeURIComponent(dimensions[0])}`);
    await expect.poll(() => plan.page.locator("#plan-target").innerText()).toMatch(/customers \(|too small/);
    expect(plan.faults).toEqual([]);
    await plan.close();
  });
});
