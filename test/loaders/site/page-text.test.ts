import {expect, it} from "vitest";
import {pageAt} from "../../../loaders/site/page-text.js";
import {pageAddresses, pageNames} from "../../../src/language/pages.js";

it("a page stands at its own name, the brief at the index", () => {
  expect(pageAt("index")).toBe("brief");
  expect(pageNames.filter((page) => page !== "brief").map(pageAt)).toEqual(
    pageNames.filter((page) => page !== "brief")
  );
  expect(new Set(pageAddresses).size).toBe(2 * pageNames.length);
});

it.each(["", "brief", "plans", "../plan"])("at %j stands none, and it says which there are", (file) => {
  expect(() => pageAt(file)).toThrow(/^page: expected one of index, evidence, .*, guide; found "/);
});
