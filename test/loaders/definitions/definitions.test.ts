import {cpSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {createTable, readContract} from "../../../loaders/definitions/contract.js";
import {parseDefinition} from "../../../loaders/definitions/definition.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";
import {readSettings} from "../../../loaders/definitions/settings.js";
import {readSystems} from "../../../loaders/definitions/systems.js";
import {z} from "zod";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, {recursive: true})));

function copyOf(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), "lab-definitions-"));
  folders.push(folder);
  cpSync(source, folder, {recursive: true});
  return folder;
}

describe("definitions that ship", () => {
  it("read without a fault, every name in both languages", () => {
    const indicators = readIndicators();
    expect([...readSystems(indicators).keys()]).toEqual(
      expect.arrayContaining(["operate-the-customer", "reception-kpis"])
    );
    expect(readSettings().compare).toEqual({legacy: "reception-kpis", challenger: "operate-the-customer"});
    for (const table of readContract().values()) expect(createTable(table)).toMatch(/^CREATE TABLE/);
  });
});

describe("a fault names file, line, what was expected and what was found", () => {
  it("for a value of a wrong kind, an unknown key and a missing one", () => {
    const schema = z.strictObject({name: z.string(), weight: z.number(), kind: z.enum(["a", "b"])});
    expect(() => parseDefinition("name: x\nweight: heavy\nkind: c\ncolour: red\n", "some.yaml", schema)).toThrow(
      [
        'some.yaml:2: weight: expected number; found "heavy"',
        'some.yaml:3: kind: expected one of a, b; found "c"',
        "some.yaml:4: colour: unknown key; check its spelling"
      ].join("\n")
    );
    expect(() => parseDefinition("weight: 1\nkind: a\n", "some.yaml", schema)).toThrow(
      "some.yaml:1: name: expected string; found nothing"
    );
  });

  it("for text that isn't YAML", () => {
    expect(() => parseDefinition("a: [1, 2\nb: 3\n", "some.yaml", z.unknown())).toThrow(
      /^some\.yaml:\d+: not readable as YAML: /
    );
  });

  it("for a reference to a table that isn't there", () => {
    const folder = copyOf("data/contract");
    writeFileSync(
      join(folder, "zebras.yaml"),
      "table: zebras\nname: {en: Z, zh: 斑}\nrow: {en: a z, zh: 一}\npurpose: {en: p, zh: 目}\nkey: [zebra_id]\ncolumns:\n  zebra_id: {type: id, required: true, name: {en: Z, zh: 斑}}\n  herd_id: {type: id, references: herds.herd_id, name: {en: H, zh: 群}}\n"
    );
    expect(() => readContract(folder)).toThrow(
      /zebras\.yaml:8: columns\.herd_id\.references: expected the key of a table of the contract; found "herds\.herd_id"$/
    );
  });

  it("for a system that appraises what isn't defined, or appraises and observes the same", () => {
    const indicators = readIndicators();
    const folder = copyOf("data/systems");
    const system = (appraise: string, observe: string) =>
      `name: {en: X, zh: 甲}\nsays: {en: X, zh: 甲}\nunit_of_account: contact\nappraise:\n  - {indicator: ${appraise}, weight: 100, period: year, score: {rule: linear, floor: 0, target: 1}}\nobserve: [${observe}]\n`;
    writeFileSync(join(folder, "x.yaml"), system("charm", ""));
    expect(() => readSystems(indicators, folder)).toThrow(
      /x\.yaml:5: appraise\.0\.indicator: expected one of .*; found "charm"$/
    );
    writeFileSync(join(folder, "x.yaml"), system("connect_rate", "connect_rate"));
    expect(() => readSystems(indicators, folder)).toThrow(
      /x\.yaml:6: observe\.0: expected an indicator that isn't appraised; found "connect_rate"$/
    );
  });

  it("for an indicator defined twice", () => {
    const folder = copyOf("data/indicators");
    cpSync(join(folder, "offer.yaml"), join(folder, "offers-again.yaml"));
    expect(() => readIndicators(folder)).toThrow(
      /offers-again\.yaml:\d+: offer_conversion_per_contact: expected an indicator that no other file defines; it is defined twice$/
    );
  });
});
