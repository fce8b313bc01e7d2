import {expect, it} from "vitest";
import {spanOf} from "../../../src/model/published/span.js";

it("only twelve months are a year", () => {
  expect(spanOf("2025-10", "2026-09")).toEqual({kind: "year"});
  expect(spanOf("2026-09", "2026-09")).toEqual({kind: "months", months: 1});
  expect(spanOf("2026-02", "2026-09")).toEqual({kind: "months", months: 8});
  expect(spanOf("2023-10", "2026-09")).toEqual({kind: "months", months: 36});
});
