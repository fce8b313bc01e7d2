import {describe, expect, it} from "vitest";
import {declarationOf, numbersSummed, type Provenance} from "../../../loaders/privacy/provenance.js";
import {publicationsOf} from "../../../loaders/run/publications.js";
import {sharedWorld} from "../world.js";
import {readFileSync} from "node:fs";
import {join} from "node:path";

const declared: Provenance = {
  figures: {of: "customers", over: "cells"},
  "figures.target": {of: "nobody", over: "settings"}
};

describe("what a published number sums", () => {
  it("is what is declared for the nearest field above it", () => {
    expect(declarationOf("figures.now.value", declared)?.of).toBe("customers");
    expect(declarationOf("figures.target", declared)?.of).toBe("nobody");
    expect(declarationOf("figures2", declared)).toBeNull();
  });

  it("is counted, in lists too", () => {
    const content = {figures: [{now: [1, 2], target: 3, name: "4"}, {now: []}]};
    expect(numbersSummed("a.json", content, declared)).toMatchObject({customers: 2, nobody: 1, rows: 0});
  });

  it("must be said: a number of a page to come fails the build, by file and field", () => {
    expect(() => numbersSummed("a.json", {figures: [], pay: [{each: 3}]}, declared)).toThrow(
      "a.json: expected every published number to say what it sums; found none declared for pay.each"
    );
    expect(() => numbersSummed("a.csv", new Uint8Array(1), declared)).toThrow(/whole file/);
  });

  it("is said of every number of a small world, most of them of customers or of what is shown", async () => {
    const {published, systemFiles} = await sharedWorld();
    const all = publicationsOf({systemFiles}).map(({name, sums}) =>
      name.endsWith(".json") ? numbersSummed(name, JSON.parse(readFileSync(join(published, name), "utf8")), sums) : null
    );
    const sum = (of: "customers" | "employees" | "nobody") => all.reduce((total, one) => total + (one?.[of] ?? 0), 0);
    expect(sum("customers")).toBeGreaterThan(10_000);
    expect(sum("employees")).toBeGreaterThan(0);
  });
});
