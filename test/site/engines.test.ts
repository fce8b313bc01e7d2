/** Other makes of browser show what Chromium shows. A short walk: `npm run verify -- --only browsers` walks all pages. */
import {beforeAll, describe, expect, inject, it} from "vitest";
import {startChromium} from "./engines/chromium.js";
import type {Engine} from "./engines/engine.js";
import {startFirefox} from "./engines/firefox.js";
import {differences, walk} from "./engines/walk.js";
import {startWebKit} from "./engines/webkit.js";

const paths = ["/", "/zh/report"];
const controls = 1;

/** Walks the pages and closes the browser. */
async function walked(engine: Engine): ReturnType<typeof walk> {
  try {
    return await walk(engine, inject("address"), paths, controls);
  } finally {
    await engine.close();
  }
}

let model: Awaited<ReturnType<typeof walked>>;
beforeAll(async () => {
  model = await walked(await startChromium());
});

describe("a short walk", () => {
  it.each([
    ["Firefox", startFirefox, "firefox-esr"],
    ["WebKit", startWebKit, "webkit2gtk-driver and xvfb"]
  ] as const)("reads in %s as in Chromium", async (name, start, packages) => {
    const engine = await start();
    if (engine === null) {
      console.warn(`${name} isn’t here (Debian: ${packages}): its walk is left out.`);
      return;
    }
    const own = await walked(engine);
    expect([...own].flatMap(([path, {faults}]) => faults.map((fault) => `${path}: ${fault}`))).toEqual([]);
    expect(differences(model, own)).toEqual([]);
    expect([...own.values()].map(({steps}) => steps.length)).toEqual(paths.map(() => controls + 1));
  });
});
