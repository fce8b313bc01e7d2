import {scaleLinear} from "d3-scale";
import type {Estimate} from "../model/published/site.js";
import {maker, svg} from "../elements/elements.js";
import {rangeOf} from "./estimate-strip.js";
import {tip, type Tip} from "../elements/tooltip.js";
import {toDecimals} from "../model/statistics/rounding.js";

export interface CaterpillarOptions {
  readonly document: Document;
  readonly label: string;
  /** The whole that the parts are compared with, a pale band. */
  readonly whole: Estimate;
  /** Of each part, in the order given: whether it differs from the whole by more than noise, and which way. */
  readonly tones: readonly ("better" | "worse" | "noise")[];
  readonly tipOf: (index: number) => Tip;
}

/** Many estimates side by side, lowest first, each a dot on its interval. */
export function caterpillar(
  estimates: readonly Estimate[],
  {document, label, whole, tones, tipOf}: CaterpillarOptions
): HTMLElement {
  const h = maker(document);
  const order = estimates
    .map((_, index) => index)
    .sort((a, b) => (estimates[a]?.value ?? 0) - (estimates[b]?.value ?? 0));
  const [low, high] = rangeOf([...estimates, whole], [0, 1]);
  const y = scaleLinear([low, high], [100, 0]);
  const round = (value: number): number => toDecimals(value, 1);
  const wide = estimates.length * 10;
  const drawing = svg(document, "svg", {
    viewBox: `0 0 ${wide} 100`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": label
  });
  drawing.append(
    svg(document, "rect", {
      class: "whole-band",
      x: 0,
      width: wide,
      y: round(y(whole.high)),
      height: round(Math.max(1, y(whole.low) - y(whole.high)))
    })
  );
  const columns = h("div", {class: "caterpillar-columns", "aria-hidden": "true"});
  for (const [position, index] of order.entries()) {
    const estimate = estimates[index];
    if (!estimate) continue;
    const x = position * 10 + 5;
    const tone = tones[index] ?? "noise";
    drawing.append(
      svg(document, "path", {
        class: `cat-interval cat-interval-${tone}`,
        d: `M${x},${round(y(estimate.low))}V${round(y(estimate.high))}`,
        "vector-effect": "non-scaling-stroke"
      }),
      // A line of no length with round ends is a dot that doesn't stretch.
      svg(document, "path", {
        class: `cat-point cat-point-${tone}`,
        d: `M${x},${round(y(estimate.value))}h0`,
        "vector-effect": "non-scaling-stroke"
      })
    );
    const content = tipOf(index);
    columns.append(h("span", tip(content.title, content.rows)));
  }
  return h("div", {class: "caterpillar"}, drawing, columns);
}
