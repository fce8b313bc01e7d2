/**
 * The league table that turns over: one list of units, ranked per contact or per customer. Where there
 * is room, curves join each unit's place per contact (left) with its place in the list; on a narrow card
 * the list stands by itself with the move beside the name.
 */
import {easeCubicInOut} from "d3-ease";
import {interpolateNumber} from "d3-interpolate";
import {select} from "d3-selection";
// Gives selections their transitions.
import "d3-transition";
import type {Brief, LeagueUnit} from "../model/published/brief.js";
import type {LeagueWords} from "./words-league.js";
import {ordinal, rankNumber, localized, type Language} from "../language/format.js";
import {type Attributes, maker, svg} from "../elements/elements.js";
import {moveText, tipRows} from "./league-figures.js";
import {ordered, standing, type RankedBy} from "./league-order.js";
import {tip} from "../elements/tooltip.js";
import {toDecimals} from "../model/statistics/rounding.js";

export interface LeagueOptions {
  readonly document: Document;
  readonly words: LeagueWords;
  readonly language: Language;
  readonly by: RankedBy;
  /** Where a unit's name leads. */
  readonly linkOf: (unit: LeagueUnit) => Attributes;
}

/** What a unit's move is called in the style sheet: up and down beyond noise, else noise or none. */
export function moveClass(unit: LeagueUnit): "up" | "down" | "noise" | "none" {
  if (unit.move === 0) return "none";
  if (!unit.beyondNoise) return "noise";
  return unit.move > 0 ? "up" : "down";
}

/** A row's height: the longer the table, the closer its rows. */
function rowHeight(units: number): number {
  if (units <= 14) return 39;
  return units <= 24 ? 30 : 25;
}

/** A curve from one place to another, across a width of 100. */
function curve(from: number, to: number, height: number): string {
  const [y0, y1] = [(from + 0.5) * height, (to + 0.5) * height].map((y) => toDecimals(y, 1));
  return `M0,${y0}C45,${y0} 55,${y1} 100,${y1}`;
}

