import fc from "fast-check";
import {expect, it} from "vitest";
import {decodeSlice, encodeSlice, keptOf, unknownInSlice} from "../../../src/model/cohorts/cohort-slice.js";

const dimensions = [
  {id: "tenure", bins: ["m0", "m12", "m24"]},
  {id: "term", bins: ["in_term", "expired"]}
];

it("a slice as text and back is the same slice", () => {
  fc.assert(
    fc.property(
      fc.subarray(["m0", "m12", "m24"], {minLength: 1}),
      fc.subarray(["in_term", "expired"], {minLength: 1}),
      (tenure, term) => {
        const text = encodeSlice({tenure, term}, dimensions);
        const back = decodeSlice(text, dimensions);
        expect(encodeSlice(back, dimensions)).toBe(text);
        expect(keptOf(back, dimensions[0])).toEqual(tenure);
        expect(keptOf(back, dimensions[1])).toEqual(term);
      }
    )
  );
});

it("equal slices are equal texts, and everyone is the empty one", () => {
  expect(encodeSlice({tenure: ["m24", "m0"]}, dimensions)).toBe("tenure:m0,m24");
  expect(encodeSlice({tenure: ["m0", "m12", "m24"]}, dimensions)).toBe("");
  expect(decodeSlice("", dimensions)).toEqual({});
});

it("passes over what isn't there, whatever stands in the address", () => {
  expect(decodeSlice("tenure:m12,m99;region:x;term", dimensions)).toEqual({tenure: ["m12"]});
  fc.assert(fc.property(fc.string(), (text) => void decodeSlice(text, dimensions)));
  expect(decodeSlice("__proto__:m0", dimensions)).toEqual({});
});

it("what an old address names and isn't there is told apart from what is", () => {
  expect(unknownInSlice("tenure:m0,m99;gone:a;term:expired;nonsense", dimensions)).toEqual([
    "tenure:m99",
    "gone:a",
    "nonsense"
  ]);
  expect(unknownInSlice("", dimensions)).toEqual([]);
});
