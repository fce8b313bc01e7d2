import type {Gate, GateReading, GateTakes} from "../published/systems.js";

/** What a gate does to a unit's score or pay. */
export interface GateOutcome {
  readonly gate: Gate;
  readonly reading: GateReading;
  readonly value: number;
  readonly triggered: boolean;
  /** Points off the score; 0 unless triggered. A veto takes them all, whatever they are. */
  readonly points: number;
  readonly veto: boolean;
}

/** How far a value is past the threshold, in the indicator's unit; 0 or less while the gate is at rest. */
function beyond({trigger}: Gate, value: number): number {
  return trigger.when === "above" ? value - trigger.threshold : trigger.threshold - value;
}

/**
 * A gate's outcome: at rest on the threshold itself, triggered strictly past it. Points are taken
 * once, or in proportion to how far past: points · beyond / each, at most `cap`.
 *
 * @param reading the id of one of the gate's readings; the first unless given
 */
export function gateOutcome(gate: Gate, value: number, reading?: string): GateOutcome {
  const chosen = reading === undefined ? gate.readings[0] : gate.readings.find(({id}) => id === reading);
  if (chosen === undefined)
    throw new Error(
      `invalid reading: expected one of ${gate.readings.map(({id}) => id).join(", ")}; found "${reading}"`
    );
  if (Number.isNaN(value)) throw new Error("invalid value of a gate: expected a number; found NaN");
  const past = beyond(gate, value);
  const triggered = past > 0;
  const {takes} = chosen;
  const points =
    triggered && takes.kind === "points"
      ? Math.min(takes.cap, takes.each === null ? takes.points : (takes.points * past) / takes.each)
      : 0;
  return {gate, reading: chosen, value, triggered, points, veto: triggered && takes.kind === "veto"};
}

/** A score after its gates: less the points they take, never under 0; 0 after a veto. */
export function afterGates(score: number, outcomes: readonly GateOutcome[]): number {
  return Math.max(0, beforeFloor(score, outcomes));
}

/** A score less the points that its gates take, under 0 where they take more than there is; 0 after a veto. */
export function beforeFloor(score: number, outcomes: readonly GateOutcome[]): number {
  if (outcomes.some(({veto}) => veto)) return 0;
  return score - outcomes.reduce((sum, {points}) => sum + points, 0);
}

/**
 * What a triggered money gate takes, in yuan, by who bears it.
 *
 * @param part the part of the month's pay that the gate looks at
 * @param event how many events fell on the employee, each costing the share anew
 */
export function payDeduction(
  takes: Extract<GateTakes, {kind: "pay"}>,
  part: number,
  events = 1
): {readonly own: number; readonly alsoBorne: readonly {readonly role: string; readonly yuan: number}[]} {
  if (!(part >= 0)) throw new Error(`invalid ${takes.of}: expected 0 yuan or more; found ${part}`);
  if (!(events >= 0)) throw new Error(`invalid events: expected a number from 0 on; found ${events}`);
  // Nobody loses more of a part of their pay than that part.
  const own = Math.min(takes.capYuan ?? Infinity, part, takes.share * part * events);
  return {own, alsoBorne: takes.alsoBorne.map(({role, share}) => ({role, yuan: share * own}))};
}
