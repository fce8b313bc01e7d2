import type {IndicatorPart} from "../../src/model/published/parts.js";

/** What is asked of the company, and what each level below adds to be on the safe side: targets stacked on the way down. */
export interface TargetFacts {
  readonly part: IndicatorPart;
  /** Thousandths of the indicator's unit. */
  readonly company: number;
  readonly step: number;
}

const handling: TargetFacts = {part: "handling_time", company: 240_000, step: -5000};

/** Parts of which rivals' figures are known, in the order of the benchmarks' codes. */
export const benchmarkedParts = ["connect_rate", "service_recommendation"] as const satisfies readonly IndicatorPart[];

export const targetFacts: readonly TargetFacts[] = [
  {part: "connect_rate", company: 900, step: 6},
  handling,
  {part: "contact_satisfaction", company: 800, step: 8},
  {part: "service_recommendation", company: 30_000, step: 1500},
  {part: "conversion_per_customer", company: 300, step: 10},
  {part: "retention", company: 955, step: 3}
];

/** Kinds of units that get targets, from the top. */
export const targetLevels: readonly string[] = ["company", "city", "unit"];

/** The target in thousandths for a level and a month of the window: raised by a step after the first year. */
export const targetAt = ({company, step}: TargetFacts, level: number, month: number): number =>
  company + step * level + (month >= 12 ? step : 0);

/** Seconds within which a service unit's calls should be handled. */
export const unitHandlingTarget = (month: number): number => targetAt(handling, 2, month) / 1000;
