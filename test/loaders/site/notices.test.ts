import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {bundledPackages} from "../../../loaders/site/bundled.js";
import {noticesOf} from "../../../loaders/site/notices.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lab-notices-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const site = () => join(folder, "site");
const texts = () => join(folder, "texts");

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
}

/** Installs packages, each by its folder below `node_modules`, and locks them. */
function install(packages: Readonly<Record<string, Readonly<Record<string, string>>>>): void {
  const locked: Record<string, {version: string}> = {"": {version: "0.1.0"}};
  for (const [place, {version, needs, ...files}] of Object.entries(packages)) {
    const name = place.split("/node_modules/").at(-1) ?? "";
    const dependencies = Object.fromEntries((needs ?? "").split(" ").map((one) => [one, "*"]));
    locked[`node_modules/${place}`] = {version};
    write(
      `node_modules/${place}/package.json`,
      JSON.stringify({name, version, license: "MIT", ...(needs === undefined ? {} : {dependencies})})
    );
    for (const [file, text] of Object.entries(files)) write(`node_modules/${place}/${file}`, text);
  }
  write("package-lock.json", JSON.stringify({packages: locked}));
}

/** What Framework makes of packages that pages import. */
const bundle = (...names: readonly string[]) =>
  names.forEach((name) => write(`site/_node/${name}/index.0a1b2c3d.js`, ""));

const namesOf = async () => (await bundledPackages(site(), folder)).map(({name, version}) => `${name} ${version}`);

describe("the packages that a site holds", () => {
  it("are those of its bundles, in the version bundled, wherever they are installed", async () => {
    install({
      plot: {version: "2.0.0"},
      "other/node_modules/plot": {version: "1.0.0"},
      other: {version: "3.0.0"},
      "@scope/tool": {version: "4.0.0"},
      unused: {version: "9.0.0"}
    });
    bundle("plot@1.0.0", "@scope/tool@4.0.0");
    expect(await namesOf()).toEqual(["@scope/tool 4.0.0", "plot 1.0.0"]);
    bundle("plot@2.0.0");
    expect(await namesOf()).toEqual(["@scope/tool 4.0.0", "plot 1.0.0", "plot 2.0.0"]);
  });

  it("are named by their own version where a part of one has another", async () => {
    install({sheet: {version: "4.1.1"}});
    write("site/_node/sheet@1.0.0/browser.0a1b2c3d.js", "");
    expect(await namesOf()).toEqual(["sheet 4.1.1"]);
  });

  it("count what an author has bundled into one, with all that it needs, but not what a command of it imports", async () => {
    install({
      mesh: {
        version: "1.0.0",
        needs: "points command",
        "dist/mesh.js": "code of points",
        "bin/mesh": 'require("command")'
      },
      points: {version: "2.0.0", needs: "exact", "index.js": 'import "exact"'},
      exact: {version: "3.0.0"},
      command: {version: "4.0.0"}
    });
    bundle("mesh@1.0.0");
    expect(await namesOf()).toEqual(["exact 3.0.0", "mesh 1.0.0", "points 2.0.0"]);
  });

  it("have to be installed as they are locked", async () => {
    install({plot: {version: "2.0.0"}, "other/node_modules/plot": {version: "1.0.0"}});
    bundle("plot@3.0.0");
    await expect(namesOf()).rejects.toThrow(
      "package-lock.json: expected plot 3.0.0, which the site holds; found 2.0.0, 1.0.0"
    );
  });
});

describe("the notices of a site", () => {
  it("name each package with version and licence, and each text once, with the notice that goes with it", async () => {
    install({
      axis: {version: "1.0.0", LICENSE: "Terms of one house\n"},
      brush: {version: "2.0.0", "LICENSE.md": "Terms of one house\r\n"},
      chart: {version: "3.0.0", LICENCE: "Other terms", "NOTICE.txt": "With thanks", "licence.js": "no text"}
    });
    bundle("axis@1.0.0", "brush@2.0.0", "chart@3.0.0");
    const {text, faults} = await noticesOf(site(), folder, texts());
    expect(faults).toEqual([]);
    expect(text).toContain("\naxis 1.0.0 (MIT)\nbrush 2.0.0 (MIT)\nchart 3.0.0 (MIT)\n");
    expect(text.split("Terms of one house")).toHaveLength(2);
    expect(text).toContain("Other terms\n\nWith thanks\n");
    expect(text).not.toContain("no text");
  });

  it("can't be made without the text of a licence, and say where it goes; there it is found", async () => {
    install({"@scope/bare": {version: "1.0.0", "README.md": "MIT"}, empty: {version: "2.0.0", LICENSE: " \n"}});
    bundle("@scope/bare@1.0.0", "empty@2.0.0");
    const expected = (name: string, file: string) =>
      `${name}: expected the text of its licence in the package; found none. Put it in loaders/site/licences/${file}, after a line that says where it is from.`;
    expect((await noticesOf(site(), folder, texts())).faults).toEqual([
      expected("@scope/bare 1.0.0", "scope__bare.txt"),
      expected("empty 2.0.0", "empty.txt")
    ]);
    write("texts/scope__bare.txt", "Taken from its repository.\n\nTerms");
    write("texts/empty.txt", "Taken from its author.\n\nTerms");
    const {text, faults} = await noticesOf(site(), folder, texts());
    expect(faults).toEqual([]);
    expect(text).toContain("Taken from its repository.\n\nTerms\n");
  });
});
