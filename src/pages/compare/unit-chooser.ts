import type {CompareState} from "./state.js";
import type {Choose, CompareContext} from "./context.js";
import {maker} from "../../elements/elements.js";
import {localized} from "../../language/format.js";

export interface ChooserOptions {
  readonly state: CompareState;
  /** Null before the page is alive: the controls are then shown without working. */
  readonly choose: Choose | null;
}

/** Where the chosen unit stands in the tree, a search and a list to choose another, and the period. */
export function unitChooser(context: CompareContext, {state, choose}: ChooserOptions): HTMLElement {
  const {words, compare} = context;
  const h = maker(context.document);
  const unitSelect = h("select", {id: "choose-unit"});
  const found = h("output", {class: "found", for: "find-unit"});
  const fill = (search: string) => {
    const options = unitOptions(context, search, state.unit);
    // A list filtered down to others must not look as if its first unit were chosen.
    const none = options.holdsChosen
      ? []
      : [h("option", {value: "", disabled: true, selected: true}, words.chooser.choose)];
    unitSelect.replaceChildren(...none, ...options.groups);
    found.textContent = search.trim() === "" ? "" : words.chooser.found(options.units);
  };
  fill("");
  const find = h("input", {id: "find-unit", type: "search", placeholder: words.chooser.findHint, autocomplete: "off"});
  const periodSelect = h("select", {id: "choose-period"}, periodGroups(context, state.period));
  if (choose) {
    find.addEventListener("input", () => fill(find.value));
    find.addEventListener("keydown", (event) => {
      const first =
        find.value.trim() === "" ? null : unitSelect.querySelector<HTMLOptionElement>("option:not(:disabled)");
      if (event.key === "Enter" && first) choose({unit: first.value});
    });
    unitSelect.addEventListener("change", () => choose({unit: unitSelect.value}));
    periodSelect.addEventListener("change", () => choose({period: periodSelect.value}));
  }
  const chosen = compare.units.findIndex(({id}) => id === state.unit);
  const unitButton = (unit: number) => {
    const button = h("button", {type: "button", class: "crumb"}, context.unitName(unit));
    if (choose) button.addEventListener("click", () => choose({unit: compare.units[unit].id}));
    return button;
  };
  const path = ancestors(context, chosen).map((unit) => {
    if (unit === chosen) return h("li", {}, h("span", {"aria-current": "true"}, context.unitName(unit)));
    return h("li", {}, unitButton(unit));
  });
  const below = compare.units.flatMap(({parent}, unit) => (parent === state.unit ? [unit] : []));
  return h(
    "fieldset",
    {class: "chooser", disabled: choose === null},
    h("legend", {class: "visually-hidden"}, words.chooser.legend),
    h(
      "nav",
      {class: "crumbs", "aria-label": words.chooser.path},
      h("ol", {}, path),
      below.length > 0 &&
        h(
          "div",
          {class: "below"},
          h("span", {class: "soft"}, words.chooser.below(context.unitsOf(compare.units[below[0]].kind, below.length))),
          h(
            "ul",
            {},
            below.map((unit) => h("li", {}, unitButton(unit)))
          )
        )
    ),
    h(
      "div",
      {class: "choices"},
      h("label", {}, h("span", {}, words.chooser.find), find),
      h("label", {}, h("span", {}, words.chooser.unit, " ", found), unitSelect),
      h("label", {}, h("span", {}, words.chooser.period), periodSelect)
    )
  );
}

/** The unit and all above it, the top first. */
function ancestors({compare}: CompareContext, unit: number): number[] {
  const path: number[] = [];
  for (
    let at = unit;
    at >= 0 && !path.includes(at);
    at = compare.units.findIndex(({id}) => id === compare.units[at].parent)
  )
    path.unshift(at);
  return path;
}

/** Options in groups: units that have others below them, then the lowest ones under the name of their parent. */
function unitOptions(
  context: CompareContext,
  search: string,
  chosen: string
): {groups: HTMLElement[]; units: number; holdsChosen: boolean} {
  const {compare, words} = context;
  const h = maker(context.document);
  const wanted = search.trim().toLocaleLowerCase();
  const parents = new Set(compare.units.map(({parent}) => parent));
  const byGroup = new Map<string, HTMLElement[]>();
  let units = 0;
  let holdsChosen = false;
  compare.units.forEach((unit, i) => {
    const names = [unit.name.en, unit.name.zh].map((name) => name.toLocaleLowerCase());
    if (wanted !== "" && !names.some((name) => name.includes(wanted))) return;
    units++;
    holdsChosen ||= unit.id === chosen;
    const kind = compare.site.unitsByKind.find((one) => one.kind === unit.kind)?.name;
    const parent = compare.units.findIndex(({id}) => id === unit.parent);
    const group =
      parent < 0
        ? words.chooser.top
        : parents.has(unit.id)
          ? kind
            ? localized(kind, context.language)
            : unit.kind
          : context.unitName(parent);
    const list = byGroup.get(group) ?? [];
    list.push(h("option", {value: unit.id, selected: unit.id === chosen}, context.unitName(i)));
    byGroup.set(group, list);
  });
  return {units, holdsChosen, groups: [...byGroup].map(([label, options]) => h("optgroup", {label}, options))};
}

function periodGroups(context: CompareContext, chosen: string): HTMLElement[] {
  const {compare, words} = context;
  const h = maker(context.document);
  return (["whole", "year", "quarter", "month"] as const).flatMap((grain) => {
    const periods = compare.periods
      .flatMap((period, i) => (period.grain === grain ? [i] : []))
      .sort((a, b) => (compare.periods[a].to > compare.periods[b].to ? -1 : 1));
    if (periods.length === 0) return [];
    return [
      h(
        "optgroup",
        {label: words.chooser.grains[grain]},
        periods.map((i) =>
          h("option", {value: compare.periods[i].id, selected: compare.periods[i].id === chosen}, context.periodName(i))
        )
      )
    ];
  });
}
