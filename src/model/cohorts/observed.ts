/** How long the data watched, and how far beyond that may be spoken. */
import {monthNumber} from "../statistics/months.js";
import type {SiteFacts} from "../published/site.js";

/** What is said of a time to come reaches at most this many times as far as was watched. */
const beyondAtMost = 2;

/** How many months the data watched, both ends included. */
export function monthsWatched({firstMonth, lastMonth}: Pick<SiteFacts, "firstMonth" | "lastMonth">): number {
  return monthNumber(lastMonth) - monthNumber(firstMonth) + 1;
}

/**
 * The furthest month since joining of which anything is said. Who joined long before came into sight late: their tenures
 * reach far, yet rest on the months that were watched alone.
 */
export function furthestMonth(site: Pick<SiteFacts, "firstMonth" | "lastMonth">): number {
  return beyondAtMost * monthsWatched(site);
}

/** After how many months a slice's share still here is told: a year, or as far as may be spoken where that is less. */
export function keptAfter(site: Pick<SiteFacts, "firstMonth" | "lastMonth">): number {
  return Math.min(12, furthestMonth(site));
}

/**
 * The years after which a projection is told: five and ten, the last as far as may be spoken where that is less.
 *
 * @param seen months since joining that were fitted to
 * @returns whole years, ascending; none where not even one may be spoken of
 */
export function projectedYears(site: Pick<SiteFacts, "firstMonth" | "lastMonth">, seen: number): number[] {
  const furthest = Math.floor(Math.min(furthestMonth(site), beyondAtMost * seen) / 12);
  const years = [5, 10].map((year) => Math.min(year, furthest)).filter((year) => year > 0);
  return [...new Set(years)];
}
