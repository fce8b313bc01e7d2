import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {shrunken} from "../../../src/model/statistics/shrinkage.js";

describe("figures drawn towards their middle", () => {
  it("are those of a calculation by hand", () => {
    // w = 1, 1, 1/4: Σw = 2.25, centre = (0 + 4 + 10/4)/2.25 = 26/9; Q = (26/9)² + (10/9)² + (64/9)²/4 = 1800/81 = 200/9;
    // Σw² = 2.0625, scale = 2.25 − 2.0625/2.25 = 4/3; τ² = (200/9 − 2)·3/4 = 91/6.
    const {between, middle, values} = shrunken([0, 4, 10], [1, 1, 2]);
    expect(between).toBeCloseTo(91 / 6, 10);
    const [a, b] = [1 / (1 + 91 / 6), 1 / (4 + 91 / 6)];
    const centre = (4 * a + 10 * b) / (2 * a + b);
    expect(middle).toBeCloseTo(centre, 10);
    expect(values[2]).toBeCloseTo(centre + (91 / 6 / (4 + 91 / 6)) * (10 - centre), 10);
  });

  it("are all the middle where sampling error explains what sets them apart", () => {
    const {between, middle, values} = shrunken([1, 1.1, 0.9], [1, 1, 1]);
    expect(between).toBe(0);
    expect(values).toEqual([middle, middle, middle]);
  });

  it("lie between the figure and the middle, the surer the nearer to the figure", () => {
    const figure = fc.record({
      value: fc.double({min: -100, max: 100, noNaN: true}),
      error: fc.double({min: 0.1, max: 10, noNaN: true})
    });
    fc.assert(
      fc.property(fc.array(figure, {minLength: 2, maxLength: 6}), (figures) => {
        const raw = figures.map(({value}) => value);
        const {middle, values} = shrunken(
          raw,
          figures.map(({error}) => error)
        );
        values.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(Math.min(raw[i], middle) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(raw[i], middle) + 1e-9);
        });
      }),
      {numRuns: 30}
    );
  });

  it("nearer the truth than the figures themselves: half the squared error where noise is as large as the difference", () => {
    let [raw, drawn] = [0, 0];
    for (let world = 0; world < 200; world++) {
      const gauss = (i: number) => normal(world * 100 + i);
      const truths = Array.from({length: 12}, (_, i) => gauss(i));
      const seen = truths.map((truth, i) => truth + gauss(50 + i));
      const {values} = shrunken(
        seen,
        truths.map(() => 1)
      );
      truths.forEach((truth, i) => {
        raw += (seen[i] - truth) ** 2;
        drawn += (values[i] - truth) ** 2;
      });
    }
    expect(drawn / raw).toBeGreaterThan(0.45);
    expect(drawn / raw).toBeLessThan(0.68);
  });

  it("need two figures, and an error above 0 for each", () => {
    expect(() => shrunken([1], [1])).toThrow("expected at least two");
    expect(() => shrunken([1, 2], [1, 0])).toThrow("expected one above 0");
  });
});

/** A standard normal number by its counter: twelve uniform ones less their mean. */
function normal(counter: number): number {
  let total = -6;
  for (let i = 0; i < 12; i++) {
    let x = (counter * 12 + i + 1) >>> 0;
    x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
    x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
    total += ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
  }
  return total;
}
