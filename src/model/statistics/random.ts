/**
 * Counter-based randomness: the draw is a hash of what it is for, so that it depends neither on
 * order nor on how many were drawn before.
 */

/** 32 well-mixed bits of a seed and a counter (the finaliser of MurmurHash3 over a running mix). */
export function hash32(...words: readonly number[]): number {
  return finished(mixOf(...words));
}

/** The running mix of words, to which more can be added by {@link mixed}: the words of many draws begin alike. */
export function mixOf(...words: readonly number[]): number {
  let h = 0x9e3779b9;
  for (let i = 0; i < words.length; i++) h = mixed(h, words[i]);
  return h;
}

/** A running mix with one word more. */
export function mixed(mix: number, word: number): number {
  let h = Math.imul(mix ^ word, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function finished(mix: number): number {
  let h = mix;
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
  return normalOf(mixOf(...words));
}

/** The normal draw of the words of a running mix. */
export function normalOf(mix: number): number {
  const radius = Math.sqrt(-2 * Math.log(uniformOf(mixed(mix, 0))));
  return radius * Math.cos(2 * Math.PI * uniformOf(mixed(mix, 1)));
}

function uniformOf(mix: number): number {
  return (finished(mix) + 0.5) / 4294967296;
}

/** Fills with standard normal draws, two at a time (Box & Muller 1958): the same words, the same draws. */
export function fillNormal(draws: Float64Array, ...words: readonly number[]): void {
  const start = hash32(...words);
  for (let i = 0; i < draws.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(counted(start, i)));
    const angle = 2 * Math.PI * counted(start, i + 1);
    draws[i] = radius * Math.cos(angle);
    if (i + 1 < draws.length) draws[i + 1] = radius * Math.sin(angle);
  }
}

/** The step-th uniform draw of a start (SplitMix, Steele, Lea & Flood 2014, in 32 bits). */
function counted(start: number, step: number): number {
  let h = (start + Math.imul(step + 1, 0x9e3779b9)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (((h ^ (h >>> 15)) >>> 0) + 0.5) / 4294967296;
}
