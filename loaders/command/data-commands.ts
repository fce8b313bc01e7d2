/** Commands that look at data and definitions without building anything. */
import {toDigits} from "../../src/model/statistics/rounding.js";
import {join, resolve} from "node:path";
import type {Command} from "commander";
import {readContract} from "../definitions/contract.js";
import {readIndicators} from "../definitions/indicators.js";
import {readSystems} from "../definitions/systems.js";
import {writeTemplates} from "../definitions/templates.js";
import type {Language} from "../../src/language/format.js";
import {CallFault} from "../ground/faults.js";
import {projectFolder} from "../ground/project.js";
import {check, type CheckResult} from "./check.js";
import {checkReport} from "./check-report.js";
import {explain, explainReport} from "./explain.js";
import {initFolder} from "./init.js";
import {initFrom} from "./init-from.js";
import {language, month, ownLanguage, percentage, usuallyAllowed, whole, type Threads} from "./options.js";
import {beyond, exitCodes, shareSetAside} from "./outcome.js";
import {changeLines, olderFiles, writeMigrated} from "./migrate.js";
import {showProgress} from "./progress.js";
import {purgeStore} from "./purge.js";
import {pathsOf} from "../run/pipeline.js";
import {commandWords} from "./words.js";

interface CheckOptions extends Threads {
  readonly json?: boolean;
  readonly setAsideAtMost: number;
  readonly export?: string;
  readonly language: Language;
}

/** `init`, `templates`, `purge`, `check`, `explain`. */
export function addDataCommands(program: Command): void {
  addInit(program);
  program
    .command("templates")
    .description("write an empty CSV for each table, and a guide to their columns, into a folder")
    .argument("<folder>", "where to write; files that stand there are never replaced")
    .action((folder: string) => {
      const files = writeTemplates(readContract(join(projectFolder, "data/contract")), folder);
      console.log(
        `Wrote ${files.length} files into ${folder}. Fill in what you have, delete the rest, and set source: {folder: ${folder}} in lab.config.yaml.`
      );
    });
  addPurge(program);
  addMigrate(program);
  program
    .command("check")
    .description(
      "read the sources and say what is ready, what was set aside and why, and what each missing column costs; nothing is built"
    )
    .option("--json", "print it for machines")
    .option(
      "--set-aside-at-most <percent>",
      `exit with ${exitCodes.setAside} where more of a table is set aside`,
      percentage,
      usuallyAllowed
    )
    .option("--export <folder>", "write the rows set aside as CSV, each with its reason")
    .option("--language <language>", "en or zh", language, ownLanguage())
    .option("--threads <number>", "threads for reading", whole)
    .action((options: CheckOptions) => runCheck(options));
  program
    .command("explain")
    .description("print an indicator's definition, its SQL, and where it comes from and goes to")
    .argument("<indicator>", "its key, such as connect_rate")
    .option("--json", "print it for machines")
    .option("--language <language>", "en or zh", language, ownLanguage())
    .action(async (indicator: string, {json, language: spoken}: {json?: boolean; language: Language}) => {
      const explanation = await explain(indicator, {});
      console.log(json ? JSON.stringify(explanation, null, 2) : explainReport(explanation, spoken));
    });
}

interface InitOptions {
  readonly from?: readonly string[];
  readonly lastMonth?: string;
  readonly language: Language;
}

/** Where `init --from` writes unless told. */
const usualFolder = "my-lab";

