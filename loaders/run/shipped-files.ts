import {createRequire} from "node:module";

/** Files of libraries that pages load as they are, served from the site itself, by their names below `published/`. */
const shipped = {
  "duckdb-eh.wasm": "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm",
  "duckdb-browser-eh.worker.js": "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js",
  "highs.wasm": "highs/runtime"
} as const;

/** Each shipped file, by its name below `published/`, and where it stands in its package. */
export const shippedFiles: ReadonlyMap<string, string> = new Map(
  Object.entries(shipped).map(([name, module]) => [name, createRequire(import.meta.url).resolve(module)])
);

/** Where a shipped file stands in its package. */
export function shippedFile(name: keyof typeof shipped): string {
  return createRequire(import.meta.url).resolve(shipped[name]);
}
