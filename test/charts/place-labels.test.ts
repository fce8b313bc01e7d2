import {expect, test} from "vitest";
import {placeLabels} from "../../src/charts/place-labels.js";

test("a label alone stands above its point", () => {
  expect(placeLabels([{x: 0.5, y: 0.5, label: "Lakeside"}], 400, 300)).toEqual([{dx: 0, dy: -11, align: "center"}]);
});

test("two points side by side get labels that don't lie on one another", () => {
  const [first, second] = placeLabels(
    [
      {x: 0.5, y: 0.5, label: "Lakeside"},
      {x: 0.53, y: 0.5, label: "North Gate"}
    ],
    400,
    300
  );
  expect(first).not.toEqual(second);
});

test("a label at the edge turns inwards", () => {
  expect(placeLabels([{x: 1, y: 0.5, label: "Lakeside"}], 400, 300)[0]?.align).toBe("right");
});

test("without room a label isn't written, unless it must be", () => {
  const crowd = Array.from({length: 40}, (_, i) => ({
    x: 0.5 + (i % 8) * 0.01,
    y: 0.5 + Math.floor(i / 8) * 0.01,
    label: "A name that is long"
  }));
  expect(placeLabels(crowd, 300, 200)).toContain(null);
  expect(
    placeLabels(
      crowd.map((point) => ({...point, must: true})),
      300,
      200
    )
  ).not.toContain(null);
});
