import {asPublished} from "../../loaders/run/read-published.js";
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {compareContext} from "../../src/pages/compare/context.js";
import {partsCard, type LoadedBreakdowns} from "../../src/scores/breakdown.js";
import {packed, unpacked, type Breakdowns, type PartFigure} from "../../src/model/published/breakdowns.js";
import {stateFromSearch} from "../../src/pages/compare/state.js";
import {smallCompare, smallPair, smallSystems} from "../model/small-compare.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const figure = (value: number, customers: number): PartFigure => ({
  value,
  standardError: 0.02,
  customers,
  designEffect: 1
});
const family = {en: "Family", zh: "家庭"};
const youth = {en: "Youth", zh: "青年"};
const senior = {en: "Senior", zh: "银发"};
const parts = [
  {id: "family", of: ["family"], members: [family], name: family},
  {id: "other", of: ["senior", "youth"], members: [senior, youth], name: "other" as const}
];
const call = {en: "Inbound call", zh: "热线来电"};
const chat = {en: "Chat", zh: "在线客服"};
const top = smallCompare.units.findIndex(({parent}) => parent === null);
const {firstMonth, lastMonth} = smallCompare.site;
const breakdowns: Breakdowns = {
  periods: [
    {id: "quarter", grain: "quarter", from: firstMonth, to: lastMonth},
    {id: "month", grain: "month", from: lastMonth, to: lastMonth}
  ],
  bySegment: [
    {
      indicator: "connect_rate",
      tables: [
        {period: 0, parts, rows: [{row: smallCompare.units[top].id, figures: [figure(0.9, 400), figure(0.8, 60)]}]}
      ]
    }
  ],
  byChannel: [
    {
      indicator: "connect_rate",
      tables: [
        {
          period: 1,
          parts: [
            {id: "call_in", of: ["call_in"], members: [call], name: call},
            {id: "chat", of: ["chat"], members: [chat], name: chat}
          ],
          groups: [{id: "family", of: ["family"], members: [family], name: family}],
          all: [figure(0.85, 300)],
          rows: [
            {row: "", figures: [figure(0.88, 350), figure(0.7, 90)]},
            {row: "family", figures: [figure(0.91, 250), null]}
          ]
        }
      ]
    }
  ]
};
const draw = (
  loaded: LoadedBreakdowns,
  search = "?unit=A&indicator=connect_rate",
  language: "en" | "zh" = "en",
  load: (() => void) | null = () => {}
) =>
  partsCard(
    compareContext(smallCompare, smallPair, language, document),
    stateFromSearch(search, smallCompare, smallSystems),
    {loaded, load}
  );

it("breakdowns are packed for loading, and unpacked as they were", () => {
  const written = JSON.stringify(packed(breakdowns, "other"));
  expect(unpacked(asPublished("breakdowns.json", written))).toEqual(breakdowns);
});

describe("the breakdown of the chosen indicator", () => {
  it("is asked for, not loaded with the page", () => {
    let asked = 0;
    const card = draw("unasked", "?indicator=connect_rate", "en", () => asked++);
    card.querySelector("button")?.dispatchEvent(new (document.defaultView?.Event ?? Event)("click"));
    expect(asked).toBe(1);
    expect(draw("unasked", "", "en", null).querySelector("button")?.hasAttribute("disabled")).toBe(true);
    expect(draw("loading").querySelector("[role=status]")?.textContent).toBe("Loading the breakdown…");
    expect(draw("failed", "", "zh").querySelector("[role=status]")?.textContent).toContain("未能加载");
  });

  it("shows the unit above where the unit's own segments are too small, and says so", () => {
    const text = draw(breakdowns).textContent ?? "";
    expect(text).toContain(
      `In Lakeside some segments are too small to be shown by themselves, so this is ${smallCompare.units[top].name.en}.`
    );
    const rows = [...draw(breakdowns).querySelectorAll(".parts-list")][0]?.querySelectorAll("li");
    expect([...(rows ?? [])].map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Family90\.0% .*n\u00a0=\u00a0400$/),
      expect.stringMatching(/^Other80\.0% .*n\u00a0=\u00a060$/)
    ]);
    expect(text).toContain("Other: Senior, Youth, together because they are small.");
  });

  it("names what isn't on record, alone and among others that are small", () => {
    const unrecorded = {
      ...breakdowns,
      bySegment: breakdowns.bySegment.map(({indicator, tables}) => ({
        indicator,
        tables: tables.map((table) => ({
          ...table,
          parts: [
            {id: "", of: [""], members: ["not_on_record" as const], name: "not_on_record" as const},
            {id: "other", of: ["", "youth"], members: ["not_on_record" as const, youth], name: "other" as const}
          ]
        }))
      }))
    };
    const list = (language: "en" | "zh") => {
      const card = draw(unrecorded, "?unit=A&indicator=connect_rate", language);
      return [...card.querySelectorAll(".parts-list:first-of-type .parts-name")]
        .slice(0, 2)
        .map((one) => one.textContent);
    };
    expect(list("en")).toEqual(["Not on record", "Other"]);
    expect(list("zh")).toEqual(["无记录", "其他"]);
    expect(draw(unrecorded).textContent).toContain("Other: Not on record, Youth, together because they are small.");
    const written = JSON.stringify(packed(unrecorded, "other"));
    expect(unpacked(asPublished("breakdowns.json", written)).bySegment).toEqual(unrecorded.bySegment);
  });

  it("has every segment and channel in the table, all channels together among them", () => {
    const rows = [...draw(breakdowns).querySelectorAll("table")][1]?.querySelectorAll("tbody tr");
    expect(
      [...(rows ?? [])].map((row) =>
        [...row.children]
          .slice(0, 3)
          .map((cell) => cell.textContent)
          .join(" | ")
      )
    ).toEqual([
      "All segments | Inbound call | 350",
      "All segments | Chat | 90",
      "Family | Inbound call | 250",
      "Family | All channels | 300"
    ]);
  });

  it("says in Chinese what can't be broken down", () => {
    const text = draw({...breakdowns, bySegment: [], byChannel: []}, "?indicator=connect_rate", "zh").textContent ?? "";
    expect(text).toContain("此处无法按客群展示接通率");
    expect(text).toContain("接通率不按渠道拆分");
  });
});
