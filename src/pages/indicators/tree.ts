/** The indicator from the top of the organisation down to the chosen unit, and of the units below it. */
import {pathTo} from "../../model/published/indicator-choices.js";
import {estimateStrip, rangeOf} from "../../charts/estimate-strip.js";
import type {Cell} from "../../model/published/cells.js";
import type {IndicatorContext} from "./context.js";

interface Row {
  readonly unit: number;
  readonly cell: Cell;
}

/** Value and interval of the chosen unit, of all above it, and of those right below. */
export function treeCard(context: IndicatorContext): HTMLElement {
  const {h, words, list, choices} = context;
  const rowsOf = (units: readonly number[]) =>
    units.flatMap((unit): Row[] => {
      const cell = context.cellOf(context.file.definition.id, unit, choices.period);
      return cell ? [{unit, cell}] : [];
    });
  const path = rowsOf(pathTo(list.units, choices.unit));
  const id = list.units[choices.unit].id;
  const below = rowsOf(list.units.flatMap(({parent}, unit) => (parent === id ? [unit] : [])));
  const own = path.find(({unit}) => unit === choices.unit)?.cell ?? null;
  const range = rangeOf([...path, ...below].map(({cell}) => cell));
  const rows = (units: readonly Row[]) =>
    h(
      "ul",
      {class: "parts-list ind-tree"},
      units.map(({unit, cell}) => treeRow(context, {unit, cell}, own, range))
    );
  return h(
    "section",
    {class: "card", id: "tree"},
    h("h2", {}, words.tree.title),
    h(
      "p",
      {class: "question"},
      words.tree.question(context.unitName(choices.unit), context.periodName(choices.period))
    ),
    rows(path),
    list.units.some(({parent}) => parent === id)
      ? [
          h("h3", {}, words.tree.below(context.unitName(choices.unit))),
          below.length > 0 ? rows(below) : h("p", {class: "empty"}, words.tree.none)
        ]
      : null,
    h("p", {class: "note"}, words.tree.band)
  );
}

function treeRow(
  context: IndicatorContext,
  {unit, cell}: Row,
  own: Cell | null,
  range: readonly [number, number]
): HTMLElement {
  const {h, document, list, choices} = context;
  const href = unit === choices.unit ? null : context.linkTo({unit: list.units[unit].id});
  return h(
    "li",
    {},
    h(
      "span",
      {class: "parts-name"},
      unit === choices.unit
        ? h("b", {}, context.unitName(unit))
        : href === null
          ? context.unitName(unit)
          : h("a", {href}, context.unitName(unit))
    ),
    estimateStrip(cell, {document, range, tone: "challenger", ...(own ? {reference: own} : {})}),
    h(
      "span",
      {class: "parts-value"},
      h("b", {}, context.value(cell.value)),
      " ",
      h("span", {class: "soft"}, `${context.interval(cell)} · ${context.rests(cell.customers)}`)
    )
  );
}
