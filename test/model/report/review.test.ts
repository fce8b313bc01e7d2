import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {moneyOf, peopleAtMost, skillGaps} from "../../../src/model/report/actions.js";
import {widestOf} from "../../../src/model/report/position.js";
import type {MixRow, ReportFigure} from "../../../src/model/report/report.js";
import {againstTarget, changeOf, isTellable, outcomeOf} from "../../../src/model/report/review.js";

const figure = (value: number, half: number, of: ReportFigure["of"] = "customers"): ReportFigure => ({
  value,
  low: value - half,
  high: value + half,
  customers: 100,
  of
});

describe("the change against the year before", () => {
  it("is told only beyond the noise of both years", () => {
    // Half-widths of 3 and 4: the difference's is 5.
    expect(changeOf({now: figure(10, 3), before: figure(4.9, 4)}, "higher")).toBe("better");
    expect(changeOf({now: figure(10, 3), before: figure(5.1, 4)}, "higher")).toBe("unclear");
    expect(changeOf({now: figure(10, 3), before: figure(4.9, 4)}, "lower")).toBe("worse");
    expect(changeOf({now: figure(10, 3), before: null}, "higher")).toBe("none");
  });

  it("of a booked amount is told from one in a hundred on", () => {
    expect(changeOf({now: figure(1.009, 0, "booked"), before: figure(1, 0, "booked")}, "lower")).toBe("same");
    expect(changeOf({now: figure(1.02, 0, "booked"), before: figure(1, 0, "booked")}, "lower")).toBe("worse");
  });

  it("turns round with which way is better, and with the years", () => {
    const any = fc.tuple(fc.double({min: -100, max: 100, noNaN: true}), fc.double({min: 0.01, max: 30, noNaN: true}));
    const turned = {better: "worse", worse: "better", unclear: "unclear", same: "same", none: "none"};
    fc.assert(
      fc.property(any, any, ([a, wide], [b, narrow]) => {
        const pair = {now: figure(a, wide), before: figure(b, narrow)};
        const change = changeOf(pair, "higher");
        expect(changeOf(pair, "lower")).toBe(turned[change]);
        expect(changeOf({now: pair.before, before: pair.now}, "higher")).toBe(turned[change]);
      })
    );
  });
});

describe("the target", () => {
  it("is met or missed by the whole interval, else it can't be told", () => {
    expect([0.7, 0.8, 0.9].map((target) => againstTarget(figure(0.8, 0.05), target, "higher"))).toEqual([
      "met",
      "open",
      "missed"
    ]);
    expect([0.7, 0.8, 0.9].map((target) => againstTarget(figure(0.8, 0.05), target, "lower"))).toEqual([
      "missed",
      "open",
      "met"
    ]);
    expect(againstTarget(figure(0.8, 0.05), null, "lower")).toBe("none");
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

it("where the mix differs most, and whether beyond noise", () => {
  const row = (id: string, ...values: number[]): MixRow => ({
    id,
    name: {en: id, zh: id},
    hours: 1,
    customers: 20,
    shares: values.map((value) => ({value, low: value - 0.05, high: value + 0.05, customers: 20}))
  });
  expect(
    widestOf({dimension: "channel", rows: [row("a", 0.5, 0.5), row("b", 0.45, 0.55), row("c", 0.3, 0.7)]})
  ).toMatchObject({role: 0, most: {id: "a"}, least: {id: "c"}, isBeyondNoise: true});
  expect(widestOf({dimension: "channel", rows: [row("a", 0.5, 0.5), row("b", 0.45, 0.55)]})).toMatchObject({
    isBeyondNoise: false
  });
  expect(widestOf({dimension: "channel", rows: [row("a", 1)]})).toBeNull();
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
