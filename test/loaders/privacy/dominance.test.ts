import fc from "fast-check";
import {expect, it} from "vitest";
import {isShared, safeSquares} from "../../../loaders/privacy/dominance.js";

it("one customer with more than 70 % of a sum forbids it", () => {
  expect(isShared({sum: 1000, largest: 700, second: 30})).toBe(true);
  expect(isShared({sum: 1000, largest: 701, second: 30})).toBe(false);
});

it("two customers with nearly all of it forbid it, since the one knows the other", () => {
  expect(isShared({sum: 1000, largest: 500, second: 450})).toBe(true);
  expect(isShared({sum: 1000, largest: 500, second: 451})).toBe(false);
});

it("880,000 among 24 customers of 100 can't be had from the squares beside the sum", () => {
  const sum = 880_000 + 24 * 100;
  const squares = 880_000 ** 2 + 24 * 100 ** 2;
  // The attack: the square less what the others have at least, a root.
  expect(Math.abs(Math.sqrt(squares - (sum - 880_000) ** 2 / 24) - 880_000)).toBeLessThan(4);
  const shown = safeSquares(squares, {sum, largest: 880_000, second: 100});
  expect(Math.abs(Math.sqrt(shown) - 880_000)).toBeGreaterThan(0.1 * 880_000);
});

it("what is shown for squares is never too small where the sum may be shown", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: 0, max: 1_000_000}), {minLength: 10, maxLength: 40}), (parts) => {
      const sum = parts.reduce((all, one) => all + one, 0);
      const squares = parts.reduce((all, one) => all + one * one, 0);
      const [largest, second] = parts.toSorted((a, b) => b - a);
      if (isShared({sum, largest, second}))
        expect(safeSquares(squares, {sum, largest, second})).toBeGreaterThanOrEqual(squares);
    })
  );
});
