/** Builds the site that the browser tests read, in a process of its own: tests that need no site run meanwhile. */
import {join} from "node:path";
import {projectFolder} from "../../loaders/ground/project.js";
import {buildSite} from "../../loaders/site/build.js";

let last = "";
await buildSite({
  output: join(projectFolder, ".lab/test-site"),
  progress: (text) => {
    const step = text.replace(/\d+ %.*/, "");
    if (step !== last) process.stderr.write(`site: ${text}\n`);
    last = step;
  }
});
