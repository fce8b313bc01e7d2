/** The notices that licences ask for: what of others stands in a built site, and under which terms. */
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {projectFolder} from "../ground/project.js";
import {bundledPackages, type BundledPackage} from "./bundled.js";

/** Texts for packages that carry none, each after a line that says where it is from: `scope__name.txt`. */
const ownTexts = join(projectFolder, "loaders/site/licences");

const noticeNames = /^(licen[cs]e|copying|notice|copyright|third.?party)[^.]*(\.(txt|md|markdown))?$/i;

export interface Notices {
  readonly text: string;
  /** One line a package that has no text of its licence. */
  readonly faults: readonly string[];
}

/**
 * Makes the third-party notices of a built site: each package with name, version and licence, then the texts, each once.
 *
 * @param site the built site
 * @param project the folder of `package-lock.json` and `node_modules`
 * @param texts the folder of texts for packages that carry none
 */
export async function noticesOf(site: string, project: string, texts = ownTexts): Promise<Notices> {
  const packages = await bundledPackages(site, project);
  const byText = new Map<string, BundledPackage[]>();
  const faults: string[] = [];
  for (const one of packages) {
    const text = textOf(one, texts);
    if (text === "") {
      faults.push(
        `${one.name} ${one.version}: expected the text of its licence in the package; found none. Put it in loaders/site/licences/${fileName(one)}, after a line that says where it is from.`
      );
    }
    byText.set(text, [...(byText.get(text) ?? []), one]);
  }
  const named = ({name, version, licence}: BundledPackage) => `${name} ${version} (${licence})`;
  const line = "-".repeat(80);
  return {
    faults,
    text: [
      "THIRD-PARTY NOTICES",
      "",
      "This site holds code of the following packages, each under the licence named beside it. The texts follow.",
      "",
      ...packages.map(named),
      ...[...byText].flatMap(([text, all]) => ["", line, ...all.map(named), line, "", text]),
      ""
    ].join("\n")
  };
}

function textOf(one: BundledPackage, texts: string): string {
  const own = join(texts, fileName(one));
  const files = readdirSync(one.folder, {withFileTypes: true})
    .filter((entry) => entry.isFile() && noticeNames.test(entry.name))
    .map(({name}) => join(one.folder, name))
    .sort();
  const read = (paths: readonly string[]) =>
    paths
      .map((path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n").trim())
      .filter((text) => text !== "")
      .join("\n\n");
  return read(files) || (existsSync(own) ? read([own]) : "");
}

function fileName({name}: BundledPackage): string {
  return `${name.replace(/^@/, "").replace("/", "__")}.txt`;
}
