import {area, line, scaleLinear, ticks} from "d3";
import {monthNumber} from "../model/statistics/months.js";
import type {Estimate} from "../model/published/site.js";
import {monthShort, percent, type Language} from "../language/format.js";
import {maker, svg} from "../elements/elements.js";
import {tip, type Tip} from "../elements/tooltip.js";
import {toDecimals} from "../model/statistics/rounding.js";

export interface TrendPoint extends Estimate {
  readonly month: string;
}

export interface TrendBandOptions {
  readonly document: Document;
  readonly language: Language;
  readonly label: string;
  /** A level to compare with, over the months that it covers. */
  readonly level?: Estimate & {readonly from: string; readonly to: string; readonly name: string};
  readonly tipOf: (point: TrendPoint) => Tip;
}

const wide = 300;
const high = 100;

/**
 * A share by month with its interval as a pale band. The drawing stretches with the card; the words on it
 * are HTML, so type keeps its size.
 */
export function trendBand(
  points: readonly TrendPoint[],
  {document, language, label, level, tipOf}: TrendBandOptions
): HTMLElement {
  const h = maker(document);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return h("div", {class: "share-trend"});
  const x = scaleLinear(
    [monthNumber(first.month), Math.max(monthNumber(last.month), monthNumber(first.month) + 1)],
    [0, wide]
  );
  const bounds = [...points, ...(level ? [level] : [])];
  const y = scaleLinear(
    [
      Math.max(0, Math.min(...bounds.map((point) => point.low)) - 0.02),
      Math.min(1, Math.max(...bounds.map((point) => point.high)) + 0.02)
    ],
    [high, 0]
  );
  const round = (value: number): number => toDecimals(value, 1);
  const xOf = (point: TrendPoint): number => round(x(monthNumber(point.month)));

  const [bottom = 0, top = 1] = y.domain();
  const levels = ticks(bottom, top, 3);
  const drawing = svg(document, "svg", {
    viewBox: `0 0 ${wide} ${high}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": label
  });
  for (const tick of levels)
    drawing.append(
      svg(document, "path", {
        class: "share-trend-rule",
        d: `M0,${round(y(tick))}H${wide}`,
        "vector-effect": "non-scaling-stroke"
      })
    );
  if (level) {
    const [from, to] = [level.from, level.to].map((month) => round(Math.max(0, Math.min(wide, x(monthNumber(month))))));
    drawing.append(
      svg(document, "path", {
        class: "share-trend-level",
        d: `M${from},${round(y(level.value))}H${to}`,
        "vector-effect": "non-scaling-stroke"
      })
    );
  }
  const band = area<TrendPoint>(
    xOf,
    (point) => round(y(point.low)),
    (point) => round(y(point.high))
  );
  const course = line<TrendPoint>(xOf, (point) => round(y(point.value)));
  drawing.append(
    svg(document, "path", {class: "share-trend-area", d: band(points)}),
    svg(document, "path", {class: "share-trend-line", d: course(points), "vector-effect": "non-scaling-stroke"})
  );

  const down = (value: number): string => `top:${round(y(value))}%`;
  const plot = h("div", {class: "share-trend-plot"});
  plot.append(drawing);
  for (const tick of levels)
    plot.append(
      h("span", {class: "share-trend-tick", style: down(tick), "aria-hidden": "true"}, percent(tick, language))
    );
  // One column a month takes the pointer, so that the whole height of a month answers.
  const columns = h("div", {class: "share-trend-columns", "aria-hidden": "true"});
  const step = 100 / Math.max(1, monthNumber(last.month) - monthNumber(first.month));
  for (const point of points) {
    const content = tipOf(point);
    const left = (xOf(point) / wide) * 100 - step / 2;
    columns.append(
      h("span", {
        style: `left:${round(left)}%;width:${round(step)}%`,
        ...tip(content.title, content.rows)
      })
    );
  }
  plot.append(columns);

  const ends = [h("b", {style: down(last.value)}, percent(last.value, language))];
  if (level) {
    // Two labels closer than a line of type would lie on each other.
    const gap = y(level.value) - y(last.value);
    const shift = Math.abs(gap) < 20 ? (gap >= 0 ? 20 : -20) - gap : 0;
    ends.push(
      h("span", {style: `top:${round(y(level.value) + shift)}%`}, `${level.name} ${percent(level.value, language)}`)
    );
  }
  return h(
    "div",
    {class: "share-trend"},
    plot,
    h("div", {class: "share-trend-ends", "aria-hidden": "true"}, ...ends),
    h(
      "div",
      {class: "share-trend-months", "aria-hidden": "true"},
      h("span", {}, monthShort(first.month, language)),
      first === last ? null : h("span", {}, monthShort(last.month, language))
    )
  );
}
