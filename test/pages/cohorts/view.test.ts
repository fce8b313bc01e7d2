import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {cohortContext} from "../../../src/pages/cohorts/context.js";
import {explorerCard} from "../../../src/pages/cohorts/explorer.js";
import {cohortView} from "../../../src/pages/cohorts/view.js";
import type {BrushCube, CubeSpread, Cohorts, LifeSplit} from "../../../src/model/published/cohort-data.js";
import {
  cohortStateFromSearch,
  searchFromCohortState,
  type CohortState
} from "../../../src/model/cohorts/cohort-state.js";
import {hostileName, smallCompare} from "../../model/small-compare.js";

const {document, Event} = parseHTML("<!doctype html><html><body></body></html>");
const both = (text: string) => ({en: text, zh: text});

/** A split whose classes lose a steady share a month over 48 months. */
function split(
  id: string,
  classes: readonly {readonly id: string; readonly name?: string; readonly rate: number}[]
): LifeSplit {
  const bins = Array.from({length: 48}, (_, from) => ({from, to: from === 47 ? null : from}));
  const cells = classes.flatMap(({rate}) =>
    bins.map(({from}) => ({atRisk: 2000, left: rate * 2000, due: from === 24 ? 500 : 10}))
  );
  const zero = cells.map(() => 0);
  return {
    id,
    bins,
    classes: classes.map(({id: one, name}) => ({id: one, name: name === undefined ? null : both(name), of: [one]})),
    entered: zero,
    atRisk: cells.map(({atRisk}) => atRisk),
    left: [cells.map(({left}) => left * 0.6), cells.map(({left}) => left * 0.4), zero, zero],
    censored: zero,
    due: cells.map(({due}) => due),
    revenue: cells.map(({atRisk}) => 60 * atRisk),
    revenueSquared: cells.map(({atRisk}) => 4000 * atRisk)
  };
}

/** Customers of ten months, of whom half pay twice as much as the others. */
const products = (n: number, mean: number) => ({yy: n * 10 * mean * mean * (10 / 9), xy: 2 * n * 10 * mean});
const ofCells = (mean: number) => [1000, 2000, 3000, 50].map((n) => products(n, mean));
const columns = (mean: number) => ({yy: ofCells(mean).map(({yy}) => yy), xy: ofCells(mean).map(({xy}) => xy)});
const spread: CubeSpread = {
  xx: [1000, 2000, 3000, 50].map((n) => 10 * n),
  revenue: columns(60),
  contacts: columns(0.3),
  complaints: columns(0.006)
};

const cube: BrushCube = {
  dimensions: [
    {
      id: "tenure",
      bins: [
        {id: "m0", name: null},
        {id: "m12", name: null}
      ]
    },
    {
      id: "segment",
      bins: [
        {id: "youth", name: both(hostileName)},
        {id: "other", name: null}
      ]
    }
  ],
  coordinates: [
    [0, 0, 1, -1],
    [0, 1, 0, -1]
  ],
  months: [1000, 2000, 3000, 50],
  portOut: [10, 20, 30, 1],
  leftOtherwise: [5, 10, 15, 0],
  revenue: [60_000, 120_000, 180_000, 3000],
  contacts: [300, 600, 900, 10],
  complaints: [6, 12, 18, 0],
  spread: {all: spread, tenure: spread}
};

const cohorts: Cohorts = {
  // Watched for as long as the tables below reach.
  site: {...smallCompare.site, firstMonth: "2022-10"},
  lacks: [],
  unrecorded: [],
  customers: {
    reasons: ["port_out", "disconnected", "arrears", "unknown"],
    lacking: [],
    splits: [
      split("all", [{id: "all", rate: 0.02}]),
      split("segment", [
        {id: "youth", name: hostileName, rate: 0.03},
        {id: "other", rate: 0.01}
      ])
    ]
  },
  lines: null,
  heat: {customers: null, lines: null},
  before: {portOut: null, other: null},
  greenLight: null,
  byTenure: [],
  cube,
  empty: {heat: {kind: "small"}, before: {kind: "small"}, byTenure: {kind: "small"}},
  sql: [{name: "customer_months", sql: "SELECT '<b>'"}]
};

const draw = (
  data: Cohorts,
  search = "",
  language: "en" | "zh" = "en",
  choose: ((change: Partial<CohortState>) => void) | null = null
) => {
  const state = cohortStateFromSearch(search, data);
  return cohortView(cohortContext(data, language, document), {now: () => state, choose});
};

