import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {answerRange} from "../../../loaders/site/ranges.js";

const parts = (header: string, size: number) => {
  const answer = answerRange(header, size);
  return answer.kind === "parts" ? answer.parts.map(({start, end}) => [start, end]) : answer.kind;
};

describe("ranges of a file of 10,000 bytes, as in RFC 9110, section 14.1.2", () => {
  it.each([
    ["bytes=0-499", [[0, 499]]],
    ["bytes=500-999", [[500, 999]]],
    ["bytes=-500", [[9500, 9999]]],
    ["bytes=9500-", [[9500, 9999]]],
    [
      "bytes=0-0,-1",
      [
        [0, 0],
        [9999, 9999]
      ]
    ],
    [
      "bytes= 0-999, 4500-5499, -1000",
      [
        [0, 999],
        [4500, 5499],
        [9000, 9999]
      ]
    ],
    ["bytes=500-600,601-999", [[500, 999]]],
    ["bytes=500-700,601-999", [[500, 999]]]
  ])("%s", (header, expected) => expect(parts(header, 10_000)).toEqual(expected));
});

describe("ranges of a file of ten bytes", () => {
  it.each([
    ["bytes=0-0", [[0, 0]]],
    ["bytes=-1", [[9, 9]]],
    ["bytes=-99999999999999999999", [[0, 9]]],
    ["bytes=3-99999999999999999999", [[3, 9]]],
    ["Bytes=3-", [[3, 9]]],
    ["bytes=,, 1-2 ,\t8-", [[1, 2], [8, 9]]], // prettier-ignore
    ["bytes=8-,1-2", [[8, 9], [1, 2]]], // prettier-ignore
    ["bytes=20-30,4-5", [[4, 5]]],
    ["bytes=10-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=10-12,-0", "unsatisfiable"],
    // Not a range: the header is passed over, and so are those beside it.
    ["bytes=5-1", "whole"],
    ["bytes=0-1,5-1", "whole"],
    ["bytes=9007199254740993-9007199254740992", "whole"],
    ["bytes=-", "whole"],
    ["bytes=", "whole"],
    ["bytes=,", "whole"],
    ["bytes=1", "whole"],
    ["bytes=1-2-3", "whole"],
    ["bytes=a-b", "whole"],
    ["bytes=0x1-2", "whole"],
    ["bytes=+1-2", "whole"],
    ["bytes=1 -2", "whole"],
    ["bytes 0-1", "whole"],
    ["rows=0-1", "whole"],
    ["", "whole"],
    [`bytes=${Array.from({length: 51}, (_, i) => `${i}-${i}`).join(",")}`, "whole"]
  ])("%s", (header, expected) => expect(parts(header, 10)).toEqual(expected));

  it("of an empty file nothing is there but its whole", () => {
    expect([parts("bytes=0-", 0), parts("bytes=-5", 0), parts("bytes=-0", 0)]).toEqual([
      "unsatisfiable",
      "whole",
      "unsatisfiable"
    ]);
  });
});

type Spec =
  | {readonly kind: "from"; readonly first: number}
  | {readonly kind: "between"; readonly first: number; readonly more: number}
  | {readonly kind: "last"; readonly length: number};
const position = fc.nat(60);
const spec: fc.Arbitrary<Spec> = fc.oneof(
  fc.record({kind: fc.constant("from" as const), first: position}),
  fc.record({kind: fc.constant("between" as const), first: position, more: fc.nat(20)}),
  fc.record({kind: fc.constant("last" as const), length: position})
);
const blanks = fc.stringMatching(/^[ \t]{0,2}$/);

function written(one: Spec): string {
  if (one.kind === "last") return `-${one.length}`;
  return `${one.first}-${one.kind === "from" ? "" : one.first + one.more}`;
}

/** Byte by byte: whether one is asked for. */
function asks(one: Spec, byte: number, size: number): boolean {
  if (one.kind === "last") return byte >= size - one.length;
  return byte >= one.first && (one.kind === "from" || byte <= one.first + one.more);
}

describe("whatever is asked for", () => {
  it("each byte that is there and asked for comes once, no other, in the order of asking", () => {
    fc.assert(
      fc.property(
        fc.array(spec, {minLength: 1, maxLength: 8}),
        fc.integer({min: 1, max: 50}),
        fc.constantFrom("bytes", "Bytes", "BYTES"),
        fc.array(fc.tuple(blanks, fc.constantFrom(",", ",,", ", ,"), blanks), {minLength: 8, maxLength: 8}),
        (specs, size, unit, gaps) => {
          const header = specs.map((one, i) => (i === 0 ? "" : gaps[i].join("")) + written(one)).join("");
          const answer = answerRange(`${unit}=${header}`, size);
          const wanted = Array.from({length: size}, (_, byte) => specs.some((one) => asks(one, byte, size)));
          expect(answer.kind).toBe(wanted.includes(true) ? "parts" : "unsatisfiable");
          if (answer.kind !== "parts") return;
          const times = Array.from({length: size}, () => 0);
          for (const {start, end} of answer.parts) for (let byte = start; byte <= end; byte++) times[byte]++;
          expect(times).toEqual(wanted.map(Number));
          // Apart by a byte at least: what touches is one.
          const sorted = [...answer.parts].sort((a, b) => a.start - b.start);
          for (let i = 1; i < sorted.length; i++) expect(sorted[i].start).toBeGreaterThan(sorted[i - 1].end + 1);
          const firstAsked = answer.parts.map(({start, end}) =>
            specs.findIndex((one) => wanted.some((_, byte) => byte >= start && byte <= end && asks(one, byte, size)))
          );
          expect(firstAsked).toEqual([...firstAsked].sort((a, b) => a - b));
        }
      ),
      {numRuns: 500}
    );
  });

  it("any text at all gets an answer within the file", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^bytes=[0-9, -]{0,30}$/)), fc.nat(40), (header, size) => {
        const answer = answerRange(header, size);
        if (answer.kind !== "parts") return;
        for (const {start, end} of answer.parts) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThan(size);
        }
      }),
      {numRuns: 500}
    );
  });
});
