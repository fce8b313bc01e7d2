import {z} from "zod";
import {execFileSync, spawn, spawnSync} from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {projectFolder} from "../../../loaders/ground/project.js";
import {replaceSite, restoreSite} from "../../../loaders/site/replace.js";
import {compareFiles, faultsOfCopies, sealOf} from "../../../loaders/site/seal.js";

let home = "";
let output = "";
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "lab-replace-"));
  output = join(home, "dist");
  const site = make("first", "old");
  await replaceSite(site, output, sealOf(site));
});
afterEach(() => rmSync(home, {recursive: true, force: true}));

function make(name: string, text: string): string {
  const site = join(home, name);
  mkdirSync(join(site, "zh"), {recursive: true});
  for (const file of ["index.html", "zh/index.html"]) writeFileSync(join(site, file), text);
  return site;
}

const stands = () => ["index.html", "zh/index.html"].map((file) => readFileSync(join(output, file), "utf8"));

describe("a site that isn't as it was written", () => {
  it.each([
    [
      "a file cut short",
      (site: string) => truncateSync(join(site, "index.html"), 1),
      "index.html: 1 bytes instead of 3"
    ],
    [
      "a file of other bytes",
      (site: string) => writeFileSync(join(site, "index.html"), "nex"),
      "index.html: other bytes"
    ],
    ["a file missing", (site: string) => rmSync(join(site, "zh/index.html")), "zh/index.html: missing"],
    [
      "a file too many",
      (site: string) => appendFileSync(join(site, "zh/more.html"), ""),
      "zh/more.html: nobody wrote it"
    ]
  ])("%s: the last good one stays, nothing is left beside it", async (_, harm, said) => {
    const site = make("next", "new");
    const seal = sealOf(site);
    harm(site);
    await expect(replaceSite(site, output, seal)).rejects.toThrow(said);
    expect(stands()).toEqual(["old", "old"]);
    expect(readdirSync(home).sort()).toEqual(["dist"]);
  });

  it("a whole one is as its seal says", () => {
    expect(() => compareFiles(output, sealOf(output))).not.toThrow();
  });

  it("of what was handed to the build, a copy that isn't the original is named", () => {
    const originals = make("originals", "a figure");
    const site = join(home, "site");
    mkdirSync(join(site, "_file/published"), {recursive: true});
    const copies = {
      "whole.0123abcd.json": "a figure",
      "short.0123abcd.json": "a fig",
      "other.0123abcd.json": "a fugure",
      "more.0123abcd.json": "",
      "told.0123abcd.json": "told",
      "told-otherwise.0123abcd.json": "tell"
    };
    for (const [name, text] of Object.entries(copies)) writeFileSync(join(site, "_file/published", name), text);
    const handed = new Map<string, string | Uint8Array>([
      ...["whole", "short", "other"].map((name) => [`published/${name}.json`, join(originals, "index.html")] as const),
      ...["told", "told-otherwise"].map((name) => [`published/${name}.json`, Buffer.from("told")] as const)
    ]);
    expect(faultsOfCopies(site, handed)).toEqual([
      "published/more.0123abcd.json: expected a file that the lab made; found none of that name",
      "published/other.0123abcd.json: expected the bytes that the lab made; found others",
      "published/short.0123abcd.json: expected 8 bytes; found 5",
      "published/told-otherwise.0123abcd.json: expected the bytes that the lab made; found others"
    ]);
  });
});

describe("while one site takes another's place", () => {
  it.runIf(process.platform === "linux")("there is no moment without one, for whoever looks all the time", async () => {
    const looker = spawn(
      process.execPath,
      [
        "-e",
        `const {readFileSync} = require("node:fs"); let looks = 0, faults = 0, ended = false;
         process.stdin.on("data", () => (ended = true)); process.stdout.write("ready");
         (function look() { for (let i = 0; i < 500; i++) { looks++; try { readFileSync(process.argv[1]); } catch { faults++; } }
           if (ended) process.stdout.write(JSON.stringify({looks, faults})), process.exit(); else setImmediate(look); })();`,
        join(output, "index.html")
      ],
      {stdio: ["pipe", "pipe", "inherit"]}
    );
    let said = "";
    looker.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await new Promise<void>((resolve) => looker.stdout.once("data", () => resolve()));
    for (let i = 0; i < 30; i++) {
      const site = make(`next-${i}`, `site ${i}`);
      await replaceSite(site, output, sealOf(site));
      expect(stands()).toEqual([`site ${i}`, `site ${i}`]);
    }
    looker.stdin.write("end");
    await new Promise((resolve) => looker.once("close", resolve));
    const {looks, faults} = z
      .object({looks: z.number(), faults: z.number()})
      .parse(JSON.parse(said.slice("ready".length)));
    expect(looks).toBeGreaterThan(1000);
    expect(faults).toBe(0);
  });

  it("where no program exchanges in one step, it still does, and a killed one is put right", async () => {
    const path = process.env.PATH;
    process.env.PATH = join(home, "nowhere");
    try {
      const site = make("next", "new");
      await replaceSite(site, output, sealOf(site));
    } finally {
      process.env.PATH = path;
    }
    expect([stands(), readdirSync(home)]).toEqual([["new", "new"], ["dist"]]);
    // As a process leaves it that is killed between the two renames.
    execFileSync("mv", [output, join(home, ".dist.previous")]);
    make(".dist.next", "unfinished");
    await restoreSite(output);
    expect([stands(), readdirSync(home)]).toEqual([["new", "new"], ["dist"]]);
  });
});

describe("what a loader hands over to the build", () => {
  it.runIf(existsSync("/bin/bash"))("is all of it, or a fault where the disk takes only a part", () => {
    const script = join(home, "loader.ts");
    writeFileSync(
      script,
      `import {handOver} from ${JSON.stringify(join(projectFolder, "loaders/run/hand-over.ts"))};\nhandOver("x".repeat(3_000_000));\n`
    );
    const run = (limit: string) =>
      spawnSync("bash", [
        "-c",
        `ulimit -f ${limit}; exec "$0" "$1" > "$2"`,
        join(projectFolder, "node_modules/.bin/tsx"),
        script,
        join(home, "out")
      ]);
    expect(run("unlimited").status).toBe(0);
    expect(readFileSync(join(home, "out")).length).toBe(3_000_000);
    const cut = run("1000");
    expect([cut.status, cut.stderr.toString()]).toEqual([1, expect.stringContaining("EFBIG")]);
  });

  it("goes one way: no loader writes by the stream that says nothing of a part", () => {
    const loaders = readdirSync(join(projectFolder, "src"), {recursive: true, encoding: "utf8"}).filter((path) =>
      /\.(md|json|csv|js|wasm)\.ts$/.test(path)
    );
    expect(loaders.length).toBeGreaterThan(15);
    for (const path of loaders) {
      const text = readFileSync(join(projectFolder, "src", path), "utf8");
      expect([path, text.includes("handOver("), text.includes("stdout")]).toEqual([path, true, false]);
    }
  });
});
