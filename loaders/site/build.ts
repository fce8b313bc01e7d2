import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {noticesFile} from "../../src/pages/shell/shell.js";
import {runPipeline} from "../run/pipeline.js";
import {projectFolder} from "../ground/project.js";
import {faultsOfBuild} from "./faults.js";
import {finishPages} from "./finish.js";
import {runFramework} from "./framework.js";
import {noticesOf} from "./notices.js";
import {replaceSite, restoreSite} from "./replace.js";
import {inWorkshop} from "./workshop.js";

export interface BuildOptions {
  /** Where the site goes; `dist` of the project unless given. */
  readonly output?: string;
  readonly threads?: number;
  readonly progress?: (text: string) => void;
  /** Told the folder of what the site is built from. */
  readonly onMeasured?: (folder: string) => void;
}

/**
 * Builds the site: pipeline, pages, checks; then puts it in the place of the last one. Until that
 * moment the last good site stands untouched. Several builds may run at a time.
 *
 * @returns the site's folder
 * @throws with every fault found; then nothing has been replaced
 */
export async function buildSite({
  output = join(projectFolder, "dist"),
  threads,
  progress = () => {},
  onMeasured = () => {}
}: BuildOptions = {}): Promise<string> {
  await restoreSite(output);
  const measured = await runPipeline({...(threads ? {threads} : {}), progress});
  onMeasured(measured);
  await inWorkshop(join(measured, "published"), async ({folder, published, site, time}) => {
    progress("building the pages");
    const log = await runFramework(["build"], folder, {LAB_PUBLISHED: published, LAB_OUTPUT: site}, (line) => {
      const page = /^render (\S+)/.exec(line);
      if (page) progress(`page ${page[1]}`);
    });
    const notices = await noticesOf(site, projectFolder);
    const faults = [...faultsOfBuild(log, site), ...notices.faults];
    if (faults.length)
      throw new Error(`site: expected pages without faults; the last good site stays. Found:\n${faults.join("\n")}`);
    writeFileSync(join(site, noticesFile), notices.text);
    finishPages(site, time);
    await replaceSite(site, output);
  });
  return output;
}
