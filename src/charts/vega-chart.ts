import type {TopLevelSpec} from "vega-lite";
import {themeOf, type ChartTheme} from "./chart-theme.js";

export interface VegaChartOptions {
  /** Called when a mark that stands for a unit is pressed. */
  readonly pick: (unit: string) => void;
}

export type DrawnChart = {readonly stop: () => void};

/**
 * Draws a Vega-Lite chart into an element and redraws it when the page turns light or dark. Vega is
 * fetched only now, and its expressions are interpreted: the content security policy forbids `eval`.
 */
export async function vegaChart(
  element: HTMLElement,
  specFor: (theme: ChartTheme, width: number) => TopLevelSpec,
  {pick}: VegaChartOptions
): Promise<DrawnChart> {
  const [{default: embed}, {expressionInterpreter}] = await Promise.all([
    import("vega-embed"),
    import("vega-interpreter")
  ]);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let drawn: {finalize: () => void} | null = null;
  let stopped = false;
  const draw = async () => {
    const spec = specFor(themeOf(element), element.clientWidth);
    const result = await embed(element, spec, {
      actions: false,
      renderer: "svg",
      ast: true,
      expr: expressionInterpreter,
      tooltip: {disableDefaultStyle: true}
    });
    drawn?.finalize();
    drawn = result;
    if (stopped) result.finalize();
    result.view.addEventListener("click", (_event, item) => {
      const id: unknown = item?.datum?.id;
      if (typeof id === "string") pick(id);
    });
  };
  const redraw = () => void draw();
  await draw();
  dark.addEventListener("change", redraw);
  return {
    stop() {
      stopped = true;
      dark.removeEventListener("change", redraw);
      drawn?.finalize();
    }
  };
}
