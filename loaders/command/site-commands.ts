/** Commands that build, serve and preview the site. */
import {join} from "node:path";
import type {Command} from "commander";
import type {DataPage} from "../../src/model/published/data.js";
import {runPipeline} from "../run/pipeline.js";
import {projectFolder} from "../ground/project.js";
import {buildSite} from "../site/build.js";
import {preview} from "../site/preview.js";
import {printReport} from "../site/print.js";
import {restoreSite} from "../site/replace.js";
import {serveSite} from "../site/serve.js";
import {sayTooMuch} from "./data-commands.js";
import {ownLanguage, percentage, usuallyAllowed, whole, type Threads} from "./options.js";
import {beyond, exitCodes} from "./outcome.js";
import {showProgress, showStages} from "./progress.js";
import {publishedIn} from "../run/read-published.js";

const dist = join(projectFolder, "dist");

interface BuildCommandOptions extends Threads {
  readonly json?: boolean;
  readonly setAsideAtMost: number;
}

interface ServeCommandOptions {
  readonly port: number;
  readonly host?: readonly string[];
}

const hostHelp = "names besides localhost under which it answers, where a proxy of this machine stands in front";

/** `start`, `build`, `measure`, `serve`, `report`, `preview`. */
export function addSiteCommands(program: Command): void {
  addBuilding(program);
  addServing(program);
  addReport(program);
}

/** `start`, `build` and `measure`. */
function addBuilding(program: Command): void {
  program
    .command("start", {isDefault: true})
    .description("build the site and serve it")
    .option("--port <number>", "the first port to try", whole, 3000)
    .option("--host <name...>", hostHelp)
    .option("--threads <number>", "threads for computing", whole)
    .action(async ({port, host, threads}: ServeCommandOptions & Threads) => {
      await build(threads ? {threads} : {});
      await serve({port, ...(host ? {host} : {})});
    });
  program
    .command("build")
    .description("build the site into dist/; until it is whole, the last good one stands")
    .option("--json", "print for machines what was built of what")
    .option(
      "--set-aside-at-most <percent>",
      `build, but exit with ${exitCodes.setAside} where more of a table is set aside`,
      percentage,
      usuallyAllowed
    )
    .option("--threads <number>", "threads for computing", whole)
    .action(buildAndTell);
  program
    .command("measure")
    .description("compute what the pages load, without building them, and print the folder")
    .option("--threads <number>", "threads for computing", whole)
    .action(async ({threads}: Threads) => {
      const progress = showStages("reading definitions");
      const folder = await runPipeline({...(threads ? {threads} : {}), progress: progress.step});
      progress.done("measured");
      console.log(folder);
    });
}

/** `serve` and `preview`. */
function addServing(program: Command): void {
  program
    .command("serve")
    .description("serve dist/ to this machine alone")
    .option("--port <number>", "the first port to try", whole, 3000)
    .option("--host <name...>", hostHelp)
    .action((options: ServeCommandOptions) => serve(options));
  program
    .command("preview")
    .description("preview the site while definitions, settings, data or pages change")
    .option("--port <number>", "the port", whole, 3000)
    .action(async ({port}: {port: number}) => preview(port, showProgress("preview").step));
}

/** `report`. */
function addReport(program: Command): void {
  program
    .command("report")
    .description("print the annual report of dist/ to A4 PDF, in both languages, with Chromium")
    .option("--unit <id>", "the unit to report on; the whole operator unless given")
    .action(async ({unit}: {unit?: string}) => {
      const progress = showProgress("looking for a built site");
      try {
        await restoreSite(dist);
        const files = await printReport(dist, {...(unit === undefined ? {} : {unit}), progress: progress.step});
        progress.done(`Printed ${files.join(" and ")}.`);
      } catch (error) {
        progress.failed("The report was not printed.");
        throw error;
      }
    });
}

/** Builds, prints for machines what was built of what where asked to, and ends with a code of its own where too much was set aside. */
async function buildAndTell({threads, json, setAsideAtMost}: BuildCommandOptions): Promise<void> {
  const {folder, data} = await build(threads ? {threads} : {});
  const tables = data.tables.flatMap(({table, intake}) =>
    intake ? [{table, read: intake.read, accepted: intake.accepted, setAside: intake.setAside}] : []
  );
  const tooMuch = beyond(tables, setAsideAtMost);
  const code = tooMuch.length > 0 ? exitCodes.setAside : exitCodes.fine;
  if (json) {
    const {indicators, site} = data;
    const measurable = indicators.filter(({lacks}) => lacks.length === 0).length;
    console.log(
      JSON.stringify(
        {
          exitCode: code,
          site: folder,
          firstMonth: site.firstMonth,
          lastMonth: site.lastMonth,
          customers: site.customers,
          indicators: {measurable, all: indicators.length},
          tables
        },
        null,
        2
      )
    );
  }
  sayTooMuch(tooMuch, setAsideAtMost, ownLanguage());
  process.exitCode = code;
}

/** Builds the site; gives its folder and the data page's figures, as they were built. */
async function build({threads}: Threads): Promise<{readonly folder: string; readonly data: DataPage}> {
  const progress = showStages("reading definitions");
  let measured = "";
  try {
    const folder = await buildSite({
      ...(threads ? {threads} : {}),
      progress: progress.step,
      onMeasured: (from) => (measured = from)
    });
    progress.done("The site stands in dist/.");
    return {folder, data: publishedIn(join(measured, "published"), "data.json")};
  } catch (error) {
    progress.failed("The site was not built; the last good one stays.");
    throw error;
  }
}

async function serve({port, host = []}: ServeCommandOptions): Promise<void> {
  await restoreSite(dist);
  const {address} = await serveSite(dist, port, {hosts: host.map((name) => name.toLowerCase())});
  console.log(`Open ${address} (Chinese: ${address}zh/). Stop with Ctrl+C.`);
}
