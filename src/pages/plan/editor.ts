/** The controls of an own plan: every one labelled, with its unit; each change gives a whole new scenario. */
import type {Scenario, Service} from "../../model/plan/base.js";
import {serviceBounds, type ScenarioFault} from "../../model/plan/scenario.js";
import {localized} from "../../language/format.js";
import {assumptionsTable} from "./assumptions.js";
import {nameOf, type PlanContext} from "./context.js";
import {hundredths, numberField, planButton, type FieldTools} from "./fields.js";

/** What the page can do beside changing numbers. Null where there is nothing to undo or redo. */
export interface PlanTools extends FieldTools {
  /** @param gesture what the reader does: what follows at once of the same is one step to undo */
  readonly edit: (own: Scenario | null, gesture: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly exportYaml: () => void;
  readonly exportXlsx: () => void;
  readonly importFile: (file: File) => void;
  readonly redraw: () => void;
}

export interface EditorState {
  readonly status: string;
  /** Of the last thing written into a field, that it is no number; empty where it was one. */
  readonly refusal: string;
  readonly faults: readonly ScenarioFault[];
}

/** An own plan under the reader's hands. */
interface Editing {
  readonly plan: Scenario;
  readonly tools: PlanTools | null;
  readonly edit: (change: Partial<Scenario>, gesture: string) => void;
}

const shares: readonly (keyof Service)[] = ["handling", "level", "occupancy", "shrinkage"];
const serviceFields = ["handling", "level", "within", "occupancy", "shrinkage", "patience"] as const;
const moreDraws = "10,240";
/** An own plan has no name of its own unless a file gives it one. */
const unnamed = {id: "own", name: {en: "", zh: ""}, says: {en: "", zh: ""}} as const;

/** The editor; its controls rest until the page is alive. */
export function editorCard(
  context: PlanContext,
  tools: PlanTools | null,
  {status, refusal, faults}: EditorState
): HTMLElement {
  const {h, words, base, state} = context;
  const own = words.editor;
  const today = base.scenarios.find(({id}) => id === "today") ?? base.scenarios[0];
  const plan: Scenario = state.own ?? {...today, ...unnamed};
  const edit = (change: Partial<Scenario>, gesture: string) => tools?.edit({...plan, ...change}, gesture);
  const editing = {plan, tools, edit};
  return h(
    "section",
    {class: "card", id: "plan-editor"},
    h(
      "div",
      {class: "card-head"},
      h("div", {}, h("h2", {}, own.title), h("p", {class: "question"}, tools ? own.question : own.noScript))
    ),
    startTools(context, tools),
    h("p", {class: "plan-status", role: "status", "aria-live": "polite"}, status),
    refusal !== "" && h("p", {class: "failed", role: "alert"}, refusal),
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
      leverFields(context, editing),
      h("div", {}, serviceGroup(context, editing), floorFields(context, editing))
    ),
    h(
      "details",
      {class: "figures"},
      h("summary", {}, own.assumptions),
      h("p", {class: "note"}, own.assumptionsHint),
      assumptionsTable(context, plan, tools && {refuse: tools.refuse, edit})
    ),
    fileTools(context, tools)
  );
}

/** What a plan starts from, and the way back. */
function startTools(context: PlanContext, tools: PlanTools | null): HTMLElement {
  const {h, words, base, state, study} = context;
  const own = words.editor;
  const from = h(
    "select",
    {id: "plan-from", disabled: tools === null},
    study.results
      .filter(({id}) => id !== "own")
      .map((result) => h("option", {value: result.id, selected: result.id === "today"}, nameOf(context, result)))
  );
  const start = () => {
    const chosen = base.scenarios.find(({id}) => id === from.value);
    if (chosen) tools?.edit({...chosen, ...unnamed}, "start");
  };
  return h(
    "div",
    {class: "plan-tools"},
    h("label", {for: "plan-from"}, own.startFrom),
    from,
    planButton(context, "plan-start", own.start, tools && start),
    planButton(context, "plan-undo", own.undo, tools?.undo),
    planButton(context, "plan-redo", own.redo, tools?.redo),
    planButton(context, "plan-remove", own.remove, tools && state.own ? () => tools.edit(null, "remove") : null)
  );
}