/** The whole table. `turnLeague` turns it over afterwards. */
export function leagueTable(league: Brief["league"], options: LeagueOptions): HTMLElement {
  const {document, words, language, by} = options;
  const h = maker(document);
  const {units} = league;
  if (units.length === 0) return h("p", {class: "empty"}, words.empty);
  const height = rowHeight(units.length);
  const board = h("div", {
    class: "league-board",
    style: `--row:${height}px;--height:${units.length * height}px`
  });
  const legacyOrder = ordered(units, "contact");

  const left = h("ol", {class: "league-left", "aria-hidden": "true"});
  for (const unit of legacyOrder) {
    left.append(
      h(
        "li",
        {"data-unit": unit.id, class: `move-${moveClass(unit)}`},
        h("span", {class: "league-name"}, localized(unit.name, language)),
        h("span", {class: "league-rank"}, rankNumber(unit.legacy, language))
      )
    );
  }
  const lines = svg(document, "svg", {
    class: "league-lines",
    viewBox: `0 0 100 ${units.length * height}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": words.linesLabel(units.length, units.filter((unit) => unit.beyondNoise).length)
  });
  // Moves beyond noise are drawn last, over the grey ones.
  const drawn = [...legacyOrder].sort((a, b) => Number(a.beyondNoise) - Number(b.beyondNoise));
  for (const unit of drawn) {
    lines.append(
      svg(document, "path", {
        "data-unit": unit.id,
        class: `move-${moveClass(unit)}`,
        "vector-effect": "non-scaling-stroke"
      })
    );
  }
  const list = h("ol", {class: "league-list"});
  for (const unit of ordered(units, by)) list.append(row(unit, units.length, options));
  board.append(left, lines, list);

  const head = h(
    "div",
    {class: "league-head", "aria-hidden": "true"},
    h("span", {class: "league-head-left"}, words.perContact),
    h("span", {class: "league-head-right"}),
    h(
      "span",
      {class: "league-head-strip"},
      h("i", {}, ordinal(1, language)),
      units.length > 1 ? h("i", {}, ordinal(units.length, language)) : null
    )
  );
  const root = h("div", {class: units.length > 16 ? "league league-long" : "league"}, head, board);
  settle(root, league, options, ordered(units, by));
  return root;
}

function row(unit: LeagueUnit, units: number, options: LeagueOptions): HTMLElement {
  const {document, words, language} = options;
  const h = maker(document);
  const name = localized(unit.name, language);
  return h(
    "li",
    {"data-unit": unit.id, class: `move-${moveClass(unit)}`, ...tip(name, tipRows(unit, units, words, language))},
    h("span", {class: "league-rank"}),
    h("a", {class: "league-name", ...options.linkOf(unit)}, name),
    h(
      "span",
      {class: "league-move"},
      h("span", {"aria-hidden": "true"}, moveText(unit)),
      h("span", {class: "visually-hidden"}, words.moveSaid(unit.move, unit.beyondNoise))
    ),
    h(
      "span",
      {class: "strip", "aria-hidden": "true"},
      h("span", {class: "strip-line"}),
      h("span", {class: "strip-dot"})
    )
  );
}

/** Where each unit stands at the moment, kept on the element so that a turn can start in the middle of another. */
const positions = new WeakMap<Element, Map<string, number>>();

/** Writes what belongs to a system: the places, the intervals, the head; then moves every row to `order`. */
function settle(
  root: Element,
  league: Brief["league"],
  options: Omit<LeagueOptions, "linkOf">,
  order: readonly LeagueUnit[]
): void {
  write(root, league, options);
  move(root, new Map(order.map((unit, index) => [unit.id, index])), league.units);
}

function write(root: Element, {units}: Brief["league"], {words, language, by}: Omit<LeagueOptions, "linkOf">): void {
  root.setAttribute("data-by", by);
  const head = root.querySelector(".league-head-right");
  if (head) head.textContent = by === "contact" ? words.perContact : words.perCustomer;
  const across = (rank: number): string =>
    `${units.length > 1 ? Number((((rank - 1) / (units.length - 1)) * 100).toFixed(2)) : 50}%`;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  for (const item of root.querySelectorAll(".league-list > li")) {
    const unit = byId.get(item.getAttribute("data-unit") ?? "");
    if (!unit) continue;
    const shown = standing(unit, by);
    const {rank, rankLow, rankHigh} = shown;
    const number = item.querySelector(".league-rank");
    if (number) number.textContent = rankNumber(shown, language);
    item
      .querySelector(".strip-line")
      ?.setAttribute("style", `left:${across(rankLow)};right:calc(100% - ${across(rankHigh)})`);
    item.querySelector(".strip-dot")?.setAttribute("style", `left:${across(rank)}`);
    item.querySelector(".league-move")?.setAttribute("aria-hidden", String(by === "contact"));
  }
  root.querySelector(".league-list")?.setAttribute("aria-label", words.listLabel(by));
}

/** Puts rows and curves at the given positions, in rows from the top; fractions stand between two rows. */
function move(root: Element, at: Map<string, number>, units: readonly LeagueUnit[]): void {
  positions.set(root, at);
  const height = rowHeight(units.length);
  const from = new Map(ordered(units, "contact").map((unit, index) => [unit.id, index]));
  for (const item of root.querySelectorAll(".league-list > li")) {
    const position = at.get(item.getAttribute("data-unit") ?? "") ?? 0;
    item.setAttribute("style", `transform:translateY(${toDecimals(position * height, 1)}px)`);
  }
  for (const path of root.querySelectorAll(".league-lines path")) {
    const id = path.getAttribute("data-unit") ?? "";
    path.setAttribute("d", curve(from.get(id) ?? 0, at.get(id) ?? 0, height));
  }
}

/**
 * Turns the table over to the other system: rows glide to their new places and the curves follow. The
 * rows are put in the new order in the document too, once they are there.
 *
 * @param duration milliseconds; 0 for readers who prefer no motion
 */
export function turnLeague(
  root: Element,
  league: Brief["league"],
  options: Omit<LeagueOptions, "linkOf">,
  duration: number
): void {
  const order = ordered(league.units, options.by);
  const to = new Map(order.map((unit, index) => [unit.id, index]));
  const from =
    positions.get(root) ??
    new Map(
      ordered(league.units, options.by === "contact" ? "customer" : "contact").map((unit, index) => [unit.id, index])
    );
  write(root, league, options);
  const board = select(root);
  board.interrupt("turn");
  if (duration === 0) {
    move(root, to, league.units);
    reorder(root, order);
    return;
  }
  const between = order.map(
    (unit) => [unit.id, interpolateNumber(from.get(unit.id) ?? 0, to.get(unit.id) ?? 0)] as const
  );
  board
    .transition("turn")
    .duration(duration)
    .ease(easeCubicInOut)
    .tween("turn", () => (t: number) => move(root, new Map(between.map(([id, at]) => [id, at(t)])), league.units))
    .on("end", () => reorder(root, order));
}

/** Readers who listen, and the tab key, meet the rows in the order in which they stand. */
function reorder(root: Element, order: readonly LeagueUnit[]): void {
  const list = root.querySelector(".league-list");
  if (!list) return;
  const focused = root.ownerDocument.activeElement;
  const items = new Map([...list.children].map((item) => [item.getAttribute("data-unit"), item]));
  for (const unit of order) {
    const item = items.get(unit.id);
    if (item && !item.contains(focused)) list.append(item);
  }
}
