import fc from "fast-check";
import {expect, it} from "vitest";
import {isOfMoney, isShared, isSurelyShared, safeSquares} from "../../../loaders/privacy/dominance.js";

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

it("squares that are surely shared hold both rules, whatever the parts", () => {
  const part = fc.oneof(fc.integer({min: 0, max: 100}), fc.integer({min: 0, max: 1_000_000}));
  fc.assert(
    fc.property(fc.array(part, {minLength: 1, maxLength: 12}), (parts) => {
      const x = parts.reduce((all, one) => all + one, 0);
      const xx = parts.reduce((all, one) => all + one * one, 0);
      const [largest, second = 0] = parts.toSorted((a, b) => b - a);
      if (isSurelyShared({y: x, x, yy: xx, xx})) expect(isShared({sum: x, largest, second})).toBe(true);
    }),
    {numRuns: 1000}
  );
});

it("one enterprise with three quarters of a branch's revenue isn't surely shared, a tenth of it is; the half that is kept counts too", () => {
  const of = (...parts: readonly number[]) => ({
    sum: parts.reduce((all, one) => all + one, 0),
    squares: parts.reduce((all, one) => all + one * one, 0)
  });
  const [much, little] = [of(75, ...Array.from({length: 25}, () => 1)), of(...Array.from({length: 10}, () => 10))];
  const ratio = (y: typeof much, x: typeof much) => isSurelyShared({y: y.sum, yy: y.squares, x: x.sum, xx: x.squares});
  expect(ratio(little, little)).toBe(true);
  expect(ratio(little, much)).toBe(false);
  expect(ratio(much, little)).toBe(false);
  expect(isOfMoney({sum: "revenue_at_end_fen", over: "revenue_at_start_fen"})).toBe(true);
  expect(isOfMoney({sum: "here_at_end", over: "1"})).toBe(false);
});
