import {mkdirSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {Command} from "commander";
import {addDataCommands} from "./data-commands.js";
import {changeLines, olderFiles} from "./migrate.js";
import {ownLanguage} from "./options.js";
import {exitCodes, outcomeOf} from "./outcome.js";
import {pathsOf} from "../run/pipeline.js";
import {addSiteCommands} from "./site-commands.js";
import {commandWords} from "./words.js";

const program = new Command("lab")
  .description("Indicator Lab: rehearse first, appraise after.")
  .option("--config <file>", "the settings file; LAB_CONFIG or lab.config.yaml unless given")
  .option("--store <folder>", "where results are kept; LAB_STORE or .lab unless given")
  .addHelpText(
    "after",
    [
      "",
      "Exit codes:",
      `  ${exitCodes.fine}  fine`,
      `  ${exitCodes.definitions}  a definition, a setting or the call is at fault`,
      `  ${exitCodes.sources}  the sources can't be read, or hold nothing to measure`,
      `  ${exitCodes.setAside}  all was read, but of some table more was set aside than is allowed`,
      `  ${exitCodes.other}  anything else`
    ].join("\n")
  );
// What is below reads them from the environment, in this process and in those that it starts.
program.hook("preAction", (_, action) => {
  const {config, store} = program.opts<{config?: string; store?: string}>();
  if (config !== undefined) process.env.LAB_CONFIG = resolve(config);
  if (store !== undefined) process.env.LAB_STORE = resolve(store);
  if (readsSettings.has(action.name())) sayOlder();
});
/** Commands that read settings, mapping and definitions. */
const readsSettings = new Set(["check", "build", "measure", "explain", "preview", "start"]);

/** Says how files of an older version are read. What is wrong with them is said by whoever reads them. */
function sayOlder(): void {
  try {
    const older = olderFiles(pathsOf({}).settingsFile).filter(({changes}) => changes.length > 0);
    if (older.length > 0)
      console.error([commandWords[ownLanguage()].readAsNewer, ...older.flatMap(changeLines)].join("\n"));
  } catch {
    // The command itself comes upon the same fault, and ends with it.
  }
}

addSiteCommands(program);
addDataCommands(program);

// An ordinary end, in which processes of ours are stopped too.
for (const [signal, code] of [
  ["SIGTERM", 143],
  ["SIGHUP", 129]
] as const)
  process.once(signal, () => process.exit(code));

// Whoever reads what is printed may have seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") end(error);
  process.exit();
});
// Whoever started it went away, and nobody would hear how it ends.
process.stderr.on("error", () => process.exit(exitCodes.other));
// Thrown where nobody waits for it: it ends the lab like any other fault.
process.on("uncaughtException", (error) => {
  end(error);
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  end(error);
}

function end(error: unknown): void {
  const {code, message, details} = outcomeOf(error);
  console.error(message);
  if (details !== null) keepDetails(details);
  process.exitCode = code;
}

/** Writes where in the code a fault of the lab's own happened into the store, for whoever mends it. */
function keepDetails(details: string): void {
  const {store} = pathsOf({});
  const file = join(store, "fault.txt");
  try {
    mkdirSync(store, {recursive: true});
    writeFileSync(file, `${details}\n`);
    console.error(`Where in the code it happened stands in ${file}.`);
  } catch {
    // Then there is nothing to write to, and the message alone has to do.
  }
}
