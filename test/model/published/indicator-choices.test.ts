import {describe, expect, it} from "vitest";
import {choicesOf, latestFirst, pathTo} from "../../../src/model/published/indicator-choices.js";
import {effectOn} from "../../../src/model/published/indicator-effect.js";
import {eventsOf} from "../../../src/model/published/indicator-events.js";
import type {IndicatorUse} from "../../../src/model/published/indicators.js";

const name = (text: string) => ({en: text, zh: text});
const units = [
  {id: "all", parent: null, name: name("All"), kind: "company"},
  {id: "north", parent: "all", name: name("North"), kind: "city"},
  {id: "south", parent: "all", name: name("South"), kind: "city"},
  {id: "shop", parent: "north", name: name("Shop"), kind: "store"}
];
const periods = [
  {id: "Y2", grain: "year", from: "2025-01", to: "2025-12"},
  {id: "Y1", grain: "year", from: "2024-01", to: "2024-12"},
  {id: "Q", grain: "quarter", from: "2025-10", to: "2025-12"},
  {id: "M", grain: "month", from: "2025-12", to: "2025-12"}
] as const;
const site = {
  unitsByKind: ["company", "city", "store"].map((kind) => ({kind, name: name(kind), units: 1}))
};
const list = {units, periods, site, league: "city"};
/** The company and North always, South by quarter alone, the shop never. */
const series = {unit: [0, 0, 0, 1, 1, 2], period: [2, 0, 1, 0, 2, 2]};

describe("what can be chosen of an indicator", () => {
  it("is the longest and latest period of the top unit where nothing is asked for, and the league's level where it has several units", () => {
    expect(choicesOf(list, series, {})).toEqual({
      unit: 0,
      period: 0,
      level: null,
      units: [0, 1, 2],
      periods: [0, 1, 2],
      levels: []
    });
    expect(choicesOf(list, series, {period: "Q"})).toMatchObject({period: 2, level: "city", levels: ["city"]});
  });

  it("is never what has no figure: a unit without one gives way to the nearest above, a period to the latest", () => {
    expect(choicesOf(list, series, {unit: "shop", period: "M"})).toMatchObject({unit: 1, period: 0, periods: [0, 2]});
    expect(choicesOf(list, series, {unit: "south", period: "Y2"})).toMatchObject({unit: 2, period: 2, level: "city"});
    expect(choicesOf(list, series, {unit: "nowhere", level: "store"})).toMatchObject({unit: 0, level: null});
    expect(choicesOf(list, {unit: [], period: []}, {})).toBeNull();
  });

  it("orders periods from long to short, late to early; a path leads from the top", () => {
    expect(latestFirst(periods, [3, 1, 2, 0])).toEqual([0, 1, 2, 3]);
    expect(pathTo(units, 3)).toEqual([0, 1, 3]);
    expect(pathTo(units, -1)).toEqual([]);
  });
});

describe("what happened to an indicator", () => {
  const use = (system: string, from: string, to: string | null, kind: "observed" | "role" = "role"): IndicatorUse => ({
    system,
    name: name(system),
    side: null,
    inForce: {from, to},
    as:
      kind === "observed"
        ? {kind}
        : {kind, role: name("clerk"), weight: 10, rule: {rule: "linear", floor: 0, target: 1, cap: 100}}
  });

  it("is each system that appraises it as it begins and ends, once, within the months that are shown", () => {
    const uses = [use("new", "2025-03", null), use("old", "2022-01", "2025-02"), use("new", "2025-03", null)];
    expect(eventsOf(uses, {from: "2024-01", to: "2025-12"})).toEqual([
      {month: "2025-02", kind: "ends", system: name("old")},
      {month: "2025-03", kind: "begins", system: name("new")}
    ]);
    expect(eventsOf([use("watch", "2025-03", null, "observed")], {from: "2024-01", to: "2025-12"})).toEqual([]);
  });

  it("looks better or worse by the indicator's own direction", () => {
    expect([
      effectOn("higher", 1, 2),
      effectOn("lower", 1, 2),
      effectOn("lower", 2, 1),
      effectOn("higher", 2, 2)
    ]).toEqual(["better", "worse", "better", "still"]);
  });
});
