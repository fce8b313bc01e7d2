import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {gamingSection} from "../../../src/pages/evidence/gaming-section.js";
import {changeWithError, type Gaming} from "../../../src/model/published/gaming.js";
import {findTraces} from "../../../src/model/published/traces.js";
import {smallCompare} from "../../model/small-compare.js";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const {site} = smallCompare;
const name = (text: string) => ({en: text, zh: `${text}中`});
const gain = (dose: number, legacy: number | null) => ({
  dose,
  legacy: legacy === null ? null : changeWithError(legacy, 0.5),
  challenger: legacy === null ? null : changeWithError(0, 0)
});
const values = Array.from({length: 12}, (_, i) => ({
  unit: `U${i}`,
  ...changeWithError(i === 0 ? 0.6 : 0.01 * i, 0.02),
  customers: 200,
  answers: null
}));
const gaming: Gaming = {
  site,
  observed: {
    kind: "unit",
    kindName: name("Unit"),
    from: "2025-10",
    to: "2026-09",
    units: values.map(({unit}) => ({id: unit, name: name(`Branch <${unit}>`)})),
    traces: findTraces({unrecorded: values, selective_asking: values}),
    systems: {legacy: ["U0"], challenger: []},
    before: {from: "2023-10", to: "2024-09", legacy: 0, challenger: 0},
    durations: {
      target: 225,
      width: 5,
      value: 0.42,
      low: 0.33,
      high: 0.51,
      bins: [
        {from: 210, calls: 120, expected: 80},
        {from: 215, calls: 130, expected: 79},
        {from: 225, calls: 60, expected: 78}
      ]
    },
    twins: [{counted: "connect_rate", lived: "handling_time", quarters: [], agreement: changeWithError(-0.6, 0.1)}],
    slopes: [{indicator: "connect_rate", between: changeWithError(-0.5, 0.1), within: changeWithError(0.4, 0.1)}],
    slopesOf: {unitKind: name("Unit"), clusterKind: name("City"), clusters: 14, gap: 1, horizon: 3},
    inForce: [{system: site.systems.legacy.id, indicator: "connect_rate", since: "2023-01", result: null}]
  },
  replays: {
    units: [{id: "U1", name: name("East"), legacy: 60, challenger: 50}],
    from: "2025-10",
    to: "2026-09",
    doses: [0, 0.1, 0.5],
    customers: 3159,
    relived: 565,
    notReplayed: [
      {id: "hide", name: name("Hide complaints"), lacks: ["complaints.opened_at"]},
      {id: "unasked", name: name("Ask nobody"), lacks: ["surveys.score"]},
      {id: "late", name: name("Answer late"), lacks: ["complaints.opened_at"]}
    ],
    behaviours: [
      {
        id: "cut",
        name: name("Cut calls"),
        says: name("Short"),
        of: name("calls"),
        points: [gain(0, 0), gain(0.1, 1.4), gain(0.5, 6.9)],
        moved: [{indicator: "connect_rate", from: 0.9, to: 0.95}],
        loss: {
          kind: "computed",
          points: [
            {
              dose: 0.5,
              customers: changeWithError(66, 10),
              revenue: changeWithError(5000, 900),
              complaints: changeWithError(105, 20),
              contacts: changeWithError(1000, 50)
            }
          ]
        },
        breakEven: [{dose: 0.5, bonus: 29_000, system: "legacy", customers: 16.2}]
      },
      {
        id: "rare",
        name: name("Rare"),
        says: name("Seldom"),
        of: name("complaints"),
        points: [gain(0, 0), gain(0.1, null), gain(0.5, null)],
        moved: [],
        loss: {kind: "assumed", lostPer1000: 20, points: []},
        breakEven: []
      }
    ]
  }
};
const shown = (data: Gaming, language: "en" | "zh" = "en") => gamingSection(data, {document, language});

describe("the gaming section", () => {
  it("draws a dose curve with gain, loss and break-even, and a table behind it", () => {
    const section = shown(gaming);
    expect(section.querySelectorAll(".dose-curve")).toHaveLength(1);
    const text = section.textContent ?? "";
    for (const part of [
      "+6.9",
      "66 more",
      "¥29,000 more bonus; 16 lost customers",
      "565 simulated customers",
      "Too few customers"
    ])
      expect(text).toContain(part);
    expect(section.querySelectorAll("#gaming .figures tbody tr")).toHaveLength(4);
    expect(section.querySelector("#gaming svg")?.getAttribute("aria-label")).toContain("Cut calls");
  });

  it("says which units show traces of two kinds, and names them as text", () => {
    const section = shown(gaming);
    expect(section.textContent).toContain("1 of the 12 units show traces of two kinds or more");
    expect(section.querySelector(".trace-systems")?.textContent).toMatch(
      /1 unit shows two kinds of traces of gaming it; none did.*no unit shows two kinds/
    );
    expect(section.querySelectorAll(".trace-dot.is-found")).toHaveLength(2);
    expect(section.innerHTML).toContain("Branch &lt;U0&gt;");
    for (const part of [
      "They run against each other",
      "one thing of units and another of service",
      "can’t be told whether validity was lost"
    ])
      expect(section.textContent).toContain(part);
  });

  it("names what isn’t replayed by what the data lack, in place of curves that say nothing", () => {
    expect(shown(gaming).textContent).toContain(
      "Not replayed, for lack of complaints.opened_at: Hide complaints, Answer late.Not replayed, for lack of surveys.score: Ask nobody."
    );
    const {replays} = gaming;
    const none = shown({...gaming, replays: replays && {...replays, behaviours: []}}, "zh");
    expect(none.querySelector("#gaming")?.textContent).toContain("没有可推演的行为");
    expect(none.querySelector("#gaming")?.textContent).toContain("未推演（缺少 surveys.score）：Ask nobody中。");
    expect(none.querySelector("#gaming .figures")).toBeNull();
  });

  it("speaks Chinese, and says so where nothing can be replayed", () => {
    expect(shown(gaming, "zh").textContent).toContain("多离网 66 户");
    const none = shown({site, observed: null, replays: null});
    expect(none.querySelector("#gaming .empty")).not.toBeNull();
    expect(none.querySelector("#traces")).toBeNull();
  });
});
