import {readFileSync} from "node:fs";
import {handOver} from "../../loaders/run/hand-over.js";
import {shippedFile} from "../../loaders/run/shipped-files.js";

handOver(readFileSync(shippedFile("duckdb-eh.wasm")));
