import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync} from "node:fs";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {projectFolder} from "../../loaders/ground/project.js";
import {commandOf} from "../loaders/site/project.js";
import {dependenciesOf, keyOf} from "../../verify/harness/dependencies.js";
import {verify, type Wanted} from "../../verify/harness/verify.js";
import {loadProofs, runProof, standings, type Place} from "../../verify/harness/kept.js";

let root = "";
let place: Place;
beforeEach(() => {
  mkdirSync(join(projectFolder, ".lab"), {recursive: true});
  root = mkdtempSync(join(projectFolder, ".lab/verify-"));
  place = {root, folder: "verify"};
  write("package-lock.json", JSON.stringify({packages: {"node_modules/d3-array": {version: "7.9.0"}}}));
  write("src/half.ts", "import {sum} from 'd3-array';\nexport const half = (n: number): number => sum([n]) / 2;\n");
  write("src/shape.ts", "export interface Shape {\n  readonly n: number;\n}\n");
  write("data/n.txt", "4");
  write("src/worker.ts", "import './deep.js';\n");
  write("src/deep.ts", "export {};\n");
  write("verify/proof.ts", "export interface Proof {}\n");
  write("verify/run.ts", "throw new Error('run isn’t a proof');\n");
  write(
    "verify/halves.ts",
    proofOf("half(Number(readFileSync(new URL('../data/n.txt', import.meta.url), 'utf8'))) === 2")
  );
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), text);
}

/** A proof that imports a function and a type, reads a file, and names a worker. */
function proofOf(holds: string): string {
  return `import {readFileSync, writeFileSync} from "node:fs";
import {half} from "../src/half.js";
import type {Shape} from "../src/shape.js";
export const proof = {
  claims: "Half of four is two.",
  dependsOn: ["data", "src/worker.ts"],
  run: async (progress: (text: string) => void) => {
    progress("halving");
    const shape: Shape = {n: 1};
    return {holds: ${holds}, figures: {runs: shape.n}};
  }
};
`;
}

async function runAll(): Promise<string[]> {
  const said: string[] = [];
  for (const entry of await loadProofs(place)) await runProof(place, entry, (text) => said.push(text));
  return said;
}

async function states(): Promise<Record<string, string>> {
  return Object.fromEntries(standings(place, await loadProofs(place)).map(({name, state}) => [name, state]));
}

describe("a proof's result", () => {
  it("is kept with its claim, figures and key, and is fresh until something that it rests on changes", async () => {
    expect(await states()).toEqual({halves: "never run"});
    expect(await runAll()).toEqual(["halving"]);
    const [{key}] = await loadProofs(place);
    expect(JSON.parse(readFileSync(join(root, "verify/results/halves.json"), "utf8"))).toEqual({
      claims: "Half of four is two.",
      holds: true,
      figures: {runs: 1},
      key
    });
    expect(await states()).toEqual({halves: "fresh"});
  });

  it.each([
    ["what it imports", "src/half.ts"],
    ["a file of a folder that it names", "data/n.txt"],
    ["a new file there", "data/m.txt"],
    ["what a worker that it names imports", "src/deep.ts"],
    ["the proof itself", "verify/halves.ts"]
  ])("is stale when %s changes", async (_, path) => {
    await runAll();
    const text = path === "data/m.txt" ? "" : readFileSync(join(root, path), "utf8");
    write(path, `${text}\n// changed\n`);
    expect(await states()).toEqual({halves: "stale"});
    write(path, text);
    if (path !== "data/m.txt") expect(await states()).toEqual({halves: "fresh"});
  });

  it("is stale when a package that it imports has another version", async () => {
    await runAll();
    write("package-lock.json", JSON.stringify({packages: {"node_modules/d3-array": {version: "7.9.1"}}}));
    expect(await states()).toEqual({halves: "stale"});
  });

  it("stays fresh when a type, a page or another proof's file changes", async () => {
    await runAll();
    write("src/shape.ts", "export interface Shape {\n  readonly n: number;\n  readonly m?: number;\n}\n");
    write("src/page.ts", "export {};\n");
    expect(await states()).toEqual({halves: "fresh"});
  });

  it("that says no is told from one that is stale or was never run", async () => {
    write("verify/wrong.ts", proofOf("false"));
    await runAll();
    expect(await states()).toEqual({halves: "fresh", wrong: "didn't hold"});
    rmSync(join(root, "verify/wrong.ts"));
    expect(await states()).toEqual({halves: "fresh", wrong: "without a proof"});
  });

  it("isn't kept where something that it rests on changes while it runs", async () => {
    write("verify/halves.ts", proofOf("writeFileSync(new URL('../data/n.txt', import.meta.url), '6') === undefined"));
    await expect(runAll()).rejects.toThrow("halves: expected what it rests on to stay as it was; found it changed");
    expect(await states()).toEqual({halves: "never run"});
  });

  it("isn't kept where it fails", async () => {
    write("verify/halves.ts", proofOf("half(Number('x')) === undefined.length"));
    await expect(runAll()).rejects.toThrow("undefined");
    expect(await states()).toEqual({halves: "never run"});
  });
});

