/** Whether a sum of money tells of one of those whom it rests on. */
import type {Moments} from "../../src/model/statistics/moments.js";

/** One alone may have at most this share of a sum: the (n, k) rule of statistical offices with n = 1, k = 70 %. */
export const largestShare = 0.7;
/** Whoever knows the second largest part mustn't come nearer to the largest than this share of it: the p % rule. */
const nearest = 0.1;

/** A sum of money with the two largest parts of it that one customer, or employee, has. */
export interface MoneySum {
  readonly sum: number;
  readonly largest: number;
  readonly second: number;
}

/**
 * Whether a sum may be shown: nobody has more than {@link largestShare} of it, and the second largest can't tell the largest,
 * by taking their own part off, to within {@link nearest} (Hundepool et al. 2012, Statistical Disclosure Control, §4.2).
 */
export function isShared({sum, largest, second}: MoneySum): boolean {
  return sum === 0 || (largest <= largestShare * sum && sum - largest - second >= nearest * largest);
}

/**
 * Of the square of a sum, the most that the squares may have for it to be sure that both rules hold: where s and t are the two
 * largest shares, s > 70 % means s² > 0.49, and t > 1 − 1.1 s with t ≤ s means s ≥ 1 / 2.1 and s² + t² ≥ 2 / 2.1².
 */
const surelyShared = 2 / (2 + nearest) ** 2;

/**
 * Whether a ratio of two sums of money may be shown, told by the sums of squares alone: on the careful side, since squares as
 * large may also be those of two or three customers of whom none has too much.
 */
export function isSurelyShared({y, x, yy, xx}: Pick<Moments, "y" | "x" | "yy" | "xx">): boolean {
  return xx <= surelyShared * x * x && yy <= surelyShared * y * y;
}

/** Whether an indicator is a ratio of sums of money, whose columns are named by their unit. */
export function isOfMoney({sum, over}: {readonly sum?: string; readonly over: string}): boolean {
  return [sum ?? "", over].some((text) => /_fen\b/.test(text));
}

/**
 * A sum of squares as it may be shown beside the sum of what was squared: where one customer's square is most of it, its root
 * would be nearly what they paid. Then it is the most that the rule of the sum allows, so that errors are too wide and not too
 * narrow: Σr² ≤ max r · Σr ≤ 0.7 (Σr)².
 *
 * @param money with what the largest have of the squares, where they aren't one sum's
 */
export function safeSquares(
  squares: number,
  {sum, largest, largestSquares = largest * largest}: MoneySum & {readonly largestSquares?: number}
): number {
  const isTold = largestSquares > largestShare * squares;
  return isTold ? largestShare * sum * sum : squares;
}

/**
 * A sum of squares or products where nothing else bounds it: where one customer's is most of it, the next power of four above,
 * so that its root is told to within a factor of two alone, and errors are too wide and not too narrow.
 */
export function coarseWhereTold(products: number, largest: number): number {
  if (largest <= largestShare * products) return products;
  let above = 1;
  while (above < products) above *= 4;
  return above;
}
