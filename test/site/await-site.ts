/** Runs before each file of browser tests: waits until the site is built. */
import {existsSync, readFileSync} from "node:fs";
import {setTimeout as sleep} from "node:timers/promises";
import {inject} from "vitest";
import {siteState} from "./state.js";

while (!existsSync(inject("siteState"))) await sleep(100);
const {fault} = siteState.parse(JSON.parse(readFileSync(inject("siteState"), "utf8")));
if (fault !== null) throw new Error(`site: expected it to be built; ${fault}. What it said stands further up.`);
