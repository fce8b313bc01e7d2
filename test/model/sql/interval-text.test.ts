import {expect, test} from "vitest";
import {intervalText} from "../../../src/model/sql/interval-text.js";

// As DuckDB 1.4 prints them when cast to text.
test.each([
  [0, 0, 0n, "00:00:00"],
  [0, 3, 0n, "3 days"],
  [0, -1, 0n, "-1 day"],
  [1, 1, 0n, "1 month 1 day"],
  [26, 5, 3_723_500_000_000n, "2 years 2 months 5 days 01:02:03.5"],
  [0, 0, -90_000_000_000_000n, "-25:00:00"]
])("%i months, %i days, %i ns: %s", (months, days, nanoseconds, text) => {
  expect(intervalText(months, days, nanoseconds)).toBe(text);
});
