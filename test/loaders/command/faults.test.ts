import {spawn} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {check} from "../../../loaders/command/check.js";
import {explain} from "../../../loaders/command/explain.js";
import {initFolder} from "../../../loaders/command/init.js";
import {commandOf} from "../site/project.js";
import {outcomeOf} from "../../../loaders/command/outcome.js";
import {readContract} from "../../../loaders/definitions/contract.js";
import {DatabaseFault, RoomFault} from "../../../loaders/ground/faults.js";
import {Database} from "../../../loaders/ground/database.js";
import {projectFolder} from "../../../loaders/ground/project.js";
import {printReport} from "../../../loaders/site/print.js";

const home = mkdtempSync(join(tmpdir(), "lab-faults-"));
afterAll(() => rmSync(home, {recursive: true, force: true}));
let made = 0;

const good = {
  operator: "{en: A, zh: 甲}",
  source: "{folder: ./tables}",
  compare: "{legacy: reception-kpis, challenger: operate-the-customer}",
  league: "city",
  privacy_floor: "10"
};

/** A folder with settings, of which some lines are other than they should be, and files of tables. */
function lab(
  settings: Partial<Record<string, string>> = {},
  files: Readonly<Record<string, string | Buffer>> = {}
): string {
  const folder = join(home, `lab-${++made}`);
  mkdirSync(join(folder, "tables"), {recursive: true});
  const lines = Object.entries({...good, ...settings}).map(([key, value]) => `${key}: ${value}`);
  writeFileSync(join(folder, "lab.config.yaml"), `${lines.join("\n")}\n`);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const contacts = "contact_id,customer_id,started_at,channel\nX1,C1,2026-01-05 09:00:00,call_in\n";

/** How `check` ends of a folder. */
async function ends(folder: string, store = join(folder, "store")) {
  const settingsFile = join(folder, "lab.config.yaml");
  const error: unknown = await check({settingsFile, store, threads: 1}).then(
    () => null,
    (fault: unknown) => fault
  );
  return error === null ? {code: 0, message: "", details: null} : outcomeOf(error);
}

const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
  .split("")
  .map((name, i) => `${name}: &${name} [${Array.from({length: 10}, () => `*${"abcdefghi"[i]}`).join(",")}]`)
  .join("\n")}\n`;

describe("a definition or a setting at fault ends with 1, naming file and line", () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      "a kind of unit that every object knows",
      {league: "toString"},
      /lab\.config\.yaml:4: league: expected one of company.*city.*; found "toString"/
    ],
    [
      "a system that every object knows",
      {compare: "{legacy: constructor, challenger: __proto__}"},
      /lab\.config\.yaml:3: compare\.legacy: expected one of .*reception-kpis.*; found "constructor"/
    ],
    ["a number that is none", {privacy_floor: ".nan"}, /:5: privacy_floor: expected number/],
    ["a number without end", {privacy_floor: ".inf"}, /:5: privacy_floor: expected/],
    ["a place on a host that doesn't end", {base: "/lab"}, /:6: base: expected a path from slash to slash/],
    ["the same twice", {league: "city\nleague: store"}, /:5: not readable as YAML: Map keys must be unique/],
    ["aliases of aliases without end", {league: `city\n${bomb}`}, /not readable as YAML: Excessive alias count/],
    [
      "lists in lists beyond any sense",
      {league: `${"[".repeat(20_000)}${"]".repeat(20_000)}`},
      /(not readable as YAML|league: expected string)/
    ],
    ["a text of a million letters", {privacy_floor: "x".repeat(1_000_000)}, /^.{0,600}$/],
    ["more than anybody writes", {league: `city # ${"x".repeat(6_000_000)}`}, /expected at most 5000000 bytes/],
    ["systems that aren't there", {systems: "./nowhere"}, /systems: expected a folder; found none/],
    [
      "a mapping that isn't there",
      {source: "{mapping: ./nowhere.yaml}"},
      /source\.mapping: expected a file; found none/
    ],
    [
      "a source that every object knows",
      {
        source:
          "{sources: {a: {files: a.csv}}, tables: {contacts: {from: constructor, columns: {contact_id: id, customer_id: id, started_at: id, channel: id}}}}"
      },
      /expected one of a; found "constructor"/
    ],
    [
      "a column that every object knows",
      {source: "{sources: {a: {files: a.csv}}, tables: {contacts: {from: a, columns: {valueOf: id}}}}"},
      /valueOf/
    ],
    [
      "a table that every object knows",
      {source: "{sources: {a: {files: a.csv}}, tables: {hasOwnProperty: {from: a, columns: {x: id}}}}"},
      /hasOwnProperty/
    ],
    ["a folder that no variable names", {source: "{mapping: lab.config.yaml, folder_from: NOT_SET_ANYWHERE}"}, /./]
  ])("%s", async (_, settings, said) => {
    const {code, message, details} = await ends(lab(settings, {"a.csv": "id\n1\n"}));
    expect({code, details, message: message.slice(0, 700)}).toEqual({
      code: 1,
      details: null,
      message: expect.stringMatching(said)
    });
  });

  it("settings that aren't there, or are a folder", async () => {
    expect(await ends(join(home, "nowhere"))).toMatchObject({
      code: 1,
      message: expect.stringMatching(/expected a settings file; found none.*init/)
    });
    const folder = lab();
    rmSync(join(folder, "lab.config.yaml"));
    mkdirSync(join(folder, "lab.config.yaml"));
    expect(await ends(folder)).toMatchObject({
      code: 1,
      message: expect.stringMatching(/expected a file; found a folder/)
    });
  });
});

