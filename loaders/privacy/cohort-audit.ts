/**
 * Whether taking cells of one published table of customer-months off another gives away fewer customers than the floor. Life
 * tables and brush cube are partitions of the same customer-months, each behind the floor by itself; together they may tell more.
 */
import type {LifeSplit} from "../../src/model/published/cohort-data.js";
import type {CubeAxis, CubeCell} from "../measure/cohort-cube.js";
import type {LifeEntity} from "../measure/cohorts.js";
import {columnOf} from "../measure/panel/count-life.js";
import {CubePlaces} from "../measure/panel/cube.js";
import type {CustomerPanel, LinePanel, Panel} from "../measure/panel/panel.js";
import type {PanelPart, PanelSource} from "../measure/panel/source.js";
import {cellFor, mergedBin} from "./cube-floor.js";
import {LinearSystem} from "./linear-system.js";

/** Both panels of each part. */
type PanelsAlone = PanelSource<Pick<PanelPart, "panels">>;

/** Of each tenure the position of the stretch it lies in, of those that begin at `starts`. */
function stretches(starts: readonly number[]): (tenure: number) => number {
  const longest = starts.at(-1) ?? 0;
  const of = Int32Array.from({length: longest + 1}, (_, tenure) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= tenure)
    )
  );
  return (tenure) => of[Math.min(longest, tenure)];
}

/** Of each row of a panel the position of something in a list, by its code. */
function positionsIn(panel: Panel, column: string, positionOf: (name: string) => number): Uint16Array {
  const {names, codes, per} = columnOf(panel, column);
  const of = names.map((name) => positionOf(name || "unknown"));
  const {members, width, base, from, to} = panel;
  const positions = new Uint16Array(members * width);
  for (let i = 0; i < members; i++) {
    for (let month = from[i]; month <= to[i]; month++) {
      const at = i * width + month - base;
      positions[at] = of[codes[per === "member" ? i : at]];
    }
  }
  return positions;
}

/** The published class of each row, by its position. */
function classesIn(panel: Panel, {id, classes}: LifeSplit): Uint16Array {
  const positions = new Map(classes.flatMap(({of}, i) => of.map((name) => [name, i] as const)));
  return positionsIn(panel, id, (name) => positions.get(name) ?? 0);
}

/** Two splits of one entity, the stretches that both tell apart, and months in each stretch by a class of either. */
interface Pair {
  readonly one: LifeSplit;
  readonly other: LifeSplit;
  readonly starts: readonly number[];
  readonly months: Float64Array;
}

function pairOf(one: LifeSplit, other: LifeSplit): Pair {
  const starts = one.bins.map(({from}) => from).filter((from) => other.bins.some((bin) => bin.from === from));
  return {one, other, starts, months: new Float64Array(starts.length * one.classes.length * other.classes.length)};
}

/**
 * What two life tables give away that neither gives alone, in stretches of tenure that both tell apart: customers in one class
 * of the first and one of the second. Whoever tries is taken to know all sums and which classes don't go together: of a hundred
 * customers, with fifty in one class and forty-five in a class that none of these is in, five are left.
 *
 * @returns the splits that had better not stand beside those before them, each with what it would give away
 */
export async function leakingSplits(
  source: PanelsAlone,
  entity: LifeEntity,
  splits: readonly LifeSplit[],
  floor: number
): Promise<ReadonlyMap<string, string>> {
  const divided = splits.filter(({id}) => id !== "all");
  const pairs = divided.flatMap((one, i) => divided.slice(i + 1).map((other) => pairOf(one, other)));
  if (!pairs.length) return new Map();
  await source.each(({panels}) => {
    const panel = panels[entity];
    const classes = new Map(divided.map((split) => [split, classesIn(panel, split)]));
    for (const pair of pairs) countPair(panel, pair, classes.get(pair.one), classes.get(pair.other));
  });
  const leaking = new Map<string, string>();
  for (const pair of pairs) {
    const {one, other} = pair;
    if (leaking.has(one.id) || leaking.has(other.id)) continue;
    const leak = await leakOfTwo(source, entity, pair, floor);
    if (leak !== null) leaking.set(other.id, `${one.id} and ${other.id}: ${leak}`);
  }
  return leaking;
}

