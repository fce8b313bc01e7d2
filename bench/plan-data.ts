import {readPlans} from "../loaders/definitions/plans.js";
import type {PlanBase} from "../src/model/plan/base.js";
import {nextMonth} from "../src/model/plan/rates.js";

const said = {en: "bench", zh: "基准"};

/** A base of five segments, 36 months and the twelve levers that ship; all figures follow from a formula. */
export function benchBase(): PlanBase {
  const {levers, assumptions, service} = readPlans();
  const months = Array.from({length: 36}, (_, t) => nextMonth("2023-10", t));
  const season = (t: number) => 1 + 0.2 * Math.cos((2 * Math.PI * t) / 12);
  const segments = [0, 1, 2, 3, 4].map((s) => {
    const start = 30_000 / (s + 1);
    const customers = [start];
    const left: number[][] = [[], [], []];
    for (let t = 0; t < 36; t++) {
      const out = Math.round(customers[t] * (0.012 + 0.001 * s) * season(t));
      [0.5, 0.35, 0.15].forEach((share, r) => left[r].push(Math.round(out * share)));
      customers.push(customers[t] - left.reduce((sum, series) => sum + series[t], 0) + Math.round(start * 0.015));
    }
    const here = customers.slice(0, 36);
    return {
      id: `s${s}`,
      name: said,
      customers,
      newcomers: customers.map((n) => Math.round(n * 0.17)),
      lines: customers.map((n) => Math.round(n * 1.8)),
      left,
      revenue: here.map((n) => n * (60 + 40 * s)),
      needs: here.map((n) => Math.round(n * 0.2)),
      repeats: here.map((n) => Math.round(n * 0.06)),
      years: [0, 12, 24].map((from) => ({
        from: months[from],
        to: months[from + 11],
        joins: 12 * Math.round(start * 0.015),
        left: left.map((series) => series.slice(from, from + 12).reduce((a, b) => a + b, 0))
      }))
    };
  });
  const flat = (value: number) => months.map(() => value);
  const yuan: readonly (readonly [string, number])[] = [
    ["labour", 2_000_000],
    ["commission", 120_000],
    ["communication", 25_000],
    ["site", 900_000],
    ["technology", 110_000],
    ["refunds", 5000],
    ["acquisition", 150_000],
    ["retention", 60_000],
    ["basics", 200_000],
    ["featured_services", 400_000],
    ["training", 45_000],
    ["innovation", 22_000]
  ];
  return {
    operator: said,
    simulated: true,
    privacyFloor: 10,
    lacks: [],
    months,
    reasons: ["port_out", "disconnected", "arrears"].map((id) => ({id, of: [id]})),
    segments,
    flows: {
      joins: flat(segments.reduce((sum, {years}) => sum + years[0].joins / 12, 0)),
      left: [0, 1, 2].map((r) => months.map((_, t) => segments.reduce((sum, {left}) => sum + left[r][t], 0))),
      linesOpened: flat(2000),
      linesClosed: flat(1900),
      linesOpenedJoining: flat(1500),
      linesClosedLeaving: flat(1600)
    },
    newcomers: [0, 12, 24].map((from) => ({from: months[from], to: months[from + 11], leaving: 1.1, revenue: 0.95})),
    costs: yuan.map(([category, value]) => ({category, name: said, budget: flat(value), actual: flat(value)})),
    work: {
      hours: Array.from({length: 14}, (_, i) => ({from: 8 + i, to: 9 + i, calls: 40 + 20 * Math.sin(i)})),
      handlingSeconds: 220,
      answeredShare: 0.91,
      queues: 14,
      seatDays: 2500
    },
    nps: null,
    estimates: {outagesToLeaving: null, outagesToNeeds: null, hasteToRepeats: null},
    levers: levers.map(({estimates: _estimates, ...lever}) => lever),
    assumptions,
    service,
    scenarios: []
  };
}
