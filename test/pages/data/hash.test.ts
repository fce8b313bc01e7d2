import {expect, test} from "vitest";
import {idOfHash} from "../../../src/pages/data/live.js";

test("whatever stands behind # is an id, and none is a fault", () => {
  expect(["", "#%", "#table-bills", "#%E6%8C%87%E6%A0%87", "#%E6%8C"].map(idOfHash)).toEqual([
    "",
    "%",
    "table-bills",
    "指标",
    "%E6%8C"
  ]);
});
