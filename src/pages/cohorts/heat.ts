import {heatFigures, type HeatFigures} from "../../model/cohorts/heat-figures.js";
import {heatMeasures, type CohortState} from "../../model/cohorts/cohort-state.js";
import {monthName, monthNumber} from "../../model/statistics/months.js";
import {chooser, cohortCard, emptyText, type ChooseCohort, type CohortContext} from "./context.js";
import {svg} from "../../elements/elements.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, formatValue, monthRange, monthShort, percent} from "../../language/format.js";
import {tip} from "../../elements/tooltip.js";

/** Shades that cells are drawn in, palest to fullest. */
const shades = 9;
const cell = 10;

/** Those who joined together in one row, months since in columns. */
export function heatCard(context: CohortContext, state: CohortState, choose: ChooseCohort): HTMLElement {
  const {cohorts, words, h, document, language} = context;
  const text = words.heat;
  const there = heatMeasures.filter((measure) => heatFigures(cohorts, measure));
  const figures = heatFigures(cohorts, state.heat);
  if (!figures)
    return cohortCard(
      context,
      "heat",
      text.title,
      text.question,
      h("p", {class: "empty"}, emptyText(cohorts.empty.heat, context))
    );
  const name = text.measures[state.heat];
  const values = figures.cells.map(({value}) => value);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const say = (value: number) =>
    figures.format === "number"
      ? decimal(value, language, 1)
      : figures.format === "percent"
        ? percent(value, language, 1)
        : formatValue(value, "per_10k", language);
  const {map} = figures;
  const rowName = (group: number) =>
    map.grain === 1
      ? monthShort(map.joined[group], language)
      : monthRange(map.joined[group], lastOf(map.joined[group], map.grain), language);
  const columns = Math.max(...figures.cells.map(({since}) => since)) + 1;
  const drawing = svg(document, "svg", {
    class: "heat-map",
    viewBox: `0 0 ${columns * cell} ${map.joined.length * cell}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": text.label(name)
  });
  // One path a shade: light to build and to change.
  const paths = Array.from({length: shades}, () => "");
  for (const {group, since, value} of figures.cells) {
    const shade =
      highest > lowest
        ? Math.min(shades - 1, Math.floor(((value - lowest) / (highest - lowest)) * shades))
        : shades - 1;
    paths[shade] += `M${since * cell},${group * cell}h${cell}v${cell}h-${cell}Z`;
  }
  paths.forEach((d, shade) => d && drawing.append(svg(document, "path", {class: `heat-${shade}`, d})));
  const ticks = Array.from({length: Math.ceil(columns / 6)}, (_, i) => i * 6);
  const rows = map.joined.map((_, group) => group);
  const at = new Map(figures.cells.map((one) => [`${one.group} ${one.since}`, one]));
  return cohortCard(
    context,
    "heat",
    text.title,
    `${text.question} ${text.grain(map.grain)}`,
    h(
      "div",
      {class: "choices"},
      chooser(context, {
        id: "choose-heat",
        label: text.measure,
        value: state.heat,
        options: there.map((value) => ({value, name: text.measures[value]})),
        choose: choose ? (heat) => choose({heat}) : null
      })
    ),
    h("p", {class: "finding"}, text.says[state.heat]),
    h(
      "div",
      {class: "heat-frame"},
      h(
        "div",
        {class: "heat-joined", "aria-hidden": "true"},
        rows
          .filter((group) => group % Math.ceil(rows.length / 12) === 0)
          .map((group) => h("span", {style: `top:${((group + 0.5) * 100) / rows.length}%`}, rowName(group)))
      ),
      h(
        "div",
        {class: "heat-plot"},
        drawing,
        choose ? h("div", {class: "heat-hits", "aria-hidden": "true", ...hitSource()}) : null
      ),
      h(
        "div",
        {class: "heat-since", "aria-hidden": "true"},
        ticks.map((since) => h("span", {style: `left:${((since + 0.5) * 100) / columns}%`}, String(since)))
      )
    ),
    h(
      "div",
      {class: "heat-key"},
      h(
        "span",
        {class: "heat-scale", "aria-hidden": "true"},
        Array.from({length: shades}, (_, shade) => h("i", {class: `heat-${shade}`}))
      ),
      h("span", {}, `${name}: ${text.scale(say(lowest), say(highest))}. ${words.heat.since} →`)
    ),
    figuresTable(rows, {
      document,
      summary: words.figures,
      caption: text.label(name),
      columns: [
        {name: text.joined, text: rowName},
        {name: text.size, number: true, text: (group) => count(map.size[group], language)},
        ...Array.from({length: columns}, (_, since) => since)
          .filter((since) => since % 3 === 0 || since === 1)
          .map((since) => ({
            name: words.month(since),
            number: true,
            text: (group: number) => {
              const found = at.get(`${group} ${since}`);
              return found ? say(found.value) : "–";
            }
          }))
      ]
    })
  );
}

function hitSource() {
  return {"data-heat": "true"};
}

/** Lets the cell under the pointer tell its figures: one tooltip's text is written as the pointer moves, nothing is built before. */
export function tellHeat(card: Element, context: CohortContext, state: CohortState): void {
  const target = card.querySelector<HTMLElement>("[data-heat]");
  const figures: HeatFigures | null = heatFigures(context.cohorts, state.heat);
  if (!target || !figures) return;
  const {words, language} = context;
  const at = new Map(figures.cells.map((one) => [`${one.group} ${one.since}`, one]));
  const columns = Math.max(...figures.cells.map(({since}) => since)) + 1;
  let shown = "";
  target.addEventListener("pointermove", (event) => {
    const {left, top, width, height} = target.getBoundingClientRect();
    const since = Math.floor(((event.clientX - left) / width) * columns);
    const group = Math.floor(((event.clientY - top) / height) * figures.map.joined.length);
    const key = `${group} ${since}`;
    if (key === shown) return;
    shown = key;
    const found = at.get(key);
    target.replaceChildren();
    if (!found) return;
    const value =
      figures.format === "number"
        ? decimal(found.value, language, 1)
        : figures.format === "percent"
          ? percent(found.value, language, 1)
          : formatValue(found.value, "per_10k", language);
    const cellMark = document.createElement("span");
    cellMark.style.cssText = `left:${(since * 100) / columns}%;width:${100 / columns}%;top:${(group * 100) / figures.map.joined.length}%;height:${100 / figures.map.joined.length}%`;
    const content = tip(`${monthShort(figures.map.joined[group], language)} · ${words.month(since)}`, [
      [words.heat.measures[state.heat], value],
      [words.heat.customers, count(found.n, language)]
    ]);
    cellMark.setAttribute("data-tip", content["data-tip"]);
    target.append(cellMark);
  });
}

/** The last month of a group that begins with a month. */
function lastOf(month: string, grain: number): string {
  return monthName(monthNumber(month) + grain - 1);
}
