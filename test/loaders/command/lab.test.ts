import {DefinitionFault, SourceFault} from "../../../loaders/ground/faults.js";
import {spawn} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {explain} from "../../../loaders/command/explain.js";
import {outcomeOf} from "../../../loaders/command/outcome.js";
import {projectFolder} from "../../../loaders/ground/project.js";
import {commandOf} from "../site/project.js";
import {z} from "zod";

/** Of what `check --json` prints, what is looked into here. */
const checked = z.object({
  setAside: z.array(
    z.looseObject({reasons: z.array(z.object({example: z.object({place: z.object({line: z.number()})})}))})
  ),
  plan: z.array(z.object({steps: z.array(z.object({table: z.string()}))}))
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const home = mkdtempSync(join(tmpdir(), "lab-command-"));
const folder = join(home, "mine");
const settings = join(folder, "lab.config.yaml");
const tables = join(folder, "tables");
afterAll(() => rmSync(home, {recursive: true, force: true}));

/** Runs the command in a folder that isn't the project's, to its end. */
function lab(...args: readonly string[]): Promise<Ended> {
  const {LAB_CONFIG: _config, LAB_STORE: _store, LAB_VERBOSE: _verbose, ...environment} = process.env;
  const [program, ...rest] = commandOf(join(projectFolder, "loaders/command/lab.ts"), ...args);
  const child = spawn(program, rest, {cwd: home, env: {...environment, LANG: "C", LC_ALL: "C"}});
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({code, output, errors}));
  });
}

const onMine = (...args: readonly string[]) => lab("--config", settings, "--store", join(home, "store"), ...args);

/** A contact log of nine months: 540 rows, two of them damaged, one with a line break in a cell. */
function writeContacts(): void {
  const [header] = readFileSync(join(tables, "contacts.csv"), "utf8").split("\n");
  const columns = header.split(",");
  const rows = Array.from({length: 540}, (_, i): Record<string, string> => ({
    contact_id: `X${i}`,
    customer_id: `C${i % 60}`,
    unit_id: i % 60 < 10 ? "" : i % 2 ? "North" : "South",
    started_at:
      i === 200
        ? "30/09/2026"
        : `2026-0${1 + Math.floor(i / 60)}-${String(1 + ((i * 7) % 28)).padStart(2, "0")} 09:00:00`,
    channel: "call_in",
    asked_for_person: "true",
    answered: i % 4 ? "true" : "false",
    handled_seconds: i === 100 ? "-5" : "120",
    need: i === 50 ? '"two\nlines"' : i === 100 ? "=1+1" : ""
  }));
  writeFileSync(
    join(tables, "contacts.csv"),
    `${[header, ...rows.map((row) => columns.map((column) => row[column] ?? "").join(","))].join("\n")}\n`
  );
}

let first: Ended;
beforeAll(async () => {
  first = await lab("init", folder);
});

describe("init", () => {
  it("writes settings with words of explanation and a template for each table, and says what to do next", () => {
    expect(first).toMatchObject({code: 0, errors: ""});
    expect(first.output).toContain(`npm run lab -- --config ${settings} check`);
    expect(readFileSync(settings, "utf8")).toContain(
      "compare: {legacy: reception-kpis, challenger: operate-the-customer}"
    );
    expect(readdirSync(tables)).toEqual(expect.arrayContaining(["contacts.csv", "customers.csv", "columns-guide.csv"]));
  });

  it("replaces nothing: where a file stands it writes none at all", async () => {
    const other = join(home, "other");
    mkdirSync(join(other, "tables"), {recursive: true});
    writeFileSync(join(other, "tables/contacts.csv"), "mine");
    const {code, errors} = await lab("init", other);
    expect(code).toBe(1);
    expect(errors.trim()).toBe(
      `${other}: expected a folder without a lab's files; found ${join(other, "tables/contacts.csv")}. They stay as they are; name another folder.`
    );
    expect([
      readFileSync(join(other, "tables/contacts.csv"), "utf8"),
      existsSync(join(other, "lab.config.yaml"))
    ]).toEqual(["mine", false]);
  });
});

