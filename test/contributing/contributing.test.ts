import {publishedIn} from "../../loaders/run/read-published.js";
import {spawn} from "node:child_process";
import {readFileSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {z} from "zod";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectFolder} from "../../loaders/ground/project.js";
import {filesBelow} from "../../loaders/ground/store.js";
import {copyWholeProject, keepPage, makeRaw, type Project} from "../loaders/site/project.js";
import {follow, stepsOf} from "./steps.js";

/** The scripts that a project's package.json names. */
function scriptsOf(folder: string): Readonly<Record<string, string | undefined>> {
  const {scripts} = z
    .object({scripts: z.record(z.string(), z.string())})
    .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  return scripts;
}

const steps = stepsOf(readFileSync(join(projectFolder, "CONTRIBUTING.md"), "utf8"));
let raw = "";
let project: Project;
let written: string[] = [];
beforeAll(async () => {
  raw = await makeRaw({few: true});
  project = copyWholeProject(raw);
  written = steps.map((step) => follow(step, project.folder)).filter((file) => file !== null);
});
afterAll(() => {
  project.remove();
  rmSync(raw, {recursive: true, force: true});
});

/** Runs one of the project's tools in the copy. */
function run(tool: string, ...args: readonly string[]): Promise<{readonly code: number | null; readonly said: string}> {
  // Not as a part of the run that this test is.
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|LAB_)/.test(name)));
  return new Promise((resolve, reject) => {
    const child = spawn(join(projectFolder, "node_modules/.bin", tool), args, {cwd: project.folder, env: environment});
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({code, said}));
  });
}

describe("who follows the steps of CONTRIBUTING.md to the letter", () => {
  it("writes an indicator, a system, a chart and a page", () => {
    expect(written).toEqual(
      expect.arrayContaining([
        "data/indicators/contact.yaml",
        "data/systems/quick-answers.yaml",
        "src/charts/tally.ts",
        "src/pages/glossary/page.ts"
      ])
    );
  });

  it("calls only scripts that there are", () => {
    const scripts = scriptsOf(projectFolder);
    const named = steps.flatMap((step) =>
      step.kind === "run" ? [...step.command.matchAll(/npm (?:run )?(\w+)/g)] : []
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.map(([, script]) => script).filter((script) => scripts[script] === undefined)).toEqual([]);
  });

  it("passes the type check", async () => {
    const {code, said} = await run("tsc");
    expect(code, said).toBe(0);
  });

  it("passes the linter and the formatter", async () => {
    const scripts = scriptsOf(project.folder);
    const [, linter] = /(oxlint .*?) &&/.exec(scripts.lint ?? "") ?? [];
    const linted = await run("oxlint", ...linter.split(" ").slice(1));
    expect(linted.code, linted.said).toBe(0);
    const formatted = await run("prettier", "--check", ...new Set(written));
    expect(formatted.code, formatted.said).toBe(0);
    const used = await run("knip");
    expect(used.code, used.said).toBe(0);
  });

  it("passes the tests written, and those that every indicator has to pass", async () => {
    const tests = written.filter((file) => file.endsWith(".test.ts"));
    expect(tests).toHaveLength(3);
    const {code, said} = await run(
      "vitest",
      "run",
      "--project",
      "rooms",
      ...tests,
      "test/loaders/measure/indicators/every.test.ts"
    );
    expect(code, said).toBe(0);
  });

  it("finds the indicator and the page in the built site, in both languages", async () => {
    keepPage(project, "glossary");
    const build = project.start("build");
    expect(await build.code, build.said()).toBe(0);
    const page = (name: string) => readFileSync(join(project.dist, name), "utf8");
    expect(page("glossary.html")).toMatch(/<dt>Answered within 30 seconds<\/dt>\s*<dd>Of the calls that asked/);
    expect(page("zh/glossary.html")).toMatch(/<dt>30 秒内接听率<\/dt>\s*<dd>请求人工的来电中/);
    expect(page("index.html")).toMatch(/<a href="\.\/glossary\.html">Glossary<\/a>/);
    expect(page("zh/index.html")).toMatch(/<a href="\.\/glossary\.html">指标释义<\/a>/);
    const published = filesBelow(join(project.folder, ".lab/measured")).find((path) =>
      path.endsWith("/published/data.json")
    );
    const {indicators} = publishedIn(dirname(published ?? ""), "data.json");
    expect(indicators.find(({id}) => id === "answered_within_30s")).toMatchObject({
      lacks: [],
      usedBy: [{system: "quick-answers", role: "appraised"}]
    });
  });
});
