/**
 * A calendar interval as DuckDB writes it: `1 year 2 months 3 days 04:05:06.5`; nothing at all is `00:00:00`.
 *
 * @param nanoseconds what is left beside months and days; it may be longer than a day
 */
export function intervalText(months: number, days: number, nanoseconds: bigint): string {
  const named = (amount: number, name: string) =>
    amount === 0 ? [] : [`${amount} ${name}${Math.abs(amount) === 1 ? "" : "s"}`];
  const parts = [
    ...named(Math.trunc(months / 12), "year"),
    ...named(months % 12, "month"),
    ...named(days, "day"),
    ...(nanoseconds === 0n ? [] : [clock(nanoseconds)])
  ];
  return parts.length ? parts.join(" ") : clock(0n);
}

function clock(nanoseconds: bigint): string {
  const length = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const seconds = length / 1_000_000_000n;
  const fraction = String(length % 1_000_000_000n)
    .padStart(9, "0")
    .replace(/0+$/, "");
  const pairs = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((part) => String(part).padStart(2, "0"));
  return `${nanoseconds < 0n ? "-" : ""}${pairs.join(":")}${fraction === "" ? "" : `.${fraction}`}`;
}
