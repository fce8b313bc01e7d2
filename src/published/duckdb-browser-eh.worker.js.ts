import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

process.stdout.write(
  readFileSync(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js"))
);
