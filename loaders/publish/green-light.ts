import type {GreenLight, GreenLightMonth} from "../../src/model/published.js";
import {shareOf, standardisedShares, type Stratum} from "../../src/model/standardised.js";
import type {GreenContact} from "../definitions/systems.js";
import {greenLightQuery, type GreenStratum} from "../measure/green-light.js";
import {monthName, monthNumber, type Calendar} from "../measure/periods.js";

/**
 * Green-light leavers of the last year beside comparable customers who stayed: of the same quarter,
 * value tier, tenure and number of contacts in the 90 days.
 *
 * @returns null where there is no whole year, or fewer leavers than the floor
 */
export function greenLightOf(strata: readonly GreenStratum[], targets: GreenContact, calendar: Calendar, floor: number): GreenLight | null {
  const year = calendar.periods.find(({grain}) => grain === "year");
  if (!year) return null;
  const from = monthNumber(year.from);
  const to = monthNumber(year.to);
  const ofYear = strata.filter(({month}) => month >= from && month <= to);
  const keyOf = ({month, valueTier, tenure, contacts}: GreenStratum) => `${Math.floor((month - from) / 3)} ${valueTier} ${tenure} ${contacts}`;
  const withContact = ofYear.filter(({contacts}) => contacts > 0);
  const keys = [...new Set(withContact.map(keyOf))].sort();
  const total = (leavers: boolean, key: string): Stratum => {
    const own = withContact.filter((stratum) => stratum.leavers === leavers && keyOf(stratum) === key);
    return {n: sum(own, ({customers}) => customers), with: sum(own, ({green}) => green)};
  };
  const shares = standardisedShares(keys.map((key) => total(true, key)), keys.map((key) => total(false, key)));
  if (!shares || shares.matched < floor || shares.comparison.n < floor) return null;
  const leavers = withContact.filter((stratum) => stratum.leavers);
  const all = shareOf({n: sum(leavers, ({customers}) => customers), with: sum(leavers, ({green}) => green)});
  return {
    leavers: {value: all.value, low: all.low, high: all.high, customers: all.n, green: sum(leavers, ({green}) => green)},
    stayers: {...withoutCount(shares.comparison), customers: shares.comparison.n},
    difference: {...shares.difference, customers: shares.matched},
    leaversWithoutContact: sum(ofYear.filter((stratum) => stratum.leavers && stratum.contacts === 0), ({customers}) => customers),
    months: monthsOf(strata.filter((stratum) => stratum.leavers && stratum.contacts > 0), calendar, floor),
    targets: {handledSeconds: targets.handledSecondsAtMost, satisfaction: targets.satisfactionAtLeast},
    sql: greenLightQuery(targets)
  };
}

/** Leavers by month over all whole years; where a month of a quarter is too small, the quarter stands under its last month. */
function monthsOf(leavers: readonly GreenStratum[], calendar: Calendar, floor: number): GreenLightMonth[] {
  const between = (from: string, to: string): Stratum => {
    const own = leavers.filter(({month}) => month >= monthNumber(from) && month <= monthNumber(to));
    return {n: sum(own, ({customers}) => customers), with: sum(own, ({green}) => green)};
  };
  const months: GreenLightMonth[] = [];
  for (const quarter of calendar.periods.filter(({grain}) => grain === "quarter").reverse()) {
    const first = monthNumber(quarter.from);
    const parts = [0, 1, 2].map((i) => ({month: monthName(first + i), stratum: between(monthName(first + i), monthName(first + i))}));
    const shown = parts.every(({stratum}) => stratum.n >= floor) ? parts : [{month: quarter.to, stratum: between(quarter.from, quarter.to)}];
    for (const {month, stratum} of shown) {
      if (stratum.n < floor) continue;
      const {value, low, high, n} = shareOf(stratum);
      months.push({month, value, low, high, customers: n});
    }
  }
  return months;
}

function withoutCount({value, low, high}: {readonly value: number; readonly low: number; readonly high: number}) {
  return {value, low, high};
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
