import {writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {noticesFile} from "../../src/pages/shell/shell.js";
import {readSettings} from "../definitions/settings.js";
import {Fault} from "../ground/faults.js";
import {singleIndicatorFiles} from "../run/indicator-files.js";
import {pathsOf, runPipeline} from "../run/pipeline.js";
import {publishedIn} from "../run/read-published.js";
import {projectFolder} from "../ground/project.js";
import {shippedFiles} from "../run/shipped-files.js";
import {filesBelow} from "../ground/store.js";
import {compressSite} from "./compress.js";
import {faultsOfBuild} from "./faults.js";
import {finishPages} from "./finish.js";
import {renderPages, runFramework} from "./framework.js";
import {noticesOf} from "./notices.js";
import {replaceSite, restoreSite} from "./replace.js";
import {faultsOfCopies, sealOf} from "./seal.js";
import {inBuildFolder} from "./workshop.js";

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
  const {base} = readSettings(pathsOf({}).settingsFile);
  const measured = await runPipeline({...(threads ? {threads} : {}), progress});
  onMeasured(measured);
  const folderOfFiles = join(measured, "published");
  await inBuildFolder(folderOfFiles, async ({folder, published, site, time}) => {
    progress("writing the pages");
    const place = {folder, environment: {LAB_PUBLISHED: published, LAB_OUTPUT: site, LAB_BASE: base}};
    await renderPages(place);
    progress("building the pages");
    const log = await runFramework(["build"], place, (line) => {
      const page = /^render (\S+)/.exec(line);
      if (page) progress(`page ${page[1]}`);
    });
    const notices = await noticesOf(site, projectFolder);
    const faults = [
      ...faultsOfBuild(log, site),
      ...faultsOfCopies(site, handedFiles(folderOfFiles)),
      ...notices.faults
    ];
    if (faults.length)
      throw new Fault(`site: expected pages without faults; the last good site stays. Found:\n${faults.join("\n")}`);
    writeFileSync(join(site, noticesFile), notices.text);
    finishPages(site, time);
    progress("compressing");
    await compressSite(site, join(projectFolder, ".lab/compressed"));
    progress("comparing every file before it takes its place");
    await replaceSite(site, output, sealOf(site));
  });
  return output;
}

/** Every file that is handed to the build, by its path in the site, and where it stands in the original or what it holds. */
function handedFiles(published: string): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ...filesBelow(published).map((file) => [`published/${relative(published, file)}`, file] as const),
    ...Object.entries(singleIndicatorFiles(publishedIn(published, "indicator-files.json"))).map(
      ([name, content]) => [`published/indicator/${name}`, content] as const
    ),
    ...[...shippedFiles].map(([name, file]) => [`published/${name}`, file] as const)
  ]);
}
