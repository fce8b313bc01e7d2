/** The finest cells of an indicator, of which all others are sums: whoever solves back starts from these. */
import type {Period} from "../../src/model/published/site.js";
import type {CellSupport} from "./cell-support.js";

/** How cells add up: y and x over months, or, of a cohort, x over those here at the start. */
export type AtomSums = "months" | "starts";

/** The finest cells that aren't empty, numbered, and which of them a cell adds up. */
export class Atoms {
  readonly units: {readonly unit: string; readonly isLowest: boolean}[] = [];
  readonly count: number;
  /** Customers of each, whatever they tell. */
  readonly counts: readonly number[];
  private readonly names: string[] = [];
  /** By lowest unit and period: the number of the finest cell, −1 where there is none. */
  private readonly numbers: Int32Array[] = [];
  /** The lowest units below a unit: from which position on, up to which. */
  private readonly below = new Map<string, readonly [from: number, to: number]>();
  private readonly monthsOf: readonly (readonly number[])[];

  constructor(truth: CellSupport, periods: readonly Period[], sums: AtomSums) {
    this.monthsOf = periods.map(({from, to}) =>
      periods.flatMap((month, i) =>
        month.grain === "month" && month.from >= from && (sums === "months" ? month.to <= to : month.from === from)
          ? [i]
          : []
      )
    );
    const counts: number[] = [];
    const visit = (unit: string): void => {
      const children = truth.tree.children(unit);
      const from = this.numbers.length;
      this.units.push({unit, isLowest: children.length === 0});
      if (children.length) for (const {id} of children) visit(id);
      else {
        this.numbers.push(
          Int32Array.from(periods, ({grain, id}, i) => {
            if (grain !== "month" || truth.customers(unit, i) === 0) return -1;
            counts.push(truth.counted(unit, i));
            return this.names.push(`${unit} ${id}`) - 1;
          })
        );
      }
      this.below.set(unit, [from, this.numbers.length]);
    };
    for (const {id} of truth.tree.roots) visit(id);
    this.count = this.names.length;
    this.counts = counts;
  }

  of(unit: string, period: number): number[] {
    const [from, to] = this.below.get(unit) ?? [0, 0];
    const found: number[] = [];
    for (let lowest = from; lowest < to; lowest++) {
      for (const month of this.monthsOf[period]) {
        const number = this.numbers[lowest][month];
        if (number >= 0) found.push(number);
      }
    }
    return found;
  }

  name(number: number): string {
    return this.names[number];
  }
}
