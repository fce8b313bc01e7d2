import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readPlans} from "../../../loaders/definitions/plans.js";

/** Reads the plans that ship with one file changed. */
function withChange(file: string, change: (text: string) => string): ReturnType<typeof readPlans> {
  const folder = mkdtempSync(join(tmpdir(), "lab-plans-"));
  try {
    cpSync("data/plans", folder, {recursive: true});
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
    return readPlans(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

describe("the plans that ship", () => {
  const plans = readPlans();

  it("are twelve levers and at least three scenarios, in both languages", () => {
    expect(plans.levers.length).toBe(12);
    expect(plans.scenarios.length).toBeGreaterThanOrEqual(3);
    for (const {name, says} of [...plans.levers, ...plans.scenarios])
      for (const text of [name, says]) expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it("say of every number that it is assumed, with a range that isn't a point and a source", () => {
    for (const {effects, half} of plans.levers) {
      for (const {most} of effects) {
        expect(most.basis).toBe("assumed");
        expect(most.low).toBeLessThan(most.high);
        expect(most.source.kind === "given" && most.source.text.en.length > 10).toBe(true);
      }
      expect(half.low).toBeLessThan(half.high);
    }
    for (const {low, high, basis} of Object.values(plans.assumptions))
      expect([low < high, basis]).toEqual([true, "assumed"]);
  });
});

describe("faults", () => {
  it.each([
    [
      "levers.yaml",
      (text: string) => text.replace("category: retention, share: 1", "category: basics, share: 0.3"),
      /levers\.yaml:\d+: \w+\.today\.share: expected the levers of basics to share at most all of it; found 1\.3/
    ],
    [
      "levers.yaml",
      (text: string) => text.replace("value: 0.6, low: 0.3, high: 0.9", "value: 0.2, low: 0.3, high: 0.9"),
      /expected low ≤ value ≤ high/
    ],
    [
      "levers.yaml",
      (text: string) => text.replace("on: joins", "on: weather"),
      /levers\.yaml:\d+: acquisition\.effects\.0\.on: expected one of joins, .*found "weather"/
    ],
    [
      "assumptions.yaml",
      (text: string) => text.replace("occupancy: 0.85", "occupancy: 1.2"),
      /assumptions\.yaml:\d+: service\.occupancy/
    ],
    [
      "basics-first.yaml",
      (text: string) => text.replace("clear_charges", "clear_chargs"),
      /basics-first\.yaml:\d+: spend\.clear_chargs: expected one of acquisition, .*found "clear_chargs"/
    ],
    [
      "basics-first.yaml",
      (text: string) => `${text}\nassume: {margin_share: {value: 0.2, low: 0.3, high: 0.4}}\nbudgt: 2\n`,
      /basics-first\.yaml:\d+: budgt: expected one of name, .*\n.*basics-first\.yaml:\d+: assume\.margin_share: expected low ≤ value ≤ high; found "0\.3, 0\.2, 0\.4"/
    ]
  ])("in %s name file, line, found and expected", (file, change, fault) => {
    expect(() => withChange(file, change)).toThrow(fault);
  });
});
