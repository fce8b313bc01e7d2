/** Survivors and leavers who gave one answer and were followed for a time, as counts. */
export interface Followed {
  /** Higher is more at risk, or safer: see `concordance`. */
  readonly risk: number;
  readonly time: number;
  /** Left at that time; otherwise last seen then. */
  readonly event: boolean;
  readonly count: number;
}

/**
 * Harrell's concordance: of the pairs of which it is known who left first, the share in which the one
 * with the higher risk did; equal risks count half. Who left at some time is compared with all who
 * were seen longer, and with those last seen at that very time (Harrell 1982; the convention of R's
 * `survival`). NaN where no pair can be compared.
 *
 * @throws where a risk or a time isn't a number, or a count is negative
 */
export function concordance(groups: readonly Followed[]): number {
  for (const {risk, time, count} of groups) {
    if (Number.isNaN(risk) || Number.isNaN(time) || !(count >= 0))
      throw new Error(`invalid group: expected a risk, a time and a count from 0 on; found ${risk}, ${time}, ${count}`);
  }
  let pairs = 0;
  let right = 0;
  for (const one of groups) {
    if (!one.event) continue;
    for (const other of groups) {
      const longer = other.time > one.time || (other.time === one.time && !other.event);
      if (!longer) continue;
      const both = one.count * other.count;
      pairs += both;
      if (one.risk > other.risk) right += both;
      else if (one.risk === other.risk) right += both / 2;
    }
  }
  return right / pairs;
}
