/** The controls that a plan is edited with. */
import type {PlanContext} from "./context.js";

/** What a field does with the reader's number; null at build, when controls don't work yet. */
export interface FieldTools {
  /** Says that what stood in a field is no number: it is set back, and nothing is changed. */
  readonly refuse: (label: string) => void;
}

export interface NumberField {
  /** Also names the gesture: what follows at once in the same field is one step to undo. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  readonly bounds: {readonly min: number; readonly max: number; readonly step: number};
  /** Null: the field was emptied. */
  readonly change: (value: number | null) => void;
  readonly disabled?: boolean;
}

/** A number with its label and unit, held within its bounds. */
export function numberField({h}: Pick<PlanContext, "h">, tools: FieldTools | null, field: NumberField): HTMLElement {
  const {id, label, unit, value, bounds, change} = field;
  const input = h("input", {
    type: "number",
    id,
    value: value === null ? "" : String(value),
    ...bounds,
    disabled: tools === null || field.disabled === true,
    inputmode: "decimal"
  });
  input.addEventListener("change", () => {
    const given = numberIn(input);
    if (given === undefined) return tools?.refuse(label);
    change(given === null ? null : Math.min(bounds.max, Math.max(bounds.min, given)));
  });
  return h("div", {class: "plan-field"}, h("label", {for: id}, label), h("span", {}, input, unit ? ` ${unit}` : ""));
}

/** The number in a field; null where it is empty, undefined where it holds something else. */
export function numberIn(input: HTMLInputElement): number | null | undefined {
  // What a browser can't read as a number, such as `1e`, it gives as an empty text.
  const isNumber = !input.validity.badInput && Number.isFinite(Number(input.value));
  return isNumber ? (input.value === "" ? null : Number(input.value)) : undefined;
}

/** A share as a percentage with one decimal, as a field holds it. */
export function hundredths(share: number): number {
  return Math.round(share * 1000) / 10;
}

/** A button; it rests where there is nothing to do. */
export function planButton(
  {h}: Pick<PlanContext, "h">,
  id: string,
  text: string,
  action: (() => void) | null | undefined
): HTMLElement {
  const made = h("button", {type: "button", class: "plan-button", id, disabled: !action}, text);
  if (action) made.addEventListener("click", action);
  return made;
}
