import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {moneyOf, peopleAtMost, skillGaps} from "../../../src/model/report/actions.js";
import {spreadsOf} from "../../../src/model/report/position.js";
import type {MixRow, ReportFigure, ReviewMeasure} from "../../../src/model/report/report.js";
import {againstTarget, changeOf, isTellable, outcomeOf, reviewOf} from "../../../src/model/report/review.js";
import {normal} from "../../../src/model/statistics/random.js";

const figure = (value: number, half: number, of: ReportFigure["of"] = "customers"): ReportFigure => ({
  value,
  low: value - half,
  high: value + half,
  customers: 100,
  of
});

const higher = {better: "higher", format: "percent", isDifference: false} as const;
const lower = {...higher, better: "lower"} as const;

describe("the change against the year before", () => {
  it("is told only beyond the noise of both years", () => {
    // Half-widths of 3 and 4: the difference's is 5.
    expect(changeOf({now: figure(10, 3), before: figure(4.9, 4)}, higher)).toBe("better");
    expect(changeOf({now: figure(10, 3), before: figure(5.1, 4)}, higher)).toBe("unclear");
    expect(changeOf({now: figure(10, 3), before: figure(4.9, 4)}, lower)).toBe("worse");
    expect(changeOf({now: figure(10, 3), before: null}, higher)).toBe("none");
  });

  it("of a booked amount is told from one in a hundred on", () => {
    expect(changeOf({now: figure(1.009, 0, "booked"), before: figure(1, 0, "booked")}, lower)).toBe("same");
    expect(changeOf({now: figure(1.02, 0, "booked"), before: figure(1, 0, "booked")}, lower)).toBe("worse");
  });

  it("turns round with which way is better, and with the years", () => {
    const any = fc.tuple(fc.double({min: -100, max: 100, noNaN: true}), fc.double({min: 0.01, max: 30, noNaN: true}));
    const turned = {better: "worse", worse: "better", unclear: "unclear", same: "same", none: "none"};
    fc.assert(
      fc.property(any, any, ([a, wide], [b, narrow]) => {
        const pair = {now: figure(a, wide), before: figure(b, narrow)};
        const change = changeOf(pair, higher);
        expect(changeOf(pair, lower)).toBe(turned[change]);
        expect(changeOf({now: pair.before, before: pair.now}, higher)).toBe(turned[change]);
      })
    );
  });
});

describe("the target", () => {
  it("is met or missed by the whole interval, else it can't be told", () => {
    expect([0.7, 0.8, 0.9].map((target) => againstTarget(figure(0.8, 0.05), target, higher))).toEqual([
      "met",
      "open",
      "missed"
    ]);
    expect([0.7, 0.8, 0.9].map((target) => againstTarget(figure(0.8, 0.05), target, lower))).toEqual([
      "missed",
      "open",
      "met"
    ]);
    expect(againstTarget(figure(0.8, 0.05), null, lower)).toBe("none");
  });

  it("missed or worse calls for a break-through, whatever else holds; nothing follows from what can't be told", () => {
    expect(outcomeOf("better", "missed")).toBe("break_through");
    expect(outcomeOf("worse", "met")).toBe("break_through");
    expect(outcomeOf("unclear", "met")).toBe("continue");
    expect(outcomeOf("better", "none")).toBe("continue");
    for (const change of ["unclear", "same", "none"] as const)
      for (const against of ["open", "none"] as const) expect(outcomeOf(change, against)).toBe("open");
  });

  it("a goal's step is told from chance where it is wider than the noise of two years", () => {
    expect([isTellable(0.15, figure(0.8, 0.1)), isTellable(-0.13, figure(0.8, 0.1))]).toEqual([true, false]);
  });
});

