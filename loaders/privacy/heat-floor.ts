import type {HeatMap, LifeSplit} from "../../src/model/published/cohort-data.js";
import {monthName} from "../intake/periods.js";
import type {HeatRow} from "../measure/panel/heat.js";

/**
 * The heat map at the finest grain of joining (month, quarter, year) at which every cell reaches the
 * floor. A group has a cell only for months since in which all of its members could be seen.
 *
 * @returns null where not even years reach it
 */
export function heatOf(rows: readonly HeatRow[], firstMonth: number, lastMonth: number, floor: number): HeatMap | null {
  const at = new Map(rows.map((row) => [`${row.joined} ${row.since}`, row]));
  for (const grain of [1, 3, 12]) {
    const groups = Math.floor((lastMonth - firstMonth + 1) / grain);
    const cells = Array.from({length: groups}, (_, group) => {
      const from = firstMonth + group * grain;
      // The youngest of the group sets how far it can be seen.
      return Array.from({length: lastMonth - (from + grain - 1) + 1}, (_, since) => {
        const own = Array.from({length: grain}, (_, i) => at.get(`${from + i} ${since}`)).filter(
          (row) => row !== undefined
        );
        const sum = (value: (row: HeatRow) => number | null) =>
          own.reduce((total, row) => total + (value(row) ?? 0), 0);
        return {
          group,
          since,
          members: sum(({members}) => members),
          customers: sum(({customers}) => customers),
          revenue: sum(({revenueFen}) => revenueFen),
          kept: sum(({keptFen}) => keptFen),
          contacts: sum(({contacts}) => contacts),
          complaints: sum(({complaints}) => complaints)
        };
      });
    }).flat();
    if (!cells.length || cells.some(({customers}) => customers < floor)) continue;
    const hasRevenue = rows.some(({revenueFen}) => revenueFen !== null);
    const column = (value: (cell: (typeof cells)[number]) => number) => (hasRevenue ? cells.map(value) : null);
    return {
      grain,
      joined: Array.from({length: groups}, (_, group) => monthName(firstMonth + group * grain)),
      size: Array.from(
        {length: groups},
        (_, group) => cells.find((cell) => cell.group === group && cell.since === 0)?.members ?? 0
      ),
      group: cells.map(({group}) => group),
      since: cells.map(({since}) => since),
      customers: cells.map(({members}) => members),
      revenue: column(({revenue}) => Math.round(revenue / 100)),
      kept: column(({kept}) => Math.round(kept / 100)),
      contacts: column(({contacts}) => contacts),
      complaints: column(({complaints}) => complaints)
    };
  }
  return null;
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
