/**
 * Counter-based randomness: the draw is a hash of what it is for, so that it depends neither on
 * order nor on how many were drawn before.
 */

/** 32 well-mixed bits of a seed and a counter (the finaliser of MurmurHash3 over a running mix). */
export function hash32(...words: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const word of words) {
    h = Math.imul(h ^ word, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A uniform draw, never 0 nor 1. */
export function uniform(...words: readonly number[]): number {
  return (hash32(...words) + 0.5) / 4294967296;
}

/** A standard normal draw (Box & Muller 1958). */
export function normal(...words: readonly number[]): number {
  const radius = Math.sqrt(-2 * Math.log(uniform(...words, 0)));
  return radius * Math.cos(2 * Math.PI * uniform(...words, 1));
}

/** Fills an array with standard normal draws, two of each pair of uniform ones (Box & Muller 1958). */
export function normals(into: Float64Array, ...words: readonly number[]): void {
  for (let i = 0; i < into.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform(...words, i)));
    const angle = 2 * Math.PI * uniform(...words, i + 1);
    into[i] = radius * Math.cos(angle);
    if (i + 1 < into.length) into[i + 1] = radius * Math.sin(angle);
  }
}
