import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {z} from "zod";
import {projectFolder} from "../loaders/ground/project.js";

const lockFile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      devDependencies: z.record(z.string(), z.string()).optional()
    })
  )
});
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string())
});
const read = (file: string): unknown => JSON.parse(readFileSync(join(projectFolder, file), "utf8"));
const {packages} = lockFile.parse(read("package-lock.json"));
const entries = Object.entries(packages).filter(([path]) => path !== "");

it("every package is held to its content by a hash, those of other systems too", () => {
  expect(entries.length).toBeGreaterThan(500);
  // npm leaves the hash out where a lock file is written from packages that are installed already: those of other systems aren't.
  expect(
    entries.filter(([, {integrity}]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? "")).map(([path]) => path)
  ).toEqual([]);
});

it("what the project names itself is pinned to one version, the one that is locked", () => {
  const {dependencies, devDependencies} = manifest.parse(read("package.json"));
  const named = {...dependencies, ...devDependencies};
  expect({...packages[""].dependencies, ...packages[""].devDependencies}).toEqual(named);
  expect(
    Object.fromEntries(Object.keys(named).map((name) => [name, packages[`node_modules/${name}`].version]))
  ).toEqual(named);
});
