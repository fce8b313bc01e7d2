import {expect, test} from "vitest";
import {firstChoice} from "../../../src/pages/evidence/context.js";
import {choiceFromSearch, searchFromChoice} from "../../../src/pages/evidence/state.js";
import {evidence, verdictOf} from "../../fixtures/evidence.js";

const facts = evidence(verdictOf("pilot", "better"));

test("a choice comes back from its own address, and what isn't there falls back", () => {
  for (const {kind} of facts.kinds)
    for (const grain of ["month", "quarter", "year"] as const)
      expect(choiceFromSearch(searchFromChoice({kind, grain}), facts)).toEqual({kind, grain});
  expect(choiceFromSearch("?level=nobody&grain=week", facts)).toEqual(firstChoice(facts));
});
