import {chromium, type Browser} from "playwright-core";
import {findChromium, quietFlags} from "../../../loaders/site/chromium.js";
import type {Engine} from "./engine.js";

/** Milliseconds for a page to open, as long as the other makes have: on a busy machine it takes its time. */
const patience = 300_000;

/** Chromium, by which the others are judged. */
export async function startChromium(): Promise<Engine> {
  return engineOf(await chromium.launch({executablePath: findChromium(), args: quietFlags}));
}

function engineOf(browser: Browser): Engine {
  return {
    version: browser.version(),
    async open(address) {
      const context = await browser.newContext({viewport: {width: 1440, height: 900}});
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(`error: ${String(error)}`));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(`console: ${message.text()}`);
      });
      await page.goto(address, {waitUntil: "load"});
      return {
        faults: async () => faults,
        run: (script) => page.evaluate(`(async () => {${script}})()`),
        click: (selector) => page.click(selector),
        close: () => context.close()
      };
    },
    close: () => browser.close()
  };
}
