import {execFile} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {z} from "zod";
import {projectFolder} from "../loaders/ground/project.js";
import {sealOf, type Seal} from "../loaders/site/seal.js";
import {buildSmallSite} from "../test/site/small-site.js";
import type {Proof} from "./proof.js";

/** The floor that package.json names, and the lines of long support since; npm's package `node` brings each. */
const versions = ["20.19", "22", "24", "26"];
const run = promisify(execFile);

/** Gets a version of Node; gives the program and what it calls itself. */
async function nodeOf(version: string, folder: string): Promise<{readonly program: string; readonly name: string}> {
  mkdirSync(folder);
  await run("npm", ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", `node@${version}`]);
  const program = join(folder, "node_modules/node/bin/node");
  const {stdout} = await run(program, ["--version"]);
  return {program, name: stdout.trim().replace(/^v/, "")};
}

/** Files that differ. What is compressed differs with the version of Brotli and zlib, and what it holds is compared anyway. */
function different(one: Seal, other: Seal): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (path) => !/\.(br|gz)$/.test(path) && one.get(path)?.sha256 !== other.get(path)?.sha256
  );
}

export const proof: Proof = {
  claims: `On Node ${versions.join(", ")} the sample operator of 3,000 customers gives the same published files and the same site, to the byte.`,
  dependsOn: ["data", "loaders", "src", "observablehq.config.ts", "package.json"],
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), "lab-node-"));
    const {engines} = z
      .object({engines: z.object({node: z.string()})})
      .parse(JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")));
    try {
      const built: {readonly name: string; readonly published: Seal; readonly site: Seal}[] = [];
      for (const version of versions) {
        progress(`Node ${version}`);
        const {program, name} = await nodeOf(version, join(folder, version));
        const {site, published} = await buildSmallSite(join(folder, version), program);
        built.push({name, published: sealOf(published), site: sealOf(site)});
      }
      const [first, ...others] = built;
      const unlike = others.flatMap(({name, published, site}) =>
        [...different(first.published, published), ...different(first.site, site)].map((path) => `${path} on ${name}`)
      );
      return {
        holds: unlike.length === 0 && engines.node === `>=${versions[0]}`,
        figures: {
          versions: built.map(({name}) => name).join(", "),
          published_files: first.published.size,
          site_files: first.site.size,
          different: unlike.slice(0, 10).join(", ") || "none"
        }
      };
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  }
};
