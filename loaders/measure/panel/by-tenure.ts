import type {Names} from "./codes.js";
import {columnOf} from "./count-life.js";
import type {LinePanel} from "./panel.js";
import {WideSums} from "./wide-sums.js";

/** What is summed of each customer's months of one kind of line and age. */
const ageMeasures = ["revenue", "in_term", "new_only", "closed", "allowance"] as const;
type AgeMeasure = (typeof ageMeasures)[number];
/** Measures whose error is told over line-months. */
export type MonthlyMeasure = Exclude<AgeMeasure, "allowance">;
const ages = ["middle", "new", "old"] as const;

/** Lines of one kind and age over the last year: customers, their line-months x, and of each measure y the sums that an error is made of. */
export interface AgeRow {
  readonly kind: string;
  readonly age: (typeof ages)[number];
  readonly n: number;
  readonly x: number;
  readonly xx: number;
  readonly y: Readonly<Record<AgeMeasure, number>>;
  readonly yy: Readonly<Record<AgeMeasure, number>>;
  readonly xy: Readonly<Record<MonthlyMeasure, number>>;
  readonly revenueAllowance: number;
}

/** Months, and the measures. */
const width = 1 + ageMeasures.length;
const products = width * width;

/** Sums lines by kind and age over the last year, customer by customer. Gives the sums of `cohorts/by_tenure.sql`. */
export class AgeCounts {
  private kinds: Names = [];
  private n = new Float64Array(0);
  private sums = new Float64Array(0);
  private squares = new WideSums(0);
  /** What the current customer has of each group, and which groups that are. */
  private own = new Float64Array(0);
  private touched: number[] = [];

  /** @param fromMonth where the last year begins */
  constructor(private readonly fromMonth: number) {}

  /** Adds the lines of one part. */
  add(lines: LinePanel): void {
    if (!this.kinds.length) {
      this.kinds = lines.kind.names;
      const groups = this.kinds.length * ages.length;
      this.n = new Float64Array(groups);
      this.sums = new Float64Array(groups * width);
      this.squares = new WideSums(groups * products);
      this.own = new Float64Array(groups * width);
    }
    for (let line = 0; line < lines.members; line++) {
      if (line > 0 && lines.customer[line] !== lines.customer[line - 1]) this.finish();
      addLine(lines, line, this.fromMonth, this.own, this.touched);
    }
    this.finish();
  }

  private finish(): void {
    const {own, sums, squares} = this;
    for (const group of this.touched) {
      this.n[group]++;
      for (let a = 0; a < width; a++) {
        sums[group * width + a] += own[group * width + a];
        for (let b = 0; b <= a; b++)
          squares.add(group * products + a * width + b, own[group * width + a], own[group * width + b]);
      }
      own.fill(0, group * width, (group + 1) * width);
    }
    this.touched.length = 0;
  }

  rows(): AgeRow[] {
    return this.kinds.flatMap((kind, code) =>
      ages.flatMap((age, a): AgeRow[] => {
        const group = code * ages.length + a;
        if (this.n[group] === 0) return [];
        const product = (one: number, other: number) => this.squares.at(group * products + one * width + other);
        const sum = (position: number) => this.sums[group * width + position];
        const monthly = (of: (position: number) => number) => ({
          revenue: of(1),
          in_term: of(2),
          new_only: of(3),
          closed: of(4)
        });
        const each = (of: (position: number) => number) => ({...monthly(of), allowance: of(5)});
        return [
          {
            kind,
            age,
            n: this.n[group],
            x: sum(0),
            xx: product(0, 0),
            y: each(sum),
            yy: each((position) => product(position, position)),
            xy: monthly((position) => product(position, 0)),
            revenueAllowance: product(5, 1)
          }
        ];
      })
    );
  }
}

/** Adds a line's months of the last year to what its customer has of each kind and age. */
function addLine(panel: LinePanel, line: number, fromMonth: number, own: Float64Array, touched: number[]): void {
  const {width: months, base, from, to, begun, left, revenueFen, allowanceMb, planOpenTo, kind} = panel;
  const {codes: terms, names} = columnOf(panel, "term");
  const [inTerm, dueSoon] = [names.indexOf("in_term"), names.indexOf("due_soon")];
  const newOnly = planOpenTo.names.indexOf("new");
  for (let month = Math.max(from[line], fromMonth); month <= to[line]; month++) {
    const at = line * months + month - base;
    const tenure = month - begun[line];
    const group = kind.codes[line] * ages.length + ages.indexOf(tenure < 12 ? "new" : tenure < 36 ? "middle" : "old");
    const place = group * width;
    if (own[place] === 0) touched.push(group);
    own[place]++;
    own[place + 1] += revenueFen[at];
    own[place + 2] += terms[at] === inTerm || terms[at] === dueSoon ? 1 : 0;
    own[place + 3] += newOnly > 0 && planOpenTo.codes[at] === newOnly ? 1 : 0;
    own[place + 4] += month === to[line] && left.codes[line] > 0 ? 1 : 0;
    own[place + 5] += allowanceMb[at];
  }
}
