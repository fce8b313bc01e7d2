import {readFileSync, writeFileSync} from "node:fs";
import {describeModel, marks} from "./describe.js";

// Run with `npx tsx loaders/sample/describe-readme.ts` after a change of worlds, arrows or parameters.
const file = new URL("./README.md", import.meta.url);
const text = readFileSync(file, "utf8");
const [before] = text.split(marks.begin);
const after = text.split(marks.end)[1];
writeFileSync(file, `${before}${marks.begin}\n\n${describeModel()}\n\n${marks.end}${after}`);