describe("where the mix of roles differs most", () => {
  const row = (id: string, ...values: number[]): MixRow => ({
    id,
    group: {kind: "named", name: {en: id, zh: id}, employer: null},
    hours: 1,
    customers: 20,
    shares: values.map((value) => ({value, low: value - 0.05, high: value + 0.05, customers: 20}))
  });

  it("is the widest difference beyond noise, of any role", () => {
    expect(
      spreadsOf([{dimension: "channel", rows: [row("a", 0.5, 0.5), row("b", 0.45, 0.55), row("c", 0.3, 0.7)]}])
    ).toMatchObject([{dimension: "channel", widest: {role: 0, most: {id: "a"}, least: {id: "c"}}}]);
    expect(spreadsOf([{dimension: "channel", rows: [row("a", 0.5, 0.5), row("b", 0.45, 0.55)]}])).toEqual([
      {dimension: "channel", widest: null}
    ]);
    expect(spreadsOf([{dimension: "channel", rows: [row("a", 1)]}])).toEqual([]);
    // The first role's shares lie furthest apart, but are too unsure; the second's differ less, and surely.
    const unsure = (id: string, first: number, second: number): MixRow => ({
      ...row(id, first, second),
      shares: [
        {value: first, low: first - 0.3, high: first + 0.3, customers: 20},
        {value: second, low: second - 0.01, high: second + 0.01, customers: 20}
      ]
    });
    expect(
      spreadsOf([{dimension: "stage", rows: [unsure("a", 0.3, 0.2), unsure("b", 0.6, 0.3)]}])[0].widest
    ).toMatchObject({role: 1, most: {id: "b"}, least: {id: "a"}});
  });

  it("says that a role differs in at most 6 of 100 reports in which none does", () => {
    const reports = 400;
    let said = 0;
    for (let report = 0; report < reports; report++) {
      const by = (["channel", "stage", "unit"] as const).map((dimension, d) => ({
        dimension,
        rows: Array.from({length: d === 2 ? 14 : 5}, (_, group) =>
          row(`${group}`, ...[0, 1, 2].map((role) => 0.3 + (0.05 / 1.959964) * normal(31, report, d, group, role)))
        )
      }));
      if (spreadsOf(by).some(({widest}) => widest !== null)) said++;
    }
    expect(said / reports).toBeLessThanOrEqual(0.06);
  });
});

describe("a unit's review as a whole", () => {
  const measures = Array.from({length: 20}, (_, i): ReviewMeasure => ({
    id: `m${i}`,
    side: "customer",
    name: {en: "", zh: ""},
    says: {en: "", zh: ""},
    format: "percent",
    better: i % 2 ? "higher" : "lower",
    target: 0.5,
    isDifference: false,
    isIndicator: true,
    lacks: []
  }));
  const reviewed = (now: (i: number) => number, before: (i: number) => number) =>
    reviewOf(
      {
        measures,
        figures: measures.map(({id}, i) => ({
          measure: id,
          unit: "u",
          now: figure(now(i), 0.05),
          before: figure(before(i), 0.05),
          parts: null
        }))
      },
      "u"
    );

  it("finds what is far out, and less than each figure would by itself", () => {
    // A change of 2.1 standard errors is beyond noise by itself, but not among twenty; one of 5 is.
    const error = (0.05 * Math.SQRT2) / 1.959964;
    const found = reviewed(
      (i) => 0.5 + (i === 0 ? 5 : i === 1 ? 2.1 : 0) * error,
      () => 0.5
    );
    expect(found.map(({change}) => change).slice(0, 3)).toEqual(["worse", "unclear", "unclear"]);
    expect(changeOf(found[1].figure, higher)).toBe("better");
    expect(found[0]).toMatchObject({against: "missed", outcome: "break_through"});
  });

  it("says anything in at most 6 of 100 years in which nothing changed and every target was just met", () => {
    const years = 1000;
    let said = 0;
    for (let year = 0; year < years; year++) {
      const drawn = (stream: number) => (i: number) => 0.5 + (0.05 / 1.959964) * normal(37, stream, year, i);
      if (reviewed(drawn(0), drawn(1)).some(({outcome}) => outcome !== "open")) said++;
    }
    expect(said / years).toBeLessThanOrEqual(0.06);
  });
});

it("people, skills and money of actions", () => {
  const action = {
    id: "a",
    name: {en: "", zh: ""},
    goal: "g",
    lever: "l",
    owner: "clerk",
    month: 1,
    months: 3,
    people: 5,
    budgetShare: 0.5,
    skills: ["billing", "network"],
    milestones: [],
    after: 1
  };
  expect(peopleAtMost([action, {...action, month: 3, people: 4}, {...action, month: 12, months: 6, people: 8}])).toBe(
    9
  );
  const staff = [
    {id: "clerk", name: {en: "", zh: ""}, people: 9, skills: ["billing"]},
    {id: "chief", name: {en: "", zh: ""}, people: 9, skills: ["network"]}
  ];
  expect(skillGaps(action, staff).map(({skill, heldBy}) => [skill, heldBy.map(({id}) => id)])).toEqual([
    ["network", ["chief"]]
  ]);
  expect(
    moneyOf(action, {
      lines: [{lever: "l", name: {en: "", zh: ""}, says: {en: "", zh: ""}, today: 10, plan: 30, isEstimated: false}]
    })
  ).toBe(15);
  expect(moneyOf(action, null)).toBeNull();
});
