import {createServer} from "node:http";
import {rmSync} from "node:fs";
import {setTimeout as sleep} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {copyProject, makeRaw, type Project, type Run} from "./project.js";

let raw = "";
let project: Project;
let run: Run;
let address = "";

beforeAll(async () => {
  raw = await makeRaw({customers: 200, few: true});
  project = copyProject(raw);
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  run = project.start("preview", "--port", String(port));
  await until(async () => (await served()) !== null);
});
afterAll(async () => {
  run.kill();
  await run.code;
  project.remove();
  rmSync(raw, {recursive: true, force: true});
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      server.close(() =>
        at !== null && typeof at === "object" ? resolve(at.port) : reject(new Error("expected a port"))
      );
    });
  });
}

/** What a page of the preview gets when it loads what is published. */
async function served(name = "brief"): Promise<string | null> {
  try {
    const answer = await fetch(`${address}/_file/published/${name}.json`);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    if (run.child.exitCode !== null) throw new Error(`preview: expected to run; it ended and said\n${run.said()}`);
    await sleep(200);
  }
}

describe("a preview that runs", () => {
  it("shows a change of the settings, in the data and in the pages", async () => {
    expect(await served()).toContain('"privacyFloor":10');
    for (const page of ["/", "/zh/"])
      expect(await (await fetch(`${address}${page}`)).text(), page).toContain("Floor 10");
    project.edit("lab.config.yaml", "privacy_floor: 10", "privacy_floor: 20");
    await until(async () => (await served())?.includes('"privacyFloor":20') ?? false);
    for (const page of ["/", "/zh/"])
      await until(async () => (await (await fetch(`${address}${page}`)).text()).includes("Floor 20"));
  });

  it("with a fault in a definition keeps the last good data and names the fault; goes on when it is mended, and shows what else has changed there", async () => {
    const before = await served();
    project.edit("data/indicators/contact.yaml", "sum: answered", "sum: anwsered");
    await until(async () => run.said().includes("not refreshed"));
    expect(run.said()).toMatch(/contact\.yaml.*anwsered/s);
    expect(await served()).toBe(before);
    expect(await served("data")).not.toContain("Connected share");
    project.edit("data/indicators/contact.yaml", "en: Connect rate", "en: Connected share");
    project.edit("data/indicators/contact.yaml", "sum: anwsered", "sum: answered");
    await until(async () => (await served("data"))?.includes("Connected share") ?? false);
  });

  it("shows a change of a loader's code", async () => {
    project.edit("loaders/run/pipeline.ts", "JSON.stringify(content, ", "JSON.stringify({...content, edited: true}, ");
    await until(async () => (await served())?.includes('"edited":true') ?? false);
  });
});