/** `init`. */
function addInit(program: Command): void {
  program
    .command("init")
    .description(
      "write a commented lab.config.yaml and an empty CSV for each table into a folder; or, with --from, look at files, propose a mapping for them, and check it. Nothing that stands there is replaced"
    )
    .argument("[folder]", `where to write; with --from ${usualFolder} unless given`)
    .option(
      "--from <files...>",
      "files, or folders of them, in CSV, Parquet, JSON lines or XLSX, for which a mapping is proposed"
    )
    .option("--last-month <month>", "the month in which the data end, such as 2026-09, for files without dates", month)
    .option("--language <language>", "en or zh", language, ownLanguage())
    .action(async (folder: string | undefined, {from, lastMonth, language: spoken}: InitOptions) => {
      const contract = readContract(join(projectFolder, "data/contract"));
      const systems = readSystems(
        readIndicators(join(projectFolder, "data/indicators")),
        join(projectFolder, "data/systems"),
        contract
      );
      if (from === undefined) {
        if (folder === undefined)
          throw new CallFault(
            "init: expected a folder to write into, or files to look at: init FOLDER, or init --from FILES"
          );
        const files = initFolder(folder, contract, systems);
        console.log(
          `Wrote ${files.length} files into ${folder}. Fill in the tables you have data for, then: npm run lab -- --config ${join(folder, "lab.config.yaml")} check`
        );
        return;
      }
      const proposed = await initFrom(folder ?? usualFolder, contract, systems, {
        from,
        lastMonth: lastMonth ?? null,
        language: spoken
      });
      console.log(`${commandWords[spoken].proposed(proposed)}\n`);
      process.env.LAB_CONFIG = resolve(proposed.settings);
      if (proposed.hasTables) await runCheck({setAsideAtMost: usuallyAllowed, language: spoken});
    });
}

/** Reads the sources, and prints what `check` found. */
async function runCheck({
  threads,
  json,
  setAsideAtMost,
  export: exportTo,
  language: spoken
}: CheckOptions): Promise<void> {
  const progress = showProgress("reading definitions");
  let result: CheckResult;
  try {
    result = await check({...(threads ? {threads} : {}), progress: progress.step}, exportTo ?? null);
    progress.done("read");
  } catch (error) {
    progress.failed("not read");
    throw error;
  }
  const tooMuch = beyond(result.setAside, setAsideAtMost);
  const code = tooMuch.length > 0 ? exitCodes.setAside : exitCodes.fine;
  const words = commandWords[spoken];
  if (json) console.log(JSON.stringify({exitCode: code, ...result}, null, 2));
  else {
    console.log(checkReport(result, spoken));
    if (exportTo !== undefined && result.setAside.some(({setAside}) => setAside > 0))
      console.log(`\n${words.exported(exportTo)}`);
  }
  sayTooMuch(tooMuch, setAsideAtMost, spoken);
  process.exitCode = code;
}

/** `migrate`. */
function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description(
      "show what settings, mapping and own definitions of an older version say in the one that this lab reads; nothing is written without --write"
    )
    .option("--write", "write them so; comments stay")
    .option("--language <language>", "en or zh", language, ownLanguage())
    .action(({write, language: spoken}: {write?: boolean; language: Language}) => {
      const words = commandWords[spoken];
      const {settingsFile} = pathsOf({});
      const older = write ? writeMigrated(settingsFile) : olderFiles(settingsFile);
      console.log(
        older.length === 0
          ? words.nothingOlder
          : [...older.flatMap(changeLines), write ? words.migrated(older.length) : words.notMigrated].join("\n")
      );
    });
}

/** `purge`. */
function addPurge(program: Command): void {
  program
    .command("purge")
    .description(
      "delete what the store keeps of raw data: rows set aside, work databases, the simulated operator's tables; published figures stay for the audit"
    )
    .action(async () => {
      const deleted = await purgeStore(pathsOf({}).store);
      console.log(
        deleted.length === 0
          ? "Nothing of raw data is kept."
          : `Deleted ${deleted.length}:\n${deleted.map((path) => `  ${path}`).join("\n")}`
      );
    });
}

/** Says which tables lost more than is allowed, where a scheduler's log has it. */
export function sayTooMuch(
  tables: readonly {readonly table: string; readonly read: number; readonly setAside: number}[],
  allowed: number,
  spoken: Language
): void {
  const share = (value: number) => `${toDigits(100 * value, 3)} %`;
  for (const table of tables)
    console.error(commandWords[spoken].tooMuch(table.table, share(shareSetAside([table])), share(allowed)));
}
