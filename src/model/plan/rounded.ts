import {toDigits} from "../statistics/rounding.js";

/** Six digits, as all of the plan is published: more than any reader sees, fewer bytes to load. */
export function rounded(value: number): number {
  return toDigits(value, 6);
}