describe("check", () => {
  it("of templates that nobody filled in ends with 2: there is nothing to measure", async () => {
    const {code, output, errors} = await onMine("check");
    expect([code, output, errors.trim()]).toEqual([
      2,
      "",
      `${tables}: expected at least one table with rows, such as contacts.csv or customers.parquet; found none`
    ]);
  });

  it("says what is ready, what was set aside with file and line, and what each missing column costs; silent elsewhere", async () => {
    writeContacts();
    const exported = join(home, "aside");
    const {code, output, errors} = await onMine("check", "--export", exported);
    expect({code, errors}).toEqual({code: 0, errors: ""});
    expect(output).toContain("contacts (Contacts): 540 rows");
    // The row with a line break stands before both: 100 is on line 103, 200 on 203.
    expect(output).toContain(
      `handled_seconds: expected at least 0: 1 row, such as mine/tables/contacts.csv:103, found "-5"`
    );
    expect(output).toContain(`mine/tables/contacts.csv:203, found "30/09/2026"`);
    expect(output).toContain("90 rows name no unit (unit_id)");
    expect(output).toContain("Customers: no such table was read; made from the ids in Contacts.");
    expect(output).toMatch(/2 of \d+ indicators can be measured\./);
    expect(output).toMatch(/contacts\.reason: 4 indicators \(first_contact_resolution, repeat_contact_7d, /);
    expect(output).toMatch(/1\. surveys \(.*\): makes 7 indicators measurable/);
    const aside = readFileSync(join(exported, "contacts.csv"), "utf8");
    expect(aside).toContain("handled_seconds: expected at least 0 / 处理时长（handled_seconds）：应不小于 0,-5,X100");
    // What a spreadsheet would compute comes out as text.
    expect(aside).toContain(",'=1+1,");
  });

  it("ends with 3 where more is set aside than is allowed, and says of which table; for machines all is one JSON", async () => {
    const {code, output, errors} = await onMine("check", "--json", "--set-aside-at-most", "0.1");
    expect(code).toBe(3);
    expect(errors.trim()).toBe("contacts: expected at most 0.1 % of the rows set aside; found 0.37 %");
    const result: unknown = JSON.parse(output);
    expect(result).toMatchObject({exitCode: 3, firstMonth: "2026-01", lastMonth: "2026-09"});
    const {setAside, plan} = checked.parse(result);
    expect(setAside).toMatchObject([{table: "contacts", read: 540, setAside: 2}]);
    expect(setAside[0].reasons[0].example.place.line).toBe(103);
    expect(plan[0].steps[0].table).toBe("surveys");
  });

  it("ends with 2 for a source that can't be read, and with 1 for settings that aren't any", async () => {
    const broken = join(home, "broken");
    mkdirSync(broken);
    writeFileSync(join(broken, "contacts.parquet"), "PAR1 but not really");
    const config = join(home, "broken.yaml");
    writeFileSync(
      config,
      `operator: {en: A, zh: 甲}\nsource: {folder: ./broken}\ncompare: {legacy: reception-kpis, challenger: operate-the-customer}\nleague: city\nprivacy_floor: 10\n`
    );
    const unreadable = await lab("--config", config, "check", "--language", "zh");
    expect(unreadable.code).toBe(2);
    expect(unreadable.errors).toContain(
      `${join(broken, "contacts.parquet")}: expected a readable parquet file; found: `
    );
    writeFileSync(
      config,
      "operator: {en: A, zh: 甲}\nsource: {folder: ./broken}\ncompare: {legacy: reception-kpis, challenger: operate-the-customer}\nleague: city\nprivacy_floor: 3\n"
    );
    const mistaken = await lab("--config", config, "check");
    expect([mistaken.code, mistaken.errors.trim()]).toEqual([
      1,
      `broken.yaml:5: privacy_floor: expected a floor of at least 10 customers; found 3`
    ]);
  });
});

describe("explain", () => {
  it("prints definition, SQL and the way from the sources to the pages", async () => {
    const {code, output, errors} = await onMine("explain", "connect_rate");
    expect({code, errors}).toEqual({code: 0, errors: ""});
    expect(output).toContain("Of the calls that asked for a person, the share that a person answered.");
    expect(output).toMatch(
      /sources:\n {4}contacts: .*contacts\.csv\n {2}→ tables and columns: contacts\.answered, .*\n {2}→ frame: contact .*\n {2}→ moments: .*\n {2}→ systems: .*Reception KPIs \(appraised\).*\n {2}→ pages: \/compare, \/data#indicator-connect_rate/
    );
    expect(output).toContain("CREATE TABLE rows_contact AS");
  });

  it("of what isn't defined names what is, and ends with 1", async () => {
    const fault = await explain("charm", {settingsFile: settings, store: join(home, "store")}).catch(
      (error: unknown) => error
    );
    expect(outcomeOf(fault)).toMatchObject({
      code: 1,
      message: expect.stringMatching(/^explain: expected one of .*connect_rate.*; found "charm"$/)
    });
  });
});

describe("exit codes", () => {
  it.each([
    [new DefinitionFault("data/x.yaml:3: sum: expected a number"), 1],
    [new SourceFault("contacts.csv: expected a header line and rows; found an empty file"), 2],
    [new Error("privacy floor: expected nothing under 10 customers to be had from what is published; found 2"), 4],
    [Object.assign(new Error("ENOSPC: no space left on device, write"), {code: "ENOSPC"}), 4],
    [new TypeError("x is undefined"), 4]
  ])("%s: %i", (error, code) => {
    expect(outcomeOf(error).code).toBe(code);
  });
});
