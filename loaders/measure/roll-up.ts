import {ExactSums} from "./exact-sums.js";

/** Where rows are added up: units in a tree, or segments and channels. */
export interface RollUpShape {
  /** Of each indicator, whether a customer counts once in a cell, however many rows they have there. */
  readonly countsOnce: readonly boolean[];
  /** How many places there are. */
  readonly places: number;
  /** How many periods there are. */
  readonly periods: number;
  /** Places above a place, itself among them; where rows of one customer stand at several, they are squared together there. */
  readonly above: (place: number) => Int32Array;
}

/**
 * Adds up the rows of one customer after the other: first what they have in each place and period, then the moments
 * of those sums. A customer who has to do with several places counts once above them: `apart` holds what each place
 * has of its own, `together` what the places above differ by from the sum of those below them.
 */
export class RollUp {
  readonly apart: ExactSums;
  readonly together: ExactSums;
  private readonly width: number;
  /** Where the current customer's sums of a place and period stand, valid where `seen` is the customer's turn. */
  private readonly slotOf: Int32Array;
  private readonly seen: Int32Array;
  private turn = 0;
  private slots = 0;
  private placeOf = new Int32Array(64);
  private periodOf = new Int32Array(64);
  private sums: Float64Array;
  /** How many places the current customer has in a period, and which slot is the first of them. */
  private readonly placesIn: Int32Array;

  constructor(private readonly shape: RollUpShape) {
    const {countsOnce, places, periods} = shape;
    this.width = 2 * countsOnce.length;
    this.apart = new ExactSums(countsOnce, places, periods);
    this.together = new ExactSums(countsOnce, places, periods);
    this.slotOf = new Int32Array(places * periods);
    this.seen = new Int32Array(places * periods);
    this.placesIn = new Int32Array(periods);
    this.sums = new Float64Array(64 * this.width);
  }

  /** Adds a row of the current customer: y and x of each indicator, in turn, from `values` on. */
  add(place: number, period: number, values: Float64Array): void {
    const index = place * this.shape.periods + period;
    let slot = this.slotOf[index];
    if (this.seen[index] !== this.turn + 1) {
      slot = this.newSlot(place, period);
      this.seen[index] = this.turn + 1;
      this.slotOf[index] = slot;
    }
    const {sums, width} = this;
    const at = slot * width;
    for (let i = 0; i < width; i++) sums[at + i] += values[i];
  }

  private newSlot(place: number, period: number): number {
    const slot = this.slots++;
    if (slot === this.placeOf.length) {
      this.placeOf = grown(this.placeOf, new Int32Array(2 * slot));
      this.periodOf = grown(this.periodOf, new Int32Array(2 * slot));
      this.sums = grown(this.sums, new Float64Array(2 * slot * this.width));
    }
    this.placeOf[slot] = place;
    this.periodOf[slot] = period;
    this.placesIn[period]++;
    this.sums.fill(0, slot * this.width, (slot + 1) * this.width);
    return slot;
  }

  /** Takes the current customer's sums into the moments; the next row is another customer's. */
  finish(bucket: number): void {
    const {slots, placeOf, periodOf, placesIn} = this;
    for (let slot = 0; slot < slots; slot++)
      this.apart.add(this.apart.cellAt(placeOf[slot], periodOf[slot]), bucket, this.sums, slot * this.width);
    for (let slot = 0; slot < slots; slot++) {
      const period = periodOf[slot];
      if (placesIn[period] > 1) this.square(period, bucket);
      placesIn[period] = 0;
    }
    this.slots = 0;
    this.turn++;
  }

  /** What the places above several of one customer's differ by in a period. */
  private square(period: number, bucket: number): void {
    const ofPeriod: number[] = [];
    for (let slot = 0; slot < this.slots; slot++)
      if (this.periodOf[slot] === period && !this.isEmpty(slot)) ofPeriod.push(slot);
    if (ofPeriod.length < 2) return;
    const below = new Map<number, number[]>();
    for (const slot of ofPeriod) {
      for (const place of this.shape.above(this.placeOf[slot])) {
        const slots = below.get(place);
        if (slots) slots.push(slot);
        else below.set(place, [slot]);
      }
    }
    const both = new Float64Array(this.width);
    for (const [place, slots] of below) {
      if (slots.length < 2) continue;
      both.fill(0);
      for (const slot of slots) {
        for (let i = 0; i < this.width; i++) both[i] += this.counted(this.sums, slot * this.width, i);
        this.together.add(this.together.cellAt(place, period), bucket, this.sums, slot * this.width, -1);
      }
      this.together.add(this.together.cellAt(place, period), bucket, both, 0);
    }
  }

  private isEmpty(slot: number): boolean {
    for (let i = slot * this.width; i < (slot + 1) * this.width; i++) if (this.sums[i] !== 0) return false;
    return true;
  }

  /** The i-th number of a customer's sums in a cell; 1 or 0 where the customer counts once there. */
  private counted(sums: Float64Array, at: number, i: number): number {
    const value = sums[at + i];
    return this.shape.countsOnce[i >> 1] ? (value > 0 ? 1 : 0) : value;
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
