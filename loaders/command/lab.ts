import {resolve} from "node:path";
import {Command} from "commander";
import {addDataCommands} from "./data-commands.js";
import {exitCodes, outcomeOf} from "./outcome.js";
import {addSiteCommands} from "./site-commands.js";

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
program.hook("preAction", () => {
  const {config, store} = program.opts<{config?: string; store?: string}>();
  if (config !== undefined) process.env.LAB_CONFIG = resolve(config);
  if (store !== undefined) process.env.LAB_STORE = resolve(store);
});
addSiteCommands(program);
addDataCommands(program);

// An ordinary end, in which processes of ours are stopped too.
for (const [signal, code] of [
  ["SIGTERM", 143],
  ["SIGHUP", 129]
] as const)
  process.once(signal, () => process.exit(code));

try {
  await program.parseAsync();
} catch (error) {
  const {code, message} = outcomeOf(error);
  console.error(message);
  process.exitCode = code;
}