function countPair(panel: Panel, {starts, other, one, months}: Pair, a?: Uint16Array, b?: Uint16Array): void {
  if (!a || !b) return;
  const {members, width, base, from, to, begun} = panel;
  const placeOf = stretches(starts);
  const [ofOne, ofOther] = [one.classes.length, other.classes.length];
  for (let i = 0; i < members; i++) {
    for (let month = from[i]; month <= to[i]; month++) {
      const at = i * width + month - base;
      months[(placeOf(month - begun[i]) * ofOne + a[at]) * ofOther + b[at]]++;
    }
  }
}

async function leakOfTwo(source: PanelsAlone, entity: LifeEntity, pair: Pair, floor: number): Promise<string | null> {
  const {one, other, starts} = pair;
  for (const [place, start] of starts.entries()) {
    const own = one.classes.flatMap((_, a) =>
      other.classes.flatMap((_, b) => {
        const months = pair.months[(place * one.classes.length + a) * other.classes.length + b];
        return months > 0 ? [{a, b, months}] : [];
      })
    );
    // A customer is in a stretch for as many months as it has, at most.
    const length = (starts[place + 1] ?? Infinity) - start;
    const suspects = own.filter(({months}) => months < floor * length);
    if (!suspects.length) continue;
    const sums = (["a", "b"] as const).flatMap((side) =>
      [...new Set(own.map((set) => set[side]))].map((cell) => own.flatMap((set, k) => (set[side] === cell ? [k] : [])))
    );
    const system = new LinearSystem(own.length, sums);
    for (const set of suspects) {
      if (!system.determinesSum([own.indexOf(set)])) continue;
      const customers = await customersIn(source, entity, pair, {place, ...set});
      if (customers < floor)
        return `${customers} customers in ${one.classes[set.a].id} and ${other.classes[set.b].id} from month ${start} on`;
    }
  }
  return null;
}

/** Different customers in a stretch and a class of each split. */
async function customersIn(
  source: PanelsAlone,
  entity: LifeEntity,
  {one, other, starts}: Pair,
  wanted: {readonly place: number; readonly a: number; readonly b: number}
): Promise<number> {
  let customers = 0;
  const placeOf = stretches(starts);
  await source.each(({panels}) => {
    const panel: CustomerPanel | LinePanel = panels[entity];
    const [a, b] = [classesIn(panel, one), classesIn(panel, other)];
    let seen = -1;
    for (let i = 0; i < panel.members; i++) {
      const customer = "customer" in panel ? panel.customer[i] : i;
      for (let month = panel.from[i]; month <= panel.to[i] && seen !== customer; month++) {
        const at = i * panel.width + month - panel.base;
        if (a[at] !== wanted.a || b[at] !== wanted.b || placeOf(month - panel.begun[i]) !== wanted.place) continue;
        seen = customer;
        customers++;
      }
    }
  });
  return customers;
}

/** Customers in merged cells of the cube who can be told apart: those with these bins of one axis, in these of tenure. */
export interface CubeLeak {
  readonly axis: number;
  readonly bins: readonly string[];
  readonly tenure: readonly string[];
  readonly customers: number;
}

/**
 * What the life tables give away of the cube's merged cells: a class's months in a stretch of tenure, less those that the cube
 * shows unmerged, are those that stand in merged cells.
 *
 * @param raw the cube's cells before the floor
 * @param merged the same behind it
 * @returns each class and stretch under the floor
 */
export async function leaksOfCube(
  source: PanelsAlone,
  {
    axes,
    raw,
    merged,
    splits
  }: {
    readonly axes: readonly CubeAxis[];
    readonly raw: readonly CubeCell[];
    readonly merged: readonly CubeCell[];
    readonly splits: readonly LifeSplit[];
  },
  floor: number
): Promise<CubeLeak[]> {
  const byBins = new Map(merged.map((cell) => [JSON.stringify(cell.bins), cell]));
  const places = new CubePlaces(axes);
  /** Of merged cells, how many of their dimensions are kept apart; all of those of other cells. */
  const kept = new Uint8Array(places.cells).fill(axes.length);
  for (const {bins} of raw)
    kept[places.cellOf(bins)] =
      cellFor(bins, (some) => byBins.get(JSON.stringify(some)))?.bins.filter((bin) => bin !== mergedBin).length ?? 0;
  if (kept.every((dimensions) => dimensions === axes.length)) return [];
  const counts = axes.flatMap((axis, position) => {
    const split = splits.find(({id}) => id === (axis.id === "tenure" ? "all" : axis.id));
    return split ? [new RestCounts(axes, position, split)] : [];
  });
  await source.each(({panels: {customers}}) => {
    const cells = places.ofPanel(customers);
    for (const count of counts) count.add(customers, cells, kept);
  });
  return counts.flatMap((count) => count.leaks(floor));
}

