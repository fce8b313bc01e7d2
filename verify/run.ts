/** `npm run verify`: runs the proofs whose kept results are stale, keeps what they gave, and says what holds. */
import {Command} from "commander";
import {z} from "zod";
import {showProgress} from "../loaders/command/progress.js";
import {projectFolder} from "../loaders/ground/project.js";
import {verify} from "./harness/verify.js";

const program = new Command("verify")
  .description("Runs the proofs too long for the tests, those whose kept results are stale.")
  .option("--only <name...>", "only these")
  .option("--all", "those too whose results are fresh", false)
  .option("--list", "run none, say what is fresh, stale, was never run or didn't hold", false)
  .addHelpText("after", "\nExits with 1 while any proof is stale, was never run or didn't hold.");
const options = z
  .object({only: z.array(z.string()).optional(), all: z.boolean(), list: z.boolean()})
  .parse(program.parse().opts());

try {
  const holds = await verify({root: projectFolder, folder: "verify"}, options, {
    show: (name) => showProgress(name, true),
    print: (line) => console.log(line)
  });
  process.exitCode = holds ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
