/**
 * Builds a site in a process of its own: that which the browser tests read, while tests run that need no site; or another,
 * where its folder is named, and then prints the folder of what it was measured from.
 */
import {join} from "node:path";
import {projectFolder} from "../../loaders/ground/project.js";
import {buildSite} from "../../loaders/site/build.js";

const [, , named] = process.argv;
let last = "";
await buildSite({
  output: named ?? join(projectFolder, ".lab/test-site"),
  progress: (text) => {
    const step = text.replace(/\d+ %.*/, "");
    if (step !== last) process.stderr.write(`site: ${text}\n`);
    last = step;
  },
  onMeasured: (folder) => {
    if (named !== undefined) process.stdout.write(`${folder}\n`);
  }
});
