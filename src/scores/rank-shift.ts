import {select, type Selection} from "d3-selection";
import {picture} from "../elements/elements.js";
import {tip, type Tip} from "../elements/tooltip.js";

/** One unit's ranks under both systems. */
export interface RankShiftUnit {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** 5–95 % bounds of the second place. */
  readonly toLow: number;
  readonly toHigh: number;
  readonly beyondNoise: boolean;
  /** Everything known of the unit, shown on pointing; none in a page as built. */
  readonly tip: Tip | null;
}

export interface RankShiftOptions {
  readonly document: Document;
  readonly label: string;
  readonly fromName: string;
  readonly toName: string;
  /** The unit that the reader has chosen, drawn bold. */
  readonly chosen: string | null;
}

type Tone = "up" | "down" | "noise";
type Group = Selection<SVGGElement, unknown, null, undefined>;

const nameWidth = 170;

/** Lines from each unit's rank under one system to its rank under the other; for wide containers. */
export function rankShift(units: readonly RankShiftUnit[], options: RankShiftOptions): SVGSVGElement {
  const row = units.length > 20 ? 21 : 30;
  const width = 700;
  const [left, right] = [222, 452];
  const svg = picture(options.document, width, units.length * row + 34, options.label, "rank-shift wide");
  const y = rowOf(row, 36);
  const root = select(svg);
  root
    .append("text")
    .attr("class", "head")
    .attr("x", left)
    .attr("y", 14)
    .attr("text-anchor", "end")
    .text(options.fromName);
  root.append("text").attr("class", "head").attr("x", right).attr("y", 14).text(options.toName);
  const [fromRows, toRows] = [rowsOf(units, (unit) => unit.from), rowsOf(units, (unit) => unit.to)];
  for (const unit of inDrawingOrder(units)) {
    const group = unitGroup(root.append("g"), unit, options.chosen);
    const [y0, y1] = [y(at(fromRows, unit)), y(at(toRows, unit))];
    const [x0, x1] = [left + 12, right - 12];
    const bend = (x1 - x0) * 0.45;
    group
      .append("line")
      .attr("class", "range")
      .attr("x1", x1)
      .attr("x2", x1)
      .attr("y1", y(unit.toLow))
      .attr("y2", y(unit.toHigh));
    group
      .append("path")
      .attr("class", "move")
      .attr("d", `M${x0},${y0}C${x0 + bend},${y0} ${x1 - bend},${y1} ${x1},${y1}`);
    group.append("circle").attr("class", "from").attr("cx", x0).attr("cy", y0).attr("r", 3.4);
    group.append("circle").attr("class", "to").attr("cx", x1).attr("cy", y1).attr("r", 4);
    group
      .append("text")
      .attr("x", left)
      .attr("y", y0 + 4.5)
      .attr("text-anchor", "end")
      .text(`${shorten(unit.name)}  ${unit.from}`);
    group
      .append("text")
      .attr("class", "end")
      .attr("x", right)
      .attr("y", y1 + 4.5)
      .text(`${unit.to}  ${shorten(unit.name)}${arrow(unit)}`);
  }
  return svg;
}

