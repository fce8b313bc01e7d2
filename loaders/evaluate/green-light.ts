import type {GreenLight, GreenLightMonth} from "../../src/model/published/brief.js";
import {shareOf, type Stratum} from "../../src/model/statistics/standardised.js";
import type {GreenContact} from "../definitions/systems.js";
import {bucketCount} from "../intake/intake.js";
import {greenLightQuery, type GreenStratum} from "../measure/green-light.js";
import {monthNumber, type Calendar} from "../intake/periods.js";
import {hiddenCells, isFew} from "../privacy/floor.js";
import {sumOf} from "../../src/model/statistics/sums.js";
import {besideStayers, drawnStratum, withoutSmallest, type ComparedStratum} from "./beside-stayers.js";

/** What green-light leavers are told from. */
export interface GreenLightSource {
  readonly strata: readonly GreenStratum[];
  readonly targets: GreenContact;
  /** Whether contacts have a reason on record, so that those that ask to leave can be left out. */
  readonly hasReasons: boolean;
}

/**
 * Green-light leavers of the last year beside comparable customers who stayed: of the same quarter,
 * value tier, tenure and number of contacts in the 90 days.
 *
 * All leavers by port-out are known from other files: whoever is in none of the figures here can be had by taking these off.
 * Where that would be a few leavers without a contact (or who had just joined), the smallest strata are left out with them, and months are shown by
 * quarter, or not at all.
 *
 * @returns null where there is no whole year, or fewer leavers than the floor
 */
export function greenLightOf(
  {strata, targets, hasReasons}: GreenLightSource,
  calendar: Calendar,
  floor: number
): GreenLight | null {
  const year = calendar.periods.find(({grain}) => grain === "year");
  if (!year) return null;
  const from = monthNumber(year.from);
  const ofYear = strata.filter(({month}) => month >= from && month <= monthNumber(year.to));
  const withContact = ofYear.filter(({contacts}) => contacts > 0);
  const gone = ofYear.filter((stratum) => stratum.leavers);
  const without = sumOf(
    gone.filter(({contacts}) => contacts === 0),
    ({customers}) => customers
  );
  const strataShown = withoutSmallest(strataOf(withContact, from), without, floor);
  const compared = besideStayers(strataShown, floor);
  if (!compared) return null;
  const all = {
    n: sumOf(strataShown, (stratum) => stratum.leavers.n),
    with: sumOf(strataShown, (stratum) => stratum.leavers.with)
  };
  const {value, low, high, n} = shareOf(all);
  const whoAsked = sumOf(gone, (stratum) => stratum.whoAsked);
  const leavers = sumOf(gone, ({customers}) => customers);
  const isAskingFew = isFew(whoAsked, floor) || isFew(leavers - whoAsked, floor);
  return {
    leavers: {value, low, high, customers: n, green: all.with},
    stayers: {...compared.stayers, days: sumOf(withContact, (stratum) => (stratum.leavers ? 0 : stratum.days))},
    difference: compared.difference,
    leaversWithoutContact: isFew(without, floor) ? null : without,
    askedToLeave: hasReasons
      ? {
          contacts: isAskingFew ? null : sumOf(gone, (stratum) => stratum.askedToLeave),
          customers: isAskingFew ? null : whoAsked
        }
      : null,
    months: monthsOf(
      strata.filter((stratum) => stratum.leavers),
      calendar,
      floor
    ),
    targets: {handledSeconds: targets.handledSecondsAtMost, satisfaction: targets.satisfactionAtLeast},
    sql: greenLightQuery(targets)
  };
}

/** By quarter of the year that begins with a month, value tier, tenure and number of contacts. */
function strataOf(rows: readonly GreenStratum[], from: number): ComparedStratum[] {
  const strata = new Map<string, GreenStratum[]>();
  for (const row of rows) {
    const key = `${Math.floor((row.month - from) / 3)} ${row.valueTier} ${row.tenure} ${row.contacts}`;
    strata.set(key, [...(strata.get(key) ?? []), row]);
  }
  return [...strata.keys()].sort().map((key) => {
    const own = strata.get(key) ?? [];
    return {
      leavers: leaversShare(own.filter(({leavers}) => leavers)),
      stayers: drawnStratum(
        own.filter(({leavers}) => !leavers).map((row) => ({...row, with: row.green})),
        bucketCount
      )
    };
  });
}

const leaversShare = (rows: readonly GreenStratum[]): Stratum => ({
  n: sumOf(rows, ({customers}) => customers),
  with: sumOf(rows, ({green}) => green)
});

/**
 * Leavers with a contact by month over all whole years; where those of a month of a quarter, or those without a contact in it,
 * are too few, the quarter stands under its last month.
 */
function monthsOf(leavers: readonly GreenStratum[], calendar: Calendar, floor: number): GreenLightMonth[] {
  const {periods} = calendar;
  const ofPeriod = periods.map(({from, to}) =>
    leavers.filter(({month}) => month >= monthNumber(from) && month <= monthNumber(to))
  );
  const strata = ofPeriod.map((own) => leaversShare(own.filter(({contacts}) => contacts > 0)));
  const sizes = ofPeriod.map((own, period) => {
    const without = sumOf(own, ({customers}) => customers) - strata[period].n;
    return without > 0 ? Math.min(strata[period].n, without) : strata[period].n;
  });
  const everyone = {roots: [{id: "everyone"}], children: () => []};
  const hidden = hiddenCells(everyone, periods, (_, period) => sizes[period], floor);
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
