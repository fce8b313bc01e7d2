/**
 * How sure the figures of a slice are. A customer stands in several cells over the months, so the cells' own
 * moments don't add up to a slice's; products with the customer's months in a wider scope do.
 */
import type {Brush} from "./brush.js";
import type {BrushCube, CubeSpread} from "../published/cohort-data.js";

/** Figures with an error, in this order everywhere. */
export const spreadMeasures = ["revenue", "contacts", "complaints"] as const;
export type SpreadMeasure = (typeof spreadMeasures)[number];

/** Σ(yY), Σ(yX + xY), Σ(xX) of a measure over some cells. */
interface Products {
  readonly yy: number;
  readonly xy: number;
  readonly xx: number;
}

/** The sums of a slice, by measure: over all months of its customers, and by tenure bin where the slice cuts tenure. */
export interface SliceSpread {
  readonly all: Readonly<Record<SpreadMeasure, Products>>;
  readonly byTenure: readonly Readonly<Record<SpreadMeasure, Products>>[];
}

const none = (): Record<SpreadMeasure, {yy: number; xy: number; xx: number}> => ({
  revenue: {yy: 0, xy: 0, xx: 0},
  contacts: {yy: 0, xy: 0, xx: 0},
  complaints: {yy: 0, xy: 0, xx: 0}
});

/** Sums over all cells, by cube: they don't change while the reader brushes. */
const overAll = new WeakMap<BrushCube, SliceSpread["all"]>();

/** The sums over what the brushes keep, and over the rest. */
export function spreadOf(brush: Brush, cube: BrushCube): {readonly slice: SliceSpread; readonly rest: SliceSpread} {
  const {dimensions, coordinates, months, spread} = cube;
  const tenure = dimensions.findIndex(({id}) => id === "tenure");
  const isCut = tenure >= 0 && brush.isActive(tenure);
  const slice = none();
  const bins = isCut ? dimensions[tenure].bins.map(none) : [];
  for (let cell = 0; cell < months.length; cell++) {
    if (!brush.keepsCell(cell)) continue;
    add(slice, spread.all, cell);
    if (isCut) add(bins[coordinates[tenure][cell]], spread.tenure, cell);
  }
  const all = overAll.get(cube) ?? months.reduce((sums, _, cell) => add(sums, spread.all, cell), none());
  overAll.set(cube, all);
  const less = (name: SpreadMeasure): Products => ({
    yy: all[name].yy - slice[name].yy,
    xy: all[name].xy - slice[name].xy,
    xx: all[name].xx - slice[name].xx
  });
  return {
    slice: {all: slice, byTenure: bins.filter(({revenue}) => revenue.xx > 0)},
    rest: {all: {revenue: less("revenue"), contacts: less("contacts"), complaints: less("complaints")}, byTenure: []}
  };
}

function add(sums: ReturnType<typeof none>, spread: CubeSpread, cell: number): ReturnType<typeof none> {
  for (const name of spreadMeasures) {
    const own = sums[name];
    own.yy += spread[name].yy[cell];
    own.xy += spread[name].xy[cell];
    own.xx += spread.xx[cell];
  }
  return sums;
}

/**
 * The standard error of Σy / Σx over a slice of customer-months (delta method; Deng et al. 2018), customers being
 * independent: √(Σᵢ uᵢUᵢ) / Σx, where uᵢ = yᵢ − Rxᵢ of customer i within the slice and Uᵢ the same over all months of the customer's.
 *
 * Where the slice holds its customers' months whole that is Σᵢ uᵢ², the exact one. Where it holds a part of them, what a
 * customer does in the other part mostly goes the same way, and it is too wide. Cut to one tenure bin, that bin's months are
 * taken for all: exact again where nothing else that changes is cut. Of several bins the errors add up at most (Minkowski), and
 * the smaller of the two holds.
 *
 * @returns NaN where there is nothing, or the sums give no variance
 */
export function sliceError(
  {all, byTenure}: SliceSpread,
  measure: SpreadMeasure,
  value: number,
  months: number
): number {
  const variance = ({yy, xy, xx}: Products) => Math.max(0, yy - value * xy + value * value * xx);
  const whole = Math.sqrt(variance(all[measure]));
  const cut = byTenure.reduce((sum, bin) => sum + Math.sqrt(variance(bin[measure])), 0);
  const error = byTenure.length === 1 || (cut > 0 && (cut < whole || whole === 0)) ? cut : whole;
  return error > 0 && months > 0 ? error / months : NaN;
}
