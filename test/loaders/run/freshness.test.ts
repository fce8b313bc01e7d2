import {readdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {z} from "zod";
import {Database, literal} from "../../../loaders/ground/database.js";
import {bytesOf, copyProject, makeRaw, startIn, type Project} from "../site/project.js";

let raw = "";
let project: Project;
beforeAll(async () => {
  raw = await makeRaw({customers: 200, few: true});
  project = copyProject(raw);
});
afterAll(() => {
  project.remove();
  rmSync(raw, {recursive: true, force: true});
});

/** Two lines of the legacy system. */
const weights = (one: number, other: number) =>
  `connect_rate, weight: ${one}, period: month, score: {rule: linear, floor: 0.80, target: 0.95}}\n  - {indicator: handling_time, weight: ${other},`;

/** Runs the pipeline of the copied project. */
async function measured(): Promise<{readonly folder: string; readonly computed: boolean}> {
  const run = project.start("measure");
  expect(await run.code, run.said()).toBe(0);
  return {folder: (await run.output).trim(), computed: run.said().includes("publishing")};
}

/** Whether a result of an earlier run is that of the project as it is now, by the question that `check` puts. */
async function stands(): Promise<boolean> {
  const script = join(project.folder, "stands.ts");
  writeFileSync(
    script,
    'import {measuredOf} from "./loaders/run/pipeline.js";\nconsole.log((await measuredOf({})) !== null);\n'
  );
  const run = startIn(project.folder, script);
  expect(await run.code, run.said()).toBe(0);
  return z.boolean().parse(JSON.parse(await run.output));
}

const published = (folder: string) => bytesOf(join(folder, "published"));

describe("the next run of the pipeline", () => {
  let first: Awaited<ReturnType<typeof measured>>;
  beforeAll(async () => {
    first = await measured();
  });

  it("computes nothing where nothing has changed", async () => {
    expect(first.computed).toBe(true);
    expect(await measured()).toEqual({folder: first.folder, computed: false});
  });

  it.each([
    [
      "an indicator's where",
      "data/indicators/contact.yaml",
      "where: channel = 'call_in' AND asked_for_person",
      "where: channel = 'call_in' AND asked_for_person AND transferred = 0"
    ],
    ["a system's weights", "data/systems/reception-kpis.yaml", weights(30, 25), weights(35, 20)],
    ["the privacy floor", "lab.config.yaml", "privacy_floor: 10", "privacy_floor: 25"]
  ])(
    "won't take the earlier result after a change of %s, and does when it is taken back",
    async (_, file, from, to) => {
      project.edit(file, from, to);
      expect(await stands()).toBe(false);
      project.edit(file, to, from);
      expect(await stands()).toBe(true);
    }
  );

  it("shows a change of code, and finds the earlier result when it is taken back", async () => {
    const [file, from, to] = [
      "src/model/statistics/intervals.ts",
      "export const z95 = 1.959963984540054",
      "export const z95 = 2.5758293035489"
    ];
    project.edit(file, from, to);
    try {
      const changed = await measured();
      expect(changed.computed).toBe(true);
      expect(changed.folder).not.toBe(first.folder);
      expect(published(changed.folder)).not.toEqual(published(first.folder));
    } finally {
      project.edit(file, to, from);
    }
    expect(await measured()).toEqual({folder: first.folder, computed: false});
  });

  it("shows a change of a source", async () => {
    const database = await Database.open();
    const file = join(project.raw, "contacts.parquet");
    await database.run(`CREATE TABLE contacts AS SELECT * FROM read_parquet(${literal(file)})`);
    await database.run(
      `COPY (SELECT * FROM contacts ORDER BY contact_id LIMIT 500) TO ${literal(file)} (FORMAT parquet)`
    );
    database.close();
    const changed = await measured();
    expect(changed.computed).toBe(true);
    expect(published(changed.folder)).not.toEqual(published(first.folder));
  });
});

describe("twenty loaders that ask at once, in four processes", () => {
  it("make the pipeline run once and get the same result", async () => {
    project.edit("lab.config.yaml", "privacy_floor: 10", "privacy_floor: 15");
    const script = join(project.folder, "ask.ts");
    writeFileSync(
      script,
      `import {runPipeline} from "./loaders/run/pipeline.js";
const folders = await Promise.all(Array.from({length: 5}, () => runPipeline({progress: console.error})));
console.log(folders.join("\\n"));\n`
    );
    const before = readdirSync(join(project.folder, ".lab/measured"));
    const runs = Array.from({length: 4}, () => startIn(project.folder, script));
    expect(await Promise.all(runs.map(({code}) => code))).toEqual([0, 0, 0, 0]);
    const folders = (await Promise.all(runs.map(({output}) => output))).flatMap((text) => text.trim().split("\n"));
    expect(folders).toHaveLength(20);
    expect(new Set(folders).size).toBe(1);
    expect(before).not.toContain(folders[0].split("/").at(-1));
    expect(
      runs
        .map((run) => run.said())
        .join("")
        .match(/publishing/g)
    ).toHaveLength(1);
    project.edit("lab.config.yaml", "privacy_floor: 15", "privacy_floor: 10");
  });
});
