import {parseHTML} from "linkedom";
import {describe, expect, test} from "vitest";
import type {IndicatorFile, IndicatorList} from "../../../src/model/published/indicators.js";
import {filterList} from "../../../src/pages/indicators/list.js";
import {searchFromState, shownIndicator, stateFromSearch} from "../../../src/pages/indicators/state.js";
import {indicatorsView} from "../../../src/pages/indicators/view.js";
import {hostileName, smallCompare} from "../../model/small-compare.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const {site, units, periods, series} = smallCompare;
const list: IndicatorList = {
  site,
  units,
  periods,
  league: "city",
  listed: ["connect_rate", "service_nps"].map((indicator) => ({
    indicator,
    latest: indicator === "service_nps" ? null : {value: 0.85, low: 0.84, high: 0.86, customers: 4000, period: 2}
  }))
};
const connect: IndicatorFile = {
  definition: {
    ...site.indicators[0],
    kind: "ratio",
    sum: "answered",
    over: "1",
    where: null,
    unit: "handled_by",
    cluster: "customer",
    knowableAfterDays: 0,
    sql: "SELECT 1",
    lacks: [],
    usedBy: []
  },
  uses: [
    {
      system: "reception-kpis",
      name: {en: "Reception KPIs", zh: "客户接待指标"},
      side: "legacy",
      inForce: {from: "2026-09", to: null},
      as: {kind: "appraised", weight: 30, rule: {rule: "linear", floor: 0.8, target: 0.9, cap: 100}}
    }
  ],
  series: series[0],
  benchmarks: [
    {
      indicator: "connect_rate",
      unit: 0,
      period: 2,
      rivals: [{operator: "Rival", value: 0.9, standardError: 0.01}],
      industryMean: null
    }
  ],
  breakdowns: null,
  card: null,
  gaming: {
    raisedBy: ["hidden_way"],
    twins: [],
    replayed: {
      units: [{en: "Lakeside", zh: "湖滨"}],
      from: "2026-08",
      to: "2026-09",
      behaviours: [
        {
          id: "hide",
          name: {en: "Hide the way", zh: "藏起入口"},
          says: {en: "Says how.", zh: "说明做法。"},
          of: {en: "calls", zh: "来电"},
          dose: 0.5,
          from: 0.8,
          to: 0.9
        }
      ]
    },
    inForce: []
  }
};
const draw = (language: "en" | "zh", search = "") =>
  indicatorsView(list, connect, {
    document,
    language,
    state: stateFromSearch(search),
    choose: () => {},
    search: "",
    seek: () => {}
  }).element;
const textOf = (view: Element, selector: string) => view.querySelector(selector)?.textContent ?? "";

describe("an indicator's own page", () => {
  test.each([
    ["en", "Connect rate: 85.0%, Aug 2026 – Sep 2026", "looks better", "appraises it, weight 30"],
    ["zh", "接通率：85.0%（2026年8月 – 2026年9月）", "变好看", "考核，权重 30"]
  ] as const)(
    "says its figure, who appraises it, and what a behaviour makes of it (%s)",
    (language, headline, effect, use) => {
      const view = draw(language);
      expect(textOf(view, "h1")).toBe(headline);
      expect(textOf(view, "#gaming")).toContain("80.0% → 90.0%");
      expect(textOf(view, "#gaming")).toContain(effect);
      expect(textOf(view, "#uses")).toContain(use);
      expect(textOf(view, "#rivals")).toContain("90.0%");
      expect(view.querySelector("#evidence, .parts")).toBeNull();
    }
  );

  test("shows the unit and period asked for, ranks all units of its level, and reads no name as HTML", () => {
    const view = draw("en", "?indicator=connect_rate&unit=A&period=2026-09");
    expect(textOf(view, "h1")).toBe("Connect rate, Lakeside: 90.0%, Sep 2026");
    const rows = [...view.querySelectorAll(".ind-table tbody tr")].map((row) => [
      row.querySelector("td")?.textContent,
      row.querySelector("th")?.textContent
    ]);
    expect(rows).toEqual([
      ["1", "Lakeside"],
      ["2.5=", "North Gate"],
      ["2.5=", "Quarry"],
      ["4", hostileName]
    ]);
    expect(view.querySelector("img")).toBeNull();
    const below = view.querySelector("#tree a")?.getAttribute("href") ?? "";
    expect(stateFromSearch(below)).toEqual({indicator: "connect_rate", unit: "Z", period: "2026-09", level: "city"});
  });

  test("lists what has figures, and a search leaves what holds all its words", () => {
    const view = draw("en");
    const entries = [...view.querySelectorAll<HTMLElement>(".ind-groups li")];
    expect(entries.map(({textContent}) => textContent)).toEqual(["Connect rate85.0%", "Service NPSnot shown"]);
    const groups = view.querySelector<HTMLElement>(".ind-groups");
    expect(groups && [filterList(groups, "nps 服务"), filterList(groups, "nothing"), filterList(groups, "")]).toEqual([
      1, 0, 2
    ]);
  });

  test("is of the indicator asked for, else of the first that the challenger appraises; the address keeps the choice", () => {
    expect([
      shownIndicator(list, "connect_rate"),
      shownIndicator(list, "nowhere"),
      shownIndicator(list, undefined)
    ]).toEqual(["connect_rate", "service_nps", "service_nps"]);
    expect(shownIndicator({...list, listed: []}, undefined)).toBeNull();
    const search = searchFromState({indicator: "connect_rate", unit: "A"});
    expect(stateFromSearch(search)).toEqual({
      indicator: "connect_rate",
      unit: "A",
      period: undefined,
      level: undefined
    });
  });
});
