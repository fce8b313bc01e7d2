import {toDigits} from "../../src/model/statistics/rounding.js";
import type {BrushCube, CubeSpread, LifeClass, LifeSplit} from "../../src/model/published/cohort-data.js";
import {cubeAxes, cubeScopes, cubeSums, resolutions, type CubeAxis, type CubeCell} from "../measure/cohort-cube.js";
import {columnsLacking} from "../intake/table-intake.js";
import {CubeCounts} from "../measure/panel/cube.js";
import type {PanelSource} from "../measure/panel/source.js";
import {valueName, valueNames} from "../definitions/value-names.js";
import {leaksOfCube} from "./cohort-audit.js";
import {mergedBin, mergeOneMore} from "./cube-floor.js";
import {cellsTold, mergeToShare, moneyOf, type CellMoney} from "./cube-money.js";
import {coarseWhereTold} from "./dominance.js";
import type {PublicationContext} from "./publication.js";
import {otherSegment} from "./segment-floor.js";
import {segmentGroups} from "./segment-groups.js";

/** At most one cell for so many customers, and never more cells than a page should load. */
const customersACell = 100;
const mostCells = 4000;
/** A resolution at which more customer-months than this stand in merged cells is too fine. */
const mergedAtMost = 0.03;

/** Values of two columns of customer-months, the most frequent first. */
export interface ValuesBySize {
  readonly segments: readonly string[];
  readonly tiers: readonly string[];
}

/** The cube at the finest resolution that the customers allow; null where there are too few for any. */
export async function brushCubeOf(
  context: PublicationContext,
  splits: readonly LifeSplit[],
  bySize: ValuesBySize
): Promise<BrushCube | null> {
  const {panels, contract, intake, settings, site, progress} = context;
  const {groupOf} = await segmentGroups(context);
  const mayStandAlone = bySize.segments.filter((one) => groupOf(one === "unknown" ? "" : one) !== otherSegment);
  const hasMore = mayStandAlone.length < bySize.segments.length;
  const most = Math.min(mostCells, Math.floor(site.customers / customersACell));
  const tierOrder = [...valueNames(contract, "customers", "value_tier").keys()];
  const tiers = bySize.tiers.toSorted((a, b) => (tierOrder.indexOf(a) + 1 || 99) - (tierOrder.indexOf(b) + 1 || 99));
  const troubled =
    columnsLacking(intake, ["complaints.opened_at", "contacts.reason", "activations.consented"]).length < 3;
  // A dimension that holds nothing but "not on record" tells nothing.
  const unclassed = new Set(
    ["segment", "value_tier"].filter((id) => columnsLacking(intake, [`customers.${id}`]).length > 0)
  );
  const hasTerms = columnsLacking(intake, ["contracts.due_on"]).length === 0;
  for (const [i, resolution] of resolutions.entries()) {
    const axes = cubeAxes(resolution, mayStandAlone, tiers, hasMore).filter(
      ({id}) => (id !== "trouble" || troubled) && (id !== "term" || hasTerms) && !unclassed.has(id)
    );
    // Half as many again: some combinations don't occur.
    if (axes.reduce((cells, {bins}) => cells * bins.length, 1) > 1.5 * most) continue;
    const counts = new CubeCounts(axes);
    await panels.each((part) => counts.add(part.panels.customers));
    const raw = counts.rows();
    const floored = await mergeToShare(panels, axes, raw, settings.privacy_floor);
    if (!floored || floored.length > most) continue;
    const merged = await besideLifeTables(panels, {axes, raw, merged: floored, splits}, settings.privacy_floor);
    if (!merged) {
      progress(
        "cohorts: a coarser brush cube, since fewer customers than the floor could be had beside the life tables"
      );
      continue;
    }
    const isLast = i === resolutions.length - 1;
    if (!isLast && mergedShare(merged) > mergedAtMost) continue;
    const money = await moneyOf(panels, axes, raw, merged);
    if (cellsTold(merged, money).length > 0) continue;
    return publishedCube(axes, merged, money, (id, bin) => valueName(contract, "customers", id, bin));
  }
  return null;
}

/** The cube with so many cells more merged that the life tables give away nothing of its merged cells; null where that can't be had. */
async function besideLifeTables(
  panels: PanelSource,
  cube: Parameters<typeof leaksOfCube>[1],
  floor: number
): Promise<readonly CubeCell[] | null> {
  let merged: readonly CubeCell[] = cube.merged;
  for (const leak of await leaksOfCube(panels, cube, floor)) {
    const more = mergeOneMore(merged, leak);
    if (!more) return null;
    merged = more;
  }
  return merged === cube.merged || (await leaksOfCube(panels, {...cube, merged}, floor)).length === 0 ? merged : null;
}

/** The share of customer-months in merged cells. */
function mergedShare(cells: readonly CubeCell[]): number {
  const months = (some: readonly CubeCell[]) => some.reduce((sum, {sums}) => sum + sums[0], 0);
  return months(cells.filter(({bins}) => bins.includes(mergedBin))) / months(cells);
}

/** Cells as the page loads them: without how many customers they rest on, which is at least the floor. */
function publishedCube(
  axes: readonly CubeAxis[],
  cells: readonly CubeCell[],
  money: readonly CellMoney[],
  nameOf: (id: string, bin: string) => LifeClass["name"]
): BrushCube {
  const column = (name: string) => {
    const k = cubeSums.indexOf(name);
    return cells.map(({sums}) => sums[k]);
  };
  // Errors need no more digits, and money is in yuan.
  const rough = (name: string, unit = 1) => column(name).map((sum) => toDigits(sum / unit, 5));
  const squares = (scope: (typeof cubeScopes)[number]) =>
    column(`${scope}_revenue_fen_yy`).map((sum, i) =>
      toDigits(coarseWhereTold(sum, money[i].largestProduct[scope]) / 10_000, 5)
    );
  const spreadOf = (scope: (typeof cubeScopes)[number]): CubeSpread => ({
    xx: rough(`${scope}_xx`),
    revenue: {yy: squares(scope), xy: rough(`${scope}_revenue_fen_xy`, 100)},
    contacts: {yy: rough(`${scope}_contacts_yy`), xy: rough(`${scope}_contacts_xy`)},
    complaints: {yy: rough(`${scope}_complaints_yy`), xy: rough(`${scope}_complaints_xy`)}
  });
  return {
    dimensions: axes.map(({id, bins}) => ({id, bins: bins.map((bin) => ({id: bin, name: nameOf(id, bin)}))})),
    coordinates: axes.map(({bins}, d) => cells.map((cell) => bins.indexOf(cell.bins[d]))),
    months: column("months"),
    portOut: column("port_out"),
    leftOtherwise: column("left_otherwise"),
    revenue: column("revenue_fen").map((fen) => Math.round(fen / 100)),
    contacts: column("contacts"),
    complaints: column("complaints"),
    spread: {all: spreadOf("all"), tenure: spreadOf("tenure")}
  };
}
