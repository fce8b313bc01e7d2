import type {Figure} from "../model/published/evidence.js";
import {maker} from "../elements/elements.js";
import {tip, type Tip} from "../elements/tooltip.js";

export interface SpanStripOptions {
  readonly document: Document;
  /** Ends of the scale. */
  readonly range: readonly [number, number];
  /** Where the scale has its middle, such as chance; null for none. */
  readonly middle?: number | null;
  /** legacy, challenger, worse …: what the style sheet colours it by. */
  readonly tone: string;
  readonly tip?: Tip;
}

/** One figure on a scale that all of its kind share: a dot on its interval, with the middle marked. What it says stands beside it as text. */
export function spanStrip(
  {value, low, high}: Figure,
  {document, range, middle = null, tone, tip: content}: SpanStripOptions
): HTMLElement {
  const h = maker(document);
  const at = (one: number): string =>
    `${Math.max(0, Math.min(100, (100 * (one - range[0])) / (range[1] - range[0]))).toFixed(1)}%`;
  return h(
    "span",
    {class: `strip strip-${tone}`, "aria-hidden": "true", ...(content ? tip(content.title, content.rows) : {})},
    middle === null ? null : h("span", {class: "strip-middle", style: `left:${at(middle)}`}),
    low === null || high === null
      ? null
      : h("span", {class: "strip-line", style: `left:${at(low)};right:calc(100% - ${at(high)})`}),
    h("span", {class: "strip-dot", style: `left:${at(value)}`})
  );
}
