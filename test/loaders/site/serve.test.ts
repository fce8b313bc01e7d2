import {mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, unlinkSync, utimesSync, writeFileSync} from "node:fs";
import {get} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {compressSite} from "../../../loaders/site/compress.js";
import {exchange} from "../../../loaders/site/replace.js";
import {serveSite} from "../../../loaders/site/serve.js";
import {ask as askAt, sendRaw, type Answer} from "./ask.js";

const page = `<!doctype html><title>页面</title>${"<p>text</p>".repeat(500)}`;
const missing = `<!doctype html><base href="/lab/"><title>404</title>There is no page. 没有页面。`;
const rows = Buffer.from(Array.from({length: 5000}, (_, i) => i % 251));
let home = "";
let folder = "";
let served: Awaited<ReturnType<typeof serveSite>>;

async function makeSite(name: string, text: string): Promise<string> {
  const site = join(home, name);
  mkdirSync(join(site, "zh"), {recursive: true});
  mkdirSync(join(site, ".hidden"));
  for (const file of ["index.html", "data.html", "zh/index.html", ".hidden/page.html"])
    writeFileSync(join(site, file), text);
  writeFileSync(join(site, "404.html"), missing);
  writeFileSync(join(site, "rows.duckdb"), rows);
  writeFileSync(join(site, "small.json"), "{}");
  mkdirSync(join(site, "_node/@duckdb/d3@7.9.0"), {recursive: true});
  writeFileSync(join(site, "_node/@duckdb/d3@7.9.0/index 100%.js"), page);
  await compressSite(site, join(home, "compressed"));
  return site;
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "lab-serve-"));
  folder = await makeSite("site", page);
  served = await serveSite(folder, 4390, {patience: {head: 300, request: 400, silence: 500}, hosts: ["lab.example"]});
});
afterAll(() => {
  served.server.close();
  rmSync(home, {recursive: true, force: true});
});

const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Answer> =>
  askAt(served.address, path, {headers, method});

/** The server still answers, and rightly. */
async function stands(): Promise<void> {
  const {status, body} = await ask("/data");
  expect([status, body.toString() === page]).toEqual([200, true]);
}

describe("whole files", () => {
  it("come from folders named as packages are, however the address writes their marks", async () => {
    for (const path of ["/_node/@duckdb/d3@7.9.0/index%20100%25.js", "/_node/%40duckdb/d3%407.9.0/index%20100%25.js"])
      for (const encoding of ["identity", "br"]) {
        const {status, headers} = await ask(path, {"accept-encoding": encoding});
        expect([path, status, headers["content-type"]]).toEqual([path, 200, "text/javascript"]);
      }
  });

  it.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip;q=0.8, br;q=0", "gzip", gunzipSync],
    ["br;q=0.1, gzip;q=0.9", "gzip", gunzipSync],
    ["*", "br", brotliDecompressSync]
  ] as const)("come compressed to whoever takes %s", async (accepted, encoding, open) => {
    for (const path of ["/", "/data", "/data.html?x=1", "/zh/"]) {
      const {status, headers, body} = await ask(path, {"accept-encoding": accepted});
      expect([
        path,
        status,
        headers["content-encoding"],
        headers["content-type"],
        String(headers.vary).toLowerCase()
      ]).toEqual([path, 200, encoding, "text/html;charset=utf-8", "accept-encoding"]);
      expect(body.length).toBeLessThan(page.length / 5);
      expect(open(body).toString()).toBe(page);
      const tag = String(headers.etag);
      for (const known of [tag, `"x", ${tag.replace("W/", "")}`, "*"]) {
        const again = await ask(path, {"accept-encoding": accepted, "if-none-match": known});
        expect([again.status, again.headers.etag, again.body.length]).toEqual([304, tag, 0]);
      }
    }
  });

  it("come as they are to whoever takes no compression, and so do small ones and what is read by range", async () => {
    for (const accepted of ["", "identity", "br;q=0", "zstd"]) {
      const {headers, body} = await ask("/data", {"accept-encoding": accepted});
      expect([headers["content-encoding"], headers["accept-ranges"], body.toString()]).toEqual([
        undefined,
        "bytes",
        page
      ]);
    }
    expect((await ask("/small.json", {"accept-encoding": "br"})).body.toString()).toBe("{}");
    const whole = await ask("/rows.duckdb", {"accept-encoding": "br"});
    expect([whole.headers["content-encoding"], whole.body.equals(rows)]).toEqual([undefined, true]);
  });

  it("asked for by HEAD have the same head, and no body", async () => {
    const [whole, head] = [await ask("/data"), await ask("/data", {}, "HEAD")];
    const known = ({date: _date, ...headers}: Answer["headers"]) => headers;
    expect([head.status, known(head.headers), head.body.length]).toEqual([200, known(whole.headers), 0]);
    expect((await ask("/data", {range: "bytes=0-1"}, "HEAD")).status).toBe(200);
  });

  it("of a new site show once it stands, and so does one that somebody changed by hand", async () => {
    const next = await makeSite("next", `${page}new`);
    expect(exchange(next, folder)).toBe(true);
    expect(brotliDecompressSync((await ask("/data", {"accept-encoding": "br"})).body).toString()).toBe(`${page}new`);
    expect((await ask("/data")).body.toString()).toBe(`${page}new`);
    exchange(next, folder);
    writeFileSync(join(folder, "small.html"), page);
    await compressSite(folder, join(home, "compressed"));
    writeFileSync(join(folder, "small.html"), "by hand");
    utimesSync(join(folder, "small.html"), new Date(), new Date(Date.now() + 5000));
    expect((await ask("/small", {"accept-encoding": "br"})).body.toString()).toBe("by hand");
  });

  it("of a site that is gone for a moment are waited for", async () => {
    renameSync(folder, `${folder}.away`);
    const asked = ask("/data");
    setTimeout(() => renameSync(`${folder}.away`, folder), 100);
    expect((await asked).status).toBe(200);
  });
});

