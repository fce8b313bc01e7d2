/** A row of cells whose shade says how much there is: coverage by month or by unit. */
import type {CoverageLevel} from "../model/published/readiness.js";
import {picture} from "../elements/elements.js";

const cell = 10;
const height = 14;

/**
 * Draws one cell a level, from pale to full; nothing is an empty frame.
 *
 * @param label says in words what the strip shows
 */
export function heatStrip(
  levels: readonly CoverageLevel[],
  {document, label}: {readonly document: Document; readonly label: string}
): SVGSVGElement {
  const svg = picture(document, Math.max(1, levels.length) * cell, height, label, "heat");
  svg.setAttribute("preserveAspectRatio", "none");
  levels.forEach((level, i) => {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({
      x: i * cell + 0.5,
      y: 0.5,
      width: cell - 1,
      height: height - 1,
      class: `heat-${level}`
    }))
      rect.setAttribute(name, String(value));
    svg.append(rect);
  });
  return svg;
}
