import {estimateOfMoments} from "../../src/model/published/cells.js";
import {addMoments} from "../../src/model/statistics/moments.js";
import type {Estimate} from "../../src/model/published/site.js";
import type {MixGroup, MixRow} from "../../src/model/report/report.js";
import type {EffortCell} from "../measure/report/read-report.js";
import {isFew} from "../privacy/floor.js";
import {toDigits} from "../../src/model/statistics/rounding.js";

/** The rows of groups that are too small by themselves. */
export const otherGroup = "other";

interface Group {
  readonly value: string;
  readonly cells: readonly EffortCell[];
}

/** Cells of groups that stand together in all files, together; each customer is in one of them. */
export function groupedEffort(cells: readonly EffortCell[], groupOf: (value: string) => string): EffortCell[] {
  const made = new Map<string, EffortCell>();
  for (const cell of cells) {
    const value = groupOf(cell.value) === otherGroup ? otherGroup : cell.value;
    const key = JSON.stringify([value, cell.role]);
    const before = made.get(key);
    made.set(key, {
      value,
      role: cell.role,
      customers: cell.customers + (before?.customers ?? 0),
      people: Math.max(cell.people, before?.people ?? 0),
      moments: before ? addMoments(before.moments, cell.moments) : cell.moments
    });
  }
  return [...made.values()];
}

/** The fewest customers, and the fewest employees where any are on record, that a group's role may rest on. */
export interface MixFloors {
  readonly customers: number;
  readonly team: number;
}

/**
 * Groups as far as they may be shown: each role's customers in a group reach the floor, or are none, and so do those who served them.
 * Groups in which one doesn't stand together as `other`, with the next smallest until that does.
 *
 * @returns null where even all together don't
 */
export function mixGroups(cells: readonly EffortCell[], floors: MixFloors): Group[] | null {
  const values = [...new Set(cells.map(({value}) => value))];
  const groups = values
    .map((value): Group => ({value, cells: cells.filter((cell) => cell.value === value)}))
    .sort((a, b) => timeOf(a) - timeOf(b) || (a.value < b.value ? -1 : 1));
  const reaches = (group: Group) =>
    group.cells.every(
      ({customers, people}) => customers === 0 || (customers >= floors.customers && !isFew(people, floors.team))
    );
  if (groups.every(reaches)) return inOrder(groups);
  const isMerged = (group: Group) => !reaches(group) || group.value === otherGroup;
  const small = groups.filter(isMerged);
  const large = groups.filter((group) => !isMerged(group));
  // One group alone could be had as what is left of all; two at least stand together.
  while (small.length < 2 || !reaches(together(small))) {
    const next = large.shift();
    if (!next) return small.length > 0 && reaches(together(small)) ? [together(small)] : null;
    small.push(next);
  }
  return [...inOrder(large), together(small)];
}

/** The largest first; by name where equal. */
function inOrder(groups: readonly Group[]): Group[] {
  return [...groups].sort((a, b) => timeOf(b) - timeOf(a) || (a.value < b.value ? -1 : 1));
}

function timeOf({cells}: Group): number {
  return cells[0]?.moments.x ?? 0;
}

/** Customers of several groups may be the same, and employees too: their number is at least that of the largest. */
function together(groups: readonly Group[]): Group {
  const roles = [...new Set(groups.flatMap(({cells}) => cells.map(({role}) => role)))];
  return {
    value: otherGroup,
    cells: roles.map((role): EffortCell => {
      const own = groups.flatMap(({cells}) => cells.filter((cell) => cell.role === role));
      return {
        value: otherGroup,
        role,
        customers: Math.max(...own.map(({customers}) => customers)),
        people: Math.max(...own.map(({people}) => people)),
        moments: own.map(({moments}) => moments).reduce(addMoments)
      };
    })
  };
}

/** A group as a row of shares, one for each role in their order. */
export function mixRow({value, cells}: Group, roles: readonly string[], group: MixGroup): MixRow {
  const [first] = cells;
  return {
    id: value,
    group,
    hours: Math.round((first?.moments.x ?? 0) / 3600),
    customers: first?.moments.n ?? 0,
    shares: roles.map((role): Estimate => {
      const cell = cells.find((one) => one.role === role) ?? first;
      if (!cell) return {value: NaN, low: NaN, high: NaN, customers: 0};
      // A role in which nobody was served isn't for certain one in which nobody is.
      const moments = cell.role === role ? cell.moments : {...cell.moments, y: 0, yy: 0, xy: 0};
      const {value: share, low, high, customers} = estimateOfMoments(moments, "percent");
      return {value: short(share), low: short(low), high: short(high), customers};
    })
  };
}

function short(value: number): number {
  return toDigits(value, 5);
}