function leverFields(context: PlanContext, {plan, tools, edit}: Editing): HTMLElement {
  const {h, words, language, base} = context;
  const own = words.editor;
  const isSuggested = plan.spend === "suggest";
  const spend: Readonly<Record<string, number>> = plan.spend === "suggest" ? {} : plan.spend;
  const suggest = h("input", {type: "checkbox", id: "plan-suggest", checked: isSuggested, disabled: tools === null});
  suggest.addEventListener("change", () => edit({spend: suggest.checked ? "suggest" : {}}, suggest.id));
  return h(
    "fieldset",
    {},
    h("legend", {}, own.levers),
    h("label", {class: "plan-check", for: suggest.id}, suggest, ` ${own.suggest} `, h("small", {}, own.suggestHint)),
    numberField(context, tools, {
      id: "plan-budget-share",
      label: own.budget,
      unit: own.percentOfToday,
      value: hundredths(plan.budget),
      bounds: {min: 10, max: 300, step: 5},
      change: (value) => edit({budget: (value ?? 100) / 100}, "plan-budget-share")
    }),
    base.levers.map((lever) =>
      numberField(context, tools, {
        id: `lever-${lever.id}`,
        label: localized(lever.name, language),
        unit: own.percentOfToday,
        value: isSuggested ? null : hundredths(spend[lever.id] ?? 1),
        bounds: {min: 0, max: 1000, step: 10},
        change: (value) =>
          edit(
            {spend: value === null ? withoutKey(spend, lever.id) : {...spend, [lever.id]: value / 100}},
            `lever-${lever.id}`
          ),
        disabled: isSuggested
      })
    )
  );
}

function serviceGroup(context: PlanContext, {plan, tools, edit}: Editing): HTMLElement {
  const {h, words, base} = context;
  const own = words.editor;
  const service = {...base.service, ...plan.service};
  return h(
    "fieldset",
    {},
    h("legend", {}, own.service),
    serviceFields.map((key) => {
      const scale = shares.includes(key) ? 100 : 1;
      const [least, most] = serviceBounds[key];
      return numberField(context, tools, {
        id: `service-${key}`,
        label: own.serviceLabels[key],
        unit: own.serviceUnits[key],
        value: scale === 100 ? hundredths(service[key]) : service[key],
        bounds: {min: least * scale, max: most * scale, step: 1},
        change: (value) =>
          edit(
            {
              service: value === null ? withoutKey(plan.service, key) : {...plan.service, [key]: value / scale}
            },
            `service-${key}`
          )
      });
    })
  );
}

/** What a suggestion may not fall under. */
function floorFields(context: PlanContext, {plan, tools, edit}: Editing): HTMLElement {
  const {h, words} = context;
  const own = words.editor;
  const {floors} = plan;
  const disabled = plan.spend !== "suggest";
  return h(
    "fieldset",
    {},
    h("legend", {}, own.floors),
    numberField(context, tools, {
      id: "floor-nps",
      label: own.npsFloor,
      unit: own.points,
      value: floors.nps,
      bounds: {min: -20, max: 20, step: 0.5},
      change: (nps) => edit({floors: {...floors, nps}}, "floor-nps"),
      disabled
    }),
    numberField(context, tools, {
      id: "floor-load",
      label: own.loadFloor,
      unit: own.percentOfToday,
      value: floors.load === null ? null : hundredths(floors.load),
      bounds: {min: 50, max: 200, step: 1},
      change: (value) => edit({floors: {...floors, load: value === null ? null : value / 100}}, "floor-load"),
      disabled
    })
  );
}

/** Ways out of the page and into it. */
function fileTools(context: PlanContext, tools: PlanTools | null): HTMLElement {
  const {h, words} = context;
  const own = words.editor;
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
  return h(
    "div",
    {class: "plan-tools"},
    planButton(context, "plan-yaml", own.exportYaml, tools?.exportYaml),
    planButton(context, "plan-xlsx", own.exportXlsx, tools?.exportXlsx),
    h("label", {for: "plan-file", class: "plan-file"}, `${own.importFile} `, file),
    planButton(context, "plan-redraw", own.redraw(moreDraws), tools?.redraw)
  );
}

function withoutKey(record: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
