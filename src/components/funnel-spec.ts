import type {TopLevelSpec} from "vega-lite";
import type {FunnelPlot} from "../model/funnel-units.js";
import type {IndicatorFacts} from "../model/published.js";
import {vegaConfig, type ChartTheme} from "./chart-theme.js";

export interface FunnelUnit {
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
  readonly titles: {
    readonly value: string; readonly customers: string; readonly unit: string; readonly interval: string; readonly place: string;
  };
}

/** Value against size with the limits that chance allows each size around the company's value. */
export function funnelSpec(plot: FunnelPlot, {theme, indicator, describe, chosen, company, titles}: FunnelOptions): TopLevelSpec {
  const values = plot.units.map(({cell, place, side}) => {
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
  const y = {
    type: "quantitative" as const,
    title: titles.value,
    scale: {domain: domainOf(plot, indicator.format === "percent"), nice: false, zero: false},
    axis: {format: indicator.format === "percent" ? ".1~%" : ",.1~f", tickCount: 6}
  };
  const x = {field: "customers", type: "quantitative" as const, title: titles.customers, scale: {zero: true, nice: true}, axis: {format: ",d", tickCount: 5}};
  const limit = (field: string, dash: number[]) => ({
    data: {values: plot.limits.map((one) => ({...one}))},
    mark: {type: "line" as const, color: theme.soft, strokeWidth: 1, strokeDash: dash, clip: true},
    encoding: {x, y: {...y, field}}
  });
  const tones = ["noise", "better above", "better below", "worse above", "worse below"];
  const last = plot.limits.at(-1);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: "container",
    height: 380,
    autosize: {type: "fit", contains: "padding"},
    data: {values},
    layer: [
      limit("low998", [2, 3]), limit("high998", [2, 3]), limit("low95", []), limit("high95", []),
      {data: {values: [{value: plot.centre}]}, mark: {type: "rule", color: theme.soft, strokeWidth: 1.4}, encoding: {y: {...y, field: "value"}}},
      {
        data: {values: last ? [
          {customers: last.customers, value: last.high95, text: "95%", at: -6},
          {customers: last.customers, value: last.high998, text: "99.8%", at: -6},
          {customers: last.customers, value: plot.centre, text: company, at: -6}
        ] : []},
        mark: {type: "text", align: "right", baseline: "bottom", dy: -3, color: theme.faint, fontSize: 11},
        encoding: {x, y: {...y, field: "value"}, text: {field: "text"}}
      },
      {
        mark: {type: "point", size: 58, filled: true, opacity: 1},
        encoding: {
          x,
          y: {...y, field: "value"},
          color: {field: "tone", type: "nominal", scale: {domain: tones, range: [theme.noise, theme.better, theme.better, theme.worse, theme.worse]}},
          shape: {field: "tone", type: "nominal", scale: {domain: tones, range: ["circle", "triangle-up", "triangle-down", "triangle-up", "triangle-down"]}},
          tooltip: [
            {field: "name", title: titles.unit}, {field: "valueText", title: titles.value}, {field: "intervalText", title: titles.interval},
            {field: "customersText", title: titles.customers}, {field: "placeText", title: titles.place}
          ]
        }
      },
      ...[true, false].map((halo) => ({
        transform: [{filter: "datum.label !== ''"}],
        mark: {type: "text" as const, dy: -11, ...(halo ? {stroke: theme.card, strokeWidth: 3} : {})},
        encoding: {
          x,
          y: {...y, field: "value"},
          text: {field: "label"},
          ...(halo ? {} : {color: {condition: {test: "datum.chosen", value: theme.challenger}, value: theme.ink}})
        }
      }))
    ],
    config: vegaConfig(theme)
  };
}

/** All units and most of the funnel; its mouth at the smallest unit may run out of the picture. */
function domainOf(plot: FunnelPlot, isShare: boolean): [number, number] {
  const values = plot.units.map(({cell}) => cell.value);
  const reach = Math.max(...values.map((value) => Math.abs(value - plot.centre)), ...plot.limits.slice(-1).map(({high998}) => high998 - plot.centre));
  const [low, high] = [plot.centre - reach * 1.25, plot.centre + reach * 1.25];
  return isShare ? [Math.max(0, low), Math.min(1, high)] : [low, high];
}
