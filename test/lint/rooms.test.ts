import {execFileSync} from "node:child_process";
import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {projectFolder} from "../../loaders/ground/project.js";
import {importFault, roomOf, rooms} from "../../rooms.js";

describe("the rule of who may import whom", () => {
  it("points one way: whatever a room reaches by imports never leads back to it", () => {
    const reach = (room: string, seen = new Set<string>()): Set<string> => {
      for (const next of rooms[room]) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    for (const room of Object.keys(rooms)) expect(reach(room).has(room), room).toBe(false);
  });

  it.each([
    ["src/pages/plan/view.ts", "src/pages/cohorts/brush.ts"],
    ["src/model/statistics/moments.ts", "src/model/published/site.ts"],
    ["src/charts/funnel-spec.ts", "src/scores/league-table.ts"],
    ["loaders/evaluate/traces.ts", "loaders/sample/life.ts"],
    ["loaders/evaluate/traces.ts", "loaders/replay/replay.ts"],
    ["loaders/replay/replay.ts", "loaders/evaluate/traces.ts"],
    ["loaders/sample/life.ts", "loaders/evaluate/traces.ts"],
    ["loaders/publish/brief.ts", "src/pages/brief/words.ts"],
    ["loaders/calibrate/calibrate.ts", "loaders/site/build.ts"],
    ["loaders/intake/intake.ts", "loaders/privacy/floor.ts"],
    ["src/elements/escape.ts", "loaders/ground/store.ts"]
  ])("%s doesn't import %s", (from, to) => {
    expect(importFault(from, to)).toContain(roomOf(to)?.split("/").pop());
  });

  it.each([
    ["loaders/site/build.ts", "src/pages/shell/shell.ts"],
    ["loaders/command/lab.ts", "loaders/calibrate/calibrate.ts"],
    ["loaders/publish/gaming.ts", "loaders/replay/replay.ts"],
    ["src/pages/plan/view.ts", "src/pages/plan/fan.ts"],
    ["test/rooms.test.ts", "loaders/sample/life.ts"]
  ])("%s may import %s", (from, to) => {
    expect(importFault(from, to)).toBeNull();
  });
});

describe("the linter", () => {
  const folder = join(projectFolder, "src/model/statistics/planted-by-a-test");
  afterEach(() => rmSync(folder, {recursive: true, force: true}));

  it("reports an import of a type from a room above, and a circle of types", () => {
    mkdirSync(folder, {recursive: true});
    writeFileSync(
      join(folder, "upwards.ts"),
      `import type {Brief} from "../../published/brief.js";\nexport type One = Brief;\n`
    );
    writeFileSync(join(folder, "round.ts"), `import type {Trip} from "./trip.js";\nexport type Round = Trip | 1;\n`);
    writeFileSync(join(folder, "trip.ts"), `import type {Round} from "./round.js";\nexport type Trip = Round | 2;\n`);
    let said = "";
    try {
      execFileSync("npx", ["oxlint", folder], {
        cwd: projectFolder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"]
      });
    } catch (error) {
      said = String(error instanceof Error && "stdout" in error ? error.stdout : error);
    }
    expect(said).toContain("src/model/statistics doesn't import src/model/published");
    expect(said).toContain("no-cycle");
  });
});
