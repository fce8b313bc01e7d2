import type {TopLevelSpec} from "vega-lite";
import type {FunnelPlot} from "../model/scoring/funnel-units.js";
import type {IndicatorFacts} from "../model/published/site.js";
import {labelLayers, vegaConfig, type ChartTheme} from "./chart-theme.js";
import {placeLabels} from "./place-labels.js";

interface FunnelUnit {
  readonly id: string;
  readonly name: string;
  readonly valueText: string;
  readonly intervalText: string;
  readonly customersText: string;
  readonly placeText: string;
}

export interface FunnelOptions {
  readonly theme: ChartTheme;
  readonly indicator: Pick<IndicatorFacts, "format" | "better">;
  readonly describe: (unit: number) => FunnelUnit;
  readonly chosen: string | null;
  readonly company: string;
  /** Of the whole chart, in pixels; labels are placed by it. */
  readonly width: number;
  readonly titles: {
    readonly value: string;
    readonly customers: string;
    readonly unit: string;
    readonly interval: string;
    readonly place: string;
  };
}

const height = 380;
const tones = ["noise", "better above", "better below", "worse above", "worse below"];

/** Value against size with the limits that chance allows each size around the company's value. */
export function funnelSpec(plot: FunnelPlot, options: FunnelOptions): TopLevelSpec {
  const {theme, indicator, company, titles} = options;
  const domain = domainOf(plot, indicator.format === "percent");
  const axes = {
    x: {
      field: "customers",
      type: "quantitative" as const,
      title: titles.customers,
      scale: {domain: [0, plot.limits.at(-1)?.customers ?? 1], nice: false},
      axis: {format: ",d", tickCount: 5, tickMinStep: 1}
    },
    y: {
      field: "value",
      type: "quantitative" as const,
      title: titles.value,
      scale: {domain, nice: false, zero: false},
      // Without a number of decimals it takes as many as tell its ticks apart.
      axis: {format: indicator.format === "percent" ? "~%" : ",~f", tickCount: 6}
    }
  };
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: "container",
    height,
    autosize: {type: "fit", contains: "padding"},
    data: {values: placedMarks(plot, domain, options)},
    layer: [
      ...limitLayers(plot, axes, theme),
      ...centreLayers(plot, axes, {theme, company}),
      unitLayer(axes, options),
      ...labelLayers(axes, theme)
    ],
    config: vegaConfig(theme)
  };
}

/** The units as they are drawn, each with its label where there is room for it. */
function placedMarks(
  plot: FunnelPlot,
  [low, high]: readonly [number, number],
  {indicator, describe, chosen, width}: FunnelOptions
) {
  const marks = plot.units.map(({cell, place, side}) => {
    const unit = describe(cell.unit);
    const good = (side === "above") === (indicator.better === "higher");
    return {
      ...unit,
      value: cell.value,
      customers: cell.customers,
      tone: place === "inside" ? "noise" : `${good ? "better" : "worse"} ${side}`,
      label: place === "outside998" || unit.id === chosen ? unit.name : "",
      chosen: unit.id === chosen
    };
  });
  const last = plot.limits.at(-1);
  const places = placeLabels(
    [
      ...marks.map(({value, customers, label, chosen: must}) => ({
        x: customers / (last?.customers ?? customers),
        y: (high - value) / (high - low),
        label,
        must
      })),
      // The limits' own labels stand at the right end; nothing else should.
      ...[last?.high95, last?.high998].flatMap((at) =>
        at === undefined ? [] : [0.98, 0.94].map((x) => ({x, y: (high - at) / (high - low) - 0.02, label: ""}))
      )
    ],
    Math.max(160, width - 70),
    height - 50
  );
  return marks.map((mark, i) => ({...mark, label: places[i] ? mark.label : "", ...places[i]}));
}

/** The limits, and at their right ends which they are. */
function limitLayers<X extends object, Y extends object>(
  plot: FunnelPlot,
  {x, y}: {readonly x: X; readonly y: Y},
  theme: ChartTheme
) {
  const limit = (field: string, dash: number[]) => ({
    data: {values: plot.limits.map((one) => ({...one}))},
    mark: {type: "line" as const, color: theme.soft, strokeWidth: 1, strokeDash: dash, clip: true},
    encoding: {x, y: {...y, field}}
  });
  const ends = plot.limits.slice(-1).flatMap(({customers, high95, high998}) => [
    {customers, value: high95, text: "95%"},
    {customers, value: high998, text: "99.8%"}
  ]);
  return [
    limit("low998", [2, 3]),
    limit("high998", [2, 3]),
    limit("low95", []),
    limit("high95", []),
    {
      data: {values: ends},
      mark: {
        type: "text" as const,
        align: "right" as const,
        baseline: "bottom" as const,
        dy: -3,
        color: theme.faint,
        fontSize: 12
      },
      encoding: {x, y, text: {field: "text"}}
    }
  ];
}

/** The company's value as a line with its name. */
function centreLayers<Y extends object>(
  {centre}: FunnelPlot,
  {y}: {readonly y: Y},
  {theme, company}: Pick<FunnelOptions, "theme" | "company">
) {
  return [
    {
      data: {values: [{value: centre}]},
      mark: {type: "rule" as const, color: theme.soft, strokeWidth: 1.4},
      encoding: {y}
    },
    {
      data: {values: [{value: centre, text: company}]},
      mark: {
        type: "text" as const,
        align: "left" as const,
        baseline: "bottom" as const,
        dy: -3,
        color: theme.soft,
        fontSize: 12
      },
      encoding: {x: {value: 4}, y, text: {field: "text"}}
    }
  ];
}

/** The units: a triangle points the way in which one stands out. */
function unitLayer<Axes extends object>(axes: Axes, {theme, titles}: FunnelOptions) {
  return {
    mark: {type: "point" as const, size: 58, filled: true, opacity: 1},
    encoding: {
      ...axes,
      color: {
        field: "tone",
        type: "nominal" as const,
        scale: {domain: tones, range: [theme.noise, theme.better, theme.better, theme.worse, theme.worse]}
      },
      shape: {
        field: "tone",
        type: "nominal" as const,
        scale: {domain: tones, range: ["circle", "triangle-up", "triangle-down", "triangle-up", "triangle-down"]}
      },
      tooltip: [
        {field: "name", title: titles.unit},
        {field: "valueText", title: titles.value},
        {field: "intervalText", title: titles.interval},
        {field: "customersText", title: titles.customers},
        {field: "placeText", title: titles.place}
      ]
    }
  };
}

/** All units and most of the funnel; its mouth at the smallest unit may run out of the picture. */
function domainOf(plot: FunnelPlot, isShare: boolean): [number, number] {
  const values = plot.units.map(({cell}) => cell.value);
  const reach = Math.max(
    ...values.map((value) => Math.abs(value - plot.centre)),
    ...plot.limits.slice(-1).map(({high998}) => high998 - plot.centre)
  );
  const [low, high] = [plot.centre - reach * 1.25, plot.centre + reach * 1.25];
  return isShare ? [Math.max(0, low), Math.min(1, high)] : [low, high];
}
