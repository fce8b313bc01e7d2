import {spawn} from "node:child_process";
import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {stripVTControlCharacters} from "node:util";
import {Fault} from "../ground/faults.js";
import {projectFolder} from "../ground/project.js";

/**
 * Framework asks the registry for the versions of libraries that it offers by default, used or not,
 * and fails without a network. Where it finds such a folder it doesn't ask. Nothing is loaded from them.
 */
const neverAskedFor = [
  "parquet-wasm@0.7.1",
  "htl@0.3.1",
  "d3-dsv@3.0.1",
  "react@19.2.0",
  "react-dom@19.2.0",
  "lodash@4.17.21",
  "echarts@6.0.0",
  "arquero@7.2.1",
  "apache-arrow@21.1.0",
  "@observablehq/sample-datasets@1.0.1",
  "@observablehq/plot@0.6.17",
  "topojson-client@3.1.0",
  "d3@7.9.0",
  "leaflet@1.9.4",
  "mapbox-gl@3.15.0"
];

/** Makes the folders above in one of Framework's caches. */
export function stubPackageCache(cache: string): void {
  for (const name of neverAskedFor) mkdirSync(join(cache, "_npm", name), {recursive: true});
}

/** Where a program of the build runs, and with what. */
interface Place {
  /** Holds `observablehq.config.ts`, `src` and `loaders`. */
  readonly folder: string;
  /** Set besides the current environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs Framework's command.
 *
 * @param onLine called with each line it prints, without colours
 * @returns all it printed
 * @throws with what it printed last, when it exits with a fault
 */
export function runFramework(
  args: readonly string[],
  place: Place,
  onLine: (line: string) => void = () => {}
): Promise<string> {
  const command = join(projectFolder, "node_modules/@observablehq/framework/dist/bin/observable.js");
  return run("Framework", [command, ...args], place, onLine);
}

/**
 * Renders all pages in one process, where Framework would start one for each and finds them made.
 *
 * @throws with what was printed last, when a page can't be made
 */
export async function renderPages(place: Place): Promise<void> {
  await run("pages", ["--import", "tsx", "loaders/site/render-pages.ts"], place, () => {});
}

async function run(
  name: string,
  args: readonly string[],
  {folder, environment}: Place,
  onLine: (line: string) => void
): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: {
      ...process.env,
      ...environment,
      PATH: `${join(projectFolder, "node_modules/.bin")}:${process.env.PATH ?? ""}`,
      OBSERVABLE_TELEMETRY_DISABLE: "true"
    },
    stdio: ["ignore", "pipe", "pipe"]
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  let log = "";
  let rest = "";
  const take = (chunk: Buffer) => {
    const text = stripVTControlCharacters(chunk.toString());
    log += text;
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(onLine);
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  process.off("exit", stop);
  if (code !== 0)
    throw new Fault(`${name}: expected to finish; it ended with ${code}. It said last:\n${lastWords(log)}`);
  return log;
}

/** What was printed last, without the lines that only say where in Framework's code it happened. */
function lastWords(log: string): string {
  const lines = log
    .trim()
    .split("\n")
    .filter((line) => !/^\s+at /.test(line));
  return lines.slice(-15).join("\n");
}
