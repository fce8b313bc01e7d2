import {scaleLinear} from "d3-scale";
import type {Estimate} from "../model/published/site.js";
import {maker} from "../elements/elements.js";
import type {Tip} from "../elements/tooltip.js";
import {tip} from "../elements/tooltip.js";

type Bounds = Pick<Estimate, "value" | "low" | "high">;

/** The range that holds all intervals, with a little air, kept within `limits`. */
export function rangeOf(
  estimates: readonly Bounds[],
  limits: readonly [number, number] = [-Infinity, Infinity]
): [number, number] {
  const low = Math.min(...estimates.map((estimate) => estimate.low));
  const high = Math.max(...estimates.map((estimate) => estimate.high));
  const air = (high - low || Math.abs(high) || 1) * 0.12;
  return [Math.max(limits[0], low - air), Math.min(limits[1], high + air)];
}

export interface EstimateStripOptions {
  readonly document: Document;
  readonly range: readonly [number, number];
  /** legacy, challenger, worse …: what the style sheet colours it by. */
  readonly tone: string;
  /** A figure to compare with, drawn as a pale band across. */
  readonly reference?: Bounds;
  readonly tip?: Tip;
}

/** A value as a dot on its interval, a thin line. Its text stands beside it, so it says nothing by itself. */
export function estimateStrip(
  estimate: Bounds,
  {document, range, tone, reference, tip: content}: EstimateStripOptions
): HTMLElement {
  const h = maker(document);
  const across = scaleLinear([...range], [0, 100]).clamp(true);
  const at = (value: number): string => `${Number(across(value).toFixed(2))}%`;
  const span = ({low, high}: Bounds): string => `left:${at(low)};right:calc(100% - ${at(high)})`;
  return h(
    "span",
    {class: `strip strip-${tone}`, "aria-hidden": "true", ...(content ? tip(content.title, content.rows) : {})},
    reference ? h("span", {class: "strip-reference", style: span(reference)}) : null,
    h("span", {class: "strip-line", style: span(estimate)}),
    h("span", {class: "strip-dot", style: `left:${at(estimate.value)}`})
  );
}
