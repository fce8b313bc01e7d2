import type {Change, DosePoint} from "../model/published/gaming.js";
import {decimal, percent, signed, ticksApart, type Language} from "../language/format.js";
import type {Tip} from "../elements/tooltip.js";
import {lineChart} from "./line-chart.js";

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

const systems = ["legacy", "challenger"] as const;

/** What a behaviour gains under both systems by dose, with bands of the 95 % intervals. */
export function doseCurve(
  points: readonly DosePoint[],
  {document, language, label, most, systems: names, say}: DoseCurveOptions
): HTMLElement {
  const curves = systems
    .map((system) => ({
      system,
      shown: points.flatMap(({dose, [system]: change}) => (change ? [{dose, ...change}] : []))
    }))
    .filter(({shown}) => shown.length > 1);
  const tipOf = (point: DosePoint): Tip => ({
    title: percent(point.dose, language),
    rows: systems.flatMap((system) => {
      const change = point[system];
      return change ? [[names[system], say(change)] as const] : [];
    })
  });
  return lineChart({
    document,
    label,
    className: "dose-curve",
    x: {
      domain: [0, points.at(-1)?.dose ?? 1],
      ticks: ticksApart(
        points.map(({dose}) => dose),
        (dose, digits) => percent(dose, language, digits)
      )
    },
    y: {
      domain: [-0.08 * most, most],
      ticks: [
        {at: most, text: decimal(most, language, 0), hasRule: false},
        {at: 0, text: "0"}
      ]
    },
    bands: curves.map(({system, shown}) => ({
      className: `dose-${system}`,
      points: shown.map(({dose, low, high}) => [dose, low, high] as const)
    })),
    lines: curves.map(({system, shown}) => ({
      className: `dose-${system}`,
      points: shown.map(({dose, value}) => [dose, value] as const)
    })),
    ends: curves.map(({system, shown}) => {
      const {value} = shown[shown.length - 1];
      return {className: `tone-${system}`, y: value, text: signed(value, language, 1)};
    }),
    tips: points.map((point) => ({x: point.dose, tip: tipOf(point)}))
  });
}
