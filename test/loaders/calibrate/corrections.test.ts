import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readCorrections} from "../../../loaders/publish/read-corrections.js";
import {projectFolder} from "../../../loaders/ground/project.js";

describe("what an audit found", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "corrections-"))));
  afterEach(() => rmSync(folder, {recursive: true, force: true}));
  const write = (name: string, figures: string) =>
    writeFileSync(
      join(folder, name),
      `title: {en: ${name}, zh: 题}\nfound: {en: Found, zh: 发现}\nfigures: ${figures}\nheld: {en: Held, zh: 守住}\n`
    );

  it("is read in the order of the files' names, a figure in one text or in two", () => {
    write("02-b.yaml", "[{what: {en: Share, zh: 占比}, before: 2 of 5, after: {en: 3 of 5, zh: 5 次中 3 次}}]");
    write("01-a.yaml", "[{what: {en: Share, zh: 占比}, before: a, after: b}]");
    writeFileSync(join(folder, "README.md"), "not a finding");
    const found = readCorrections(folder);
    expect(found.map(({title}) => title.en)).toEqual(["01-a.yaml", "02-b.yaml"]);
    expect(found[1].figures).toEqual([
      {what: {en: "Share", zh: "占比"}, before: {en: "2 of 5", zh: "2 of 5"}, after: {en: "3 of 5", zh: "5 次中 3 次"}}
    ]);
  });

  it("needs a figure before and one after", () => {
    write("01-a.yaml", "[]");
    expect(() => readCorrections(folder)).toThrow("01-a.yaml:3: figures");
    write("01-a.yaml", "[{what: {en: Share, zh: 占比}, before: a}]");
    expect(() => readCorrections(folder)).toThrow("figures.0.after");
  });

  it("is nothing where nothing is kept; all that is kept can be read", () => {
    expect(readCorrections(join(folder, "none"))).toEqual([]);
    expect(() => readCorrections(join(projectFolder, "data/facts/corrections"))).not.toThrow();
  });
});
