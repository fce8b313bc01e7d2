/** Which bytes a request asks for, by RFC 9110, section 14. */

/** The bytes from `start` to `end`, both included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * `whole`: the header is to be passed over, for it asks for another unit, isn't well-formed, or asks for more pieces
 * than anybody needs. `unsatisfiable`: none of what it asks for is there.
 */
export type RangeAnswer =
  | {readonly kind: "whole"}
  | {readonly kind: "unsatisfiable"}
  | {readonly kind: "parts"; readonly parts: readonly ByteRange[]};

/** More pieces than this are asked for to keep a server busy (RFC 9110, section 17.15). */
const mostRanges = 50;

/**
 * Reads a `Range` header against a file. Pieces that overlap or touch become one; the others stay in the order in which
 * they were asked for.
 *
 * @param header the field's value, such as `bytes=0-499,-200`
 * @param size the file's bytes
 */
export function answerRange(header: string, size: number): RangeAnswer {
  const [, unit, set] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(.*)$/s.exec(header.trim()) ?? [];
  if (unit?.toLowerCase() !== "bytes") return {kind: "whole"};
  // A list may hold empty elements, which count for nothing (section 5.6.1.2).
  const specs = set
    .split(",")
    .map((spec) => spec.replace(/^[ \t]+|[ \t]+$/g, ""))
    .filter((spec) => spec !== "");
  if (specs.length === 0 || specs.length > mostRanges) return {kind: "whole"};
  const ranges: (ByteRange | null)[] = [];
  for (const spec of specs) {
    const range = readSpec(spec, size);
    // One that is no range at all spoils the header (section 14.1.1).
    if (range === undefined) return {kind: "whole"};
    ranges.push(range);
  }
  const parts = joined(ranges.filter((range) => range !== null));
  if (parts.length > 0) return {kind: "parts", parts};
  // Of an empty file the last bytes are the whole of it; no header could name them.
  return size === 0 && specs.some((spec) => /^-0*[1-9]/.test(spec)) ? {kind: "whole"} : {kind: "unsatisfiable"};
}

/** The bytes that a piece of the header means; null where none of them is there, undefined where it is no range. */
function readSpec(spec: string, size: number): ByteRange | null | undefined {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(spec) ?? [];
  if (first === undefined || (first === "" && last === "")) return undefined;
  // Positions may be larger than any number that is exact here.
  if (first !== "" && last !== "" && BigInt(last) < BigInt(first)) return undefined;
  if (first === "") {
    const start = Math.max(0, size - Number(last));
    return start < size ? {start, end: size - 1} : null;
  }
  const start = Number(first);
  return start < size ? {start, end: last === "" ? size - 1 : Math.min(Number(last), size - 1)} : null;
}

/** Ranges that overlap or touch, as one, in the place of the first of them. */
function joined(ranges: readonly ByteRange[]): ByteRange[] {
  const parts: ByteRange[] = [];
  for (const range of ranges) {
    const meets = parts.filter((part) => range.start <= part.end + 1 && part.start <= range.end + 1);
    if (meets.length === 0) {
      parts.push(range);
      continue;
    }
    const all = [range, ...meets];
    parts[parts.indexOf(meets[0])] = {
      start: Math.min(...all.map(({start}) => start)),
      end: Math.max(...all.map(({end}) => end))
    };
    for (const part of meets.slice(1)) parts.splice(parts.indexOf(part), 1);
  }
  return parts;
}
