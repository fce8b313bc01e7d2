import type {HeatMap, LifeSplit} from "../../src/model/published/cohort-data.js";
import {monthName} from "../intake/periods.js";
import {largestTogether} from "../measure/largest-parts.js";
import type {HeatParts, HeatRow} from "../measure/panel/heat.js";
import {isShared} from "./dominance.js";

/** The first and last month of the data, counted from year 0. */
interface Months {
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/**
 * The heat map at the finest grain of joining (month, quarter, year) at which every cell reaches the
 * floor and no sum of revenue is nearly one customer's; where there is none for revenue, without it. A
 * group has a cell only for months since in which all of its members could be seen.
 *
 * @param partsOf the largest parts of the revenue of a month of joining and months since; of lines there are none
 * @returns null where not even years reach the floor
 */
export function heatOf(
  rows: readonly HeatRow[],
  months: Months,
  floor: number,
  partsOf: ((joined: number, since: number) => HeatParts) | null
): HeatMap | null {
  const grains = [1, 3, 12].flatMap((grain) => {
    const cells = cellsAt(grain, rows, months, partsOf);
    return cells.length > 0 && cells.every(({customers}) => customers >= floor) ? [{grain, cells}] : [];
  });
  const withMoney = rows.some(({revenueFen}) => revenueFen !== null)
    ? grains.find(({cells}) => cells.every(({isMoneyShared}) => isMoneyShared))
    : undefined;
  const shown = withMoney ?? grains[0];
  if (!shown) return null;
  const {grain, cells} = shown;
  const isOfCustomers = rows.some(({contacts}) => contacts !== null);
  const column = (isThere: boolean, value: (cell: HeatCell) => number) => (isThere ? cells.map(value) : null);
  const groups = Math.floor((months.lastMonth - months.firstMonth + 1) / grain);
  return {
    grain,
    joined: Array.from({length: groups}, (_, group) => monthName(months.firstMonth + group * grain)),
    size: Array.from(
      {length: groups},
      (_, group) => cells.find((cell) => cell.group === group && cell.since === 0)?.members ?? 0
    ),
    group: cells.map(({group}) => group),
    since: cells.map(({since}) => since),
    customers: cells.map(({members}) => members),
    revenue: column(withMoney !== undefined, ({revenue}) => Math.round(revenue / 100)),
    kept: column(withMoney !== undefined, ({kept}) => Math.round(kept / 100)),
    contacts: column(isOfCustomers, ({contacts}) => contacts),
    complaints: column(isOfCustomers, ({complaints}) => complaints)
  };
}

interface HeatCell {
  readonly group: number;
  readonly since: number;
  readonly members: number;
  readonly customers: number;
  readonly revenue: number;
  readonly kept: number;
  readonly contacts: number;
  readonly complaints: number;
  readonly isMoneyShared: boolean;
}

function cellsAt(
  grain: number,
  rows: readonly HeatRow[],
  {firstMonth, lastMonth}: Months,
  partsOf: ((joined: number, since: number) => HeatParts) | null
): HeatCell[] {
  const at = new Map(rows.map((row) => [`${row.joined} ${row.since}`, row]));
  return Array.from({length: Math.floor((lastMonth - firstMonth + 1) / grain)}, (_, group) => {
    const from = firstMonth + group * grain;
    // The youngest of the group sets how far it can be seen.
    return Array.from({length: lastMonth - (from + grain - 1) + 1}, (__, since): HeatCell => {
      const own = Array.from({length: grain}, (___, i) => at.get(`${from + i} ${since}`)).filter(
        (row) => row !== undefined
      );
      const sum = (value: (row: HeatRow) => number | null) => own.reduce((total, row) => total + (value(row) ?? 0), 0);
      const [revenue, kept] = [sum(({revenueFen}) => revenueFen), sum(({keptFen}) => keptFen)];
      const parts = partsOf ? own.map(({joined}) => partsOf(joined, since)) : [];
      return {
        group,
        since,
        members: sum(({members}) => members),
        customers: sum(({customers}) => customers),
        revenue,
        kept,
        contacts: sum(({contacts}) => contacts),
        complaints: sum(({complaints}) => complaints),
        isMoneyShared:
          isShared({sum: revenue, ...largestTogether(parts.map((part) => part.revenue))}) &&
          isShared({sum: kept, ...largestTogether(parts.map((part) => part.kept))})
      };
    });
  }).flat();
}

/**
 * The heat map without the cells that, taken off the life table of all, would leave fewer than the floor: at that many months
 * since, the youngest group is seen no longer.
 *
 * @param all the life table of all together
 */
export function besideLifeTable(heat: HeatMap, {bins, atRisk}: LifeSplit, floor: number): HeatMap {
  let kept = heat.customers.map(() => true);
  bins.forEach(({from, to}, bin) => {
    if (to !== from) return;
    const here = heat.since.flatMap((since, i) => (since === from && kept[i] ? [i] : []));
    const rest = atRisk[bin] - here.reduce((sum, i) => sum + heat.customers[i], 0);
    if (rest <= 0 || rest >= floor) return;
    const youngest = Math.max(...here.map((i) => heat.group[i]));
    kept = kept.map((one, i) => one && !(heat.group[i] === youngest && heat.since[i] >= from));
  });
  const only = <T>(column: readonly T[]) => column.filter((_, i) => kept[i]);
  const money = (column: readonly number[] | null) => (column ? only(column) : null);
  return {
    ...heat,
    group: only(heat.group),
    since: only(heat.since),
    customers: only(heat.customers),
    revenue: money(heat.revenue),
    kept: money(heat.kept),
    contacts: money(heat.contacts),
    complaints: money(heat.complaints)
  };
}
