import {describe, expect, it} from "vitest";
import {changeWithError} from "../../../src/model/published/gaming.js";
import {normal, uniform} from "../../../src/model/statistics/random.js";
import {carefulShare} from "../../../src/model/statistics/shares.js";
import {
  findTraces,
  foundUnder,
  traceNames,
  upperTail,
  type TraceName,
  type TraceValue
} from "../../../src/model/published/traces.js";
import {readIndicators} from "../../../loaders/definitions/indicators.js";

/** 40 units of which some show more of a trace than honest work does. */
const units = (seed: number, honest: number, error: number, more: (unit: number) => number): TraceValue[] =>
  Array.from({length: 40}, (_, unit) => ({
    unit: `U${unit}`,
    ...changeWithError(honest + more(unit) + error * normal(seed, unit), error),
    customers: 300,
    answers: null
  }));
const values = (seed: number, more: (unit: number, trace: TraceName) => number) =>
  Object.fromEntries(
    traceNames.map((trace, k) => [
      trace,
      units(
        seed * 10 + k,
        trace === "false_notes" ? 0.35 : trace === "hidden_way" ? 0.2 : 0,
        trace === "hidden_way" ? 0.01 : 0.04,
        (unit) => more(unit, trace)
      )
    ])
  );

describe("the tail of the normal distribution", () => {
  it("is that of the tables", () => {
    expect(upperTail(1.959963984540054)).toBeCloseTo(0.025, 6);
    expect(upperTail(0)).toBeCloseTo(0.5, 6);
    expect(upperTail(-3)).toBeCloseTo(0.9986501, 6);
  });
});

describe("traces", () => {
  it("find no unit in companies in which nobody games", () => {
    for (let seed = 1; seed <= 100; seed++) expect(findTraces(values(seed, () => 0)).found).toEqual([]);
  });

  it("find the units that show several kinds of them, and leave alone who shows one", () => {
    const {found, findings} = findTraces(
      values(7, (unit, trace) =>
        unit < 6 && trace !== "hidden_way" ? 0.4 : unit < 8 && trace === "false_notes" ? 0.4 : 0
      )
    );
    expect(found).toEqual(["U0", "U1", "U2", "U3", "U4", "U5"]);
    expect(findings.find(({trace}) => trace === "false_notes")?.units.filter(({isFound}) => isFound)).toHaveLength(8);
  });

  it("take no notice of differences inside the margin, however sure", () => {
    const sure = units(1, 0, 0.001, (unit) => (unit < 10 ? 0.05 : 0));
    expect(findTraces({unrecorded: sure, selective_asking: sure}).found).toEqual([]);
  });

  it("find no unit of ten customers each, all of whom happened to do the same: 10 of 10 where .8 is honest is 1 in 9", () => {
    const tens = (seed: number): TraceValue[] =>
      Array.from({length: 40}, (_, unit) => {
        const noted = Array.from({length: 10}, (_unused, i) => uniform(seed, unit, i)).filter(
          (draw) => draw < 0.8
        ).length;
        return {unit: `U${unit}`, ...carefulShare(noted / 10, 10), customers: 10, answers: 10};
      });
    for (let seed = 1; seed <= 100; seed++)
      expect(findTraces({false_notes: tens(seed), unkept: tens(seed + 1000)}).found).toEqual([]);
  });

  it("tell whose appraisal is gamed: by traces of what lifts its own indicators", () => {
    // As the shipped definitions say it of their indicators.
    const {byId} = readIndicators();
    const raising = (...ids: readonly string[]) => new Set(ids.flatMap((id) => byId.get(id)?.raised_by ?? []));
    const traces = findTraces(
      values(3, (unit, trace) =>
        unit < 3 && (trace === "selective_recommendation" || trace === "unconsented")
          ? 0.6
          : unit === 3 && (trace === "unrecorded" || trace === "unconsented")
            ? 0.6
            : 0
      )
    );
    expect(foundUnder(traces, raising("service_nps", "offer_conversion_per_customer"))).toEqual(["U0", "U1", "U2"]);
    // Two traces of two systems' indicators: found, but by neither's appraisal alone.
    expect(foundUnder(traces, raising("connect_rate", "complaints_per_10k"))).toEqual([]);
    expect(traces.found).toEqual(["U0", "U1", "U2", "U3"]);
  });

  it("say nothing of what isn't in the data", () => {
    expect(findTraces({})).toEqual({findings: [], found: []});
  });
});
