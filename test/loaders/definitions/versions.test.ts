/** What settings and definitions say of themselves: files of older and newer versions are read as what they say, told apart, never overwritten unasked. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, expect, it} from "vitest";
import {changeLines, olderFiles, writeMigrated} from "../../../loaders/command/migrate.js";
import {parseDefinition} from "../../../loaders/definitions/definition.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {
  indicatorsForm,
  mappingForm,
  settingsForm,
  systemForm,
  type Form
} from "../../../loaders/definitions/versions.js";
import {z} from "zod";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, {recursive: true})));

function settingsIn(text: string, more: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "lab-versions-"));
  folders.push(folder);
  for (const [name, content] of Object.entries({"lab.config.yaml": text, ...more})) {
    mkdirSync(join(folder, name, ".."), {recursive: true});
    writeFileSync(join(folder, name), content);
  }
  return join(folder, "lab.config.yaml");
}

const rest = `source: {folder: ./tables}
compare: {legacy: a, challenger: b} # as agreed in May
league: city
privacy_floor: 12
`;
const old = `# Our settings.
operator:
  # as on the letterhead
  name: {en: Mine, zh: 我的}
${rest}`;
const current = `version: 2
operator: {en: Mine, zh: 我的}
${rest}`;

it("settings of version 1 are read as what they say in version 2", () => {
  const {operator, privacy_floor: floor} = readSettings(settingsIn(old));
  expect({operator, floor}).toEqual({operator: {en: "Mine", zh: "我的"}, floor: 12});
  expect(readSettings(settingsIn(old))).toEqual(readSettings(settingsIn(current)));
  // Without a number it is the first version, whatever else it holds.
  expect(readSettings(settingsIn(current.replace("version: 2\n", "")))).toEqual(readSettings(settingsIn(current)));
});

it("the difference is shown: what stands there, and what it becomes", () => {
  const file = settingsIn(old);
  const [older, ...others] = olderFiles(file);
  expect(others).toEqual([]);
  expect(changeLines(older).slice(1)).toEqual([
    '  - operator.name.en: "Mine"',
    '  - operator.name.zh: "我的"',
    '  + operator.en: "Mine"',
    '  + operator.zh: "我的"'
  ]);
  expect(changeLines(older)[0]).toMatch(/lab\.config\.yaml: 1 → 2$/);
  expect(olderFiles(settingsIn(current))).toEqual([]);
});

it("nothing is written by looking; asked to, the file is written with its comments, and is then of this version", () => {
  const file = settingsIn(old);
  olderFiles(file);
  readSettings(file);
  expect(readFileSync(file, "utf8")).toBe(old);
  const before = readSettings(file);
  writeMigrated(file);
  const written = readFileSync(file, "utf8");
  expect(written).toBe(`version: 2
# Our settings.
# as on the letterhead
operator: {en: Mine, zh: 我的}
${rest}`);
  expect(readSettings(file)).toEqual(before);
  expect(olderFiles(file)).toEqual([]);
  // Once more, nothing is left to write.
  expect(writeMigrated(file)).toEqual([]);
});

it("a newer version than the lab knows is a fault with file and line, and so is one that is none", () => {
  expect(() => readSettings(settingsIn(`# ours\nversion: 3\n${rest}`))).toThrow(
    /lab\.config\.yaml:2: version: expected at most version 2, the newest that this lab reads; found 3\. It was written for a newer lab: update this one\./
  );
  for (const [said, found] of [
    ["two", '"two"'],
    ["0", "0"],
    ["1.5", "1.5"],
    ["null", "null"]
  ])
    expect(() => readSettings(settingsIn(`version: ${said}\n${rest}`))).toThrow(
      `lab.config.yaml:1: version: expected a version, a whole number from 1 to 2; found ${found}`
    );
});

it("a fault in a migrated file names the line on which it stands", () => {
  expect(() => readSettings(settingsIn(old.replace("en: Mine", "en: 7")))).toThrow(
    /lab\.config\.yaml:4: operator\.en: expected string; found 7/
  );
});

it("own systems and indicators carry versions too", () => {
  const file = settingsIn(`${current}systems: ./systems\nindicators: ./indicators\n`, {
    "systems/mine.yaml": "version: 1\n",
    "indicators/mine.yaml": "version: 2\n"
  });
  expect(() => olderFiles(file)).toThrow(/indicators\/mine\.yaml:1: version: expected at most version 1/);
  expect(() => readIndicators(join(file, "../indicators"))).toThrow(
    /indicators\/mine\.yaml:1: version: expected at most version 1/
  );
});

it("every kind of file has a step from each version to the next", () => {
  for (const {current: newest, steps} of [settingsForm, mappingForm, systemForm, indicatorsForm])
    expect(steps).toHaveLength(newest - 1);
});

it("steps are taken one after another, from the version that the file names", () => {
  const form: Form = {
    current: 3,
    steps: [
      (document) => document.set("b", `${String(document.get("a"))}1`),
      (document) => document.set("c", `${String(document.get("b"))}2`)
    ]
  };
  const schema = z.looseObject({});
  const read = (text: string) => parseDefinition(text, "some.yaml", schema, form).value;
  expect(read("a: x\n")).toEqual({a: "x", b: "x1", c: "x12"});
  expect(read("version: 2\nb: y\n")).toEqual({b: "y", c: "y2"});
  expect(read("version: 3\nb: y\n")).toEqual({b: "y"});
});

it("a currency is named by its code", () => {
  expect(readSettings(settingsIn(`${current}currency: EUR\n`)).currency).toBe("EUR");
  expect(readSettings(settingsIn(current)).currency).toBeUndefined();
  expect(() => readSettings(settingsIn(`${current}currency: euro\n`))).toThrow(
    /lab\.config\.yaml:7: currency: expected a currency by its code, such as EUR or USD; found "euro"/
  );
});
