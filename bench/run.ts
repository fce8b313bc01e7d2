import {readdirSync} from "node:fs";
import {join} from "node:path";

/** Benches that can be run: files here, but for this one and those that only help (`NAME-data.ts`). */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts" && !file.includes("-"))
  .map((file) => file.slice(0, -".ts".length))
  .sort();

const [name, ...options] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`bench: expected one of ${names.join(", ")}; found ${name === undefined ? "nothing" : `"${name}"`}`);
  process.exit(1);
}
const module: unknown = await import(join(import.meta.dirname, `${name}.ts`));
if (!isBench(module)) throw new Error(`${name}.ts: expected it to export the function bench`);
console.log(JSON.stringify({bench: name, ...(await module.bench(options))}));

/** A bench takes the rest of the command line and gives what its line of JSON says. */
function isBench(
  value: unknown
): value is {bench(options: readonly string[]): Promise<Readonly<Record<string, unknown>>>} {
  return typeof value === "object" && value !== null && "bench" in value && typeof value.bench === "function";
}
