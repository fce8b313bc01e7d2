/** Curves over a common ground: the drawing stretches with the card, its words are HTML and keep their size. */
import {area, line, scaleLinear} from "d3";
import {maker, svg} from "../elements/elements.js";
import {tip, type Tip} from "../elements/tooltip.js";
import {toDecimals} from "../model/statistics/rounding.js";

interface CurveTick {
  readonly at: number;
  readonly text: string;
}

export interface LineChartOptions {
  readonly document: Document;
  /** Says what the picture shows. */
  readonly label: string;
  readonly x: {
    readonly domain: readonly [number, number];
    readonly ticks: readonly CurveTick[];
    readonly title?: string;
  };
  readonly y: {
    readonly domain: readonly [number, number];
    readonly ticks: readonly CurveTick[];
    readonly title: string;
  };
  readonly bands?: readonly {
    readonly className: string;
    readonly points: readonly (readonly [x: number, low: number, high: number])[];
  }[];
  readonly lines: readonly {
    readonly className: string;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
  readonly marks?: readonly {
    readonly className: string;
    readonly x: number;
    readonly y: number;
    readonly text?: string;
  }[];
  /** Where the pointer rests, and what it then says. */
  readonly tips?: readonly {readonly x: number; readonly tip: Tip}[];
  readonly legend?: readonly {readonly className: string; readonly text: string}[];
}

/** Draws a chart of curves. */
export function lineChart({
  document,
  label,
  x,
  y,
  bands = [],
  lines,
  marks = [],
  tips = [],
  legend = []
}: LineChartOptions): HTMLElement {
  const h = maker(document);
  const across = scaleLinear([...x.domain], [0, 100]);
  const up = scaleLinear([...y.domain], [100, 0]);
  const round = (value: number) => toDecimals(value, 2);
  const drawing = svg(document, "svg", {
    viewBox: "0 0 100 100",
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": label
  });
  const still = {"vector-effect": "non-scaling-stroke"};
  for (const {at} of y.ticks)
    drawing.append(svg(document, "path", {class: "pc-rule", d: `M0,${round(up(at))}H100`, ...still}));
  for (const {className, points} of bands) {
    const d = area<readonly [number, number, number]>(
      ([a]) => round(across(a)),
      ([, low]) => round(up(low)),
      ([, , high]) => round(up(high))
    )([...points]);
    drawing.append(svg(document, "path", {class: `pc-band ${className}`, d}));
  }
  for (const {className, points} of lines) {
    const d = line<readonly [number, number]>(
      ([a]) => round(across(a)),
      ([, b]) => round(up(b))
    )([...points]);
    drawing.append(svg(document, "path", {class: `pc-line ${className}`, d, ...still}));
  }
  const plot = h("div", {class: "pc-plot"});
  plot.append(drawing);
  for (const {at, text} of y.ticks)
    plot.append(h("span", {class: "pc-y", style: `top:${round(up(at))}%`, "aria-hidden": "true"}, text));
  for (const {className, x: a, y: b, text} of marks) {
    const side = across(a) > 60 ? " pc-mark-left" : "";
    plot.append(
      h(
        "span",
        {
          class: `pc-mark ${className}${side}`,
          style: `left:${round(across(a))}%;top:${round(up(b))}%`,
          "aria-hidden": "true"
        },
        text ? h("b", {}, text) : null
      )
    );
  }
  const places = tips.map((one) => across(one.x));
  tips.forEach((one, i) => {
    const from = i === 0 ? 0 : (places[i - 1] + places[i]) / 2;
    const to = i === places.length - 1 ? 100 : (places[i] + places[i + 1]) / 2;
    plot.append(
      h("span", {
        class: "pc-column",
        style: `left:${round(from)}%;width:${round(to - from)}%`,
        "aria-hidden": "true",
        ...tip(one.tip.title, one.tip.rows)
      })
    );
  });
  const below = h("div", {class: "pc-x", "aria-hidden": "true"});
  for (const {at, text} of x.ticks) {
    const place = across(at);
    below.append(
      h("span", {style: `left:${round(place)}%`, class: place < 4 ? "pc-first" : place > 96 ? "pc-last" : null}, text)
    );
  }
  return h(
    "div",
    {class: "pc"},
    legend.length
      ? h(
          "ul",
          {class: "pc-legend"},
          ...legend.map(({className, text}) => h("li", {}, h("i", {class: className, "aria-hidden": "true"}), text))
        )
      : null,
    h("div", {class: "pc-title", "aria-hidden": "true"}, y.title),
    plot,
    below,
    x.title ? h("div", {class: "pc-x-title", "aria-hidden": "true"}, x.title) : null
  );
}

/** A domain with some room above and below; never empty. */
export function roomy(values: readonly number[], room = 0.06): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const more = (high - low || Math.abs(high) || 1) * room;
  return [low - more, high + more];
}
