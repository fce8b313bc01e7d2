/** Numbers to so many significant digits: more than any reader sees, the same bytes on every machine. */
export function toDigits(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** Numbers to so many decimals, such as the tenths of a pixel in a drawing. */
export function toDecimals(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