describe("verifying", () => {
  /** What was run, what was printed of each proof, and whether all held. */
  async function verified(wanted: Partial<Wanted>) {
    const said: string[] = [];
    const lines: string[] = [];
    const say = (text: string) => void said.push(text);
    const holds = await verify(
      place,
      {all: false, list: false, ...wanted},
      {show: () => ({step: say, done: say, failed: say}), print: (line) => lines.push(line.replaceAll(/ {2,}/g, " | "))}
    );
    return {holds, said, lines};
  }

  it("runs what is stale alone, and passes when all is fresh and holds", async () => {
    const line = "halves | Half of four is two.";
    expect(await verified({list: true})).toEqual({holds: false, said: [], lines: [`never run | ${line}`]});
    expect(await verified({})).toEqual({
      holds: true,
      said: ["halves: halving", 'halves: holds; {"runs":1}'],
      lines: [`fresh | ${line}`]
    });
    expect(await verified({})).toEqual({holds: true, said: [], lines: [`fresh | ${line}`]});
    expect((await verified({all: true})).said).toHaveLength(2);
    write("data/n.txt", "4 ");
    expect(await verified({list: true})).toEqual({holds: false, said: [], lines: [`stale | ${line}`]});
  });

  it("fails while a proof isn't asked for that is stale, doesn't hold, or fails; the others are run and kept", async () => {
    write("verify/fails.ts", proofOf("half(Number('x')) === undefined.length"));
    write("verify/wrong.ts", proofOf("false"));
    const {holds, said, lines} = await verified({});
    expect(holds).toBe(false);
    expect(said.filter((text) => !text.includes("halving")).map((text) => text.split("\n")[0])).toEqual([
      expect.stringMatching(/^fails: TypeError/),
      'halves: holds; {"runs":1}',
      'wrong: doesn\'t hold; {"runs":1}'
    ]);
    expect(lines.map((text) => text.split(" | ").slice(0, 2).join(" | "))).toEqual([
      "never run | fails",
      "fresh | halves",
      "didn't hold | wrong"
    ]);
    rmSync(join(root, "verify/fails.ts"));
    write("verify/wrong.ts", proofOf("true"));
    // That one is stale now, and isn't asked for.
    expect(await verified({only: ["halves"]})).toMatchObject({holds: false, said: []});
    await expect(verified({only: ["halfs"]})).rejects.toThrow("--only: expected some of halves, wrong; found halfs");
  });
});

describe("a key", () => {
  it("is the same wherever the project stands", async () => {
    const halves = [{file: "verify/halves.ts", dependsOn: ["data"]}];
    const keyIn = async (where: string) => keyOf(where, (await dependenciesOf(where, halves))[0]);
    const other = mkdtempSync(join(projectFolder, ".lab/verify-"));
    try {
      cpSync(root, other, {recursive: true});
      expect(await keyIn(other)).toBe(await keyIn(root));
    } finally {
      rmSync(other, {recursive: true, force: true});
    }
  });

  it("rests on code that is run: imports at any remove, without types, and packages by version", async () => {
    const [{files, packages}] = await dependenciesOf(root, [{file: "verify/halves.ts", dependsOn: ["src/worker.ts"]}]);
    expect(files).toEqual(["src/deep.ts", "src/half.ts", "src/worker.ts", "verify/halves.ts"]);
    expect(packages).toEqual(["d3-array@7.9.0"]);
  });

  it("can't be made where a file that it names isn't there", async () => {
    await expect(dependenciesOf(root, [{file: "verify/halves.ts", dependsOn: ["data/k.txt"]}])).rejects.toThrow(
      "verify/halves.ts: expected files or folders in dependsOn; found data/k.txt"
    );
  });
});

describe("the folder of proofs", () => {
  it("holds nothing but proofs", async () => {
    write("verify/helper.ts", "export const two = 2;\n");
    await expect(loadProofs(place)).rejects.toThrow("verify/helper.ts: expected it to export `proof`");
  });

  it("of this project can be loaded, and each listed with its claim", async () => {
    const lines: string[] = [];
    await verify(
      {root: projectFolder, folder: "verify"},
      {all: false, list: true},
      {show: (name) => expect.fail(`${name} ran`), print: (line) => lines.push(line)}
    );
    expect(lines.map((line) => line.split(/ {2,}/)[1])).toEqual(expect.arrayContaining(["calibration", "kill"]));
    for (const line of lines)
      expect(line).toMatch(/^(fresh|stale|never run|didn't hold) {2,}[a-z0-9-]+ {2,}[A-Z].*\.$/);
  });

  it("is asked by a command that says how", () => {
    const [program, ...args] = commandOf(join(projectFolder, "verify/run.ts"), "--help");
    const {status, stdout, stderr} = spawnSync(program, args, {encoding: "utf8"});
    expect([status, stderr]).toEqual([0, ""]);
    for (const option of ["--only <name...>", "--all", "--list"]) expect(stdout).toContain(option);
  });
});
