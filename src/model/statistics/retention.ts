/** A fixed starting group's revenue and what became of it over the period, in one unit of money. */
export interface RevenueBridge {
  readonly start: number;
  readonly churn: number;
  readonly contraction: number;
  readonly expansion: number;
}

/**
 * Gross revenue retention: (start − churn − contraction) / start, 0 … 1.
 *
 * @throws where a part is negative, or more is lost than there was
 */
export function grossRevenueRetention({start, churn, contraction}: RevenueBridge): number {
  if (!(start > 0 && start < Infinity)) throw new Error(`invalid start: expected positive revenue; found ${start}`);
  if (!(churn >= 0)) throw new Error(`invalid churn: expected revenue from 0 on; found ${churn}`);
  if (!(contraction >= 0)) throw new Error(`invalid contraction: expected revenue from 0 on; found ${contraction}`);
  if (churn + contraction > start)
    throw new Error(`invalid loss: expected at most ${start}; found ${churn + contraction}`);
  return (start - churn - contraction) / start;
}

/** Net revenue retention: gross retention with the expansion of the same group added. */
export function netRevenueRetention(bridge: RevenueBridge): number {
  if (!(bridge.expansion >= 0 && bridge.expansion < Infinity))
    throw new Error(`invalid expansion: expected revenue from 0 on; found ${bridge.expansion}`);
  return grossRevenueRetention(bridge) + bridge.expansion / bridge.start;
}

/**
 * The share of users who return exactly on day 0, 1, … after their first, and the share who return on
 * that day or later (unbounded). Day 0 is their first, on which all are here.
 *
 * @param returns for each user the days after the first on which they came back
 */
export function dayRetention(
  returns: readonly (readonly number[])[],
  days: number
): {readonly onDay: number[]; readonly unbounded: number[]} {
  if (!(Number.isInteger(days) && days >= 0))
    throw new Error(`invalid days: expected a whole number from 0 on; found ${days}`);
  if (returns.some((own) => own.some(Number.isNaN))) throw new Error("invalid returns: expected days; found NaN");
  if (!returns.length) throw new Error("invalid users: expected at least one; found none");
  const share = (isBack: (own: readonly number[], day: number) => boolean) =>
    Array.from({length: days + 1}, (_, day) =>
      day === 0 ? 1 : returns.filter((own) => isBack(own, day)).length / returns.length
    );
  return {onDay: share((own, day) => own.includes(day)), unbounded: share((own, day) => own.some((one) => one >= day))};
}