describe("sources at fault end with 2, naming the file", () => {
  it.each<[string, Record<string, string | Buffer>, RegExp]>([
    ["nothing there", {}, /expected at least one table with rows/],
    [
      "not what its name says",
      {"tables/contacts.parquet": "PAR1 but not really"},
      /contacts\.parquet: expected a readable parquet file/
    ],
    ["no workbook", {"tables/contacts.xlsx": Buffer.from("PK\u0003\u0004 nothing")}, /contacts\.xlsx/],
    ["JSON cut short", {"tables/contacts.jsonl": '{"contact_id": "X1", '}, /contacts\.jsonl/],
    [
      "one table twice",
      {"tables/contacts.csv": contacts, "tables/contacts.jsonl": "{}"},
      /contacts: expected one source/
    ],
    ["a column twice", {"tables/contacts.csv": "contact_id,contact_id\n1,2\n"}, /expected each column once/],
    ["no whole month", {"tables/contacts.csv": contacts}, /expected at least one whole month/]
  ])("%s", async (_, files, said) => {
    const {code, message, details} = await ends(lab({}, files));
    expect({code, details, message}).toEqual({code: 2, details: null, message: expect.stringMatching(said)});
  });

  it("a folder that isn't there", async () => {
    expect(await ends(lab({source: "{folder: ./nowhere}"}))).toMatchObject({code: 2});
  });
});

describe("what has nothing to do with them ends with 4", () => {
  it("a store that can't be written to: below a file, in a place that nobody may write to", async () => {
    const folder = lab({}, {"tables/contacts.csv": contacts, taken: ""});
    for (const store of [join(folder, "taken/store"), "/sys/lab-store"]) {
      const {code, message, details} = await ends(folder, store);
      expect({code, details, message}).toEqual({
        code: 4,
        details: null,
        message: expect.stringMatching(/expected .* \(E[A-Z]+\)$/)
      });
    }
  });

  it("disk and memory that are full, told by DuckDB or by the system", async () => {
    const database = await Database.open(":memory:", {threads: 1, memoryLimit: "20MB"});
    const asked = database.run(
      "SET temp_directory = ''; CREATE TABLE t AS SELECT repeat(CAST(hash(range) AS VARCHAR), 50) AS x FROM range(100000)"
    );
    await expect(asked).rejects.toThrow(RoomFault);
    await expect(database.run("SELECT nothing FROM nowhere")).rejects.toThrow(DatabaseFault);
    database.close();
    for (const code of ["ENOSPC", "EFBIG", "EROFS", "EACCES"]) {
      const said = outcomeOf(Object.assign(new Error(`${code}: write`), {code, path: "/a/b"}));
      expect(said).toEqual({
        code: 4,
        details: null,
        message: expect.stringMatching(`^/a/b: expected .* \\(${code}\\)$`)
      });
    }
  });

  it("a fault of the lab's own, whatever its message says: one line for its reader, its place apart", () => {
    for (const error of [
      new TypeError("x is undefined\nand more"),
      new Error("expected this to be a fault of ours"),
      new Error("site: x"),
      "thrown"
    ]) {
      const {code, message, details} = outcomeOf(error);
      expect([code, message.split("\n").length, details !== null]).toEqual([4, 1, true]);
      expect(message).toMatch(/^A fault of the lab’s own: /);
    }
  });
});

