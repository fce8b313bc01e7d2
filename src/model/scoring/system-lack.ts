/** Why a system scores no unit of a kind in a period: the true reason, told from the figures that are there. */
import type {CellOf} from "../published/cells.js";
import type {Compare} from "../published/compare.js";
import type {Missing} from "../published/missing.js";
import {compareSource} from "./league.js";
import {tierReadiness} from "./system-readiness.js";
import type {SystemFacts} from "../published/systems.js";

/**
 * notAppraised: such units are none of its tiers. unmeasurable: the data lack what indicators are made of. never: no such unit has
 * a figure of them in any period. period: none has one in this period that may be shown. rule: figures are there, and a rule has
 * nothing to hold one against.
 */
export type SystemLack =
  | {readonly kind: "notAppraised"}
  | {readonly kind: "unmeasurable" | "never" | "period"; readonly indicators: readonly string[]}
  | {readonly kind: "rule"; readonly indicator: string; readonly what: Missing};

/**
 * The reasons why a system scores none of a kind's units; none where it scores at least one.
 *
 * @param period position in `Compare.periods`
 */
export function systemLacks(
  compare: Compare,
  cellOf: CellOf,
  system: SystemFacts,
  {kind, period}: {readonly kind: string; readonly period: number}
): SystemLack[] {
  const units = compare.units.flatMap((facts, unit) => (facts.kind === kind ? [unit] : []));
  const found = tierReadiness(system, kind, units, compareSource(compare, cellOf, period));
  if (found === null) return [{kind: "notAppraised"}];
  if (found.scored > 0) return [];
  const series = new Map(compare.series.map((one) => [one.indicator, one]));
  // What only some lack isn't why nobody is scored, unless nothing is lacked by all.
  const byAll = found.lacks.filter((lack) => lack.units === found.units);
  const lacks = byAll.length > 0 ? byAll : found.lacks;
  const values = lacks.filter(({what}) => what === "value").map(({indicator}) => indicator);
  const reasonOf = (indicator: string): "unmeasurable" | "never" | "period" => {
    const one = series.get(indicator);
    if (!one || one.unit.length === 0) return "unmeasurable";
    return one.unit.some((unit) => compare.units[unit].kind === kind) ? "period" : "never";
  };
  return [
    ...(["unmeasurable", "never", "period"] as const).flatMap((reason): SystemLack[] => {
      const indicators = values.filter((indicator) => reasonOf(indicator) === reason);
      return indicators.length > 0 ? [{kind: reason, indicators}] : [];
    }),
    ...lacks.flatMap(({indicator, what}): SystemLack[] => (what === "value" ? [] : [{kind: "rule", indicator, what}]))
  ];
}
