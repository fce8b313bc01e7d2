/** A fixed starting group's revenue and what became of it over the period, in one unit of money. */
export interface RevenueBridge {
  readonly start: number;
  readonly churn: number;
  readonly contraction: number;
  readonly expansion: number;
}

/** Gross revenue retention: (start − churn − contraction) / start, at most 1. */
export function grossRevenueRetention({start, churn, contraction}: RevenueBridge): number {
  if (!(start > 0)) throw new Error(`invalid start: expected positive revenue; found ${start}`);
  return (start - churn - contraction) / start;
}

/** Net revenue retention: gross retention with the expansion of the same group added. */
export function netRevenueRetention(bridge: RevenueBridge): number {
  return grossRevenueRetention(bridge) + bridge.expansion / bridge.start;
}