/** Customers in merged cells, by stretches of tenure that a life table tells apart and by what it and one axis together do. */
class RestCounts {
  private readonly starts: readonly number[];
  private readonly groups: readonly Group[];
  private readonly customers: Float64Array;

  constructor(
    private readonly axes: readonly CubeAxis[],
    private readonly position: number,
    private readonly split: LifeSplit
  ) {
    this.starts = axes[0].bins.map(firstMonthOf).filter((from) => split.bins.some((bin) => bin.from === from));
    this.groups =
      axes[position].id === "tenure" ? [{values: ["all"], bins: axes[position].bins}] : groupsOf(split, axes[position]);
    this.customers = new Float64Array(this.starts.length * this.groups.length);
  }

  add(panel: CustomerPanel, cells: Int32Array, kept: Uint8Array): void {
    const {members, width, base, from, to, begun} = panel;
    const groups = this.groups.length;
    const groupIn = this.split.id === "all" ? null : positionsIn(panel, this.split.id, (name) => this.groupOf(name));
    const placeOf = stretches(this.starts);
    const seen = new Int32Array(this.customers.length).fill(-1);
    for (let i = 0; i < members; i++) {
      for (let month = from[i]; month <= to[i]; month++) {
        const at = i * width + month - base;
        if (kept[cells[at]] > this.position || kept[cells[at]] === this.axes.length) continue;
        const place = placeOf(month - begun[i]) * groups + (groupIn ? groupIn[at] : 0);
        if (seen[place] === i) continue;
        seen[place] = i;
        this.customers[place]++;
      }
    }
  }

  private groupOf(name: string): number {
    return Math.max(
      0,
      this.groups.findIndex(({values}) => values.includes(name))
    );
  }

  leaks(floor: number): CubeLeak[] {
    const [{bins}] = this.axes;
    return [...this.customers].flatMap((customers, place): CubeLeak[] => {
      if (customers === 0 || customers >= floor) return [];
      const stretch = Math.floor(place / this.groups.length);
      const [from, until] = [this.starts[stretch], this.starts[stretch + 1] ?? Infinity];
      return [
        {
          axis: this.position,
          bins: this.groups[place % this.groups.length].bins,
          tenure: bins.filter((bin) => firstMonthOf(bin) >= from && firstMonthOf(bin) < until),
          customers
        }
      ];
    });
  }
}

/** The month at which a bin of tenure begins. */
function firstMonthOf(bin: string): number {
  return Number(bin.slice(1));
}

/** Values of a column that life table and cube together don't tell apart, with the cube's bins that they fill. */
interface Group {
  readonly values: readonly string[];
  readonly bins: readonly string[];
}

function groupsOf({classes}: LifeSplit, {bins, rule}: CubeAxis): Group[] {
  if (rule.kind !== "class") throw new Error(`expected an axis of classes; found one of ${rule.kind}`);
  const pairs = classes
    .flatMap(({of}) => of)
    .sort()
    .map((value) => ({value, bin: rule.binOf(value === "unknown" ? "" : value)}));
  const together = [
    ...classes.map(({of}) => of),
    ...bins.map((bin) => pairs.flatMap((pair) => (pair.bin === bin ? [pair.value] : [])))
  ];
  const groups = new Map(pairs.map(({value}) => [value, value]));
  for (const some of together) {
    const firsts = new Set(some.flatMap((value) => groups.get(value) ?? []));
    const [first] = firsts;
    for (const [value, of] of groups) if (firsts.has(of)) groups.set(value, first);
  }
  return [...new Set(groups.values())].map((of) => {
    const values = [...groups].flatMap(([value, own]) => (own === of ? [value] : []));
    return {
      values,
      bins: bins.filter((bin) => pairs.some((pair) => pair.bin === bin && values.includes(pair.value)))
    };
  });
}
