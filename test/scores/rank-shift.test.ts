import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {rankShift, rankShiftRows, type RankShiftUnit} from "../../src/scores/rank-shift.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const options = {document, label: "Places", fromName: "per contact", toName: "per customer", chosen: "b"};
const unit = (id: string, name: string, from: number, to: number, beyondNoise: boolean): RankShiftUnit => ({
  id,
  name,
  from,
  to,
  toLow: Math.max(1, to - 1),
  toHigh: to + 1,
  beyondNoise,
  tip: {title: name, rows: [["Place", `${to}`]]}
});
const units = [unit("a", "Lakeside", 1, 3, true), unit("b", "Orchard", 3, 1, true), unit("c", "Old Town", 2, 2, false)];

for (const draw of [rankShift, rankShiftRows]) {
  test(`${draw.name}: moves beyond noise carry arrow and places, the others neither`, () => {
    const svg = draw(units, options);
    const text = (tone: string) => svg.querySelector(`.${tone} .end`)?.textContent;
    expect(text("up")).toMatch(/Orchard\s+▲ 2$/);
    expect(text("down")).toMatch(/Lakeside\s+▼ 2$/);
    expect(text("noise")).not.toMatch(/[▲▼]/);
    expect(svg.querySelectorAll("g.unit")).toHaveLength(3);
  });

  test(`${draw.name}: the chosen unit is marked, and every unit tells all on pointing`, () => {
    const svg = draw(units, options);
    expect(svg.querySelector(".chosen .end")?.textContent).toContain("Orchard");
    expect(svg.querySelectorAll("g[data-tip]")).toHaveLength(3);
  });
}

test("units of equal place don't lie on one another", () => {
  const svg = rankShift([unit("a", "A", 1, 1, false), unit("b", "B", 1, 1, false)], options);
  const heights = [...svg.querySelectorAll("text.end")].map((text) => text.getAttribute("y"));
  expect(new Set(heights).size).toBe(2);
});

test("a long name loses its middle and keeps its end", () => {
  const svg = rankShift([unit("a", "The very long name of a branch far away, Unit 17", 1, 1, false)], options);
  expect(svg.querySelector("text.end")?.textContent).toMatch(/^1 {2}The very.*….*Unit 17$/);
});
