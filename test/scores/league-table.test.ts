import {parseHTML} from "linkedom";
import {describe, expect, test} from "vitest";
import {leagueFigures} from "../../src/scores/league-figures.js";
import {ordered, type RankedBy} from "../../src/scores/league-order.js";
import {leagueTable, moveClass, turnLeague} from "../../src/scores/league-table.js";
import type {Brief} from "../../src/model/published/brief.js";
import {leagueWords} from "../../src/scores/words-league.js";
import {brief, units} from "../fixtures/brief.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");

function options(by: RankedBy, language: "en" | "zh" = "en") {
  const {site} = brief([]);
  return {document, words: leagueWords(language, site), language, by, linkOf: () => ({href: "./compare"})};
}

function rows(root: Element): string[] {
  return [...root.querySelectorAll(".league-list > li")].map((row) => row.getAttribute("data-unit") ?? "");
}

function tops(root: Element): number[] {
  return [...root.querySelectorAll(".league-list > li")].map((row) =>
    Number(/translateY\(([\d.]+)px\)/.exec(row.getAttribute("style") ?? "")?.[1])
  );
}

const three: Brief["league"] = brief(units([3, 1, 2], [0])).league;

describe("leagueTable", () => {
  test("per customer: rows in the order of their places, each with its place", () => {
    const root = leagueTable(three, options("customer"));
    expect(rows(root)).toEqual(["unit-2", "unit-3", "unit-1"]);
    expect([...root.querySelectorAll(".league-list .league-rank")].map((place) => place.textContent)).toEqual([
      "1",
      "2",
      "3"
    ]);
    const [a = NaN, b = NaN, c = NaN] = tops(root);
    expect(a).toBe(0);
    expect(b - a).toBeGreaterThan(0);
    expect(c - b).toBeCloseTo(b - a);
  });

  test("a move beyond noise has a filled arrow and its colour; one inside noise a hollow arrow and grey", () => {
    const root = leagueTable(three, options("customer"));
    const moves = Object.fromEntries(
      [...root.querySelectorAll(".league-list > li")].map((row) => [row.getAttribute("data-unit"), row])
    );
    expect(moves["unit-1"]?.className).toBe("move-down");
    expect(moves["unit-1"]?.querySelector(".league-move")?.textContent).toBe("▼ 2down 2 places, beyond noise");
    expect(moves["unit-2"]?.className).toBe("move-noise");
    expect(moves["unit-2"]?.querySelector(".league-move")?.textContent).toBe("△ 1up 1 place, could be noise");
  });

  test("a unit that stays has no arrow", () => {
    const [unit] = units([1]);
    if (!unit) throw new Error("expected a unit");
    expect(moveClass(unit)).toBe("none");
  });

  test("curves lead from the place per contact to the place shown", () => {
    const path = (by: RankedBy) =>
      leagueTable(three, options(by)).querySelector('path[data-unit="unit-1"]')?.getAttribute("d");
    expect(path("contact")).toBe("M0,19.5C45,19.5 55,19.5 100,19.5");
    expect(path("customer")).toBe("M0,19.5C45,19.5 55,97.5 100,97.5");
  });

  test("tooltips hold both places, both scores, the move, retention, n and the period", () => {
    const tip =
      leagueTable(three, options("customer"))
        .querySelector('[data-unit="unit-1"][data-tip]')
        ?.getAttribute("data-tip") ?? "";
    for (const part of [
      "Place per contact",
      "Place per customer",
      "Score per contact",
      "Move",
      "Chance that it isn’t real",
      "Customers",
      "Oct 2025 – Sep 2026"
    ])
      expect(tip).toContain(part);
  });

  test.each([1, 2, 14, 42])("%i units: one row, one curve and one label each", (size) => {
    const root = leagueTable(
      brief(units(Array.from({length: size}, (_, index) => size - index))).league,
      options("customer")
    );
    for (const part of [".league-list > li", ".league-lines path", ".league-left > li"])
      expect(root.querySelectorAll(part).length).toBe(size);
    expect(root.outerHTML).not.toContain("NaN");
  });

  test("no unit: a sentence instead of an empty table", () => {
    const root = leagueTable(brief([]).league, options("customer"));
    expect(root.textContent).toContain("No unit");
    expect(root.querySelector("svg")).toBeNull();
  });

  test("equal places: an order all the same, and never two rows on one line", () => {
    const tied = units([1, 1, 1]);
    expect(ordered(tied, "customer").map((unit) => unit.id)).toEqual(["unit-1", "unit-2", "unit-3"]);
    const at = tops(leagueTable({...three, units: tied}, options("customer")));
    expect(new Set(at).size).toBe(3);
  });
});

describe("turnLeague", () => {
  test("without motion: rows, places and order change at once, and back again", () => {
    const root = leagueTable(three, options("customer"));
    const before = root.outerHTML;
    turnLeague(root, three, options("contact"), 0);
    expect(root.getAttribute("data-by")).toBe("contact");
    expect(rows(root)).toEqual(["unit-1", "unit-2", "unit-3"]);
    expect([...root.querySelectorAll(".league-list .league-rank")].map((place) => place.textContent)).toEqual([
      "1",
      "2",
      "3"
    ]);
    turnLeague(root, three, options("customer"), 0);
    expect(root.outerHTML).toBe(before);
  });
});

test("leagueFigures: a real table with a head for every column and a row for every unit", () => {
  const figures = leagueFigures(three, options("customer"));
  const heads = figures.querySelectorAll("thead th").length;
  for (const row of figures.querySelectorAll("tbody tr")) expect(row.children.length).toBe(heads);
  expect(figures.querySelectorAll("tbody tr").length).toBe(3);
});
