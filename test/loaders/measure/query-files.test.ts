import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readQuery, withTargets} from "../../../loaders/measure/query-files.js";
import {projectFolder} from "../../../loaders/ground/project.js";

const folder = join(projectFolder, "loaders/measure");
const files = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(
  (file) => file.endsWith(".sql") && !file.startsWith("shared")
);
const asked = (file: string) =>
  [...readFileSync(join(folder, file), "utf8").matchAll(/^:(\w+),?$/gm)].map(([, name]) => name);

describe("queries kept as files", () => {
  it("hold what they share, and nothing that stands for it", () => {
    const shared = files.filter((file) => asked(file).length > 0);
    expect(shared.length).toBeGreaterThanOrEqual(6);
    for (const file of shared) {
      const query = readQuery(file);
      expect(query, file).not.toMatch(/^:\w+,?$/m);
      for (const name of asked(file)) expect(query, file).toMatch(new RegExp(`^${name} AS \\(`, "m"));
    }
  });

  it("share nothing that no query asks for", () => {
    const names = readdirSync(join(folder, "shared")).map((file) => file.replace(/\.sql$/, ""));
    expect(new Set(files.flatMap(asked))).toEqual(new Set(names));
  });

  it("take the targets of a green contact", () => {
    expect(withTargets(readQuery("green-light.sql"), {handledSecondsAtMost: 300, satisfactionAtLeast: 4})).toMatch(
      /handled_seconds > 300[\s\S]*satisfaction < 4/
    );
  });
});
