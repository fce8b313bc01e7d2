import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {chromium, type Browser, type Page} from "playwright-core";
import {z} from "zod";
import {projectFolder} from "../loaders/ground/project.js";
import {findChromium, quietFlags} from "../loaders/site/chromium.js";
import {serveSite} from "../loaders/site/serve.js";
import {pageAddress, pageNames} from "../src/language/pages.js";
import {rounded, say} from "./clock.js";

/** How much slower the processor is made: a phone, or an old laptop. */
const slower = 4;
const width = 1440;
const height = 900;

/** What a reader does on a page, each several times over; the next paint is waited for. */
const interactions: Readonly<Record<string, (page: Page, time: number) => Promise<void>>> = {
  compare: async (page, time) => void (await page.selectOption("#choose-period", {index: 1 + (time % 4)})),
  evidence: async (page, time) =>
    page
      .locator(".card-switches button")
      .nth(time % 2)
      .click(),
  cohorts: async (page, time) => void (await page.getByLabel("Split by").selectOption({index: time % 2})),
  plan: async (page, time) => {
    const lever = page.locator("#lever-training");
    await lever.fill(String(100 + 20 * time));
    await lever.press("Enter");
  },
  indicators: async (page, time) => page.locator("a[href*='indicator=']").nth(time).click()
};
const times = 8;

interface Load {
  /** Compressed, of all that came before the reader chose anything. */
  readonly kilobytes: number;
  /** Seconds until the largest paint. */
  readonly largestPaint: number;
  /** Milliseconds beyond 50 of each task that kept the page from answering. */
  readonly blocked: number;
  readonly shift: number;
  /** Of interactions, milliseconds to the next paint: the slower ones' 95th percentile; null where there are none. */
  readonly interaction: number | null;
}

/**
 * Opens each page of a built site on a processor slowed four times, and says what came over the wire, when the largest thing
 * was painted, how long the page was blocked and shifted, and how soon interactions were painted. The ratio is that of the
 * brief's largest paint to its own without scripts, in the same run.
 *
 * @param options the site's folder; `dist` unless given
 * @throws where no site stands there
 */
export async function bench([folder]: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const site = folder === undefined ? join(projectFolder, "dist") : resolve(folder);
  if (!existsSync(join(site, "index.html")))
    throw new Error(`pages: expected a built site; found none at ${site}. Build one, or name its folder`);
  const {server, address} = await serveSite(site, 4312);
  const browser = await chromium.launch({executablePath: findChromium(), args: quietFlags});
  try {
    const loads: Record<string, Load> = {};
    for (const name of pageNames) {
      loads[name] = await loadOf(browser, address.replace(/\/$/, "") + pageAddress(name, "en"), name);
      say(`${name}: ${JSON.stringify(loads[name])}`);
    }
    const plain = await loadOf(browser, address, "brief", false);
    return {ratio: rounded((loads.brief?.largestPaint ?? NaN) / plain.largestPaint), slower, pages: loads};
  } finally {
    await browser.close();
    server.close();
  }
}

async function loadOf(browser: Browser, address: string, name: string, javaScriptEnabled = true): Promise<Load> {
  const context = await browser.newContext({viewport: {width, height}, javaScriptEnabled});
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Emulation.setCPUThrottlingRate", {rate: slower});
    let bytes = 0;
    session.on("Network.loadingFinished", ({encodedDataLength}) => (bytes += encodedDataLength));
    await page.addInitScript({content: observe});
    await page.goto(address, {waitUntil: "networkidle"});
    await page.waitForTimeout(2000);
    const kilobytes = Math.round(bytes / 1000);
    const act = javaScriptEnabled ? interactions[name] : undefined;
    if (act !== undefined)
      for (let time = 0; time < times; time++) {
        await act(page, time);
        await page.waitForTimeout(600);
      }
    return {kilobytes, ...(await seenBy(page))};
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything else there: keeps what the browser's own observers see. */
const observe = `
window.labSeen = {paint: 0, blocked: 0, shift: 0, events: []};
for (const [type, take, more] of [
  ["largest-contentful-paint", ({startTime}) => (labSeen.paint = startTime)],
  ["longtask", ({duration}) => (labSeen.blocked += labSeen.events.length === 0 ? Math.max(0, duration - 50) : 0)],
  ["layout-shift", ({value, hadRecentInput}) => (labSeen.shift += hadRecentInput ? 0 : value)],
  ["event", ({duration, interactionId}) => interactionId > 0 && labSeen.events.push(duration), {durationThreshold: 16}]
])
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({type, buffered: true, ...more});
`;

const seenSchema = z.object({paint: z.number(), blocked: z.number(), shift: z.number(), events: z.array(z.number())});

async function seenBy(page: Page): Promise<Omit<Load, "kilobytes">> {
  const {paint, blocked, shift, events} = seenSchema.parse(await page.evaluate("window.labSeen"));
  const sorted = events.sort((a, b) => a - b);
  return {
    largestPaint: Math.round(paint) / 1000,
    blocked: Math.round(blocked),
    shift: Math.round(1000 * shift) / 1000,
    interaction: sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] ?? null
  };
}
