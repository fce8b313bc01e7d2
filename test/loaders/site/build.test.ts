import {readFileSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {filesBelow} from "../../../loaders/ground/store.js";
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
