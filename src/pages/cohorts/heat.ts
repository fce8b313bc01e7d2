import {heatFigures, type HeatFigures} from "../../model/cohorts/heat-figures.js";
import {heatMeasures, type CohortState} from "../../model/cohorts/cohort-state.js";
import {monthName, monthNumber} from "../../model/statistics/months.js";
import {chooser, cohortCard, emptyText, type ChooseCohort, type CohortContext} from "./context.js";
import {svg} from "../../elements/elements.js";
import {figuresTable} from "../../elements/figures-table.js";
import {count, decimal, formatValue, monthRange, monthShort, percent, type Language} from "../../language/format.js";
import {tip} from "../../elements/tooltip.js";

/** Shades that cells are drawn in, palest to fullest. */
const shades = 9;
const cell = 10;

/** Those who joined together in one row, months since in columns. */
export function heatCard(context: CohortContext, state: CohortState, choose: ChooseCohort): HTMLElement {
  const {cohorts, words, h} = context;
  const text = words.heat;
  const figures = heatFigures(cohorts, state.heat);
  if (!figures)
    return cohortCard(
      context,
      "heat",
      text.title,
      text.question,
      h("p", {class: "empty"}, emptyText(cohorts.empty.heat, context))
    );
  const there = heatMeasures.filter((measure) => heatFigures(cohorts, measure));
  const name = text.measures[state.heat];
  return cohortCard(
    context,
    "heat",
    text.title,
    `${text.question} ${text.grain(figures.map.grain)}`,
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
    heatFrame(context, figures, {name, isAlive: choose !== null}),
    heatKey(context, figures, name),
    heatTable(context, figures, name)
  );
}

/** The map with its axes; where the page is alive it takes the pointer. */
function heatFrame(
  context: CohortContext,
  figures: HeatFigures,
  {name, isAlive}: {readonly name: string; readonly isAlive: boolean}
): HTMLElement {
  const {h} = context;
  const {joined} = figures.map;
  const columns = columnsOf(figures);
  const ticks = Array.from({length: Math.ceil(columns / 6)}, (_, i) => i * 6);
  return h(
    "div",
    {class: "heat-frame"},
    h(
      "div",
      {class: "heat-joined", "aria-hidden": "true"},
      joined
        .map((_, group) => group)
        .filter((group) => group % Math.ceil(joined.length / 12) === 0)
        .map((group) =>
          h("span", {style: `top:${((group + 0.5) * 100) / joined.length}%`}, groupName(context, figures, group))
        )
    ),
    h(
      "div",
      {class: "heat-plot"},
      heatDrawing(context, figures, name),
      isAlive ? h("div", {class: "heat-hits", "aria-hidden": "true", "data-heat": "true"}) : null
    ),
    h(
      "div",
      {class: "heat-since", "aria-hidden": "true"},
      ticks.map((since) => h("span", {style: `left:${((since + 0.5) * 100) / columns}%`}, String(since)))
    )
  );
}

/** The cells, one path a shade: light to build and to change. */
function heatDrawing({document, words}: CohortContext, figures: HeatFigures, name: string): Element {
  const [lowest, highest] = boundsOf(figures);
  const paths = Array.from({length: shades}, () => "");
  for (const {group, since, value} of figures.cells) {
    const shade =
      highest > lowest
        ? Math.min(shades - 1, Math.floor(((value - lowest) / (highest - lowest)) * shades))
        : shades - 1;
    paths[shade] += `M${since * cell},${group * cell}h${cell}v${cell}h-${cell}Z`;
  }
  return svg(
    document,
    "svg",
    {
      class: "heat-map",
      viewBox: `0 0 ${columnsOf(figures) * cell} ${figures.map.joined.length * cell}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": words.heat.label(name)
    },
    paths.map((d, shade) => d !== "" && svg(document, "path", {class: `heat-${shade}`, d}))
  );
}

/** What the shades stand for. */
function heatKey({h, words, language}: CohortContext, figures: HeatFigures, name: string): HTMLElement {
  const [lowest, highest] = boundsOf(figures).map((value) => heatValue(figures, value, language));
  return h(
    "div",
    {class: "heat-key"},
    h(
      "span",
      {class: "heat-scale", "aria-hidden": "true"},
      Array.from({length: shades}, (_, shade) => h("i", {class: `heat-${shade}`}))
    ),
    h("span", {}, `${name}: ${words.heat.scale(lowest, highest)}. ${words.heat.since} →`)
  );
}

/** Every third month of each group, and the first. */
function heatTable(context: CohortContext, figures: HeatFigures, name: string): HTMLElement {
  const {words, document, language} = context;
  const {map} = figures;
  const at = cellsByPlace(figures);
  return figuresTable(
    map.joined.map((_, group) => group),
    {
      document,
      summary: words.figures,
      caption: words.heat.label(name),
      columns: [
        {name: words.heat.joined, text: (group) => groupName(context, figures, group)},
        {name: words.heat.size, number: true, text: (group) => count(map.size[group], language)},
        ...Array.from({length: columnsOf(figures)}, (_, since) => since)
          .filter((since) => since % 3 === 0 || since === 1)
          .map((since) => ({
            name: words.month(since),
            number: true,
            text: (group: number) => {
              const found = at.get(`${group} ${since}`);
              return found ? heatValue(figures, found.value, language) : "–";
            }
          }))
      ]
    }
  );
}

function columnsOf({cells}: HeatFigures): number {
  return Math.max(...cells.map(({since}) => since)) + 1;
}

/** The lowest and the highest value. */
function boundsOf({cells}: HeatFigures): [number, number] {
  const values = cells.map(({value}) => value);
  return [Math.min(...values), Math.max(...values)];
}

/** Cells by their row and column. */
function cellsByPlace({cells}: HeatFigures) {
  return new Map(cells.map((one) => [`${one.group} ${one.since}`, one]));
}

function heatValue({format}: HeatFigures, value: number, language: Language): string {
  if (format === "number") return decimal(value, language, 1);
  return format === "percent" ? percent(value, language, 1) : formatValue(value, "per_10k", language);
}

/** The month or months in which a group joined. */
function groupName({language}: CohortContext, {map}: HeatFigures, group: number): string {
  const joined = map.joined[group];
  return map.grain === 1 ? monthShort(joined, language) : monthRange(joined, lastOf(joined, map.grain), language);
}

/** Lets the cell under the pointer tell its figures: one tooltip's text is written as the pointer moves, nothing is built before. */
export function tellHeat(card: Element, context: CohortContext, state: CohortState): void {
  const target = card.querySelector<HTMLElement>("[data-heat]");
  const figures: HeatFigures | null = heatFigures(context.cohorts, state.heat);
  if (!target || !figures) return;
  const {words, language} = context;
  const at = cellsByPlace(figures);
  const columns = columnsOf(figures);
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
    const cellMark = document.createElement("span");
    cellMark.style.cssText = `left:${(since * 100) / columns}%;width:${100 / columns}%;top:${(group * 100) / figures.map.joined.length}%;height:${100 / figures.map.joined.length}%`;
    const content = tip(`${monthShort(figures.map.joined[group], language)} · ${words.month(since)}`, [
      [words.heat.measures[state.heat], heatValue(figures, found.value, language)],
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
