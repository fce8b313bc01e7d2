import {parse, View} from "vega";
import {compile} from "vega-lite";
import {expect, test} from "vitest";
import type {ChartTheme} from "../../src/charts/chart-theme.js";
import {funnelSpec} from "../../src/charts/funnel-spec.js";
import {scatterSpec, wrapText} from "../../src/charts/scatter-spec.js";
import {cellsOf} from "../../src/model/published/cells.js";
import {disagreementOf} from "../../src/model/scoring/disagreement.js";
import {acrossUnits} from "../../src/model/published/compare-series.js";
import {funnelOf} from "../../src/model/scoring/funnel-units.js";
import {leagueAt} from "../../src/model/scoring/league.js";
import {hostileName, smallCompare} from "../model/small-compare.js";

const theme: ChartTheme = {
  ink: "#111",
  soft: "#444",
  faint: "#666",
  line: "#ddd",
  card: "#fff",
  challenger: "#00f",
  better: "#080",
  worse: "#a40",
  noise: "#aaa",
  font: "sans-serif"
};
const cellOf = cellsOf(smallCompare);
const nameOf = (unit: number) => smallCompare.units[unit].name.en;

const scatter = scatterSpec(disagreementOf(leagueAt(smallCompare, cellOf, "city", 2)), {
  theme,
  chosen: "B",
  lineLength: 14,
  width: 500,
  titles: {
    legacy: "per contact",
    challenger: "per customer",
    legacyScore: "per contact",
    challengerScore: "per customer",
    unit: "Unit",
    customers: "n",
    quarter: "Quarter"
  },
  quarters: {
    bothGood: "Good both ways",
    greenButUnhappy: "Green, but customers unhappy",
    bothWeak: "Weak both ways",
    happyThoughRed: "Customers happy though the board is red"
  },
  describe: (unit) => ({
    id: smallCompare.units[unit].id,
    name: nameOf(unit),
    legacyText: "",
    challengerText: "",
    customersText: ""
  })
});

const company = cellOf("service_nps", 0, 2);
if (company === null) throw new Error("expected the company's cell");
const funnel = funnelSpec(funnelOf(company, acrossUnits(smallCompare, "service_nps", "city", 2), "points"), {
  theme,
  chosen: null,
  company: "company 25.0 points",
  width: 500,
  indicator: smallCompare.site.indicators[1],
  titles: {value: "Service NPS", customers: "n", unit: "Unit", interval: "95%", place: "Place"},
  describe: (unit) => ({
    id: smallCompare.units[unit].id,
    name: nameOf(unit),
    valueText: "",
    intervalText: "",
    customersText: "",
    placeText: ""
  })
});

/** The main data of a specification, by unit id. */
function rowsOf(spec: {data?: unknown}): Map<string, Record<string, unknown>> {
  const {values} = spec.data as {values: Record<string, unknown>[]};
  return new Map(values.map((row) => [String(row.id), row]));
}

test("scatter: units carry both scores with intervals, a quarter, and a tone only where it is certain", () => {
  const rows = rowsOf(scatter);
  expect(rows.get("A")).toMatchObject({tone: "greenButUnhappy", quarter: "Green, but customers unhappy"});
  expect(rows.get("A")?.x).toBeCloseTo(90, 9);
  expect(Number(rows.get("A")?.xLow)).toBeLessThan(90);
  expect(rows.get("B")).toMatchObject({tone: "noise", chosen: true, label: "North Gate"});
});

test("funnel: lower is drawn as worse where higher is better, and names stand only far outside", () => {
  const rows = rowsOf(funnel);
  expect(rows.get("A")).toMatchObject({tone: "worse below", label: "Lakeside"});
  expect(rows.get("B")).toMatchObject({tone: "noise", label: ""});
  expect(rows.get("C")).toMatchObject({tone: "better above"});
});

for (const [name, spec] of [
  ["scatter", scatter],
  ["funnel", funnel]
] as const) {
  test(`${name}: Vega draws it, the hostile name as text`, async () => {
    const {spec: vega} = compile({...spec, width: 500}, {logger: silent});
    const svg = await new View(parse(vega), {renderer: "none"}).toSVG();
    expect(svg).not.toContain("<img");
    expect(svg).not.toContain("NaN");
    expect(svg).toContain("Lakeside");
  });
}

test("funnel: the ticks of shares that lie close together tell them apart", async () => {
  const close = {...company, value: 0.9967, standardError: 0.0001, low: 0.9965, high: 0.9969};
  const cells = acrossUnits(smallCompare, "service_nps", "city", 2).map((cell, i) => ({
    ...cell,
    value: 0.9966 + i * 1e-4
  }));
  const plot = funnelOf(close, cells, "percent");
  const domain = {...plot, limits: plot.limits.map((one) => ({...one, high998: 0.9969}))};
  const spec = funnelSpec(domain, {
    theme,
    chosen: null,
    company: "",
    width: 500,
    indicator: {format: "percent", better: "higher"},
    titles: {value: "Share", customers: "n", unit: "Unit", interval: "95%", place: "Place"},
    describe: () => ({id: "", name: "", valueText: "", intervalText: "", customersText: "", placeText: ""})
  });
  const {spec: vega} = compile({...spec, width: 500}, {logger: silent});
  const svg = await new View(parse(vega), {renderer: "none"}).toSVG();
  const shares = [...svg.matchAll(/>(\d+(?:\.\d+)?%)<\/text>/g)]
    .map(([, text]) => text)
    .filter((text) => text.startsWith("99.6"));
  expect(shares.length).toBeGreaterThan(3);
  expect(new Set(shares).size).toBe(shares.length);
});

test("a hostile name reaches the data untouched: Vega sets it as text", () => {
  expect(rowsOf(scatter).get("C")?.name).toBe(hostileName);
});

test("quarter names break at spaces, or after a Chinese comma", () => {
  expect(wrapText("Green, but customers unhappy", 14)).toEqual(["Green, but", "customers", "unhappy"]);
  expect(wrapText("指标绿，客户不满意", 5)).toEqual(["指标绿，", "客户不满意"]);
  expect(wrapText("指标绿，客户不满意", 24)).toEqual(["指标绿，客户不满意"]);
});

const quiet = () => silent;
const silent = {level: () => 0, error: quiet, warn: quiet, info: quiet, debug: quiet} as never;
