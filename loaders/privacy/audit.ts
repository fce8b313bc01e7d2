import type {Period} from "../../src/model/published/site.js";
import {Atoms, type AtomSums} from "./atoms.js";
import {customersTogether} from "./floor.js";
import {LinearSystem} from "./linear-system.js";
import type {PublishedFigure} from "./published-figures.js";
import type {CellSupport} from "./cell-support.js";

/** Something that rests on fewer customers than the floor and can be had from what is published. */
export interface Leak {
  readonly indicator: string;
  /** Which sums it can be had from. */
  readonly sums: AtomSums;
  readonly what: string;
  readonly customers: number;
}

/** What the audit is made of, for one indicator. */
export interface AuditedIndicator {
  readonly id: string;
  /** Whether x may be of those here at the start of the period: a quarter's is then that of its first month. */
  readonly isCohort: boolean;
  readonly truth: CellSupport;
}

/**
 * Tries to solve back, from all published figures, anything that rests on fewer customers than the
 * floor. The unknowns are the finest cells, lowest unit × month; whoever tries is taken to know Σy
 * and Σx of every figure (more than is published), which months and units are empty, and to add
 * them up along time even where a longer period isn't the sum of its months.
 *
 * Found are: shown cells under the floor; cells under it that are sums of shown ones, hidden or
 * merged; what is left of a shown cell when the shown ones inside are taken off; and any other set
 * of finest cells that can only be had together but can be had.
 */
export function auditFloor(
  figures: readonly PublishedFigure[],
  indicators: readonly AuditedIndicator[],
  periods: readonly Period[],
  floor: number
): Leak[] {
  const byIndicator = new Map<string, PublishedFigure[]>();
  for (const figure of figures) {
    const list = byIndicator.get(figure.indicator);
    if (list) list.push(figure);
    else byIndicator.set(figure.indicator, [figure]);
  }
  return indicators.flatMap((indicator) => {
    const own = byIndicator.get(indicator.id);
    if (!own) return [];
    const sums =
      indicator.isCohort && isFixedAtStart(indicator.truth, periods)
        ? (["months", "starts"] as const)
        : (["months"] as const);
    const direct = own.flatMap(({unit, period, where}): Leak[] => {
      const customers = indicator.truth.customers(unit, period);
      return customers < floor
        ? [
            {
              indicator: indicator.id,
              sums: "months",
              what: `${unit} ${periods[period].id}, shown in ${where}`,
              customers
            }
          ]
        : [];
    });
    return [
      ...direct,
      ...remainders(indicator, own, periods, floor),
      ...sums.flatMap((kind) => solvedBack(indicator, own, periods, floor, kind))
    ];
  });
}

/** Whether periods that begin together have the same customers; a cohort may also count what happens within its period. */
export function isFixedAtStart({tree, customers}: CellSupport, periods: readonly Period[]): boolean {
  return tree.roots.every(({id}) =>
    periods.every((period, i) => {
      const first = periods.findIndex(({grain, from}) => grain === "month" && from === period.from);
      return customers(id, i) === customers(id, first);
    })
  );
}

