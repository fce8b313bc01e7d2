// The solver's WebAssembly, served from this host.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

process.stdout.write(readFileSync(createRequire(import.meta.url).resolve("highs/runtime")));
