import type {IndicatorFacts} from "./site.js";

/** Whether a change of an indicator's figure looks better or worse; still where it doesn't move. */
export function effectOn(better: IndicatorFacts["better"], from: number, to: number): "better" | "worse" | "still" {
  if (from === to) return "still";
  return to > from === (better === "higher") ? "better" : "worse";
}
