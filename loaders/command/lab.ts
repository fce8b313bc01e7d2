import {join} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import {readContract} from "../definitions/contract.js";
import {DefinitionFault} from "../definitions/definition.js";
import {writeTemplates} from "../definitions/templates.js";
import {projectFolder, runPipeline} from "../pipeline.js";
import {buildSite} from "../site/build.js";
import {preview} from "../site/preview.js";
import {printReport} from "../site/print.js";
import {restoreSite} from "../site/replace.js";
import {serveSite} from "../site/serve.js";
import {showProgress} from "./progress.js";

const dist = join(projectFolder, "dist");

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("expected a whole number of at least 1");
  return value;
};

async function build({threads}: {readonly threads?: number}): Promise<void> {
  const progress = showProgress("reading definitions");
  try {
    await buildSite({...(threads ? {threads} : {}), progress: progress.step});
    progress.done("The site stands in dist/.");
  } catch (error) {
    progress.failed("The site was not built; the last good one stays.");
    throw error;
  }
}

async function serve(port: number): Promise<void> {
  await restoreSite(dist);
  const {address} = await serveSite(dist, port);
  console.log(`Open ${address} (Chinese: ${address}zh/). Stop with Ctrl+C.`);
}

const program = new Command("lab").description("Indicator Lab: rehearse first, appraise after.");
program
  .command("start", {isDefault: true})
  .description("build the site and serve it")
  .option("--port <number>", "the first port to try", whole, 3000)
  .option("--threads <number>", "threads for computing", whole)
  .action(async ({port, threads}: {port: number; threads?: number}) => {
    await build(threads ? {threads} : {});
    await serve(port);
  });
program
  .command("build")
  .description("build the site into dist/")
  .option("--threads <number>", "threads for computing", whole)
  .action(build);
program
  .command("measure")
  .description("compute what the pages load, without building them, and print the folder")
  .option("--threads <number>", "threads for computing", whole)
  .action(async ({threads}: {threads?: number}) => {
    console.log(await runPipeline({...(threads ? {threads} : {}), progress: showProgress("reading definitions").step}));
  });
program
  .command("serve")
  .description("serve dist/")
  .option("--port <number>", "the first port to try", whole, 3000)
  .action(({port}: {port: number}) => serve(port));
program
  .command("report")
  .description("print the annual report of dist/ to A4 PDF, in both languages, with Chromium")
  .option("--unit <id>", "the unit to report on; the whole operator unless given")
  .action(async ({unit}: {unit?: string}) => {
    const progress = showProgress("looking for a built site");
    try {
      const files = await printReport(dist, {...(unit === undefined ? {} : {unit}), progress: progress.step});
      progress.done(`Printed ${files.join(" and ")}.`);
    } catch (error) {
      progress.failed("The report was not printed.");
      throw error;
    }
  });
program
  .command("preview")
  .description("preview the site while definitions, settings, data or pages change")
  .option("--port <number>", "the port", whole, 3000)
  .action(async ({port}: {port: number}) => preview(port, showProgress("preview").step));
program
  .command("templates")
  .description("write an empty CSV for each table, and a guide to their columns, into a folder")
  .argument("<folder>", "where to write; files that stand there are never replaced")
  .action((folder: string) => {
    const files = writeTemplates(readContract(join(projectFolder, "data/contract")), folder);
    console.log(`Wrote ${files.length} files into ${folder}. Fill in what you have, delete the rest, and set source: {folder: ${folder}} in lab.config.yaml.`);
  });

// An ordinary end, in which processes of ours are stopped too.
for (const [signal, code] of [["SIGTERM", 143], ["SIGHUP", 129]] as const) process.once(signal, () => process.exit(code));

try {
  await program.parseAsync();
} catch (error) {
  // A fault in a definition or in data says what to do; a fault of ours needs its stack.
  if (error instanceof Error && "code" in error && error.code === "EEXIST") console.error(`${error.message}. Name another folder; what stands there is kept.`);
  else console.error(error instanceof DefinitionFault || (error instanceof Error && /expected/.test(error.message)) ? error.message : error);
  process.exitCode = 1;
}
