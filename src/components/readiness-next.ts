import type {Step, Unlocking} from "../model/next-data.js";
import {say} from "./format.js";
import {readinessWords} from "../words/readiness.js";
import {anchorOf, type ReadinessContext} from "./readiness-context.js";

/** What to collect next: the plan, cheapest first, and what single things would do. */
export function nextSection(context: ReadinessContext): HTMLElement {
  const {data, h, language} = context;
  const {next: text, comma} = readinessWords[language];
  if (data.plan.length === 0) return h("p", {class: "card readiness-nothing"}, text.nothing);
  const [first, ...rest] = data.plan;
  const steps = (one: Unlocking) => one.steps.flatMap((step, i) => [i > 0 ? text.and : "", ...stepWords(step, context)]);
  const entry = (one: Unlocking) => {
    const systems = one.systems.map((id) => data.systems.find((system) => system.id === id)).flatMap((system) => (system ? [say(system.name, language)] : []));
    return h("li", {},
      h("p", {class: "readiness-step"}, steps(one)),
      h("p", {class: "readiness-facts"}, [text.unlocks(one.indicators.length), ...(systems.length > 0 ? [text.readies(systems.join(comma))] : [])].join(language === "zh" ? "，" : comma), language === "zh" ? "。" : "."),
      h("ul", {class: "used"}, one.indicators.map((id) => h("li", {}, h("a", {href: `#${anchorOf(id)}`}, context.indicatorName(id))))));
  };
  const alone = data.single.filter((one) => key(one) !== key(first));
  return h("div", {class: "card"},
    h("ol", {class: "readiness-plan"}, entry(first), rest.map(entry)),
    alone.length === 0 && data.single.length === 0 && h("p", {class: "note"}, text.singleNone));
}

function key({steps}: Unlocking): string {
  return steps.map(({table, columns}) => `${table}.${columns.join()}`).join();
}

function stepWords({table, columns, isTable}: Step, {h, language, tableName, columnName}: ReadinessContext): (Node | string)[] {
  const {next: text, comma} = readinessWords[language];
  const named = columns.map((column) => columnName(`${table}.${column}`)).join(comma);
  const sentence = isTable ? text.table(tableName(table), named) : text.column(named, tableName(table));
  return [sentence, " ", h("code", {}, isTable ? table : `${table}.${columns[0]}`)];
}
