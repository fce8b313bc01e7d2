import {toDigits} from "../statistics/rounding.js";

/** Significant digits of all that is published of the plan: more than any reader sees, fewer bytes to load. */
export const planDigits = 6;

/** A figure of the plan as it is published. */
export function rounded(value: number): number {
  return toDigits(value, planDigits);
}
