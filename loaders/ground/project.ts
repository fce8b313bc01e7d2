import {resolve} from "node:path";

/** The folder of the project: definitions and code stand below it, wherever the lab is called from. */
export const projectFolder = resolve(import.meta.dirname, "../..");
