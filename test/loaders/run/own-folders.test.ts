import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {definitionsOf} from "../../../loaders/run/pipeline.js";
import {settingsFor} from "../shared.js";

const folder = mkdtempSync(join(tmpdir(), "lab-own-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const settingsFile = join(folder, "lab.config.yaml");
const definitionsWith = (more: string) => {
  writeFileSync(settingsFile, `${settingsFor("./raw")}${more}\n`);
  return definitionsOf(readSettings(settingsFile), {settingsFile});
};
const indicator = (id: string) => `${id}:
  name: {en: Called back, zh: 已回访}
  says: {en: Of the contacts the share handled., zh: 已处理接触的比例。}
  kind: ratio
  frame: contact
  account: contact
  sum: answered
  over: 1
  unit: handled_by
  cluster: customer
  knowable_after: 0d
  better: higher
  format: percent
`;

describe("folders of one's own beside the settings", () => {
  it("indicators join those that ship, and none may stand twice", () => {
    mkdirSync(join(folder, "own"), {recursive: true});
    writeFileSync(join(folder, "own/mine.yaml"), indicator("called_back"));
    const {indicators} = definitionsWith("indicators: own");
    expect(indicators.byId.has("called_back")).toBe(true);
    expect(indicators.byId.has("connect_rate")).toBe(true);
    writeFileSync(join(folder, "own/mine.yaml"), indicator("connect_rate"));
    expect(() => definitionsWith("indicators: own")).toThrow("it is defined twice");
  });

  it("the report's folder is the one named; without it the one that ships stands in", () => {
    cpSync("data/report", join(folder, "plan"), {recursive: true});
    expect(definitionsWith("report: plan").reportFolder).toBe(join(folder, "plan"));
    expect(definitionsWith("").reportFolder).toBeNull();
  });

  it.each(["systems", "indicators", "report"])("a folder for %s that isn't there is said, with the line", (setting) => {
    expect(() => definitionsWith(`${setting}: nowhere`)).toThrow(
      /lab\.config\.yaml:\d+.*expected a folder; found none at/
    );
  });
});
