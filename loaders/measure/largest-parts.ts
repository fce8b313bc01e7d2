/** The two largest parts that single customers have of a sum of revenue: what tells whether the sum is nearly one customer's. */
export interface LargestParts {
  readonly largest: number;
  readonly second: number;
}

export const noParts: LargestParts = {largest: 0, second: 0};

/** The two largest of two and one more. */
export function withOneMore(largest: number, second: number, one: number): [largest: number, second: number] {
  return one > largest ? [one, largest] : [largest, Math.max(second, one)];
}

/** The two largest among different people of several sums. */
export function largestTogether(parts: readonly LargestParts[]): LargestParts {
  let [largest, second] = [0, 0];
  for (const part of parts)
    for (const one of [part.largest, part.second]) [largest, second] = withOneMore(largest, second, one);
  return {largest, second};
}
