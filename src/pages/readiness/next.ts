import type {Step, Unlocking} from "../../model/published/next-data.js";
import {localized} from "../../language/format.js";
import {readinessWords} from "./words.js";
import {anchorOf, type ReadinessContext} from "./context.js";
import {punctuation} from "../../language/punctuation.js";

/** What to collect next: the plan, cheapest first, and what single things would do. */
export function nextSection(context: ReadinessContext): HTMLElement {
  const {data, h, language} = context;
  const {next: text, comma} = readinessWords[language];
  if (data.plan.length === 0) return h("p", {class: "card readiness-nothing"}, text.nothing);
  const steps = (one: Unlocking) =>
    one.steps.flatMap((step, i) => [i > 0 ? text.and : "", ...stepWords(step, context, i === 0)]);
  const entry = (one: Unlocking) => {
    const systems = one.systems
      .map((id) => data.systems.find((system) => system.id === id))
      .flatMap((system) => (system ? [localized(system.name, language)] : []));
    return h(
      "li",
      {},
      h("p", {class: "readiness-step"}, steps(one)),
      h(
        "p",
        {class: "readiness-facts"},
        [text.unlocks(one.indicators.length), ...(systems.length > 0 ? [text.readies(systems.join(comma))] : [])].join(
          punctuation[language].comma
        ),
        punctuation[language].stop
      ),
      h(
        "ul",
        {class: "used"},
        one.indicators.map((id) => h("li", {}, h("a", {href: `#${anchorOf(id)}`}, context.indicatorName(id))))
      )
    );
  };
  const later = data.plan.slice(shown);
  return h(
    "div",
    {class: "card"},
    h("ol", {class: "readiness-plan"}, data.plan.slice(0, shown).map(entry)),
    later.length > 0 &&
      h(
        "details",
        {class: "readiness-later"},
        h("summary", {}, text.more(later.length)),
        h("ol", {class: "readiness-plan", start: shown + 1}, later.map(entry))
      ),
    data.single.length === 0 && h("p", {class: "note"}, text.singleNone)
  );
}

/** Steps that are seen at once; the rest is folded away. */
const shown = 6;

function stepWords(
  {table, columns, isTable}: Step,
  {h, language, tableName, columnName}: ReadinessContext,
  isFirst: boolean
): (Node | string)[] {
  const {next: text, comma} = readinessWords[language];
  const named = columns.map((column) => columnName(`${table}.${column}`)).join(comma);
  const sentence = isTable ? text.table(tableName(table), named) : text.column(named, tableName(table));
  // English sentences begin with a capital.
  return [
    isFirst ? sentence[0].toUpperCase() + sentence.slice(1) : sentence,
    " ",
    h("code", {}, isTable ? table : `${table}.${columns[0]}`)
  ];
}