/** One row a unit, its two ranks on one rail, ordered by the second; for narrow containers. */
export function rankShiftRows(units: readonly RankShiftUnit[], options: RankShiftOptions): SVGSVGElement {
  const row = 38;
  const width = 340;
  const svg = picture(options.document, width, units.length * row + 30, options.label, "rank-shift narrow");
  const x = (place: number) => 8 + ((place - 1) * (width - 16)) / Math.max(1, units.length - 1);
  const root = select(svg);
  root.append("text").attr("class", "head").attr("x", 8).attr("y", 13).text(`1`);
  root
    .append("text")
    .attr("class", "head")
    .attr("x", width / 2)
    .attr("y", 13)
    .attr("text-anchor", "middle")
    .text(`○ ${options.fromName}   ● ${options.toName}`);
  root
    .append("text")
    .attr("class", "head")
    .attr("x", width - 8)
    .attr("y", 13)
    .attr("text-anchor", "end")
    .text(String(units.length));
  [...units]
    .sort((a, b) => a.to - b.to || a.from - b.from)
    .forEach((unit, i) => {
      const base = 26 + i * row;
      const group = unitGroup(root.append("g"), unit, options.chosen);
      group
        .append("text")
        .attr("class", "end")
        .attr("x", 2)
        .attr("y", base + 12)
        .text(`${shorten(unit.name)}${arrow(unit)}`);
      group
        .append("text")
        .attr("class", "places")
        .attr("x", width - 2)
        .attr("y", base + 12)
        .attr("text-anchor", "end")
        .text(`${unit.from} → ${unit.to}`);
      group
        .append("line")
        .attr("class", "rail")
        .attr("x1", x(1))
        .attr("x2", x(units.length))
        .attr("y1", base + 23)
        .attr("y2", base + 23);
      group
        .append("line")
        .attr("class", "range")
        .attr("x1", x(unit.toLow))
        .attr("x2", x(unit.toHigh))
        .attr("y1", base + 23)
        .attr("y2", base + 23);
      group
        .append("path")
        .attr("class", "move")
        .attr("d", `M${x(unit.from)},${base + 23}H${x(unit.to)}`);
      group
        .append("circle")
        .attr("class", "from")
        .attr("cx", x(unit.from))
        .attr("cy", base + 23)
        .attr("r", 4);
      group
        .append("circle")
        .attr("class", "to")
        .attr("cx", x(unit.to))
        .attr("cy", base + 23)
        .attr("r", 4.6);
    });
  return svg;
}

function unitGroup(group: Group, unit: RankShiftUnit, chosen: string | null): Group {
  group.attr("class", `unit ${toneOf(unit)}${unit.id === chosen ? " chosen" : ""}`);
  if (unit.tip) group.attr("data-tip", tip(unit.tip.title, unit.tip.rows)["data-tip"]);
  return group;
}

function toneOf({from, to, beyondNoise}: RankShiftUnit): Tone {
  if (!beyondNoise || from === to) return "noise";
  return to < from ? "up" : "down";
}

function arrow(unit: RankShiftUnit): string {
  const tone = toneOf(unit);
  return tone === "noise" ? "" : `  ${tone === "up" ? "▲" : "▼"} ${Math.abs(unit.to - unit.from)}`;
}

/** Noise first, so that what matters lies on top. */
function inDrawingOrder(units: readonly RankShiftUnit[]): RankShiftUnit[] {
  const weight = (unit: RankShiftUnit) => (toneOf(unit) === "noise" ? 0 : Math.abs(unit.to - unit.from));
  return [...units].sort((a, b) => weight(a) - weight(b));
}

function rowOf(row: number, top: number): (rank: number) => number {
  return (place) => top + (place - 1) * row;
}

/** Rows by rank, with equals below each other so that no two names lie on one another. */
function rowsOf(units: readonly RankShiftUnit[], rankOf: (unit: RankShiftUnit) => number): Map<RankShiftUnit, number> {
  return new Map([...units].sort((a, b) => rankOf(a) - rankOf(b)).map((unit, i) => [unit, i + 1]));
}

function at(rows: ReadonlyMap<RankShiftUnit, number>, unit: RankShiftUnit): number {
  return rows.get(unit) ?? 1;
}

/** A name that fits, with its middle left out where it doesn't: units are often told apart by their last letter. */
function shorten(name: string): string {
  const letters = [...name.replace(/\s+/g, " ")];
  const width = (some: readonly string[]) =>
    some.reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 13 : 7.2), 0);
  if (width(letters) <= nameWidth) return letters.join("");
  let [head, tail] = [letters.slice(0, Math.ceil(letters.length / 2)), letters.slice(Math.ceil(letters.length / 2))];
  while (width(head) + width(tail) > nameWidth - 10) {
    if (head.length > tail.length) head = head.slice(0, -1);
    else tail = tail.slice(1);
  }
  return `${head.join("").trimEnd()}…${tail.join("").trimStart()}`;
}
