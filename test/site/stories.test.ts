import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {expect, inject, it} from "vitest";
import {asPublished} from "../../loaders/run/read-published.js";
import {storyOf} from "../loaders/run/story.js";

// The proof `stories` holds more of an operator of 20,000 customers.
it("the brief of the gamed world says pilot first: the ranking per customer foretold better who stays", () => {
  const folder = join(inject("site"), "_file/published");
  const file = readdirSync(folder).find((name) => /^brief\.[0-9a-f]+\.json$/.test(name)) ?? "brief.json";
  const gamed = storyOf(asPublished("brief.json", readFileSync(join(folder, file), "utf8")));
  expect([gamed.decision, gamed.contest]).toEqual(["pilot", "better"]);
  expect(gamed.foretells.challenger.value).toBeGreaterThan(gamed.foretells.legacy.value);
  expect(gamed.words).toContain("Pilot first.");
  expect(gamed.words).not.toContain("Don’t change.");
});
