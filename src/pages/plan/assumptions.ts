/** Every uncertain number of the plan, to be replaced by one's own. */
import {toDigits} from "../../model/statistics/rounding.js";
import type {Scenario} from "../../model/plan/base.js";
import {inputName, type PlanContext} from "./context.js";
import {numberIn, type FieldTools} from "./fields.js";

interface AssumptionTools extends FieldTools {
  readonly edit: (change: Partial<Scenario>, gesture: string) => void;
}

/** A row an input: low, likeliest, high. With `tools` null the fields rest. */
export function assumptionsTable(context: PlanContext, plan: Scenario, tools: AssumptionTools | null): HTMLElement {
  const {h, words, inputs} = context;
  const own = words.editor;
  return h(
    "div",
    {class: "scroll", tabindex: 0, role: "region", "aria-label": own.assumptions},
    h(
      "table",
      {class: "plan-assume"},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          [words.assumed.name, own.low, own.value, own.high].map((name) => h("th", {scope: "col"}, name))
        )
      ),
      h(
        "tbody",
        {},
        inputs.all.map((input) => inputRow(context, plan, input, tools))
      )
    )
  );
}

function inputRow(
  {h, words, base, language}: PlanContext,
  {assume}: Scenario,
  input: PlanContext["inputs"]["all"][number],
  tools: AssumptionTools | null
): HTMLElement {
  const own = words.editor;
  const label = inputName({base, words, language}, input.id);
  const cell = (part: "low" | "value" | "high") => {
    const field = h("input", {
      type: "number",
      step: "any",
      id: `assume-${input.id}-${part}`,
      value: String(toDigits(input[part], 4)),
      disabled: tools === null,
      "aria-label": `${label}: ${own[part]}`
    });
    field.addEventListener("change", () => {
      const given = numberIn(field);
      if (given === undefined || given === null) return tools?.refuse(`${label}: ${own[part]}`);
      const value = part === "value" ? given : input.value;
      const [low, high] = [part === "low" ? given : input.low, part === "high" ? given : input.high];
      tools?.edit(
        {assume: {...assume, [input.id]: {value, low: Math.min(low, value), high: Math.max(high, value)}}},
        field.id
      );
    });
    return h("td", {}, field);
  };
  return h(
    "tr",
    {class: assume[input.id] ? "is-own" : null},
    h("th", {scope: "row"}, label),
    cell("low"),
    cell("value"),
    cell("high")
  );
}
