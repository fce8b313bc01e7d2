import type {TopLevelSpec} from "vega-lite";
import type {ChartTheme} from "./chart-theme.js";
import {vegaChart, type DrawnChart} from "./vega-chart.js";

/** Where a view wants a chart, and what it is to show. */
export interface ChartSlot {
  readonly slot: HTMLElement;
  readonly spec: (theme: ChartTheme, width: number) => TopLevelSpec;
}

/**
 * Draws a chart into its slot, in place of what stood there while it was awaited; null where it can't be drawn, which the
 * slot then says.
 *
 * @param failed what it says then
 * @param pick called when a mark that stands for a unit is pressed
 */
export async function drawInSlot(
  {slot, spec}: ChartSlot,
  failed: string,
  pick: (unit: string) => void
): Promise<DrawnChart | null> {
  try {
    const chart = document.createElement("div");
    chart.className = "chart-drawn";
    slot.append(chart);
    const result = await vegaChart(chart, spec, {pick});
    slot.querySelector(".empty")?.remove();
    return result;
  } catch (fault) {
    console.error(fault);
    slot.replaceChildren(Object.assign(document.createElement("p"), {className: "failed", textContent: failed}));
    return null;
  }
}
