/**
 * Counter-based randomness: every number is a hash of (seed, entity, step, stream, item), never the next
 * of a sequence. So it doesn't matter which thread draws it, in which order, or what else is drawn; and
 * cutting one arrow of the model leaves all other draws as they were.
 */

/** Murmur3's finaliser: a bijection of 32-bit integers in which every input bit moves every output bit. */
function finalise(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Kinds of entities that draw chances. */
export const kinds = {
  customer: 1,
  unit: 3,
  city: 4,
  company: 5,
  temperOrder: 6,
  skillOrder: 7,
  seat: 8,
  partner: 9,
  month: 10,
  agent: 11,
  networkOrder: 12
} as const;

/** A chance of one entity (a customer, an agent, a unit). Two 32-bit keys tell entities apart. */
export class Chance {
  private readonly first: number;
  private readonly second: number;

  /**
   * @param seed of the whole simulation
   * @param kind keeps customers, agents and units with the same index apart
   * @param index of the entity
   */
  constructor(seed: number, kind: number, index: number) {
    const base = finalise((seed | 0) ^ Math.imul(kind + 1, 0x9e3779b1));
    this.first = finalise(base ^ Math.imul(index + 1, 0x27d4eb2f));
    this.second = finalise((base + 0x165667b1) ^ Math.imul(index + 1, 0x2c1b3c6d));
  }

  /** A number in [0, 1), uniform. `step` is below 1024, `stream` below 256, `item` below 16,384. */
  uniform(step: number, stream: number, item = 0): number {
    const counter = (step << 22) ^ (stream << 14) ^ item;
    const x = finalise(this.first ^ Math.imul(counter, 0x9e3779b1));
    return (finalise((x + this.second) ^ Math.imul(counter ^ (counter >>> 14), 0x85ebca77)) >>> 0) / 4294967296;
  }

  /** True with probability `share`. */
  happens(share: number, step: number, stream: number, item = 0): boolean {
    return this.uniform(step, stream, item) < share;
  }

  /** A standard normal number (Box–Muller). Uses `item` and `item + 8192`. */
  normal(step: number, stream: number, item = 0): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform(step, stream, item)));
    return radius * Math.cos(2 * Math.PI * this.uniform(step, stream, item + 8192));
  }

  /** An index of `weights`, drawn in proportion to them. */
  choose(weights: readonly number[], step: number, stream: number, item = 0): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let rest = this.uniform(step, stream, item) * total;
    for (let i = 0; i < weights.length - 1; i++) {
      rest -= weights[i];
      if (rest < 0) return i;
    }
    return weights.length - 1;
  }
}

/** Numbers 0 … count − 1 in a random order that depends on the seed alone. */
export function shuffled(count: number, seed: number, kind: number): number[] {
  const keys = Array.from({length: count}, (_, i) => new Chance(seed, kind, i).uniform(0, 0));
  return keys.map((_, i) => i).sort((a, b) => keys[a] - keys[b] || a - b);
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
