/** How often the intervals of what a panel tells hold what was put in: for a test in short and a proof at length. */
import {panelFigures} from "../../../src/model/statistics/panel-figures.js";
import {normal} from "../../../src/model/statistics/random.js";
import type {Panel} from "../../../src/model/statistics/variance.js";

export interface PlantedPanel {
  readonly units: number;
  /** Units of one cluster share three tenths of what lasts. */
  readonly clusters: number;
  readonly periods: number;
  readonly unit: number;
  readonly unitPeriod: number;
  readonly sampling: number;
  /** Of the sampling variance, the part that is the same customers' in every period. */
  readonly shared: number;
}

/** A panel with parts of these sizes and a season; its errors are known, as they are to whoever counts customers. */
export function planted(
  {units, clusters, periods, unit, unitPeriod, sampling, shared}: PlantedPanel,
  seed: number
): Panel {
  const season = Array.from({length: periods}, (_, t) => 0.5 * normal(seed, 1, t));
  const values = Array.from({length: units}, (_, u) => {
    const own =
      Math.sqrt(unit) * (Math.sqrt(0.3) * normal(seed, 2, u % clusters) + Math.sqrt(0.7) * normal(seed, 3, u));
    const same = Math.sqrt(sampling * shared) * normal(seed, 4, u);
    return season.map(
      (one, t) =>
        one +
        own +
        same +
        Math.sqrt(unitPeriod) * normal(seed, 5, u, t) +
        Math.sqrt(sampling * (1 - shared)) * normal(seed, 6, u, t)
    );
  });
  return {
    values,
    errors: values.map((row) => row.map(() => sampling)),
    meanErrors: values.map(() => sampling * (shared + (1 - shared) / periods))
  };
}

export interface PanelCoverage {
  /** Of the panels in which the figure is told: the share whose interval holds the truth, and the interval's mean width. */
  readonly lasting: {readonly held: number; readonly told: number; readonly width: number};
  readonly discrimination: {readonly held: number; readonly told: number; readonly width: number};
  readonly unit: {readonly held: number; readonly told: number; readonly width: number};
  readonly unitPeriod: {readonly held: number; readonly told: number; readonly width: number};
}

/** Draws panels and counts whose intervals hold the truth; shares of `panels`, `told` among them. */
export function panelCoverage(setting: PlantedPanel, panels: number): PanelCoverage {
  const {units, clusters, unit, unitPeriod, sampling} = setting;
  const whole = unit + unitPeriod + sampling;
  const truth = {lasting: unit / whole, discrimination: (unit + unitPeriod) / whole, unit, unitPeriod};
  const names = ["lasting", "discrimination", "unit", "unitPeriod"] as const;
  const seen = {lasting: nothing(), discrimination: nothing(), unit: nothing(), unitPeriod: nothing()};
  const clusterOf = Array.from({length: units}, (_, u) => u % clusters);
  for (let seed = 0; seed < panels; seed++) {
    const {components, ...shares} = panelFigures(planted(setting, seed), clusterOf, seed);
    const found = {...shares, unit: components?.unit ?? null, unitPeriod: components?.unitPeriod ?? null};
    for (const name of names) {
      const figure = found[name];
      if (!figure) continue;
      seen[name].told++;
      seen[name].width += figure.high - figure.low;
      if (figure.low <= truth[name] && truth[name] <= figure.high) seen[name].held++;
    }
  }
  const rates = ({told, held, width}: ReturnType<typeof nothing>) => ({
    held: held / told,
    told: told / panels,
    width: width / told
  });
  return {
    lasting: rates(seen.lasting),
    discrimination: rates(seen.discrimination),
    unit: rates(seen.unit),
    unitPeriod: rates(seen.unitPeriod)
  };
}

function nothing() {
  return {told: 0, held: 0, width: 0};
}

/**
 * How often the interval of stability holds what its published form amounts to in these periods, their season as it
 * happened to be; values stand on a grid so wide, which makes ties and adds its share of variance to single periods.
 */
export function stabilityCoverage(setting: PlantedPanel, grid: number, panels: number): number {
  const {units, clusters, periods, unit, unitPeriod} = setting;
  const clusterOf = Array.from({length: units}, (_, u) => u % clusters);
  const single = unitPeriod + grid ** 2 / 12;
  // Of the variance of what lasts, units of one cluster share three tenths.
  const lasting = unit * (1 - (0.3 * (units / clusters - 1)) / (units - 1));
  const cells = units * periods;
  let [told, held] = [0, 0];
  for (let seed = 0; seed < panels; seed++) {
    const panel = planted(setting, seed);
    const season = Array.from({length: periods}, (_, t) => 0.5 * normal(seed, 1, t));
    const middle = season.reduce((a, b) => a + b, 0) / periods;
    const moves = season.reduce((sum, one) => sum + (one - middle) ** 2, 0);
    const total = (lasting * (cells - periods)) / (cells - 1) + single + (moves * units) / (cells - 1);
    const truth = 1 - (single + moves / (periods - 1)) / total;
    const values =
      grid > 0 ? panel.values.map((row) => Array.from(row, (one) => Math.round(one / grid) * grid)) : panel.values;
    const {stability} = panelFigures({...panel, values}, clusterOf, 1);
    if (!stability) continue;
    told++;
    if (stability.low <= truth && truth <= stability.high) held++;
  }
  return held / told;
}
