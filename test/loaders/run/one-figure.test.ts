import {beforeAll, describe, expect, it} from "vitest";
import {builtPages} from "../page-loaders.js";
import {sharedWorld} from "../world.js";
import {numbersIn, toldByFiles, toldByPages, type Told} from "./figures-told.js";

let published = "";
let files: Told[] = [];
let pages: Told[] = [];
beforeAll(async () => {
  ({published} = await sharedWorld());
  files = await toldByFiles(published);
  pages = toldByPages(await builtPages(published, ["en", "zh"]), published);
});

/** Two statements agree where they are no further apart than their last digits allow; files keep seven digits. */
function disagreements(told: readonly Told[]): string[] {
  const first = new Map<string, Told>();
  const apart: string[] = [];
  for (const one of told) {
    const other = first.get(one.figure);
    if (!other) {
      first.set(one.figure, one);
      continue;
    }
    const allowed = one.within + other.within + 1e-6 * Math.max(1e-3, Math.abs(other.value));
    if (Math.abs(one.value - other.value) > allowed)
      apart.push(`${one.figure}: ${other.value} in ${other.where}, ${one.value} in ${one.where}`);
  }
  return apart;
}

/** Figures that at least two of the named places tell. */
const shared = (told: readonly Told[], one: string, other: string) => {
  const of = (where: string) => new Set(told.filter((each) => each.where === where).map(({figure}) => figure));
  const figures = of(other);
  return [...of(one)].filter((figure) => figures.has(figure)).length;
};

describe("a figure that stands in several places", () => {
  it("is the same in all published files", () => {
    expect(disagreements(files)).toEqual([]);
    // Each of these tells of the others, so that agreement isn't for want of meeting.
    expect(shared(files, "brief.json", "sql-scores.csv")).toBeGreaterThan(100);
    expect(shared(files, "brief.json", "sql-cells.csv")).toBeGreaterThan(50);
    expect(shared(files, "compare.json", "sql-cells.csv")).toBeGreaterThan(1000);
    expect(shared(files, "report.json", "sql-cells.csv")).toBeGreaterThan(50);
    expect(shared(files, "gaming.json", "sql-cells.csv")).toBeGreaterThan(50);
    expect(shared(files, "sql-league.csv", "sql-scores.csv")).toBeGreaterThan(40);
  });

  it("is the same on all pages, in both languages, but for the digits that a page leaves out", () => {
    expect(disagreements([...files, ...pages])).toEqual([]);
    for (const page of ["/", "/compare", "/report"])
      for (const one of [page, page === "/" ? "/zh/" : `/zh${page}`])
        expect(pages.filter(({where}) => where === one).length, one).toBeGreaterThan(page === "/" ? 100 : 4);
  });

  it("is found out where it differs", () => {
    const [one] = files.filter(({value, figure}) => figure.endsWith(": value") && Math.abs(value) > 1e-3);
    expect(disagreements([one, {...one, where: "elsewhere", value: one.value * 1.00001}])).toHaveLength(1);
    expect(disagreements([one, {...one, where: "a page", value: one.value + 0.04, within: 0.05}])).toEqual([]);
    expect(numbersIn("84.8% (79.4–88.9%)").map(({value}) => Number(value.toFixed(4)))).toEqual([0.848, 0.794, 0.889]);
    expect(numbersIn("−1,234.5")).toEqual([{value: -1234.5, within: 0.05}]);
  });
});
