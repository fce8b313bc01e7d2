/** Products are added up in two parts: a multiple of 2^26, and the rest. */
const upper = 2 ** 26;

/** Sums of products of whole numbers, exact up to 2^79: the same digits in whatever order they come. */
export class WideSums {
  private high: Float64Array;
  private low: Float64Array;

  constructor(length: number) {
    this.high = new Float64Array(length);
    this.low = new Float64Array(length);
  }

  /** Makes room for more sums, all 0. */
  grow(length: number): void {
    const [high, low] = [new Float64Array(length), new Float64Array(length)];
    high.set(this.high);
    low.set(this.low);
    [this.high, this.low] = [high, low];
  }

  /** Adds a · b, each a whole number below 2^40. */
  add(i: number, a: number, b: number): void {
    const product = a * b;
    if (product < upper && product > -upper) this.low[i] += product;
    else if (product < Number.MAX_SAFE_INTEGER && product > -Number.MAX_SAFE_INTEGER) this.split(i, product);
    else {
      const [aHigh, bHigh] = [Math.trunc(a / upper), Math.trunc(b / upper)];
      const [aLow, bLow] = [a - aHigh * upper, b - bHigh * upper];
      this.high[i] += aHigh * bHigh * upper + aHigh * bLow + aLow * bHigh;
      this.split(i, aLow * bLow);
    }
  }

  private split(i: number, product: number): void {
    const high = Math.trunc(product / upper);
    this.high[i] += high;
    this.low[i] += product - high * upper;
  }

  /** The sum, rounded once. */
  at(i: number): number {
    return this.high[i] * upper + this.low[i];
  }
}
