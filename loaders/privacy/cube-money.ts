/** Whether revenue in the brush cube's cells is nearly one customer's: counted from the customer-months, since the same customer stands in several. */
import {cubeSums, type CubeAxis, type CubeCell} from "../measure/cohort-cube.js";
import {noParts, withOneMore, type LargestParts} from "../measure/largest-parts.js";
import {CubePlaces} from "../measure/panel/cube.js";
import type {CustomerPanel} from "../measure/panel/panel.js";
import type {PanelPart, PanelSource} from "../measure/panel/source.js";
import {cellFor, mergeCube} from "./cube-floor.js";
import {isShared} from "./dominance.js";

type PanelsAlone = PanelSource<Pick<PanelPart, "panels">>;

/** What single customers have of a cell's revenue, in fen. */
export interface CellMoney {
  readonly parts: LargestParts;
  /** The largest that one of them has of the sum of products, by scope. */
  readonly largestProduct: {readonly all: number; readonly tenure: number};
}

const revenue = cubeSums.indexOf("revenue_fen");

/**
 * The cells behind the floor, merged further until nobody has nearly all of the revenue of one.
 *
 * @param raw the cells before the floor
 * @returns null where that can't be had
 */
export async function mergeToShare(
  panels: PanelsAlone,
  axes: readonly CubeAxis[],
  raw: readonly CubeCell[],
  floor: number
): Promise<CubeCell[] | null> {
  const told = new Set<CubeCell>();
  for (;;) {
    // Whatever stands in a cell that tells of one customer counts as that one alone.
    const merged = mergeCube(
      raw.map((cell) => (told.has(cell) ? {...cell, customers: 1, last: 0} : cell)),
      floor
    );
    if (!merged) return null;
    const telling = new Set(cellsTold(merged, await moneyOf(panels, axes, raw, merged)));
    if (!telling.size) return merged;
    const find = finder(merged);
    const more = raw.filter((cell) => {
      const target = find(cell);
      return !told.has(cell) && target !== undefined && telling.has(target);
    });
    if (!more.length) return null;
    for (const cell of more) told.add(cell);
  }
}

/** The cells of which the revenue is nearly one customer's. */
export function cellsTold(merged: readonly CubeCell[], money: readonly CellMoney[]): CubeCell[] {
  return merged.filter(({sums}, i) => !isShared({sum: sums[revenue], ...money[i].parts}));
}

/** Of each merged cell what single customers have of it. */
export async function moneyOf(
  panels: PanelsAlone,
  axes: readonly CubeAxis[],
  raw: readonly CubeCell[],
  merged: readonly CubeCell[]
): Promise<CellMoney[]> {
  const counts = new MoneyCounts(axes, raw, merged);
  await panels.each((part) => counts.add(part.panels.customers));
  return counts.result();
}

function finder(merged: readonly CubeCell[]): (cell: CubeCell) => CubeCell | undefined {
  const byBins = new Map(merged.map((cell) => [JSON.stringify(cell.bins), cell]));
  return ({bins}) => cellFor(bins, (some) => byBins.get(JSON.stringify(some)));
}

class MoneyCounts {
  private readonly places: CubePlaces;
  /** Of each raw cell the position of the merged one in which it stands. */
  private readonly targets: Int32Array;
  private readonly cells: {parts: LargestParts; all: number; tenure: number}[];

  constructor(
    private readonly axes: readonly CubeAxis[],
    raw: readonly CubeCell[],
    merged: readonly CubeCell[]
  ) {
    this.places = new CubePlaces(axes);
    this.targets = new Int32Array(this.places.cells);
    const find = finder(merged);
    const positions = new Map(merged.map((cell, i) => [cell, i]));
    for (const cell of raw) {
      const target = find(cell);
      const position = target ? positions.get(target) : undefined;
      if (position === undefined) throw new Error(`expected a cell for ${cell.bins.join(", ")}; found none`);
      this.targets[this.places.cellOf(cell.bins)] = position;
    }
    this.cells = merged.map(() => ({parts: noParts, all: 0, tenure: 0}));
  }

  /** Adds the customers of one part, all months of each. */
  add(panel: CustomerPanel): void {
    const {members, width, base, from, to, revenueFen} = panel;
    const {targets, places} = this;
    const cellAt = places.ofPanel(panel);
    const own = this.cells.map(() => ({sum: 0, all: 0, tenure: 0}));
    const inTenure = this.axes[0].bins.map(() => 0);
    for (let i = 0; i < members; i++) {
      let whole = 0;
      inTenure.fill(0);
      const touched = new Set<number>();
      for (let month = from[i]; month <= to[i]; month++) {
        const at = i * width + month - base;
        whole += revenueFen[at];
        inTenure[places.positionIn(cellAt[at], 0)] += revenueFen[at];
      }
      for (let month = from[i]; month <= to[i]; month++) {
        const at = i * width + month - base;
        const target = targets[cellAt[at]];
        touched.add(target);
        own[target].sum += revenueFen[at];
        own[target].all += revenueFen[at] * whole;
        own[target].tenure += revenueFen[at] * inTenure[places.positionIn(cellAt[at], 0)];
      }
      for (const target of touched) {
        const cell = this.cells[target];
        const one = own[target];
        const [largest, second] = withOneMore(cell.parts.largest, cell.parts.second, one.sum);
        cell.parts = {largest, second};
        cell.all = Math.max(cell.all, one.all);
        cell.tenure = Math.max(cell.tenure, one.tenure);
        own[target] = {sum: 0, all: 0, tenure: 0};
      }
    }
  }

  result(): CellMoney[] {
    return this.cells.map(({parts, all, tenure}) => ({parts, largestProduct: {all, tenure}}));
  }
}
