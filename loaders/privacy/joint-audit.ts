/** One audit over several published files: what sums of the same customers determine together, wherever they stand. */
import {Fault} from "../ground/faults.js";
import {monthName} from "../intake/periods.js";
import {isFew} from "./floor.js";
import {LinearSystem} from "./linear-system.js";

/** Customers who are summed by the same parts in several files. */
export interface Population {
  /** Who they are, such as customers here at the start of a month. */
  readonly of: string;
  /** Customers of each part, shown or not; they stay in the build. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Every published sum of parts, and where it stands. */
  readonly sums: readonly {readonly where: string; readonly parts: readonly string[]}[];
}

/** A published sum of customers here at the start of a month, counted from year 0, over some segments. */
export interface StockSum {
  readonly month: number;
  readonly segments: readonly string[];
  /** Where it stands in its file. */
  readonly field: string;
}

/** The populations of sums by segment: who is here at the start of each month. */
export function stockPopulations(
  files: readonly {readonly name: string; readonly sums: readonly StockSum[]}[],
  stocks: ReadonlyMap<string, readonly number[]>,
  firstMonth: number
): Population[] {
  const all = files.flatMap(({name, sums}) => sums.map((sum) => ({...sum, where: `${name} ${sum.field}`})));
  return [...new Set(all.map(({month}) => month))]
    .sort((a, b) => a - b)
    .map((month) => ({
      of: `customers here at the start of ${monthName(month)}`,
      sizes: new Map([...stocks].map(([segment, counts]) => [segment, counts[month - firstMonth] ?? 0] as const)),
      sums: all.filter((sum) => sum.month === month).map(({where, segments}) => ({where, parts: segments}))
    }));
}

/** Parts that can be had from what is published though they are too few. */
export interface JointLeak {
  readonly of: string;
  readonly parts: readonly string[];
  readonly customers: number;
  /** The files that give them away together. */
  readonly where: readonly string[];
}

/** Solves the sums of each population together. Whoever tries is taken to know which parts are empty. */
export function jointLeaks(populations: readonly Population[], floor: number): JointLeak[] {
  return populations.flatMap(({of, sizes, sums}) => {
    const parts = [...sizes.keys()].filter((part) => (sizes.get(part) ?? 0) > 0).sort();
    const positions = new Map(parts.map((part, i) => [part, i]));
    const system = new LinearSystem(
      parts.length,
      sums
        .map((sum) => [...new Set(sum.parts)].flatMap((part) => positions.get(part) ?? []))
        .filter((sum) => sum.length > 0)
    );
    return system.classSize.flatMap((_, one): JointLeak[] => {
      const own = parts.filter((_part, i) => system.classOf[i] === one);
      const customers = own.reduce((total, part) => total + (sizes.get(part) ?? 0), 0);
      if (!isFew(customers, floor) || !system.determines([one])) return [];
      const where = sums.filter((sum) => sum.parts.some((part) => own.includes(part))).map((sum) => sum.where);
      return [{of, parts: own, customers, where: [...new Set(where)]}];
    });
  });
}

/**
 * Lets nothing pass that files give away together.
 *
 * @throws {Fault} that names files, parts and customers of the first leaks
 */
export function checkTogether(populations: readonly Population[], floor: number): void {
  const leaks = jointLeaks(populations, floor);
  if (!leaks.length) return;
  const named = leaks
    .slice(0, 10)
    .map(
      ({of, parts, customers, where}) =>
        `${where.join(" with ")}: ${customers} customers, ${parts.map((part) => part || "none on record").join(" + ")}, of ${of}`
    );
  throw new Fault(
    `privacy floor: expected files to give away nothing under ${floor} customers together; found ${leaks.length}, so nothing is published:\n${named.join("\n")}`
  );
}
