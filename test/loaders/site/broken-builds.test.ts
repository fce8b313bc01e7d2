import {rmSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {killBuilds} from "./killing.js";
import {bytesOf, copyProject, litterOf, makeRaw, type Project} from "./project.js";

let raw = "";
let project: Project;
beforeAll(async () => {
  raw = await makeRaw({few: true});
  project = copyProject(raw);
  const run = project.start("build");
  if ((await run.code) !== 0) throw new Error(`build: expected a good site to begin with; it said\n${run.said()}`);
});
afterAll(() => {
  project.remove();
  rmSync(raw, {recursive: true, force: true});
});

describe("a build with a fault in a definition", () => {
  it("names the fault and leaves the last good site", async () => {
    const before = bytesOf(project.dist);
    project.edit("data/indicators/contact.yaml", "sum: answered", "sum: anwsered");
    const run = project.start("build");
    expect(await run.code).not.toBe(0);
    expect(run.said()).toMatch(/contact\.yaml.*anwsered/s);
    expect(bytesOf(project.dist)).toEqual(before);
    expect(litterOf(project)).toEqual([]);
    project.edit("data/indicators/contact.yaml", "sum: anwsered", "sum: answered");
  });
});

describe("a build whose disk takes only a part of a file", () => {
  it.each([
    ["a page", 4_000],
    ["what is published", 60_000],
    ["a library", 20_000_000]
  ])("%s: it fails with a message, and leaves the last good site and nothing beside it", async (_, largest) => {
    const before = bytesOf(project.dist);
    const run = project.startWithin(largest, "build");
    expect([await run.code, run.said()]).toEqual([4, expect.stringMatching(/room|EFBIG|whole|expected/)]);
    expect(bytesOf(project.dist)).toEqual(before);
    expect(litterOf(project)).toEqual([]);
  });
});

describe("a build killed, once while it reads its sources and once at another moment", () => {
  it("leaves the last good site or a whole new one; the next build is right and leaves no litter", async () => {
    const killings = await killBuilds(project, 2, {built: bytesOf(project.dist)});
    expect(killings).toHaveLength(2);
    for (const killing of killings) {
      expect(killing).toMatchObject({stood: expect.stringMatching(/^(last|new)$/), nextIsRight: true, litter: []});
    }
    // Else nothing was killed while it read.
    expect(killings.filter(({during, stood}) => during.startsWith("reading ") && stood === "last")).toHaveLength(1);
  });
});
