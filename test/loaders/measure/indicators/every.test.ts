import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {readIndicators} from "../../../../loaders/definitions/indicators.js";

const examples = readdirSync(import.meta.dirname)
  .filter((name) => name !== "every.test.ts")
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
  .join("\n");
const {byId} = readIndicators();

it.each([...byId.keys()])("%s has a worked example", (id) => {
  expect(examples).toContain(`"${id}"`);
});

it.each([...byId])(
  "%s is said in one way in both languages: full-width marks in Chinese, one line of text each",
  (_, {name, says}) => {
    for (const text of [name.zh, says.zh]) {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(/[,;:!?"()]/);
    }
    for (const text of [name.en, says.en]) expect(text).not.toMatch(/[\p{Script=Han}，。；：！？“”（）]/u);
    expect(says.en.endsWith(".")).toBe(true);
    expect(says.zh.endsWith("。")).toBe(true);
  }
);
