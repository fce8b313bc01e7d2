import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {CallFault} from "../ground/faults.js";
import type {Language} from "../../src/language/format.js";
import {pageAddress} from "../../src/language/pages.js";
import {reportWords} from "../../src/pages/report/words.js";
import {findChromium, quietFlags} from "./chromium.js";
import {serveSite} from "./serve.js";

export interface PrintOptions {
  /** The id of the unit to report on; the whole operator unless given. */
  readonly unit?: string;
  readonly progress?: (text: string) => void;
}

/**
 * Prints the annual report of a built site to A4, in both languages, with a headless Chromium.
 *
 * @param site the folder of the built site; the files are written into it
 * @returns the files, `report-en.pdf` and `report-zh.pdf`
 * @throws where the site isn't built, no Chromium is found, or the page doesn't show the unit asked for
 */
export async function printReport(site: string, {unit, progress = () => {}}: PrintOptions = {}): Promise<string[]> {
  const missing = ["report.html", "zh/report.html"].find((page) => !existsSync(join(site, page)));
  if (missing)
    throw new CallFault(`${join(site, missing)}: expected a built site; found none. Run npm run build first.`);
  const executablePath = findChromium();
  const {server, address} = await serveSite(site, 4800);
  // Large, and no other command needs it.
  const {chromium} = await import("playwright-core");
  const browser = await chromium.launch({executablePath, args: quietFlags});
  try {
    const files: string[] = [];
    for (const language of ["en", "zh"] as const) {
      progress(`printing ${pageAddress("report", language)}`);
      files.push(
        await printOne(
          browser,
          `${address.replace(/\/$/, "")}${pageAddress("report", language)}`,
          join(site, `report-${language}.pdf`),
          language,
          unit
        )
      );
    }
    return files;
  } finally {
    await browser.close();
    server.close();
  }
}

async function printOne(
  browser: Browser,
  address: string,
  file: string,
  language: Language,
  unit?: string
): Promise<string> {
  const page = await browser.newPage({colorScheme: "light"});
  await page.goto(unit === undefined ? address : `${address}?${new URLSearchParams({unit})}`, {
    waitUntil: "networkidle"
  });
  await page.waitForSelector("#page[data-state=ready]");
  const shown = await page.locator("#report-unit").inputValue();
  if (unit !== undefined && shown !== unit)
    throw new CallFault(`unit: expected one that the report shows, by its id; found "${unit}"`);
  const sheet = reportWords[language].sheet('<span class="pageNumber"></span>', '<span class="totalPages"></span>');
  await page.pdf({
    path: file,
    format: "A4",
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: true,
    tagged: true,
    outline: true,
    headerTemplate: "<span></span>",
    footerTemplate: `<div style="width:100%;padding:0 15mm;font:8px system-ui,'Noto Sans CJK SC',sans-serif;color:#6a7280;display:flex;justify-content:space-between"><span class="title"></span><span>${sheet}</span></div>`
  });
  await page.close();
  return file;
}
