import type {BrushCube} from "../published/cohort-data.js";
import {Brush} from "./brush.js";
import {keptOf, type CohortSlice} from "./cohort-slice.js";

/** The cube as a brush reads it. */
export function brushOf({
  dimensions,
  coordinates,
  months,
  portOut,
  leftOtherwise,
  revenue,
  contacts,
  complaints
}: BrushCube): Brush {
  return new Brush({
    bins: dimensions.map(({bins}) => bins.length),
    coordinates,
    measures: [months, portOut, leftOtherwise, revenue, contacts, complaints]
  });
}

/** Sets all brushes to a slice and sums. */
export function applySlice(brush: Brush, {dimensions}: BrushCube, slice: CohortSlice): void {
  dimensions.forEach(({id, bins}, d) => {
    const names = bins.map((bin) => bin.id);
    const kept = keptOf(slice, {id, bins: names});
    brush.set(
      d,
      kept.map((bin) => names.indexOf(bin))
    );
  });
  brush.compute();
}
