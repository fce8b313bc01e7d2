import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {chromium, type Page} from "playwright-core";
import {createViteServer} from "vitest/node";
import {projectFolder} from "../loaders/ground/project.js";
import {findChromium, quietFlags} from "../loaders/site/chromium.js";
import {rounded, say} from "./clock.js";

/** Rows of customer-months at which Mosaic's pattern is compared; Vega-Lite only at the first, since it holds every row as an object. */
const sizes = [1_000_000, 10_000_000];

/** So many measured frames at each size. */
const frames = 400;

/**
 * Brushes five linked views in a real browser: the product's joint cube, Mosaic's pattern (tables
 * pre-aggregated in DuckDB-wasm as a brush becomes active, then queried at each event) and Vega-Lite
 * with filters over all rows. All answer the same events over the same rows; where any two differ no
 * ratio is printed. Only what is computed at an event is compared: neither drawing nor what was made
 * before.
 *
 * @param options millions of rows; 1 and 10 unless given
 */
export async function bench(options: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const asked = options.map((option) => Number(option) * 1e6);
  if (asked.some((size) => !(size > 0)))
    throw new Error(`expected millions of rows such as 1; found ${options.join(" ")}`);
  const cache = mkdtempSync(join(tmpdir(), "lab-bench-brush-"));
  const server = await createViteServer({
    root: projectFolder,
    configFile: false,
    appType: "custom",
    cacheDir: cache,
    logLevel: "error",
    server: {port: 0, host: "127.0.0.1", fs: {strict: false}, hmr: false, watch: null},
    optimizeDeps: {include: ["@duckdb/duckdb-wasm"], noDiscovery: true},
    plugins: [
      {
        name: "brush-page",
        configureServer: (vite) =>
          void vite.middlewares.use("/brush", (_, response) =>
            response.setHeader("content-type", "text/html").end(pageOf())
          )
      }
    ]
  });
  try {
    await server.listen();
    const address = server.resolvedUrls?.local[0];
    if (!address) throw new Error("expected the bench's pages to be served; found no address");
    const browser = await chromium.launch({executablePath: findChromium(), args: quietFlags});
    try {
      const page = await browser.newPage({viewport: {width: 1280, height: 900}});
      page.on("pageerror", (error) => say(String(error)));
      await page.goto(`${address}brush`);
      await page.waitForFunction(() => "brushBench" in window, null, {timeout: 60_000});
      await page.evaluate(() => window.brushBench.start());
      return await compared(page, asked.length ? asked : sizes);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
    rmSync(cache, {recursive: true, force: true});
  }
}

async function compared(page: Page, rows: readonly number[]): Promise<Readonly<Record<string, unknown>>> {
  const results = new Map<
    number,
    {
      ours: number;
      mosaic: number;
      preparing: number;
      median: number;
      p95: number;
      p95Moved: number;
      p95Worked: number;
      cells: number;
      cubeSeconds: number;
    }
  >();
  let vega: number | null = null;
  for (const size of rows) {
    const name = `${size / 1e6} million`;
    const {cells, seconds} = await page.evaluate((n) => window.brushBench.makeRows(n), size);
    const own = await page.evaluate(() => window.brushBench.ours(40));
    const mosaic = await page.evaluate(() => window.brushBench.mosaic());
    own.answers.forEach((answer, i) => agree(answer, mosaic.answers[i], `${name}, event ${i}, Mosaic's pattern`));
    say(
      `${name}: ${own.answers.length} events alike; ours ${rounded(own.milliseconds)} ms an event over ${cells} cells, Mosaic's pattern ${rounded(mosaic.milliseconds)} ms after ${rounded(mosaic.preparing)} ms of preparing a brush`
    );
    if (size === rows[0]) {
      const filtered = await page.evaluate(() => window.brushBench.vegaLite(9));
      for (const [i, answer] of filtered.answers) agree(own.answers[i], answer, `${name}, event ${i}, Vega-Lite`);
      vega = filtered.milliseconds;
      say(`${name}: ${filtered.answers.length} of the events alike; Vega-Lite ${rounded(vega)} ms an event`);
    }
    const painted = await brushed(page);
    const p95 = quantile(
      painted.map(({heard}) => heard),
      0.95
    );
    const p95Worked = quantile(
      painted.map(({worked}) => worked),
      0.95
    );
    const p95Moved = quantile(
      painted.map(({moved}) => moved),
      0.95
    );
    say(
      `${name}: ${painted.length} frames, event to paint ${rounded(p95)} ms at the 95th percentile, pointer to paint ${rounded(p95Moved)} ms`
    );
    results.set(size, {
      ours: own.milliseconds,
      mosaic: mosaic.milliseconds,
      preparing: mosaic.preparing,
      median: quantile(
        painted.map(({heard}) => heard),
        0.5
      ),
      p95,
      p95Moved,
      p95Worked,
      cells,
      cubeSeconds: seconds
    });
  }
  const by = (
    value: (one: {
      ours: number;
      mosaic: number;
      preparing: number;
      median: number;
      p95: number;
      p95Moved: number;
      p95Worked: number;
      cells: number;
      cubeSeconds: number;
    }) => number
  ) => Object.fromEntries([...results].map(([size, one]) => [`${size / 1e6}m`, rounded(value(one))]));
  const ratios = [...results.values()].map(({ours, mosaic}) => mosaic / ours);
  return {
    ratio: rounded(Math.min(...ratios)),
    ratio_vega_lite: vega === null ? null : rounded(vega / (results.get(rows[0])?.ours ?? NaN)),
    p95_ms: by(({p95}) => p95),
    p95_ms_of_work: by(({p95Worked}) => p95Worked),
    median_ms: by(({median}) => median),
    p95_ms_from_pointer: by(({p95Moved}) => p95Moved),
    ours_ms: by(({ours}) => ours),
    mosaic_ms: by(({mosaic}) => mosaic),
    mosaic_prepare_ms: by(({preparing}) => preparing),
    vega_lite_ms: vega === null ? null : rounded(vega),
    cells: by(({cells}) => cells)
  };
}

/** Drags over bars with a real pointer, up and down, until enough frames were measured. */
async function brushed(page: Page) {
  await page.evaluate(() => window.brushBench.mount());
  const buttons = page.locator(".brush-view").first().locator("button.brush-row");
  const [first, last] = [await buttons.first().boundingBox(), await buttons.last().boundingBox()];
  if (!first || !last) throw new Error("expected bars to drag over; found none");
  const x = first.x + 40;
  // Another view is brushed too: several brushes at once.
  await page.locator(".brush-view").nth(1).locator("button.brush-row").first().click();
  await page.mouse.move(x, first.y + 5);
  await page.mouse.down();
  const height = last.y + last.height - first.y - 8;
  for (let i = 1; i <= frames; i++) {
    const turn = (i / 12) % 2;
    await page.mouse.move(x, first.y + 4 + height * (turn < 1 ? turn : 2 - turn));
  }
  await page.mouse.up();
  await page.waitForTimeout(100);
  const painted = await page.evaluate(() => window.brushBench.painted());
  if (painted.length < frames / 4)
    throw new Error(`expected at least ${frames / 4} measured frames; found ${painted.length}`);
  return painted;
}

function agree(a: unknown, b: unknown, where: string): void {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  if (one !== other) throw new Error(`${where}: expected ${one.slice(0, 200)}; found ${other?.slice(0, 200)}`);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function pageOf(): string {
  const style = ["elements", "pages/cohorts"]
    .map((room) => readFileSync(join(projectFolder, `src/${room}/style.css`), "utf8"))
    .join("\n");
  const scripts = ["vega/build/vega.min.js", "vega-lite/build/vega-lite.min.js"]
    .map((path) => `<script src="/node_modules/${path}"></script>`)
    .join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${style}</style>${scripts}</head><body><script type="module" src="/bench/brush-page.ts"></script></body></html>`;
}
