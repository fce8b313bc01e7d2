import type {AppraisedIndicator, Gate, GateTakes, LinearRule, ScoringRule} from "../../src/model/published/systems.js";
import type {DefinitionFault} from "../ground/faults.js";
import type {IndicatorDefinition} from "./indicators.js";
import type {GateSource, ItemSource, RuleSource} from "./system-schema.js";

type LinearSource = Extract<RuleSource, {rule: "linear"}>;

/** Makes the fault that points at `path` below the item. */
export type FaultBelow = (path: readonly PropertyKey[], message: string) => DefinitionFault;

/** Half the width of a lead's line where the file gives none, in the indicator's unit: level with the yardstick earns 50. */
const customaryLead: Partial<Record<IndicatorDefinition["format"], number>> = {points: 10, percent: 0.05};

/**
 * An appraised indicator with its rule checked against what is better.
 *
 * @throws {DefinitionFault} where a floor or target runs against the better direction
 */
export function itemOf(
  {indicator, weight, period, tiers, score}: ItemSource,
  definition: IndicatorDefinition,
  fault: FaultBelow
): AppraisedIndicator {
  const rule = ruleOf(score, indicator, definition, (path, message) => fault(["score", ...path], message));
  return {indicator, weight, period, score: rule, ...(tiers && {tiers})};
}

function ruleOf(
  source: RuleSource,
  indicator: string,
  definition: IndicatorDefinition,
  fault: FaultBelow
): ScoringRule {
  if (source.rule === "linear") return linearOf(source, indicator, definition, fault);
  const otherwise = source.otherwise
    ? linearOf(source.otherwise, indicator, definition, (path, message) => fault(["otherwise", ...path], message))
    : null;
  switch (source.rule) {
    case "lead": {
      const {against, cap} = source;
      const half = customaryLead[definition.format];
      const floor = source.floor ?? (half === undefined ? undefined : -half);
      const target = source.target ?? half;
      if (floor === undefined || target === undefined)
        throw fault(
          [],
          `expected floor and target of the lead, since ${definition.format} have no customary ones; found nothing`
        );
      if (!(target > floor))
        throw fault(
          ["target"],
          `expected a target above the floor, since a lead counts in the better direction; found floor ${floor}, target ${target}`
        );
      return {rule: "lead", against, floor, target, cap, otherwise};
    }
    case "rank":
      return {rule: "rank", among: source.among, places: source.places ?? null, cap: source.cap, otherwise};
    case "progress": {
      const {since, relative, floor, target, cap} = source;
      if (!(target > floor))
        throw fault(
          ["target"],
          `expected a target above the floor, since progress counts in the better direction; found floor ${floor}, target ${target}`
        );
      return {rule: "progress", since, relative, floor, target, cap, otherwise};
    }
  }
}

function linearOf(
  {floor, target, cap, also}: LinearSource,
  indicator: string,
  {better}: IndicatorDefinition,
  fault: FaultBelow
): LinearRule {
  const check = (from: number, to: number | "industry_mean", path: readonly PropertyKey[]) => {
    if (typeof to === "number" && (better === "higher" ? to <= from : to >= from)) {
      throw fault(
        [...path, "target"],
        `expected a target ${better === "higher" ? "above" : "below"} the floor, since ${better} is better for ${indicator}; found floor ${from}, target ${to}`
      );
    }
  };
  check(floor, target, []);
  const periods = (["month", "quarter", "year", "whole"] as const).flatMap((period) => {
    const line = also?.[period];
    if (line) check(line.floor, line.target, ["also", period]);
    return line ? [[period, line] as const] : [];
  });
  return {rule: "linear", floor, target, cap, ...(periods.length > 0 && {also: Object.fromEntries(periods)})};
}

/**
 * A gate with its readings, the one in use first.
 *
 * @throws {DefinitionFault} for a gate without a trigger
 */
export function gateOf({indicator, period, tiers, trigger, takes, readings}: GateSource, fault: FaultBelow): Gate {
  if (trigger === undefined) throw fault([], "expected a trigger, {above: …} or {below: …}; found nothing");
  const {above, below} = trigger;
  return {
    indicator,
    period,
    trigger: above === undefined ? {when: "below", threshold: below ?? 0} : {when: "above", threshold: above},
    readings: [
      {id: "as_written", takes: takesOf(takes)},
      ...Object.entries(readings).map(([id, reading]) => ({id, name: reading.name, takes: takesOf(reading.takes)}))
    ],
    ...(tiers && {tiers})
  };
}

function takesOf({points, each, cap, veto, pay, share, cap_yuan, also_borne}: GateSource["takes"]): GateTakes {
  if (veto) return {kind: "veto"};
  if (pay !== undefined) {
    return {
      kind: "pay",
      of: pay,
      share: share ?? 1,
      capYuan: cap_yuan ?? null,
      alsoBorne: Object.entries(also_borne ?? {}).map(([role, part]) => ({role, share: part}))
    };
  }
  const taken = points ?? 0;
  return {kind: "points", points: taken, each: each ?? null, cap: cap ?? taken};
}
