/** Commands that look at data and definitions without building anything. */
import {toDigits} from "../../src/model/statistics/rounding.js";
import {join} from "node:path";
import type {Command} from "commander";
import {readContract} from "../definitions/contract.js";
import {readIndicators} from "../definitions/indicators.js";
import {readSystems} from "../definitions/systems.js";
import {writeTemplates} from "../definitions/templates.js";
import type {Language} from "../../src/language/format.js";
import {projectFolder} from "../ground/project.js";
import {check, type CheckResult} from "./check.js";
import {checkReport} from "./check-report.js";
import {explain, explainReport} from "./explain.js";
import {initFolder} from "./init.js";
import {language, ownLanguage, percentage, usuallyAllowed, whole, type Threads} from "./options.js";
import {beyond, exitCodes, shareSetAside} from "./outcome.js";
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
  program
    .command("init")
    .description(
      "write a commented lab.config.yaml and an empty CSV for each table into a folder; nothing that stands there is replaced"
    )
    .argument("<folder>", "where to write")
    .action((folder: string) => {
      const contract = readContract(join(projectFolder, "data/contract"));
      const systems = readSystems(
        readIndicators(join(projectFolder, "data/indicators")),
        join(projectFolder, "data/systems"),
        contract
      );
      const files = initFolder(folder, contract, systems);
      console.log(
        `Wrote ${files.length} files into ${folder}. Fill in the tables you have data for, then: npm run lab -- --config ${join(folder, "lab.config.yaml")} check`
      );
    });
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
    .action(async ({threads, json, setAsideAtMost, export: exportTo, language: spoken}: CheckOptions) => {
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
    });
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
