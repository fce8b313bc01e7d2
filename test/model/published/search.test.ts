import fc from "fast-check";
import {expect, test} from "vitest";
import {findAmong} from "../../../src/model/published/search.js";

const entry = (names: readonly string[], says: readonly string[] = []) => ({names, says});
const all = [
  entry(["Evidence", "证据"], ["Which system predicts churn"]),
  entry(["Repeats per first contact", "重复来电率", "repeat_contact_7d"]),
  entry(["Connect rate", "接通率", "connect_rate"]),
  entry(["Connect", "接通"]),
  entry(["Rate of connects", "连接率"])
];
const names = (sought: string) => findAmong(all, sought).map((one) => one.names[0]);

test("what is sought is found in either language, whatever the case and width of letters", () => {
  expect(names("ＣＯＮＮＥＣＴ　Rate")).toEqual(["Connect rate", "Rate of connects"]);
  expect(names("接通率")).toEqual(["Connect rate"]);
  expect(names("repeat contact")).toEqual(["Repeats per first contact"]);
});

test("the name itself comes first, then what begins with it, then a word that does, then what only says it", () => {
  expect(names("connect")).toEqual(["Connect", "Connect rate", "Rate of connects"]);
  expect(names("churn")).toEqual(["Evidence"]);
});

test("all words have to be there; of nothing nothing is found", () => {
  expect(names("connect nps")).toEqual([]);
  expect(names("  ")).toEqual([]);
});

test("whatever has a name is found by any part of it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/), {minLength: 1, maxLength: 8}),
      fc.nat(),
      fc.nat(),
      (made, which, from) => {
        const name = made[which % made.length];
        const part = name.slice(from % name.length).trim();
        fc.pre(part !== "");
        expect(
          findAmong(
            made.map((one) => entry([one])),
            part
          ).some((one) => one.names[0] === name)
        ).toBe(true);
      }
    )
  );
});
