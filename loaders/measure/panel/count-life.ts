import {leavingReasons, type LifeRow} from "../cohorts.js";
import {withOneMore, type LargestParts} from "../largest-parts.js";
import type {Names} from "./codes.js";
import type {LinePanel, Panel, PanelColumn} from "./panel.js";
import {WideSums} from "./wide-sums.js";

/** What is counted of each tenure and class, side by side: at risk, left by reason, ended, moved on, due, revenue, customers by kind of line. */
const places = {atRisk: 0, left: 1, ended: 5, moved: 6, due: 7, revenue: 8, customers: 9} as const;
const counted = 13;
/** Kinds of line in whose order customers are counted; customers themselves count as of the first. */
const kinds = ["mobile", "broadband", "smart_home", "leased_line"];

/**
 * Counts a life table: who is at risk in each month since joining, by the classes in which the month began, and what became of
 * them within it. Gives the sums of the SQL of `lifeQuery`.
 */
export class LifeCounts {
  private names: Names = [];
  private tenures = 0;
  private sums = new Float64Array(0);
  /** Of each tenure and class, the largest revenue of one member and the second largest. */
  private parts = new Float64Array(0);
  private squares = new WideSums(0);

  /** @param split a column of the panels; null for all together */
  constructor(private readonly split: string | null) {}

  /** Adds the customers or lines of one part; classes have the same codes in all. */
  add(panel: Panel | LinePanel): void {
    const column = this.split === null ? null : columnOf(panel, this.split);
    this.names = column?.names ?? ["all"];
    this.makeRoom(longest(panel));
    const {sums, parts, squares} = this;
    countMonths(panel, column, this.names.length, {sums, parts, squares});
  }

  /** The largest parts of the revenue of several classes at a tenure, in fen; whoever is at a tenure is there for one month. */
  largestParts(classes: readonly string[], tenure: number): LargestParts {
    const {names, parts, split} = this;
    let [largest, second] = [0, 0];
    names.forEach((name, code) => {
      if (tenure >= this.tenures || !classes.includes(code === 0 && split !== null ? "unknown" : name)) return;
      const at = (tenure * names.length + code) * 2;
      for (const one of [parts[at], parts[at + 1]]) [largest, second] = withOneMore(largest, second, one);
    });
    return {largest, second};
  }

  private makeRoom(tenures: number): void {
    if (tenures <= this.tenures) return;
    this.tenures = tenures;
    const sums = new Float64Array(tenures * this.names.length * counted);
    sums.set(this.sums);
    this.sums = sums;
    const parts = new Float64Array(tenures * this.names.length * 2);
    parts.set(this.parts);
    this.parts = parts;
    this.squares.grow(tenures * this.names.length);
  }

  /** Rows by tenure and class; what isn't on record stands as `unknown`. */
  rows(): LifeRow[] {
    const {split, names, tenures, sums, squares} = this;
    const classes = names.map((name, code) => (code === 0 && split !== null ? "unknown" : name));
    const order = [...new Set(classes)].sort();
    const rows: LifeRow[] = [];
    for (let tenure = 0; tenure < tenures; tenure++) {
      for (const one of order) {
        const cells = classes.flatMap((name, code) => (name === one ? [tenure * names.length + code] : []));
        const total = (place: number) => cells.reduce((sum, cell) => sum + sums[cell * counted + place], 0);
        if (total(places.atRisk) === 0) continue;
        rows.push({
          class: one,
          tenure,
          atRisk: total(places.atRisk),
          left: leavingReasons.map((_, reason) => total(places.left + reason)),
          ended: total(places.ended),
          moved: total(places.moved),
          due: total(places.due),
          revenueFen: total(places.revenue),
          revenueFenSquared: cells.reduce((sum, cell) => sum + squares.at(cell), 0),
          customersByKind: kinds.map((_, kind) => total(places.customers + kind))
        });
      }
    }
    return rows;
  }
}

/** A column of a panel by name. */
export function columnOf({columns}: Panel, split: string): PanelColumn {
  const column = columns.get(split);
  if (!column) throw new Error(`invalid split: expected one of ${[...columns.keys()].join(", ")}; found ${split}`);
  return column;
}

/** One more than the longest tenure. */
function longest({members, to, from, begun}: Panel): number {
  let most = 0;
  for (let i = 0; i < members; i++) if (to[i] >= from[i]) most = Math.max(most, to[i] - begun[i] + 1);
  return most;
}

/** What months are counted into. */
interface Counted {
  readonly sums: Float64Array;
  readonly parts: Float64Array;
  readonly squares: WideSums;
}

function countMonths(
  panel: Panel | LinePanel,
  column: PanelColumn | null,
  classes: number,
  {sums, parts, squares}: Counted
): void {
  const {members, width, base, from, to, begun, left, fallsDue, revenueFen, window} = panel;
  const reasonOf = left.names.map((name) => leavingReasons.findIndex((reason) => reason === name));
  const changes = column?.per === "month" ? column : null;
  const kindOf = "kind" in panel ? panel.kind.names.map((name) => kinds.indexOf(name)) : null;
  for (let i = 0; i < members; i++) {
    const fixed = column && !changes ? column.codes[i] : 0;
    const kind = "kind" in panel && kindOf ? (panel.firstOfKind[i] ? kindOf[panel.kind.codes[i]] : -1) : 0;
    for (let month = from[i]; month <= to[i]; month++) {
      const at = i * width + month - base;
      const cell = (month - begun[i]) * classes + (changes ? changes.codes[at] : fixed);
      const place = cell * counted;
      sums[place + places.atRisk]++;
      sums[place + places.due] += fallsDue[at];
      sums[place + places.revenue] += revenueFen[at];
      squares.add(cell, revenueFen[at], revenueFen[at]);
      if (revenueFen[at] > parts[2 * cell + 1])
        [parts[2 * cell], parts[2 * cell + 1]] = withOneMore(parts[2 * cell], parts[2 * cell + 1], revenueFen[at]);
      if (kind >= 0) sums[place + places.customers + kind]++;
      if (month < to[i]) {
        if (changes && (changes.next ? changes.next[at] : changes.codes[at + 1]) !== changes.codes[at])
          sums[place + places.moved]++;
        continue;
      }
      const how = left.codes[i];
      if (how > 0) {
        if (reasonOf[how] >= 0) sums[place + places.left + reasonOf[how]]++;
      } else if (month === window.lastMonth) sums[place + places.ended]++;
    }
  }
}
