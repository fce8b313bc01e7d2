import {spawn, type ChildProcess} from "node:child_process";
import {createHash} from "node:crypto";
import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {Database, literal} from "../../../loaders/ground/database.js";
import {projectFolder} from "../../../loaders/ground/project.js";
import {generateSample} from "../../../loaders/sample/generate.js";
import {filesBelow} from "../../../loaders/ground/store.js";
import {oneFileOf} from "./one-file.js";

/** A copy of the project, in which definitions, settings and code may be changed. */
export interface Project {
  readonly folder: string;
  readonly dist: string;
  /** The raw tables that it reads. */
  readonly raw: string;
  /** Replaces one text in one of its files; the text must be there. */
  edit(file: string, from: string | RegExp, to: string): void;
  /** Starts `lab` in it, in a group of processes of its own. */
  start(...args: readonly string[]): Run;
  /** The same where no file may grow beyond a number of bytes: what a full disk does, at a place of one's choice. */
  startWithin(bytes: number, ...args: readonly string[]): Run;
  remove(): void;
}

export interface Run {
  readonly child: ChildProcess;
  /** All that it has printed so far, in both streams. */
  said(): string;
  /** What it printed to its standard output. */
  readonly output: Promise<string>;
  /** Its exit code, null where it was killed. */
  readonly code: Promise<number | null>;
  /** Kills it and all that it started, at once. */
  kill(): void;
}

/** The systems that a copy compares. */
const compared = ["reception-kpis", "operate-the-customer"] as const;

const copied = [
  "data",
  "loaders",
  "src",
  "lab.config.yaml",
  "observablehq.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json"
];
/**
 * The list of pages that a copy gets. The first shows all that is published, in its text and through attachments, without
 * drawings and their libraries: tests of building needn't bundle them.
 */
const plainPages = (another: string) => `import {readPublishedFile} from "../run/read-published.js";

const plain = '# A page\\n\\n<div id="page"></div>\\n';

async function brief(language) {
  const {site} = await readPublishedFile("brief.json");
  const up = language === "zh" ? "../" : "";
  const attached = ["brief", "compare", "data"].map((name) => 'FileAttachment("' + up + 'published/' + name + '.json").json()');
  const script = "display(await Promise.all([" + attached.join(", ") + "]));";
  return [plain, "Floor " + site.privacyFloor, "", "\`\`\`js", script, "\`\`\`", ""].join("\\n");
}

export const pages = {brief, ${another}};
`;

/** Tables enough for most pages; without bills, costs and the rest the pipeline has half of the work. */
const fewTables = ["org_units", "customers", "contacts", "surveys", "complaints"];

/**
 * A small simulated operator as a folder of Parquet files, but for the complaints: CSV in UTF-16, which is rewritten
 * while it is read.
 *
 * @param few whether some tables alone will do
 */
export async function makeRaw({customers = 600, few = false} = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "lab-raw-"));
  await generateSample({world: "gamed", customers, months: 13, lastMonth: "2026-09", seed: 7}, folder, {threads: 1});
  for (const file of few ? readdirSync(folder) : [])
    if (!fewTables.includes(file.replace(".parquet", ""))) rmSync(join(folder, file));
  const [parquet, csv] = ["complaints.parquet", "complaints.csv"].map((name) => join(folder, name));
  const database = await Database.open();
  await database.run(`COPY (SELECT * FROM read_parquet(${literal(parquet)}) ORDER BY complaint_id) TO ${literal(csv)}`);
  database.close();
  writeFileSync(csv, `\uFEFF${readFileSync(csv, "utf8")}`, "utf16le");
  rmSync(parquet);
  return folder;
}

/**
 * Copies the project without what it computed, reading a copy of `raw`; its only pages are plain ones, and of systems and
 * of behaviours that are replayed it has no more than it needs.
 */
