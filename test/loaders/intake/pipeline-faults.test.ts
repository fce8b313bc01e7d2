import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, expect, it} from "vitest";
import {runPipeline} from "../../../loaders/run/pipeline.js";
import {bytesOf} from "../site/project.js";
import {settingsOf} from "./mapped.js";

const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((undo) => undo()));

/** A contact log of January and February. */
function contacts(rows: number, answered: (i: number) => boolean): string {
  const lines = Array.from(
    {length: rows},
    (_, i) =>
      `K${i},C${i % 40},2026-0${1 + (i % 2)}-${String(1 + (i % 28)).padStart(2, "0")} 10:00:00,call_in,true,${answered(i)},${answered(i)},${i % 300}`
  );
  return `contact_id,customer_id,started_at,channel,asked_for_person,reached_person,answered,handled_seconds\n${lines.join("\n")}\n`;
}

function project(log: string) {
  const folder = mkdtempSync(join(tmpdir(), "lab-faults-"));
  after.push(() => rmSync(folder, {recursive: true, force: true}));
  mkdirSync(join(folder, "exports"));
  const file = join(folder, "exports/log.csv");
  writeFileSync(file, log);
  const settingsFile = join(folder, "lab.config.yaml");
  writeFileSync(settingsFile, settingsOf("sources: {log: {files: exports/}}\ntables:\n  contacts: {from: log}"));
  return {
    folder,
    file,
    settingsFile,
    run: (store: string, progress: (text: string) => void = () => {}) =>
      runPipeline({settingsFile, store, threads: 2, progress})
  };
}

const kept = (store: string) => (existsSync(join(store, "measured")) ? readdirSync(join(store, "measured")) : []);
const compareOf = (folder: string) => readFileSync(join(folder, "published/compare.json"), "utf8");

it("a source that changes while it is read is read again: no figure mixes two states", async () => {
  const {folder, file, run} = project(contacts(600, () => true));
  const said: string[] = [];
  const disturbed = await run(join(folder, "disturbed"), (text) => {
    said.push(text);
    if (said.filter((one) => one === "publishing").length === 1 && text === "publishing")
      writeFileSync(
        file,
        contacts(600, (i) => i % 3 > 0)
      );
  });
  expect(said).toContain("something changed meanwhile: measuring again");
  expect(kept(join(folder, "disturbed"))).toHaveLength(1);
  expect(compareOf(disturbed)).toBe(compareOf(await run(join(folder, "alone"))));
  // What comes into the folder later is seen too.
  writeFileSync(join(folder, "exports/more.csv"), contacts(1, () => true).replace("K0", "K9999"));
  expect(await run(join(folder, "disturbed"))).not.toBe(disturbed);
});

it("settings that change while the pipeline runs are measured anew, and nothing of the new is kept under the name of the old", async () => {
  const {folder, settingsFile, run} = project(contacts(600, (i) => i % 3 > 0));
  const settings = readFileSync(settingsFile, "utf8");
  const said: string[] = [];
  const meanwhile = await run(join(folder, "disturbed"), (text) => {
    said.push(text);
    if (said.length === 3) writeFileSync(settingsFile, settings.replace("privacy_floor: 10", "privacy_floor: 30"));
  });
  expect(said.filter((text) => text === "publishing")).toHaveLength(2);
  expect(kept(join(folder, "disturbed"))).toHaveLength(1);
  const published = bytesOf(join(meanwhile, "published"));
  expect(published).toEqual(bytesOf(join(await run(join(folder, "alone")), "published")));
  writeFileSync(settingsFile, settings);
  expect(published).not.toEqual(bytesOf(join(await run(join(folder, "before")), "published")));
});

it("a full disk is said to be full, and nothing half-written stays", async (context) => {
  const {folder, run} = project(contacts(60_000, () => true));
  const store = join(folder, "small");
  mkdirSync(store);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=1500k", "tmpfs", store]).status !== 0)
    context.skip("no small disk can be mounted here");
  after.unshift(() => spawnSync("umount", ["-l", store]));
  await expect(run(store)).rejects.toThrow(
    `${store}: expected room on the disk for what is computed, about twice what the sources take as CSV; found it full. Nothing of it is kept.`
  );
  expect(kept(store)).toEqual([]);
  spawnSync("mount", ["-o", "remount,size=200m", store]);
  expect(compareOf(await run(store))).toContain("connect_rate");
});