describe("parts of files", () => {
  it("come as they are, with their place", async () => {
    const part = await ask("/rows.duckdb", {"accept-encoding": "br", range: "bytes=100-199"});
    expect([part.status, part.headers["content-encoding"], part.headers["content-range"]]).toEqual([
      206,
      undefined,
      "bytes 100-199/5000"
    ]);
    expect(part.body).toEqual(rows.subarray(100, 200));
    expect((await ask("/data.html", {"accept-encoding": "br", range: "bytes=0-9"})).body.toString()).toBe(
      page.slice(0, 10)
    );
  });

  it.each([
    ["bytes=0-0", "bytes 0-0/5000", rows.subarray(0, 1)],
    ["bytes=-1", "bytes 4999-4999/5000", rows.subarray(4999)],
    ["bytes=4990-", "bytes 4990-4999/5000", rows.subarray(4990)],
    ["bytes=4990-9999", "bytes 4990-4999/5000", rows.subarray(4990)]
  ])("%s", async (range, place, bytes) => {
    const {status, headers, body} = await ask("/rows.duckdb", {range});
    expect([status, headers["content-range"], headers["content-length"], body.equals(bytes)]).toEqual([
      206,
      place,
      String(bytes.length),
      true
    ]);
  });

  it("that aren't there are said not to be, with the size", async () => {
    for (const range of ["bytes=5000-", "bytes=-0", "bytes=9000-9999,-0"]) {
      const {status, headers, body} = await ask("/rows.duckdb", {range});
      expect([status, headers["content-range"], body.length]).toEqual([416, "bytes */5000", 0]);
    }
  });

  it("are passed over where they aren't ranges, or a condition is to be met first", async () => {
    const {headers} = await ask("/rows.duckdb");
    for (const [name, value] of [
      ["if-range", `"another"`],
      ["if-range", "Mon, 01 Jan 2001 00:00:00 GMT"],
      ["if-none-match", `"another"`]
    ])
      expect((await ask("/rows.duckdb", {range: "bytes=0-9", [name]: value})).status).toBe(200);
    for (const range of ["bytes=5-1", "bytes=x", "rows=0-1", "bytes="])
      expect((await ask("/rows.duckdb", {range})).body.length).toBe(5000);
    expect((await ask("/rows.duckdb", {range: "bytes=0-9", "if-none-match": String(headers.etag)})).status).toBe(304);
    const old = new Date(Date.now() - 10_000);
    utimesSync(join(folder, "rows.duckdb"), old, old);
    const kept = {range: "bytes=0-9", "if-range": old.toUTCString()};
    expect((await ask("/rows.duckdb", kept)).body.length).toBe(10);
  });

  it("put together are what was asked for, however many", async () => {
    const range = fc.tuple(fc.nat(5200), fc.nat(300)).map(([first, more]) => [first, first + more] as const);
    await fc.assert(
      fc.asyncProperty(fc.array(range, {minLength: 1, maxLength: 12}), async (ranges) => {
        const header = `bytes=${ranges.map(([first, last]) => `${first}-${last}`).join(",")}`;
        const answer = await ask("/rows.duckdb", {range: header});
        const wanted = new Set(
          ranges.flatMap(([first, last]) => Array.from({length: last - first + 1}, (_, i) => first + i))
        );
        const there = [...wanted].filter((byte) => byte < rows.length);
        expect(answer.status).toBe(there.length > 0 ? 206 : 416);
        if (answer.status === 416) return;
        const pieces = piecesOf(answer);
        expect(pieces.reduce((sum, {bytes}) => sum + bytes.length, 0)).toBe(there.length);
        for (const {start, bytes} of pieces)
          expect(bytes.equals(rows.subarray(start, start + bytes.length))).toBe(true);
      }),
      {numRuns: 60}
    );
  });
});

