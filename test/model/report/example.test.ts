import {describe, expect, it} from "vitest";
import {withoutContradicted} from "../../../src/model/report/example.js";
import type {Action, Goal, ReviewFigure, ReviewMeasure, StaffRole} from "../../../src/model/report/report.js";

const both = (text: string) => ({en: text, zh: text});
const goal = (id: string, indicator: string, change: number, serves: readonly string[]): Goal => ({
  id,
  name: both(id),
  serves,
  indicator,
  change,
  through: "repeats",
  levers: ["training"]
});
const action = (id: string, ofGoal: string, people: number): Action => ({
  id,
  name: both(id),
  goal: ofGoal,
  lever: "training",
  owner: "supervisor",
  month: 1,
  months: 3,
  people,
  budgetShare: 0.5,
  skills: [],
  milestones: [],
  after: 1
});
const measure = (id: string, format: ReviewMeasure["format"]): ReviewMeasure => ({
  id,
  side: "customer",
  name: both(id),
  says: both(id),
  format,
  better: "higher",
  target: null,
  isDifference: false,
  isIndicator: true,
  lacks: []
});
const figure = (id: string, value: number): ReviewFigure => ({
  measure: id,
  unit: "ALL",
  now: {value, low: value, high: value, customers: 100, of: "customers"},
  before: null,
  parts: null
});
const staff: readonly StaffRole[] = [{id: "supervisor", name: both("supervisor"), people: 8, skills: []}];
const plan = {
  lines: [
    {id: "trust", from: "strategy", says: both("trust")},
    {id: "first_answer", from: "opportunities", says: both("first answer")}
  ],
  goals: [goal("keep", "retention", 0.01, ["trust"]), goal("solve_once", "repeats", -0.02, ["first_answer"])],
  actions: [action("speak", "keep", 8), action("authority", "solve_once", 4)]
} as const;
const data = (retention: number, repeats: number | null, people: number | null = 8) => ({
  measures: [measure("retention", "percent"), measure("repeats", "percent")],
  figures: [figure("retention", retention), ...(repeats === null ? [] : [figure("repeats", repeats)])],
  units: [{id: "ALL", name: both("All")}],
  staff: staff.map((role) => ({...role, people}))
});
const leftOut = (...given: Parameters<typeof data>) => {
  const {lines, goals, actions, source} = withoutContradicted(plan, data(...given));
  return {
    lines: lines.map(({id}) => id),
    goals: goals.map(({id}) => id),
    actions: actions.map(({id}) => id),
    source
  };
};

describe("the example's plan in a stranger's report", () => {
  it("stays whole where nothing contradicts it", () => {
    expect(leftOut(0.8, 0.2)).toEqual({
      lines: ["trust", "first_answer"],
      goals: ["keep", "solve_once"],
      actions: ["speak", "authority"],
      source: {kind: "example", leftOut: {lines: 0, goals: 0, actions: 0}}
    });
  });

  it.each([
    ["no repeat can be spared where there is none", 0],
    ["an indicator without a figure is no goal", null]
  ])("%s: its goal, actions and line go", (_name, repeats) => {
    expect(leftOut(0.8, repeats)).toEqual({
      lines: ["trust"],
      goals: ["keep"],
      actions: ["speak"],
      source: {kind: "example", leftOut: {lines: 1, goals: 1, actions: 1}}
    });
  });

  it("an action that takes more people than its role has goes, and a goal without actions with it", () => {
    expect(leftOut(0.8, 0.2, 5)).toMatchObject({
      goals: ["solve_once"],
      actions: ["authority"],
      lines: ["first_answer"]
    });
    expect(leftOut(0.8, 0.2, null)).toMatchObject({goals: [], actions: [], lines: []});
  });
});
