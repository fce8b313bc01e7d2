import type {GreenLight, GreenLightMonth} from "../../src/model/published/brief.js";
import {shareOf, standardisedShares, type Stratum} from "../../src/model/statistics/standardised.js";
import type {GreenContact} from "../definitions/systems.js";
import {greenLightQuery, type GreenStratum} from "../measure/green-light.js";
import {monthNumber, type Calendar} from "../intake/periods.js";
import {hiddenCells} from "../privacy/floor.js";
import {sumOf} from "../../src/model/statistics/sums.js";

/**
 * Green-light leavers of the last year beside comparable customers who stayed: of the same quarter,
 * value tier, tenure and number of contacts in the 90 days.
 *
 * @returns null where there is no whole year, or fewer leavers than the floor
 */
export function greenLightOf(
  strata: readonly GreenStratum[],
  targets: GreenContact,
  calendar: Calendar,
  floor: number
): GreenLight | null {
  const year = calendar.periods.find(({grain}) => grain === "year");
  if (!year) return null;
  const from = monthNumber(year.from);
  const to = monthNumber(year.to);
  const ofYear = strata.filter(({month}) => month >= from && month <= to);
  const keyOf = ({month, valueTier, tenure, contacts}: GreenStratum) =>
    `${Math.floor((month - from) / 3)} ${valueTier} ${tenure} ${contacts}`;
  const withContact = ofYear.filter(({contacts}) => contacts > 0);
  const keys = [...new Set(withContact.map(keyOf))].sort();
  const total = (leavers: boolean, key: string): Stratum => {
    const own = withContact.filter((stratum) => stratum.leavers === leavers && keyOf(stratum) === key);
    return {n: sumOf(own, ({customers}) => customers), with: sumOf(own, ({green}) => green)};
  };
  const compared = comparedStrata(
    keys.map((key) => ({leavers: total(true, key), stayers: total(false, key)})),
    floor
  );
  const shares = standardisedShares(
    compared.map((stratum) => stratum.leavers),
    compared.map((stratum) => stratum.stayers)
  );
  if (!shares || shares.matched < floor || shares.comparison.n < floor) return null;
  const leavers = withContact.filter((stratum) => stratum.leavers);
  const without = sumOf(
    ofYear.filter((stratum) => stratum.leavers && stratum.contacts === 0),
    ({customers}) => customers
  );
  const all = shareOf({n: sumOf(leavers, ({customers}) => customers), with: sumOf(leavers, ({green}) => green)});
  return {
    leavers: {
      value: all.value,
      low: all.low,
      high: all.high,
      customers: all.n,
      green: sumOf(leavers, ({green}) => green)
    },
    stayers: {...withoutCount(shares.comparison), customers: shares.comparison.n},
    difference: {...shares.difference, customers: shares.matched},
    leaversWithoutContact: without > 0 && without < floor ? null : without,
    months: monthsOf(
      strata.filter((stratum) => stratum.leavers && stratum.contacts > 0),
      calendar,
      floor
    ),
    targets: {handledSeconds: targets.handledSecondsAtMost, satisfaction: targets.satisfactionAtLeast},
    sql: greenLightQuery(targets)
  };
}

/**
 * The strata that are compared. Leavers without anyone comparable who stayed are left out; where these
 * few could be told from all leavers less the compared ones, the smallest strata are left out with them.
 */
export function comparedStrata<T extends {readonly leavers: Stratum; readonly stayers: Stratum}>(
  strata: readonly T[],
  floor: number
): readonly T[] {
  const matched = strata
    .filter(({leavers, stayers}) => leavers.n > 0 && stayers.n > 0)
    .sort((a, b) => a.leavers.n - b.leavers.n);
  let without = sumOf(strata, ({leavers}) => leavers.n) - sumOf(matched, ({leavers}) => leavers.n);
  let smallest = 0;
  while (without > 0 && without < floor && smallest < matched.length) without += matched[smallest++].leavers.n;
  return matched.slice(smallest);
}

/** Leavers by month over all whole years; where a month of a quarter is too small, the quarter stands under its last month. */
function monthsOf(leavers: readonly GreenStratum[], calendar: Calendar, floor: number): GreenLightMonth[] {
  const {periods} = calendar;
  const strata = periods.map(({from, to}): Stratum => {
    const own = leavers.filter(({month}) => month >= monthNumber(from) && month <= monthNumber(to));
    return {n: sumOf(own, ({customers}) => customers), with: sumOf(own, ({green}) => green)};
  });
  const everyone = {roots: [{id: "everyone"}], children: () => []};
  const hidden = hiddenCells(everyone, periods, (_, period) => strata[period].n, floor);
  const shown = (period: number) => strata[period].n > 0 && !hidden("everyone", period);
  return periods
    .flatMap(({grain, from, to}, quarter): GreenLightMonth[] => {
      if (grain !== "quarter") return [];
      const months = periods.flatMap((month, i) =>
        month.grain === "month" && month.from >= from && month.to <= to && shown(i) ? [i] : []
      );
      return (months.length ? months : shown(quarter) ? [quarter] : []).map((period) => {
        const {value, low, high, n} = shareOf(strata[period]);
        return {month: periods[period].to, value, low, high, customers: n};
      });
    })
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

function withoutCount({value, low, high}: {readonly value: number; readonly low: number; readonly high: number}) {
  return {value, low, high};
}