/** The parts of an answer, by the rules of multipart/byteranges where there are several. */
function piecesOf({headers, body}: Answer): {readonly start: number; readonly bytes: Buffer}[] {
  const placeOf = (text: string) => {
    const [, start, end] = /content-range: bytes (\d+)-(\d+)\/5000/i.exec(text) ?? [];
    return {start: Number(start), length: Number(end) - Number(start) + 1};
  };
  const [, boundary] = /^multipart\/byteranges; boundary=(\S+)$/.exec(String(headers["content-type"])) ?? [];
  if (boundary === undefined) {
    const {start, length} = placeOf(`content-range: ${String(headers["content-range"])}`);
    expect(body.length).toBe(length);
    return [{start, bytes: body}];
  }
  const pieces: {start: number; bytes: Buffer}[] = [];
  let at = 0;
  for (;;) {
    const head = body.indexOf("\r\n\r\n", at);
    const delimiter = `${at === 0 ? "" : "\r\n"}--${boundary}`;
    expect(body.subarray(at, at + delimiter.length).toString()).toBe(delimiter);
    if (body.subarray(at + delimiter.length, at + delimiter.length + 2).toString() === "--") break;
    const {start, length} = placeOf(body.subarray(at, head).toString());
    pieces.push({start, bytes: body.subarray(head + 4, head + 4 + length)});
    at = head + 4 + length;
  }
  expect(pieces.length).toBeGreaterThan(1);
  return pieces;
}

describe("addresses", () => {
  it.each([
    "/../package.json",
    "/%2e%2e/package.json",
    "/zh/..%2f..%2fpackage.json",
    "/..\\package.json",
    "/%",
    "/%ff",
    "/data%00.html",
    "/data.html/",
    "//data",
    "/.hidden/page",
    "/nowhere",
    `/${"x".repeat(300)}`
  ])("%.30s: the page that says so, in both languages", async (path) => {
    const {status, headers, body} = await ask(path, {"accept-encoding": "br"});
    expect([status, headers["content-type"], headers["content-encoding"], body.toString()]).toEqual([
      404,
      "text/html; charset=utf-8",
      undefined,
      missing
    ]);
    expect((await ask(path, {}, "HEAD")).body.length).toBe(0);
  });

  it("of a folder get the slash that its page's links need, and lead to no other host", async () => {
    const {status, headers} = await ask("/zh?unit=1");
    expect([status, headers.location]).toEqual([301, "./zh/?unit=1"]);
    expect((await ask("//zh")).status).toBe(404);
  });

  it("below the path for which the site was built are found too", async () => {
    expect((await ask("/lab/data")).body.toString()).toBe(page);
    expect((await ask("/lab/zh/")).status).toBe(200);
    expect((await ask("/lab/nowhere")).status).toBe(404);
  });
});

