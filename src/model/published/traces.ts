/**
 * Traces that gaming leaves in data as they stand. Each contradicts itself within one unit, or what
 * its peers show of the same kind of contact, so that who is merely quick, or has hard customers, leaves none:
 *
 * - bunching: more calls end just under the target than a smooth course of durations has there
 * - false_notes: of the contacts after which the customer came back for the same reason, the share noted as resolved
 * - selective_asking: how much less often a mark is asked after contacts that weren't solved, as shown by the customer's coming back
 * - unrecorded: of the contacts that came to complain, the share without a complaint on record
 * - hidden_way: of all inbound calls, the share that never got as far as asking for a person
 * - selective_recommendation: the same as selective_asking, of the question whether one would recommend
 * - recommendation_drift: how far recommendation rose more than satisfaction did, about the same contacts, since well before
 * - unconsented: of the offers noted as taken, the share without the customer's consent
 * - unkept: of larger plans and added services taken, the share ended within 60 days
 */
import {incompleteBeta} from "../statistics/beta.js";
import {z95, type Spread} from "../statistics/intervals.js";
import {quantileOfSorted} from "../statistics/ranking.js";
import {holm} from "../statistics/verdicts.js";

export const traceNames = [
  "bunching",
  "false_notes",
  "selective_asking",
  "unrecorded",
  "hidden_way",
  "selective_recommendation",
  "recommendation_drift",
  "unconsented",
  "unkept"
] as const;
export type TraceName = (typeof traceNames)[number];

/** What one unit shows of a trace; higher is more of it. */
export interface TraceValue extends Spread {
  readonly unit: string;
  /** Customers it rests on. */
  readonly customers: number;
  /** Of a plain share: as many independent answers as tell as much. Null of differences, ratios and excesses. */
  readonly answers: number | null;
}

/** How a trace is judged, stated beforehand. */
interface TraceRule {
  /** What honest work shows: a figure, or the rank among peers (0 … 1 from the least) that stands for it. */
  readonly honest: {readonly value: number} | {readonly quantile: number};
  /** How much more is too much to be a difference of trade. */
  readonly margin: number;
}

/** Bunching, asking, drift can be told from the unit alone; every complaint and every consent ought to be on record; notes, menus and offers kept go by the better peers. */
const traceRules: Readonly<Record<TraceName, TraceRule>> = {
  bunching: {honest: {value: 0}, margin: 0.1},
  false_notes: {honest: {quantile: 0.2}, margin: 0.1},
  selective_asking: {honest: {value: 0}, margin: 0.1},
  unrecorded: {honest: {value: 0}, margin: 0.1},
  hidden_way: {honest: {quantile: 0.2}, margin: 0.02},
  selective_recommendation: {honest: {value: 0}, margin: 0.1},
  recommendation_drift: {honest: {value: 0}, margin: 0.15},
  unconsented: {honest: {value: 0}, margin: 0.01},
  unkept: {honest: {quantile: 0.2}, margin: 0.1}
};

interface TracedUnit extends TraceValue {
  /** p that it is within the margin, after Holm's correction over all units and traces. */
  readonly p: number;
  readonly isFound: boolean;
}

export interface TraceFinding {
  readonly trace: TraceName;
  /** What honest work shows here. */
  readonly honest: number;
  readonly margin: number;
  readonly units: readonly TracedUnit[];
}

export interface Traces {
  readonly findings: readonly TraceFinding[];
  /** Units with traces of at least `tracesNeeded` kinds. */
  readonly found: readonly string[];
}

/** Kinds of traces that a unit must show to be said to game: one may have another reason. */
export const tracesNeeded = 2;
const level = 0.05;

/**
 * Finds units whose traces go beyond what honest work shows by more than the margin and beyond chance. All units and traces
 * are tested together: in a company in which nobody games any unit is found in at most 5 of 100 histories.
 */
export function findTraces(values: Readonly<Partial<Record<TraceName, readonly TraceValue[]>>>): Traces {
  const tested = traceNames.flatMap((trace) => {
    const units = (values[trace] ?? []).filter(({value, low, high}) => Number.isFinite(value) && high > low);
    if (!units.length) return [];
    const {honest, margin} = traceRules[trace];
    const reference =
      "value" in honest
        ? honest.value
        : quantileOfSorted(
            units.map(({value}) => value).sort((a, b) => a - b),
            honest.quantile
          );
    return [
      {
        trace,
        honest: reference,
        margin,
        units: units.map((unit) => ({...unit, p: chanceOf(unit, reference + margin)}))
      }
    ];
  });
  const ps = holm(tested.flatMap(({units}) => units.map(({p}) => p)));
  let next = 0;
  const findings = tested.map(({units, ...rest}): TraceFinding => ({
    ...rest,
    units: units.map((unit): TracedUnit => {
      const p = ps[next++];
      return {...unit, p, isFound: p < level};
    })
  }));
  return {findings, found: withEnough(findings)};
}

/**
 * The chance to show as much where no more than the limit is true: of a share the binomial's, which holds with few
 * customers and where all or none did it; otherwise the normal one by the error on the limit's side.
 */
function chanceOf({value, low, answers}: TraceValue, limit: number): number {
  if (value <= limit && answers !== null) return 1;
  if (answers === null) return low < value ? upperTail(((value - limit) * z95) / (value - low)) : 1;
  return limit < 1 ? incompleteBeta(Math.max(0, limit), value * answers, answers * (1 - value) + 1) : 1;
}

/**
 * Units that are found by traces alone of what lifts indicators that one system appraises: whose appraisal it is that they game.
 *
 * @param raising traces of what makes an indicator that the system appraises look better
 */
export function foundUnder({findings}: Pick<Traces, "findings">, raising: ReadonlySet<TraceName>): string[] {
  return withEnough(findings.filter(({trace}) => raising.has(trace)));
}

function withEnough(findings: readonly TraceFinding[]): string[] {
  const kinds = new Map<string, number>();
  for (const {units} of findings)
    for (const {unit, isFound} of units) if (isFound) kinds.set(unit, (kinds.get(unit) ?? 0) + 1);
  return [...kinds]
    .filter(([, count]) => count >= tracesNeeded)
    .map(([unit]) => unit)
    .sort();
}

/** The chance that a standard normal number exceeds z (Abramowitz & Stegun 26.2.17, error under 7.5e−8). */
export function upperTail(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? tail : 1 - tail;
}