/** What is left of shown cells without the shown ones inside, along the tree and along time. */
function remainders(
  {id, truth}: AuditedIndicator,
  figures: readonly PublishedFigure[],
  periods: readonly Period[],
  floor: number
): Leak[] {
  const shown = new Set(figures.map(({unit, period}) => keyOf(unit, period)));
  const leaks: Leak[] = [];
  const isShown = (unit: string, period: number) => shown.has(keyOf(unit, period));
  const report = (what: string, customers: number) => {
    if (customers > 0 && customers < floor) leaks.push({indicator: id, sums: "months", what, customers});
  };
  const inside = periods.map(({from, to}, outer) =>
    periods.flatMap((inner, i) => (i !== outer && inner.from >= from && inner.to <= to ? [i] : []))
  );
  for (const key of shown) {
    const {unit, period} = ofKey(key);
    const rest = truth.tree.children(unit).filter((child) => !isShown(child.id, period));
    if (rest.length < truth.tree.children(unit).length) {
      report(
        `${unit} ${periods[period].id} without what is shown below it`,
        customersTogether(
          rest.map((child) => truth.customers(child.id, period)),
          truth.together
        )
      );
    }
    for (const grain of ["rest", "quarter", "month"] as const) {
      const finer = inside[period].filter((i) => periods[i].grain === grain);
      const taken = finer.filter((i) => isShown(unit, i));
      if (!taken.length) continue;
      // What is left rests on at least the customers of its longest stretches: those in which nothing was taken off.
      const left = inside[period].filter(
        (i) => !taken.some((one) => one === i || inside[i].includes(one) || inside[one].includes(i))
      );
      report(
        `${unit} ${periods[period].id} without its shown ${grain}s`,
        customersTogether(
          left.map((i) => truth.customers(unit, i)),
          "largest"
        )
      );
    }
  }
  return leaks;
}

/** Cells, and sets of finest cells, under the floor that the sums of what is shown determine. */
function solvedBack(
  {id, truth}: AuditedIndicator,
  figures: readonly PublishedFigure[],
  periods: readonly Period[],
  floor: number,
  sums: Leak["sums"]
): Leak[] {
  const atoms = new Atoms(truth, periods, sums);
  const shown = new Map(figures.map(({unit, period}) => [keyOf(unit, period), atoms.of(unit, period)]));
  const system = new LinearSystem(
    atoms.count,
    [...shown.values()].filter((sum) => sum.length > 0)
  );

  const leaks: Leak[] = [];
  const ofClass = new ClassCustomers(system, truth);
  for (const {unit, isLowest} of atoms.units) {
    periods.forEach((period, i) => {
      const customers = truth.customers(unit, i);
      if (customers === 0) return;
      const isSmall = customers < floor;
      // Where units partition customers the lowest tell whom a class rests on; elsewhere a unit above may hold more than any below it.
      if (!isSmall && !isLowest && truth.together === "sum") return;
      const cell = atoms.of(unit, i);
      if (!cell.length) return;
      if (isLowest || truth.together === "largest") ofClass.add(unit, cell, customers);
      if (isSmall && !shown.has(keyOf(unit, i)) && system.determinesSum(cell))
        leaks.push({indicator: id, sums, what: `${unit} ${period.id}`, customers});
    });
  }
  system.classSize.forEach((size, one) => {
    const customers = ofClass.customers(one);
    if (customers > 0 && customers < floor && system.determines([one]))
      leaks.push({
        indicator: id,
        sums,
        what: `${size} cells that stand together, one of them ${atoms.name(system.classOf.indexOf(one))}`,
        customers
      });
  });
  return leaks;
}

/** At least how many customers a class of finest cells rests on, told by the cells that lie wholly within it. */
class ClassCustomers {
  private readonly ofLowest = new Map<number, Map<string, number>>();

  constructor(
    private readonly system: LinearSystem,
    private readonly truth: CellSupport
  ) {}

  add(unit: string, cell: readonly number[], customers: number): void {
    const one = this.system.classOf[cell[0]];
    if (cell.some((atom) => this.system.classOf[atom] !== one)) return;
    const sizes = this.ofLowest.get(one) ?? new Map<string, number>();
    this.ofLowest.set(one, sizes);
    sizes.set(unit, Math.max(sizes.get(unit) ?? 0, customers));
  }

  customers(one: number): number {
    return customersTogether([...(this.ofLowest.get(one)?.values() ?? [])], this.truth.together);
  }
}

function keyOf(unit: string, period: number): string {
  return `${period} ${unit}`;
}

function ofKey(key: string): {readonly unit: string; readonly period: number} {
  const space = key.indexOf(" ");
  return {unit: key.slice(space + 1), period: Number(key.slice(0, space))};
}
