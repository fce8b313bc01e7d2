import {area, line, scaleLinear} from "d3";
import type {Change, DosePoint} from "../model/published/gaming.js";
import {maker, svg} from "../elements/elements.js";
import {decimal, percent, signed, type Language} from "../language/format.js";
import {tip} from "../elements/tooltip.js";
import {toDecimals} from "../model/statistics/rounding.js";

export interface DoseCurveOptions {
  readonly document: Document;
  readonly language: Language;
  readonly label: string;
  /** Points of score at the top of the scale, the same for all curves of a page. */
  readonly most: number;
  readonly systems: {readonly legacy: string; readonly challenger: string};
  /** A gain with its interval, for the tooltip. */
  readonly say: (change: Change) => string;
}

const wide = 200;
const high = 100;
const systems = ["legacy", "challenger"] as const;

/** What a behaviour gains under both systems by dose, with bands of the 95 % intervals. The drawing stretches; words on it are HTML. */
export function doseCurve(
  points: readonly DosePoint[],
  {document, language, label, most, systems: names, say}: DoseCurveOptions
): HTMLElement {
  const h = maker(document);
  const x = scaleLinear([0, points.at(-1)?.dose ?? 1], [0, wide]);
  const y = scaleLinear([-0.08 * most, most], [high, 0]).clamp(true);
  const round = (value: number): number => toDecimals(value, 1);
  const drawing = svg(
    document,
    "svg",
    {viewBox: `0 0 ${wide} ${high}`, preserveAspectRatio: "none", role: "img", "aria-label": label},
    svg(document, "path", {class: "dose-zero", d: `M0,${round(y(0))}H${wide}`, "vector-effect": "non-scaling-stroke"})
  );
  const ends: HTMLElement[] = [];
  for (const system of systems) {
    const shown = points.flatMap(({dose, [system]: change}) => (change ? [{dose, ...change}] : []));
    if (shown.length < 2) continue;
    const band = area<(typeof shown)[number]>(
      ({dose}) => round(x(dose)),
      (point) => round(y(point.low)),
      (point) => round(y(point.high))
    );
    const course = line<(typeof shown)[number]>(
      ({dose}) => round(x(dose)),
      ({value}) => round(y(value))
    );
    drawing.append(
      svg(document, "path", {class: `dose-band dose-${system}`, d: band(shown)}),
      svg(document, "path", {
        class: `dose-line dose-${system}`,
        d: course(shown),
        "vector-effect": "non-scaling-stroke"
      })
    );
    const last = shown[shown.length - 1];
    ends.push(
      h(
        "span",
        {class: `dose-end tone-${system}`, style: `top:${round(y(last.value))}%`},
        signed(last.value, language, 1)
      )
    );
  }
  // Two ends closer than a line of type would lie on each other.
  const [a, b] = ends;
  if (a && b && Math.abs(topOf(a) - topOf(b)) < 15) {
    const [upper, lower] = topOf(a) <= topOf(b) ? [a, b] : [b, a];
    const middle = (topOf(upper) + topOf(lower)) / 2;
    upper.setAttribute("style", `top:${round(Math.max(0, middle - 8))}%`);
    lower.setAttribute("style", `top:${round(Math.min(100, middle + 8))}%`);
  }
  const columns = h(
    "div",
    {class: "dose-columns", "aria-hidden": "true"},
    points.map((point, i) =>
      h("span", {
        style: `left:${round(((i === 0 ? 0 : x((points[i - 1].dose + point.dose) / 2)) / wide) * 100)}%;right:${round(100 - ((i === points.length - 1 ? wide : x((point.dose + points[i + 1].dose) / 2)) / wide) * 100)}%`,
        ...tip(
          percent(point.dose, language),
          systems.flatMap((system) => {
            const change = point[system];
            return change ? [[names[system], say(change)] as const] : [];
          })
        )
      })
    )
  );
  return h(
    "div",
    {class: "dose-curve"},
    h(
      "div",
      {class: "dose-plot"},
      drawing,
      columns,
      h(
        "span",
        {class: "dose-tick", style: `top:${round(y(most))}%`, "aria-hidden": "true"},
        decimal(most, language, 0)
      ),
      h("span", {class: "dose-tick", style: `top:${round(y(0))}%`, "aria-hidden": "true"}, "0")
    ),
    h("div", {class: "dose-ends", "aria-hidden": "true"}, ends),
    h(
      "div",
      {class: "dose-axis", "aria-hidden": "true"},
      points.map(({dose}) => h("span", {style: `left:${round((x(dose) / wide) * 100)}%`}, percent(dose, language)))
    )
  );
}

function topOf(end: HTMLElement): number {
  return Number(/top:([\d.]+)%/.exec(end.getAttribute("style") ?? "")?.[1] ?? 0);
}
