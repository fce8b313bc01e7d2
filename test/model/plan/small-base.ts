/** A base as a person would make it up: two segments, three years, three levers. */
import type {Assumption, Lever, PlanBase, Uncertain} from "../../../src/model/plan/base.js";
import {nextMonth} from "../../../src/model/plan/rates.js";

const said = {en: "made up", zh: "虚构"};
export const assumed = (value: number, low = value, high = value): Uncertain => ({
  value,
  low,
  high,
  basis: "assumed",
  source: {kind: "given", text: said}
});
const assumption = (value: number, low: number, high: number): Assumption => ({
  ...assumed(value, low, high),
  name: said
});

const lever = (id: string, given: Partial<Lever>): Lever => ({
  id,
  name: {en: id, zh: id},
  says: said,
  group: "keep",
  today: {category: "retention", share: 1},
  by: "customers",
  half: assumed(1, 0.5, 2),
  carry: 0.5,
  least: 0.3,
  most: 3,
  effects: [{on: "leaving", of: ["port_out"], most: assumed(0.2, 0.05, 0.4)}],
  ...given
});

const months = 36;

const names = Array.from({length: months}, (_, t) => nextMonth("2023-10", t));

/** A segment that so many customers join each month, and a share of which leaves, a little more in autumn. */
function segment(id: string, start: number, joins: number, rate: number, price: number) {
  const customers = [start];
  const left: number[][] = [[], []];
  for (let t = 0; t < months; t++) {
    const out = Math.round(customers[t] * rate * (t % 12 < 2 ? 1.3 : 1));
    left[0].push(Math.round(out * 0.7));
    left[1].push(out - Math.round(out * 0.7));
    customers.push(customers[t] - out + joins);
  }
  const sum = (list: readonly number[], from: number) => list.slice(from, from + 12).reduce((a, b) => a + b, 0);
  return {
    id,
    name: {en: id, zh: id},
    customers,
    left,
    newcomers: customers.map(() => Math.round(joins * 11)),
    lines: customers.map((n) => Math.round(n * 1.5)),
    revenue: customers.slice(0, months).map((n) => n * price),
    needs: customers.slice(0, months).map((n) => Math.round(n * 0.2)),
    repeats: customers.slice(0, months).map((n) => Math.round(n * 0.05)),
    joins,
    years: [0, 12, 24].map((from) => ({
      from: names[from],
      to: names[from + 11],
      joins: 12 * joins,
      left: left.map((list) => sum(list, from))
    }))
  };
}

/** Yuan a month. */
const costs = [
  ["labour", 800_000],
  ["commission", 60_000],
  ["communication", 20_000],
  ["site", 200_000],
  ["technology", 40_000],
  ["refunds", 5000],
  ["acquisition", 60_000],
  ["retention", 20_000],
  ["basics", 60_000]
] as const;

/** Two segments whose stocks follow from their flows. */
export function smallBase(change: Partial<PlanBase> = {}): PlanBase {
  const segments = [segment("family", 20_000, 300, 0.014, 120), segment("youth", 10_000, 200, 0.02, 80)];
  const total = (pick: (one: (typeof segments)[number]) => readonly number[]) =>
    names.map((_, t) => segments.reduce((sum, one) => sum + pick(one)[t], 0));
  const flat = (yuan: number) => names.map(() => yuan);
  return {
    operator: said,
    simulated: true,
    privacyFloor: 10,
    lacks: [],
    months: names,
    reasons: [
      {id: "port_out", of: ["port_out"]},
      {id: "arrears", of: ["arrears"]}
    ],
    segments,
    flows: {
      joins: flat(500),
      left: [0, 1].map((r) => total(({left}) => left[r])),
      linesOpened: flat(900),
      linesClosed: flat(800),
      linesOpenedJoining: flat(700),
      linesClosedLeaving: flat(600)
    },
    newcomers: [0, 12, 24].map((from) => ({from: names[from], to: names[from + 11], leaving: 1.2, revenue: 0.9})),
    costs: costs.map(([category, yuan]) => ({category, name: said, budget: flat(yuan), actual: flat(yuan)})),
    work: {
      hours: [
        {from: 9, to: 12, calls: 300},
        {from: 12, to: 20, calls: 400}
      ],
      handlingSeconds: 240,
      answeredShare: 0.9,
      queues: 2,
      seatDays: 400
    },
    nps: null,
    estimates: {outagesToLeaving: null, outagesToNeeds: null, hasteToRepeats: null},
    levers: [
      lever("acquisition", {
        group: "win",
        by: "joins",
        today: {category: "acquisition", share: 1},
        half: assumed(2, 1, 4),
        carry: 0.2,
        effects: [{on: "joins", of: [], most: assumed(0.6, 0.3, 0.9)}]
      }),
      lever("retention", {}),
      lever("first_answer", {
        group: "basics",
        today: {category: "basics", share: 0.5},
        carry: 0.7,
        effects: [
          {on: "repeats", of: [], most: assumed(0.4, 0.1, 0.6)},
          {on: "nps", of: [], most: assumed(5, 2, 8)}
        ]
      })
    ],
    assumptions: {
      margin_share: assumption(0.45, 0.35, 0.55),
      wage_growth: assumption(0.04, 0.02, 0.07),
      repeats_from_haste: assumption(1, 0.3, 2),
      leaving_from_repeats: assumption(0.25, 0.05, 0.5),
      leaving_from_unanswered: assumption(0.004, 0, 0.01),
      fixed_labour_share: assumption(0.45, 0.3, 0.6),
      commission_by_joins: assumption(0.5, 0.3, 0.7)
    },
    service: {handling: 0, level: 0.8, within: 20, occupancy: 0.85, shrinkage: 0.3, patience: 180},
    scenarios: [],
    ...change
  };
}