describe("requests that aren't for this server", () => {
  it.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])(
    "%s: only GET and HEAD",
    async (method) => {
      const {status, headers} = await ask("/", {}, method);
      expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
    }
  );

  it.each([
    "evil.example",
    "evil.example:4390",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "notlocalhost",
    "user@localhost",
    "localhost:80:80",
    "[::2]",
    "evil.example/.localhost",
    "10.0.0.1"
  ])("under the name %s: refused, for a name can be made to point here", async (host) => {
    expect((await ask("/", {host})).status).toBe(421);
    expect(
      await sendRaw(served.address, `GET http://${host}/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
    ).toMatch(/^HTTP\/1\.1 421 /);
  });

  it.each(["localhost", "LOCALHOST:1", "localhost.", "lab.localhost", "127.0.0.1:4390", "[::1]", "lab.example:8080"])(
    "under the name %s: answered",
    async (host) => {
      expect((await ask("/", {host})).status).toBe(200);
      expect(
        await sendRaw(served.address, `GET http://${host}/data HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
      ).toMatch(/^HTTP\/1\.1 200 /);
    }
  );
});

/** What a client sends, and what it is answered; nothing where the connection ends. */
const requests: readonly [what: string, bytes: string, answer: RegExp][] = [
  ["no HTTP at all", "\0\xff\xfe hello\r\n\r\n", /^HTTP\/1\.1 400 [^]*a request of HTTP[^]*\n$/],
  ["no host", "GET / HTTP/1.1\r\n\r\n", /^HTTP\/1\.1 400 /],
  ["no host, by an old version", "GET / HTTP/1.0\r\n\r\n", /^HTTP\/1\.1 421 /],
  [
    "an address of 100,000 letters",
    `GET /${"x".repeat(100_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
    /^HTTP\/1\.1 431 [^]*longer than 65536 bytes/
  ],
  [
    "an address of 40,000 letters",
    `GET /${"x".repeat(40_000)} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
    /^HTTP\/1\.1 414 [^]*has 40001 characters/
  ],
  [
    "a header of 100,000 letters",
    `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(100_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431 [^]*longer than 65536 bytes/
  ],
  [
    "two hosts",
    "GET / HTTP/1.1\r\nhost: localhost\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
    /^HTTP\/1\.1 400 [^]*several hosts/
  ],
  [
    "two lengths",
    "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx",
    /^HTTP\/1\.1 400 /
  ],
  ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nhost: localhost\r\n\r\n", /^$/],
  [
    "another protocol",
    "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n",
    /^HTTP\/1\.1 200 /
  ],
  ["an asterisk", "OPTIONS * HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", /^HTTP\/1\.1 405 /],
  [
    "ranges backwards",
    "GET /rows.duckdb HTTP/1.1\r\nhost: localhost\r\nrange: bytes=5-1\r\nconnection: close\r\n\r\n",
    /^HTTP\/1\.1 200 /
  ],
  ["a head that never ends", "GET / HTTP/1.1\r\nhost: localhost\r\n", /^HTTP\/1\.1 408 [^]*too long to arrive/],
  ["a body that never comes", "GET / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\n", /^HTTP\/1\.1 200 /]
];

describe("nothing ends the server", () => {
  it.each(requests)("%s", async (_, bytes, said) => {
    expect(await sendRaw(served.address, Buffer.from(bytes, "latin1"))).toMatch(said);
    await stands();
  });

  it("what is no request after one that is being answered: nothing is put into the answer", async () => {
    writeFileSync(join(folder, "large.bin"), Buffer.alloc(12_000_000));
    const said = await sendRaw(served.address, "GET /large.bin HTTP/1.1\r\nhost: localhost\r\n\r\n\0\0\0\r\n\r\n");
    expect(said ?? "").toMatch(/^(HTTP\/1\.1 200 [^]*?\r\n\r\n\0*)?$/);
    await stands();
  });

  it("whatever stands in the path and the range, with and without compression", async () => {
    const odd = fc.oneof(fc.string({maxLength: 40}), fc.stringMatching(/^(%[0-9a-f]{2}|\.|\/|\\|\?|#|data){0,12}$/));
    const safe = (text: string) => text.replaceAll(/[\s\p{Cc}]/gu, "");
    await fc.assert(
      fc.asyncProperty(odd, fc.stringMatching(/^(bytes=)?[0-9, -]{0,20}$/), async (path, range) => {
        const head = `GET /${Buffer.from(safe(path)).toString("latin1")} HTTP/1.1\r\nhost: localhost\r\nrange: ${range}\r\naccept-encoding: br\r\nconnection: close\r\n\r\n`;
        expect(await sendRaw(served.address, Buffer.from(head, "latin1"))).toMatch(
          /^HTTP\/1\.1 (200|206|301|400|404|416) /
        );
      }),
      {numRuns: 150}
    );
    await stands();
  });
});

describe("neither files that go nor clients that stay away end the server", () => {
  it("a file that goes, or is cut short, while it is sent", async () => {
    const file = join(folder, "large.bin");
    for (const [harm, range] of [
      [() => unlinkSync(file), undefined],
      [() => truncateSync(file, 1000), undefined],
      [() => truncateSync(file, 1000), "bytes=0-11999999"],
      [() => writeFileSync(file, Buffer.alloc(15_000_000)), undefined]
    ] as const) {
      writeFileSync(file, Buffer.alloc(12_000_000));
      const received = await new Promise<number>((resolve) => {
        const {port} = new URL(served.address);
        const headers = range === undefined ? {} : {range};
        get({host: "localhost", port, path: "/large.bin", headers, agent: false}, (response) => {
          let sum = 0;
          // Nothing more is taken until the harm is done.
          response.pause();
          harm();
          response.on("data", (chunk: Buffer) => (sum += chunk.length));
          response.on("error", () => {});
          response.on("close", () => resolve(sum));
          response.resume();
        });
      });
      expect(received).toBeLessThanOrEqual(12_000_000);
      await stands();
    }
  });

  it("a file that comes and goes between being looked for and being opened", async () => {
    const [here, away] = [join(folder, "data.html"), join(home, "away.html")];
    const statuses = new Set<number>();
    const swap = setInterval(() => {
      renameSync(here, away);
      setImmediate(() => renameSync(away, here));
    }, 1);
    for (let round = 0; round < 20; round++) {
      const asked = Array.from({length: 10}, (_, i) =>
        ask("/data", i % 2 ? {range: "bytes=0-9"} : {}).then(
          ({status}) => status,
          () => 0
        )
      );
      for (const status of await Promise.all(asked)) statuses.add(status);
    }
    clearInterval(swap);
    await sleep(20);
    expect([...statuses].filter((status) => ![0, 200, 206, 404, 500].includes(status))).toEqual([]);
    await stands();
  });

  it("clients that ask and then take nothing: they are let go, and others are served meanwhile", async () => {
    writeFileSync(join(folder, "large.bin"), Buffer.alloc(12_000_000));
    const {port} = new URL(served.address);
    const idle = Array.from({length: 20}, () =>
      get({host: "localhost", port, path: "/large.bin", agent: false}, (response) => {
        response.pause();
        response.on("error", () => {});
      }).on("error", () => {})
    );
    const connections = () =>
      new Promise<number>((resolve) => served.server.getConnections((_, count) => resolve(count)));
    while ((await connections()) < idle.length) await sleep(5);
    await stands();
    while ((await connections()) > 0) await sleep(50);
    for (const request of idle) request.destroy();
    await stands();
  });
});

it("every answer says that it is what it is said to be, and keeps out of other sites' pages", async () => {
  const answers = [
    await ask("/"),
    await ask("/data", {"accept-encoding": "br"}),
    await ask("/rows.duckdb", {range: "bytes=0-1"}),
    await ask("/rows.duckdb", {range: "bytes=9999-"}),
    await ask("/nowhere"),
    await ask("/", {}, "POST"),
    await ask("/", {host: "evil.example"}),
    await ask("/zh")
  ];
  expect(answers.map(({status}) => status)).toEqual([200, 200, 206, 416, 404, 405, 421, 301]);
  for (const {headers} of answers)
    expect([headers["x-content-type-options"], headers["content-security-policy"]]).toEqual([
      "nosniff",
      "frame-ancestors 'self'"
    ]);
});
