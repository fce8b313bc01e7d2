import {chromium, type Browser, type BrowserContextOptions, type Page} from "playwright-core";
import {afterAll, beforeAll, inject} from "vitest";
import {pageAddresses} from "../../src/language/pages.js";
import {quietFlags} from "../../loaders/site/chromium.js";

/** All pages, in both languages. */
export const pages = pageAddresses;

export interface Visit {
  readonly page: Page;
  /** Requests to any other host, console errors and uncaught errors, in words. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

/** One browser for a test file; `visit` opens a page of the site at an address and listens to what it does. */
export function useBrowser(address = inject("address")): {
  readonly visit: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
} {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({executablePath: inject("chromium"), args: quietFlags});
  });
  afterAll(() => browser.close());
  return {
    visit: async (path, options = {}) => {
      const context = await browser.newContext({viewport: {width: 1440, height: 900}, ...options});
      context.setDefaultTimeout(inject("patience"));
      const page = await context.newPage();
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
      return {page, faults, close: () => context.close()};
    }
  };
}
