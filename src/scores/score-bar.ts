import {scaleLinear} from "d3-scale";
import {select} from "d3-selection";
import {picture} from "../elements/elements.js";

export interface ScoreBarOptions {
  readonly document: Document;
  readonly label: string;
  readonly cap: number;
  readonly role: "legacy" | "challenger";
}

const width = 400;
const height = 36;

/** A score on its way from 0 to the cap: a point on a rail, its interval as a thin line. */
export function scoreBar(
  score: {readonly score: number; readonly low: number; readonly high: number},
  {document, label, cap, role}: ScoreBarOptions
): SVGSVGElement {
  const svg = picture(document, width, height, label, `score-bar ${role}`);
  const x = scaleLinear([0, cap], [6, width - 6]).clamp(true);
  const root = select(svg);
  root.append("line").attr("class", "rail").attr("x1", x(0)).attr("x2", x(cap)).attr("y1", 13).attr("y2", 13);
  for (const mark of [0, 50, 100].filter((mark) => mark <= cap)) {
    root.append("line").attr("class", "mark").attr("x1", x(mark)).attr("x2", x(mark)).attr("y1", 8).attr("y2", 18);
    root
      .append("text")
      .attr("x", x(mark))
      .attr("y", 32)
      .attr("text-anchor", mark === 0 ? "start" : mark === cap ? "end" : "middle")
      .text(String(mark));
  }
  root
    .append("line")
    .attr("class", "interval")
    .attr("x1", x(score.low))
    .attr("x2", x(score.high))
    .attr("y1", 13)
    .attr("y2", 13);
  root.append("circle").attr("class", "dot").attr("cx", x(score.score)).attr("cy", 13).attr("r", 5.5);
  return svg;
}
