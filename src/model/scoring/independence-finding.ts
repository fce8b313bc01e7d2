import type {IndependentIndicators} from "../published/evidence.js";

/**
 * How many independent indicators so many amount to.
 * - hidden: sampling error hides what they say.
 * - one: of several, one alone tells more than sampling error, and has nothing to be compared with.
 * - all, some: so many of them tell more, and amount to so many.
 */
export type IndependenceFinding =
  | {readonly kind: "hidden"}
  | {readonly kind: "one"}
  | {
      readonly kind: "all" | "some";
      readonly told: number;
      readonly independent: number;
      readonly low: number;
      readonly high: number;
    };

/** What may be said of it. */
export function independenceFinding({all, told, amount}: IndependentIndicators): IndependenceFinding {
  if (amount === null) return {kind: "hidden"};
  if (told === 1 && all > 1) return {kind: "one"};
  return {kind: told === all ? "all" : "some", told, ...amount};
}
