import {readFileSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {filesBelow} from "../../../loaders/ground/store.js";
import {killBuilds} from "./killing.js";
import {bytesOf, copyProject, litterOf, makeRaw, type Project} from "./project.js";

let raw = "";
let project: Project;
beforeAll(async () => {
  raw = await makeRaw();
  project = copyProject(raw);
});
afterAll(() => {
  project.remove();
  rmSync(raw, {recursive: true, force: true});
});

describe("the same project built twice", () => {
  it("at once = one run of the pipeline, one whole site, nothing else left", async () => {
    const runs = [project.start("build", "--threads", "1"), project.start("build", "--threads", "1")];
    for (const run of runs) expect(await run.code, run.said()).toBe(0);
    expect(
      runs
        .map((run) => run.said())
        .join("")
        .match(/publishing/g)
    ).toHaveLength(1);
    expect(litterOf(project)).toEqual([]);
    const bytes = bytesOf(project.dist);
    expect(Object.keys(bytes)).toEqual(expect.arrayContaining(["index.html", "zh/index.html"]));
    for (const path of filesBelow(project.dist))
      expect(readFileSync(path, "utf8").includes(project.folder), path).toBe(false);
  });

  it("in two folders, on one thread and on two = the same files, byte for byte", async () => {
    const other = copyProject(raw);
    try {
      const run = other.start("build", "--threads", "2", "--json");
      expect(await run.code, run.said()).toBe(0);
      const told: unknown = JSON.parse(await run.output);
      expect(told).toMatchObject({
        exitCode: 0,
        site: other.dist,
        lastMonth: "2026-09",
        tables: expect.arrayContaining([expect.objectContaining({table: "contacts", setAside: 0})])
      });
      expect(bytesOf(other.dist)).toEqual(bytesOf(project.dist));
      // What is published, whether one of these few pages shows it or not.
      const [one, two] = [project, other].map(({folder}) => {
        const measured = join(folder, ".lab/measured");
        const [kept] = readdirSync(measured);
        return bytesOf(join(measured, kept, "published"));
      });
      expect(Object.keys(one)).toEqual(expect.arrayContaining(["brief.json", "plan.json", "cohorts.json"]));
      expect(two).toEqual(one);
    } finally {
      other.remove();
    }
  });
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
