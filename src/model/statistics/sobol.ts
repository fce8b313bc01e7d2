/**
 * Points that fill a cube more evenly than chance does: a Sobol sequence with the direction numbers of
 * Joe & Kuo (2008, `new-joe-kuo-6`), each coordinate scrambled by seed. The scrambling is a hash-based
 * nested uniform scramble in Owen's sense (Laine & Karras 2011): every point stays evenly spread, and two
 * seeds give two independent samples.
 */
import {hash32} from "./random.js";

/** Coefficient a of the primitive polynomial and the first direction numbers m, from the second coordinate on; the degree is the number of m. */
const table: readonly (readonly [a: number, ...m: number[]])[] = [
  [0, 1],
  [1, 1, 3],
  [1, 1, 3, 1],
  [2, 1, 1, 1],
  [1, 1, 1, 3, 3],
  [4, 1, 3, 5, 13],
  [2, 1, 1, 5, 5, 17],
  [4, 1, 1, 5, 5, 5],
  [7, 1, 1, 7, 11, 19],
  [11, 1, 1, 5, 1, 1],
  [13, 1, 1, 1, 3, 11],
  [14, 1, 3, 5, 5, 31],
  [1, 1, 3, 3, 9, 7, 49],
  [13, 1, 1, 1, 15, 21, 21],
  [16, 1, 3, 1, 13, 27, 49],
  [19, 1, 1, 1, 15, 7, 5],
  [22, 1, 3, 1, 15, 13, 25],
  [25, 1, 1, 5, 5, 19, 61],
  [1, 1, 3, 7, 11, 23, 15, 103],
  [4, 1, 3, 7, 13, 13, 15, 69],
  [7, 1, 1, 3, 13, 7, 35, 63],
  [8, 1, 3, 5, 9, 1, 25, 53],
  [14, 1, 3, 1, 13, 9, 35, 107],
  [19, 1, 3, 1, 5, 27, 61, 31],
  [21, 1, 1, 5, 11, 19, 41, 61],
  [28, 1, 3, 5, 3, 3, 13, 69],
  [31, 1, 1, 7, 13, 1, 19, 1],
  [32, 1, 3, 7, 5, 13, 19, 59],
  [37, 1, 1, 3, 9, 25, 29, 41],
  [41, 1, 3, 5, 13, 23, 1, 55],
  [42, 1, 3, 7, 3, 13, 59, 17],
  [50, 1, 3, 1, 3, 5, 53, 69],
  [55, 1, 1, 5, 5, 23, 33, 13],
  [56, 1, 1, 7, 7, 1, 61, 123],
  [59, 1, 1, 7, 9, 13, 61, 49],
  [62, 1, 3, 3, 5, 3, 55, 33],
  [14, 1, 3, 1, 15, 31, 13, 49, 245],
  [21, 1, 3, 5, 15, 31, 59, 63, 97],
  [22, 1, 3, 1, 11, 11, 11, 77, 249],
  [38, 1, 3, 1, 11, 27, 43, 71, 9],
  [47, 1, 1, 7, 15, 21, 11, 81, 45],
  [49, 1, 3, 7, 3, 25, 31, 65, 79],
  [50, 1, 3, 1, 1, 19, 11, 3, 205],
  [52, 1, 1, 5, 9, 19, 21, 29, 157],
  [56, 1, 3, 7, 11, 1, 33, 89, 185],
  [67, 1, 3, 3, 3, 15, 9, 79, 71],
  [70, 1, 3, 7, 11, 15, 39, 119, 27],
  [84, 1, 1, 3, 1, 11, 31, 97, 225],
  [97, 1, 1, 1, 3, 23, 43, 57, 177],
  [103, 1, 3, 7, 7, 17, 17, 37, 71],
  [115, 1, 3, 1, 5, 27, 63, 123, 213],
  [122, 1, 1, 3, 5, 11, 43, 53, 133]
];

/** As many coordinates as the table allows. */
export const mostDimensions = table.length + 1;

function directions(dimension: number): Uint32Array {
  const v = new Uint32Array(32);
  if (dimension === 0) return v.map((_, i) => (1 << (31 - i)) >>> 0);
  const [a, ...m] = table[dimension - 1];
  const degree = m.length;
  for (let i = 0; i < 32; i++) {
    if (i < degree) {
      v[i] = m[i] << (31 - i);
      continue;
    }
    let bits = v[i - degree] ^ (v[i - degree] >>> degree);
    for (let k = 1; k < degree; k++) if ((a >>> (degree - 1 - k)) & 1) bits ^= v[i - k];
    v[i] = bits;
  }
  return v;
}

/** A sequence of points; `next` fills in the coming one. */
export class Sobol {
  private readonly v: readonly Uint32Array[];
  private readonly state: Uint32Array;
  private readonly seeds: Uint32Array;
  private count = 0;

  /**
   * @param dimensions coordinates of a point, at most {@link mostDimensions}
   * @param seed gives the scrambling; the same seed, the same points
   * @throws of a number of coordinates that can't be had
   */
  constructor(
    readonly dimensions: number,
    seed: number
  ) {
    if (!(Number.isInteger(dimensions) && dimensions >= 0 && dimensions <= mostDimensions))
      throw new Error(`invalid dimensions: expected a whole number from 0 to ${mostDimensions}; found ${dimensions}`);
    this.v = Array.from({length: dimensions}, (_, d) => directions(d));
    this.state = new Uint32Array(dimensions);
    this.seeds = Uint32Array.from({length: dimensions}, (_, d) => hash32(seed, d, 7));
  }

  /** Writes the next point, each coordinate strictly between 0 and 1. */
  next(point: Float64Array): void {
    for (let d = 0; d < this.dimensions; d++) point[d] = (scramble(this.state[d], this.seeds[d]) + 0.5) / 4294967296;
    // Gray code: one direction a step, that of the lowest zero bit of the count.
    const bit = 31 - Math.clz32(~this.count & (this.count + 1));
    for (let d = 0; d < this.dimensions; d++) this.state[d] ^= this.v[d][bit];
    this.count++;
  }
}

/** Owen's scramble of the bits from the highest down, by a hash that lets a bit depend on higher ones alone. */
function scramble(bits: number, seed: number): number {
  let x = reversed(bits);
  x = (x + seed) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return reversed(x);
}

function reversed(bits: number): number {
  let x = bits;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}