describe("the page of cohorts", () => {
  it("says first how many of 100 stay, then by which way the others leave", () => {
    const view = draw(cohorts);
    expect(view.querySelector("h1")?.textContent).toBe(
      `Of 100 who join, ${Math.round(100 * 0.98 ** 12)} are still here after a year and ${Math.round(100 * 0.98 ** 36)} after three.`
    );
    expect(view.querySelector("#incidence")?.textContent).toContain("Port-out:");
    expect(view.querySelector("#hazard")?.textContent).toContain("Most terms fall due in month 24: 25.0%");
  });

  it("leads with the months, the test beside them", () => {
    const text = draw(cohorts, "?split=segment").querySelector("#survival")?.textContent ?? "";
    expect(text.indexOf("Months here of the first 36")).toBeLessThan(text.indexOf("Log-rank"));
    expect(text).toContain("p < 0.001");
    expect(text).toContain("reference");
  });

  it("a name from the data is text, never HTML, and the baked page runs nothing of it", () => {
    const view = draw(cohorts, "?split=segment");
    expect(view.querySelector("img")).toBeNull();
    expect(view.querySelector("#survival")?.textContent).toContain(hostileName);
  });
});

describe("a slice of the cohorts", () => {
  it("shows the slice that an address holds beside the rest, merged cells counted where no brush cuts them", () => {
    const cells = [...draw(cohorts, "?slice=tenure:m0").querySelectorAll(".slice-table tbody tr:first-child td")].map(
      (cell) => cell.textContent
    );
    expect(cells).toEqual(["3,000", "3,050"]);
    const everyone = [...draw(cohorts).querySelectorAll(".slice-table tbody tr:first-child td")].map(
      (cell) => cell.textContent
    );
    expect(everyone).toEqual(["6,050", "0"]);
  });

  it("gives every figure of a slice with its interval", () => {
    const rows = [...draw(cohorts, "?slice=tenure:m0").querySelectorAll(".slice-table tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent ?? "")
    );
    // Σ uU = 3,000 months · 10 · 60² / 9: an error of ¥1.15. Of the rest's 305 customers 1.968 · ¥1.147 = ¥2.26, by Student's t.
    expect(rows[4]).toEqual(["Revenue a customer and month", "¥60.0 (¥57.7–62.3)", "¥60.0 (¥57.7–62.3)"]);
    for (const [, ...figures] of rows.slice(1)) for (const figure of figures) expect(figure).toMatch(/\(.+–.+\)$/);
  });

  it("brushes, figures, n and the address to share read one choice, wherever it was made", () => {
    let state = cohortStateFromSearch("", cohorts);
    const context = cohortContext(cohorts, "en", document, {planAddress: null, redraw: async (draw) => draw()});
    const {element, drawSide} = explorerCard(context, {
      now: () => state,
      choose: (change) => {
        state = {...state, ...change};
      }
    });
    const sizeNote = () => element.querySelector(".slice-result .note")?.textContent;
    expect(sizeNote()).toBe("n = 6,050 customer-months");
    element.querySelector("button.brush-row")?.dispatchEvent(new Event("click"));
    expect(state.slice).toEqual({tenure: ["m0"]});
    expect(element.querySelector(".slice-table tbody td")?.textContent).toBe("3,000");
    expect(sizeNote()).toBe("n = 3,000 customer-months");
    // The split is chosen below the explorer.
    state = {...state, split: "segment"};
    drawSide();
    const address = element.querySelector("#slice-address")?.getAttribute("value") ?? "";
    expect(new URL(address).search).toBe(searchFromCohortState(state, cohorts));
    element.querySelector("button.brush-row")?.dispatchEvent(new Event("click"));
    expect(state.slice).toEqual({});
    expect(sizeNote()).toBe("n = 6,050 customer-months");
  });

  it("keeps saved slices, theirs and the shown one's comparison in the address", () => {
    const search =
      "?entity=customers&split=segment&heat=customers&slice=tenure%3Am12&versus=0&saved=Young+%7C+new%7Ctenure%3Am0";
    const state = cohortStateFromSearch(search, cohorts);
    expect(state.saved).toEqual([{name: "Young | new", slice: {tenure: ["m0"]}}]);
    expect(cohortStateFromSearch(searchFromCohortState(state, cohorts), cohorts)).toEqual(state);
    const [, other] = [
      ...draw(cohorts, search, "en", () => {}).querySelectorAll(".slice-table tbody tr:first-child td")
    ].map((cell) => cell.textContent);
    expect(other).toBe("3,000");
    const explorer = draw(cohorts, search, "en", () => {});
    expect(explorer.querySelector(".slice-table thead th:last-child")?.textContent).toBe("Young | new");
    expect(explorer.querySelector(".slice-verdict")?.textContent).toContain("from “Young | new”");
  });
});

describe("what the page of cohorts lacks", () => {
  it("before it is alive nothing pretends to work", () => {
    const view = draw(cohorts);
    expect(
      [...view.querySelectorAll("button, select")].every(
        (control) => control.hasAttribute("disabled") || control.hasAttribute("hidden")
      )
    ).toBe(true);
  });

  it("says plainly what is lacking, too small or not there", () => {
    const lacking = draw({...cohorts, lacks: ["customers.left_on"], customers: null, cube: null});
    expect(lacking.querySelector(".empty")?.textContent).toContain("they lack customers.left_on");
    const small = draw({...cohorts, cube: null});
    expect(small.querySelector("#explorer .empty")?.textContent).toContain("too few customers");
    for (const id of ["heat", "before", "ages"]) expect(small.querySelector(`#${id} .empty`)).not.toBeNull();
    expect(
      draw({...cohorts, customers: {...cohorts.customers, reasons: [], lacking: [], splits: []}}).querySelector(
        "#survival .empty"
      )
    ).not.toBeNull();
  });

  it("of what nobody recorded it shows no nought: neither rows, columns nor bars", () => {
    const none = {...cohorts, unrecorded: ["port_out", "revenue", "contacts", "complaints", "terms"] as const};
    const names = [...draw(none).querySelectorAll(".slice-table tbody th")].map((cell) => cell.textContent);
    expect(names).toEqual(["Customer-months", "Leaving a month", "Still here after 12 such months"]);
  });

  it("speaks at most of twice the months that were watched", () => {
    const of = (firstMonth: string) => ({...cohorts, site: {...cohorts.site, firstMonth}});
    // One month: neither a year nor three, and no projection of years.
    const one = draw(of("2026-09"));
    expect(one.querySelector("h1")?.textContent).toBe("Who leaves, when, and after what.");
    expect(one.querySelector(".lede")?.textContent).toContain("watched for one month");
    expect(one.querySelector(".slice-table")?.textContent).toContain("Still here after 2 such months");
    expect(one.querySelector("#projection .empty")?.textContent).toContain("too short to say anything of years");
    // Seven months: a year, not three.
    const seven = draw(of("2026-03"));
    expect(seven.querySelector("h1")?.textContent).toBe(
      `Of 100 who join, ${Math.round(100 * 0.98 ** 12)} are still here after a year.`
    );
    expect(seven.querySelector("#survival")?.textContent).toContain("Months here of the first 14");
    expect(seven.querySelector("#incidence")?.textContent).toContain("within 14 months");
    expect(seven.querySelector("#projection")?.textContent).not.toContain("month 48");
    // Three years: five and six years ahead, not ten.
    const projected = draw(of("2023-10")).querySelector("#projection")?.textContent ?? "";
    expect(projected).toContain("after 5 years");
    expect(projected).toContain("after 6 years");
    expect(projected).not.toContain("10 years");
  });

  it("says why a view is empty: too small only where its size is the reason", () => {
    const why = (empty: Partial<Cohorts["empty"]>) => draw({...cohorts, empty: {...cohorts.empty, ...empty}});
    expect(why({}).querySelector("#heat .empty")?.textContent).toContain("Too few customers");
    expect(why({heat: {kind: "nobody"}}).querySelector("#heat .empty")?.textContent).toContain("Nobody joined");
    expect(why({before: {kind: "short"}}).querySelector("#before .empty")?.textContent).toContain("less than a year");
    expect(
      why({byTenure: {kind: "lacking", columns: ["subscriptions.closed_on"]}}).querySelector("#ages .empty")
        ?.textContent
    ).toContain("lack subscriptions.closed_on");
  });

  it("speaks Chinese", () => {
    const text = draw(cohorts, "?split=segment", "zh").textContent ?? "";
    expect(text).toContain("每 100 位入网客户");
    expect(text).toContain("携号转网（携出）");
    expect(text).not.toMatch(/[\u4e00-\u9fff] ?\(/);
  });
});
