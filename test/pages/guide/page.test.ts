import {parseHTML} from "linkedom";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {guideOf} from "../../../loaders/publish/guide.js";
import {mappingSchema} from "../../../loaders/definitions/sources.js";
import {guidePage} from "../../../src/pages/guide/page.js";
import {guideWords} from "../../../src/pages/guide/words.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");

describe("the guide", () => {
  it("shows each mapping that ships, whole, in both languages", async () => {
    const guide = await guideOf();
    for (const language of ["en", "zh"] as const) {
      const {document: page} = parseHTML(`<body>${guidePage(guide, language, document).split("---\n").at(-1)}</body>`);
      const shown = [...page.querySelectorAll(".guide-example pre")].map((pre) =>
        [...pre.querySelectorAll(".line")].map((line) => line.textContent).join("\n")
      );
      expect(shown).toEqual(guide.examples.flatMap(({mapping, settings}) => [mapping, settings]));
      expect(page.querySelectorAll(".guide-step")).toHaveLength(6);
    }
  });

  it("shows pieces that a mapping may hold", () => {
    for (const language of ["en", "zh"] as const) {
      const {steps, sources} = guideWords[language];
      for (const {yaml} of steps.list) expect(() => parse(yaml ?? "")).not.toThrow();
      for (const [, yaml] of sources.rows)
        expect(mappingSchema.safeParse({sources: parse(yaml), tables: {}}).error?.issues ?? []).toEqual([]);
      const [, named, columns, values, computed] = steps.list.map(({yaml}) => parse(yaml ?? ""));
      const mapping = {
        ...named,
        ...columns,
        tables: {...columns.tables, contacts: {from: "calls", columns: {...values, ...computed}}}
      };
      expect(mappingSchema.safeParse(mapping).error?.issues ?? []).toEqual([]);
    }
  });
});
