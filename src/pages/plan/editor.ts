/** The controls of an own plan: every one labelled, with its unit; each change gives a whole new scenario. */
import type {Scenario, Service} from "../../model/plan/base.js";
import {serviceBounds, type ScenarioFault} from "../../model/plan/scenario.js";
import {say} from "../../language/format.js";
import {inputName, nameOf, type PlanContext} from "./context.js";

/** What the page can do beside changing numbers. Null where there is nothing to undo or redo. */
export interface PlanTools {
  readonly edit: (own: Scenario | null) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly exportYaml: () => void;
  readonly exportXlsx: () => void;
  readonly importFile: (file: File) => void;
  readonly redraw: () => void;
}

export interface EditorState {
  readonly status: string;
  readonly faults: readonly ScenarioFault[];
}

const shares: readonly (keyof Service)[] = ["handling", "level", "occupancy", "shrinkage"];
const moreDraws = "10,240";

/** The editor; its controls rest until the page is alive. */
export function editorCard(context: PlanContext, tools: PlanTools | null, {status, faults}: EditorState): HTMLElement {
  const {h, words, language, base, state, study, inputs} = context;
  const own = words.editor;
  const today = base.scenarios.find(({id}) => id === "today") ?? base.scenarios[0];
  const plan: Scenario = state.own ?? {
    ...today,
    id: "own",
    name: {en: "Own plan", zh: "自定方案"},
    says: {en: "", zh: ""}
  };
  const isSuggested = plan.spend === "suggest";
  const spend: Readonly<Record<string, number>> = plan.spend === "suggest" ? {} : plan.spend;
  const edit = (change: Partial<Scenario>) => tools?.edit({...plan, ...change});

  const number = (
    id: string,
    label: string,
    unit: string,
    value: number | null,
    bounds: {readonly min: number; readonly max: number; readonly step: number},
    change: (value: number | null) => void,
    disabled = false
  ) => {
    const input = h("input", {
      type: "number",
      id,
      value: value === null ? "" : String(value),
      ...bounds,
      disabled: tools === null || disabled,
      inputmode: "decimal"
    });
    input.addEventListener("change", () => {
      const given = input.value === "" ? null : Number(input.value);
      if (given !== null && !Number.isFinite(given)) return;
      change(given === null ? null : Math.min(bounds.max, Math.max(bounds.min, given)));
    });
    return h("div", {class: "plan-field"}, h("label", {for: id}, label), h("span", {}, input, unit ? ` ${unit}` : ""));
  };
  const hundredths = (value: number) => Math.round(value * 1000) / 10;
  const button = (id: string, text: string, action: (() => void) | null | undefined) => {
    const made = h("button", {type: "button", class: "plan-button", id, disabled: !action}, text);
    if (action) made.addEventListener("click", action);
    return made;
  };

  const from = h(
    "select",
    {id: "plan-from", disabled: tools === null},
    study.results
      .filter(({id}) => id !== "own")
      .map((result) => h("option", {value: result.id, selected: result.id === "today"}, nameOf(context, result)))
  );
  const suggest = h("input", {type: "checkbox", id: "plan-suggest", checked: isSuggested, disabled: tools === null});
  suggest.addEventListener("change", () => edit({spend: suggest.checked ? "suggest" : {}}));
  const file = h("input", {
    type: "file",
    id: "plan-file",
    accept: ".yaml,.yml,application/yaml",
    disabled: tools === null
  });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) tools?.importFile(chosen);
  });
  const service = {...base.service, ...plan.service};
  const serviceField = (key: keyof Service) => {
    const isShare = shares.includes(key);
    const [least, most] = serviceBounds[key];
    return number(
      `service-${key}`,
      own.serviceLabels[key],
      own.serviceUnits[key],
      isShare ? hundredths(service[key]) : service[key],
      {min: isShare ? least * 100 : least, max: isShare ? most * 100 : most, step: 1},
      (value) =>
        edit({
          service:
            value === null ? withoutKey(plan.service, key) : {...plan.service, [key]: isShare ? value / 100 : value}
        })
    );
  };
  return h(
    "section",
    {class: "card", id: "plan-editor"},
    h(
      "div",
      {class: "card-head"},
      h("div", {}, h("h2", {}, own.title), h("p", {class: "question"}, tools ? own.question : own.noScript))
    ),
    h(
      "div",
      {class: "plan-tools"},
      h("label", {for: "plan-from"}, own.startFrom),
      from,
      button(
        "plan-start",
        own.start,
        tools &&
          (() => {
            const chosen = base.scenarios.find(({id}) => id === from.value);
            if (chosen)
              tools.edit({...chosen, id: "own", name: {en: "Own plan", zh: "自定方案"}, says: {en: "", zh: ""}});
          })
      ),
      button("plan-undo", own.undo, tools?.undo),
      button("plan-redo", own.redo, tools?.redo),
      button("plan-remove", own.remove, tools && state.own ? () => tools.edit(null) : null)
    ),
    h("p", {class: "plan-status", role: "status", "aria-live": "polite"}, status),
    faults.length > 0 &&
      h(
        "div",
        {class: "failed", role: "alert"},
        h("p", {}, own.faults),
        h(
          "ul",
          {},
          faults.map((fault) => h("li", {}, own.fault(fault)))
        )
      ),
    h(
      "div",
      {class: "plan-groups"},
      h(
        "fieldset",
        {},
        h("legend", {}, own.levers),
        h(
          "label",
          {class: "plan-check", for: "plan-suggest"},
          suggest,
          ` ${own.suggest} `,
          h("small", {}, own.suggestHint)
        ),
        number(
          "plan-budget-share",
          own.budget,
          own.percentOfToday,
          hundredths(plan.budget),
          {min: 10, max: 300, step: 5},
          (value) => edit({budget: (value ?? 100) / 100})
        ),
        base.levers.map(({id, name}) =>
          number(
            `lever-${id}`,
            say(name, language),
            own.percentOfToday,
            isSuggested ? null : hundredths(spend[id] ?? 1),
            {min: 0, max: 1000, step: 10},
            (value) => edit({spend: value === null ? withoutKey(spend, id) : {...spend, [id]: value / 100}}),
            isSuggested
          )
        )
      ),
      h(
        "div",
        {},
        h(
          "fieldset",
          {},
          h("legend", {}, own.service),
          (["handling", "level", "within", "occupancy", "shrinkage", "patience"] as const).map(serviceField)
        ),
        h(
          "fieldset",
          {},
          h("legend", {}, own.floors),
          number(
            "floor-nps",
            own.npsFloor,
            own.points,
            plan.floors.nps,
            {min: -20, max: 20, step: 0.5},
            (value) => edit({floors: {...plan.floors, nps: value}}),
            !isSuggested
          ),
          number(
            "floor-load",
            own.loadFloor,
            own.percentOfToday,
            plan.floors.load === null ? null : hundredths(plan.floors.load),
            {min: 50, max: 200, step: 1},
            (value) => edit({floors: {...plan.floors, load: value === null ? null : value / 100}}),
            !isSuggested
          )
        )
      )
    ),
    h(
      "details",
      {class: "figures"},
      h("summary", {}, own.assumptions),
      h("p", {class: "note"}, own.assumptionsHint),
      h(
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
              h("th", {scope: "col"}, words.assumed.name),
              h("th", {scope: "col"}, own.low),
              h("th", {scope: "col"}, own.value),
              h("th", {scope: "col"}, own.high)
            )
          ),
          h(
            "tbody",
            {},
            inputs.all.map((input) => {
              const label = inputName(context, input.id);
              const cell = (part: "low" | "value" | "high") => {
                const field = h("input", {
                  type: "number",
                  step: "any",
                  id: `assume-${input.id}-${part}`,
                  value: String(Number(input[part].toPrecision(4))),
                  disabled: tools === null,
                  "aria-label": `${label}: ${own[part]}`
                });
                field.addEventListener("change", () => {
                  const given = Number(field.value);
                  if (field.value === "" || !Number.isFinite(given)) return;
                  const value = part === "value" ? given : input.value;
                  const [low, high] = [part === "low" ? given : input.low, part === "high" ? given : input.high];
                  edit({
                    assume: {
                      ...plan.assume,
                      [input.id]: {value, low: Math.min(low, value), high: Math.max(high, value)}
                    }
                  });
                });
                return h("td", {}, field);
              };
              return h(
                "tr",
                {class: plan.assume[input.id] ? "is-own" : null},
                h("th", {scope: "row"}, label),
                cell("low"),
                cell("value"),
                cell("high")
              );
            })
          )
        )
      )
    ),
    h(
      "div",
      {class: "plan-tools"},
      button("plan-yaml", own.exportYaml, tools?.exportYaml),
      button("plan-xlsx", own.exportXlsx, tools?.exportXlsx),
      h("label", {for: "plan-file", class: "plan-file"}, `${own.importFile} `, file),
      button("plan-redraw", own.redraw(moreDraws), tools?.redraw)
    )
  );
}

function withoutKey(record: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
