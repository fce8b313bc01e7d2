import {chromium, type BrowserContext, type Page} from "playwright-core";
import {inject} from "vitest";
import {pageAddresses} from "../../src/language/pages.js";
import {quietFlags} from "../../loaders/site/chromium.js";

/** All pages, in both languages. */
export const pages = pageAddresses;

export interface VisitOptions {
  readonly javaScriptEnabled?: boolean;
  readonly colorScheme?: "light" | "dark";
}

export interface Visit {
  readonly page: Page;
  /** Requests to any other host, console errors and uncaught errors, in words. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

type Contexts = Readonly<Record<"withScripts" | "without", BrowserContext>>;

/**
 * The browser of this worker, which all of its test files share; it ends with the worker. Its pages share what it has
 * loaded and compiled, and nothing else: the site keeps nothing in a browser.
 */
let contexts: Promise<Contexts> | null = null;

async function launch(): Promise<Contexts> {
  const browser = await chromium.launch({executablePath: inject("chromium"), args: quietFlags});
  const viewport = {width: 1440, height: 900};
  return {
    withScripts: await browser.newContext({viewport}),
    without: await browser.newContext({viewport, javaScriptEnabled: false})
  };
}

/** `visit` opens a page of the site at an address and listens to what it does. */
export function useBrowser(address = inject("address")): {
  readonly visit: (path: string, options?: VisitOptions) => Promise<Visit>;
} {
  return {
    visit: async (path, {javaScriptEnabled = true, colorScheme = "light"} = {}) => {
      const {withScripts, without} = await (contexts ??= launch());
      const page = await (javaScriptEnabled ? withScripts : without).newPage();
      page.setDefaultTimeout(inject("patience"));
      await page.emulateMedia({colorScheme});
      const faults: string[] = [];
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(`${address}/`) && !/^(data|blob):/.test(url)) faults.push(`asks another host: ${url}`);
      });
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => faults.push(`error: ${String(error)}`));
      page.on("response", (response) => {
        if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
      });
      await page.goto(address + path, {waitUntil: "networkidle"});
      if (javaScriptEnabled) await settled(page);
      return {page, faults, close: () => page.close()};
    }
  };
}

/**
 * Comes back once a page has done what it had to do and asks for nothing more. Where the network is still, a page whose files
 * are all at hand may only have begun.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const asked = () => performance.getEntriesByType("resource").length;
    const idle = () => new Promise((resolve) => requestIdleCallback(resolve, {timeout: 20_000}));
    for (let before = -1; before !== asked();) {
      before = asked();
      await idle();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await idle();
    }
  });
}