describe("a call at fault ends with 1", () => {
  const outcome = async (work: () => unknown) => {
    try {
      await work();
    } catch (error) {
      return outcomeOf(error);
    }
    return null;
  };

  it("an indicator that every object knows, a folder that is taken, a site that isn't built", async () => {
    const settingsFile = join(lab({}, {"tables/contacts.csv": contacts}), "lab.config.yaml");
    expect(await outcome(() => explain("toString", {settingsFile}))).toMatchObject({
      code: 1,
      details: null,
      message: expect.stringMatching(/^explain: expected one of/)
    });
    const taken = lab();
    expect(
      await outcome(() => initFolder(taken, readContract(join(projectFolder, "data/contract")), new Map()))
    ).toMatchObject({code: 1, details: null});
    expect(await outcome(() => printReport(taken))).toMatchObject({
      code: 1,
      details: null,
      message: expect.stringMatching(/expected a built site/)
    });
  });
});

describe("the command itself", () => {
  /** Runs it as anybody would; `reads` lines of what it prints are taken before its reader goes, `hears` whether anybody hears of faults and progress. */
  function run(
    args: readonly string[],
    {reads = Infinity, hears = true}: {reads?: number; hears?: boolean} = {}
  ): Promise<{code: number | null; output: string; errors: string}> {
    const {LAB_CONFIG: _config, LAB_STORE: _store, LAB_VERBOSE: _verbose, ...environment} = process.env;
    const [program, ...rest] = commandOf(join(projectFolder, "loaders/command/lab.ts"), ...args);
    const child = spawn(program, rest, {cwd: home, env: hears ? environment : {...environment, LAB_VERBOSE: "1"}});
    if (!hears) child.stderr.destroy();
    let [output, errors] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split("\n").length > reads) child.stdout.destroy();
    });
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    return new Promise((resolve) => child.on("close", (code) => resolve({code, output, errors})));
  }
  const stack = /^\s+at .*:\d+:\d+\)?$/m;

  it("says of a store that can't be written to, and of a reader that goes, what there is to say, and no stack", async () => {
    const folder = lab({}, {"tables/contacts.csv": contacts, taken: ""});
    const config = join(folder, "lab.config.yaml");
    const unheardStore = join(folder, "unheard");
    const [store, gone, unheard] = await Promise.all([
      run(["--config", config, "--store", join(folder, "taken/store"), "check"]),
      run(["--config", config, "explain", "connect_rate"], {reads: 1}),
      run(["--config", config, "--store", unheardStore, "measure"], {hears: false})
    ]);
    expect([store.code, gone.code, unheard.code]).toEqual([4, 0, 4]);
    expect(existsSync(join(unheardStore, "fault.txt"))).toBe(false);
    expect(store.errors).toMatch(/taken.*expected a folder; found a file in its way/);
    for (const {errors} of [store, gone]) expect(errors).not.toMatch(stack);
  });

  it("keeps a stack of its own faults in the store alone", async () => {
    const folder = lab({}, {"tables/contacts.csv": contacts});
    // A fault in Node's own library stands for one in the lab's code.
    const store = join(folder, "store");
    const preload = join(folder, "preload.cjs");
    writeFileSync(preload, "require('node:os').totalmem = () => { throw new TypeError('no such thing'); };");
    const child = spawn(
      process.execPath,
      [
        "--require",
        preload,
        "--import",
        "tsx",
        join(projectFolder, "loaders/command/lab.ts"),
        "--config",
        join(folder, "lab.config.yaml"),
        "--store",
        store,
        "measure"
      ],
      {cwd: projectFolder}
    );
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(4);
    expect(errors).not.toMatch(stack);
    expect(errors).toMatch(/A fault of the lab’s own: no such thing\n.*fault\.txt/);
    expect(readFileSync(join(store, "fault.txt"), "utf8")).toMatch(stack);
  });
});
