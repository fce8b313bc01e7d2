import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {request} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import {afterAll, beforeAll, expect, it} from "vitest";
import {serveSite} from "../../../loaders/site/serve.js";

const page = `<!doctype html><title>页面</title>${"<p>text</p>".repeat(500)}`;
const rows = Buffer.from(Array.from({length: 5000}, (_, i) => i % 251));
let folder = "";
let served: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lab-serve-"));
  mkdirSync(join(folder, "zh"));
  for (const file of ["index.html", "data.html", "zh/index.html"]) writeFileSync(join(folder, file), page);
  writeFileSync(join(folder, "rows.duckdb"), rows);
  writeFileSync(join(folder, "small.json"), "{}");
  served = await serveSite(folder, 4390);
});
afterAll(() => {
  served.server.close();
  rmSync(folder, {recursive: true, force: true});
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks without a client that decodes by itself or tidies the path. */
const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const {hostname, port} = new URL(served.address);
    request({host: hostname, port, path, headers}, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts)})
      );
    })
      .on("error", reject)
      .end();
  });

it.each([
  ["br, gzip", "br", brotliDecompressSync],
  ["gzip;q=0.8, br;q=0", "gzip", gunzipSync]
] as const)("sends pages compressed to whoever takes %s", async (accepted, encoding, open) => {
  for (const path of ["/", "/data", "/data.html?x=1", "/zh/"]) {
    const {status, headers, body} = await ask(path, {"accept-encoding": accepted});
    expect([path, status, headers["content-encoding"], headers["content-type"], headers.vary]).toEqual([
      path,
      200,
      encoding,
      "text/html;charset=utf-8",
      "accept-encoding"
    ]);
    expect(body.length).toBeLessThan(page.length / 5);
    expect(open(body).toString()).toBe(page);
    expect((await ask(path, {"accept-encoding": accepted, "if-none-match": String(headers.etag)})).status).toBe(304);
  }
});

it("sends what is read by range as it is, in ranges", async () => {
  const part = await ask("/rows.duckdb", {"accept-encoding": "br", range: "bytes=100-199"});
  expect([part.status, part.headers["content-encoding"], part.headers["content-range"]]).toEqual([
    206,
    undefined,
    "bytes 100-199/5000"
  ]);
  expect(part.body).toEqual(rows.subarray(100, 200));
  const whole = await ask("/rows.duckdb", {"accept-encoding": "br"});
  expect([whole.headers["content-encoding"], whole.body.length]).toEqual([undefined, rows.length]);
  expect((await ask("/data.html", {"accept-encoding": "br", range: "bytes=0-9"})).body.toString()).toBe(
    page.slice(0, 10)
  );
});

it("sends a new page once it stands, and plain ones to whoever takes no compression", async () => {
  writeFileSync(join(folder, "data.html"), `${page}new`);
  utimesSync(join(folder, "data.html"), new Date(), new Date(Date.now() + 5000));
  expect(brotliDecompressSync((await ask("/data", {"accept-encoding": "br"})).body).toString()).toBe(`${page}new`);
  expect((await ask("/data")).body.toString()).toBe(`${page}new`);
  expect((await ask("/small.json", {"accept-encoding": "br"})).body.toString()).toBe("{}");
});

it.each(["/../package.json", "/%2e%2e/package.json", "/%", "/nowhere"])("finds nothing at %s", async (path) => {
  expect((await ask(path, {"accept-encoding": "br"})).status).toBe(404);
});