export function copyProject(raw: string): Project {
  const project = copyOf(raw, copied);
  const systems = join(project.folder, "data/systems");
  for (const file of readdirSync(systems))
    if (!compared.some((id) => file === `${id}.yaml`)) rmSync(join(systems, file));
  project.edit("data/gaming/behaviours.yaml", /(?<=^\w+:\n(?: .*\n|#.*\n|\n)*)^\w+:\n[^]*/m, "");
  keepPages(project, ["data"], plainPages("data: async () => plain"));
  return project;
}

/** Copies the whole project, tests and all, without what it computed, reading a copy of `raw`. */
export function copyWholeProject(raw: string): Project {
  return copyOf(
    raw,
    readdirSync(projectFolder).filter((name) => ![".git", ".lab", "dist", "node_modules"].includes(name))
  );
}

/** Leaves in a copy a plain first page and one page as it is. */
export function keepPage(project: Project, page: string): void {
  cpSync(join(project.folder, "loaders/site/pages.ts"), join(project.folder, "loaders/site/all-pages.ts"));
  keepPages(project, [page], `import {pages as all} from "./all-pages.js";\n${plainPages(`${page}: all.${page}`)}`);
}

/** Takes the other pages out of the navigation, but for the first, and writes the list of pages. */
function keepPages({folder}: Project, kept: readonly string[], list: string): void {
  const navigation = join(folder, "src/language/pages.ts");
  const lines = readFileSync(navigation, "utf8").split("\n");
  const stays = (line: string) => {
    const [, page] = /^ *\{page: "(\w+)"/.exec(line) ?? [];
    return page === undefined || page === "brief" || kept.includes(page);
  };
  writeFileSync(navigation, lines.filter(stays).join("\n"));
  writeFileSync(join(folder, "loaders/site/pages.ts"), list);
}

function copyOf(raw: string, names: readonly string[]): Project {
  const folder = mkdtempSync(join(tmpdir(), "lab-project-"));
  for (const name of names) {
    cpSync(join(projectFolder, name), join(folder, name), {
      recursive: true,
      filter: (path) => path !== join(projectFolder, "src/.observablehq")
    });
  }
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"), "junction");
  // What is compressed is kept by its bytes: all copies have the same large libraries.
  const compressed = join(projectFolder, ".lab/compressed");
  for (const path of [compressed, join(folder, ".lab")]) mkdirSync(path, {recursive: true});
  symlinkSync(compressed, join(folder, ".lab/compressed"), "junction");
  cpSync(raw, join(folder, "raw"), {recursive: true});
  writeFileSync(
    join(folder, "lab.config.yaml"),
    `operator: {en: Test, zh: 测试}\nsource: {folder: ./raw}\ncompare: {legacy: ${compared[0]}, challenger: ${compared[1]}}\nleague: city\nprivacy_floor: 10\n`
  );
  return {
    folder,
    dist: join(folder, "dist"),
    raw: join(folder, "raw"),
    edit(file, from, to) {
      const path = join(folder, file);
      const before = readFileSync(path, "utf8");
      const after = before.replace(from, () => to);
      if (after === before) throw new Error(`${file}: expected ${String(from)}, and another text in its place`);
      writeFileSync(path, after);
    },
    start: (...args) => startIn(folder, join(folder, "loaders/command/lab.ts"), onOneThread(args)),
    startWithin: (bytes, ...args) => startIn(folder, join(folder, "loaders/command/lab.ts"), onOneThread(args), bytes),
    remove: () => rmSync(folder, {recursive: true, force: true})
  };
}

/** With so few rows a second thread costs more than it does, and tests run two at a time. */
function onOneThread([command, ...rest]: readonly string[]): readonly string[] {
  const computes = command === "build" || command === "measure";
  return [command, ...(computes && !rest.includes("--threads") ? ["--threads", "1"] : []), ...rest];
}

/** Leaves code that runs for seconds alone as it is: Node would spend a quarter of them on making it faster. */
const asItIs = `--import=data:text/javascript,${encodeURIComponent('import v8 from "node:v8"; v8.setFlagsFromString("--interrupt-budget=1000000");').replaceAll("'", "%27")}`;

/** Program and arguments that run a script of TypeScript in a process of its own, in whatever folder. */
export function commandOf(script: string, ...args: readonly string[]): [string, ...string[]] {
  const file = oneFileOf(script);
  const loader = file.endsWith(".mjs") ? [] : ["--import", import.meta.resolve("tsx")];
  return [process.execPath, asItIs, ...loader, file, ...args];
}

/** Runs a script of TypeScript in a folder, in a group of processes of its own; no file that it writes may be larger than `largest` bytes. */
export function startIn(folder: string, script: string, args: readonly string[] = [], largest = Infinity): Run {
  // The project's own settings and store, whatever the caller's are.
  const {
    LAB_CONFIG: _config,
    LAB_STORE: _store,
    LAB_PUBLISHED: _published,
    LAB_OUTPUT: _output,
    ...environment
  } = process.env;
  const command = commandOf(script, ...args);
  const [program, ...rest] = Number.isFinite(largest)
    ? ["bash", "-c", `ulimit -f ${Math.floor(largest / 1024)}; exec "$0" "$@"`, ...command]
    : command;
  const child = spawn(program, rest, {
    cwd: folder,
    detached: true,
    env: {...environment, LAB_VERBOSE: "1", NODE_OPTIONS: asItIs},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let said = "";
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    said += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return {
    child,
    said: () => said,
    output: code.then(() => output),
    code,
    kill: () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended already.
      }
    }
  };
}

/** Path and hash of every file of a folder: what "byte for byte" compares. */
export function bytesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      relative(folder, path),
      createHash("sha256").update(readFileSync(path)).digest("hex")
    ])
  );
}

/** What builds leave that nobody needs: unfinished folders, locks, sites set aside. */
export function litterOf({folder}: Project): string[] {
  const here = readdirSync(folder).filter((name) => name.startsWith(".dist"));
  const kept = readdirSync(join(folder, ".lab"), {recursive: true, encoding: "utf8"});
  return [
    ...here,
    ...kept.filter((path) =>
      /(^|\/)(site-[^/]*|check-[^/]*|rewritten|[^/]*\.(lock|unfinished|duckdb|wal|tmp|next))$/.test(path)
    )
  ];
}
