/** The contest of any two systems from the draws of each, corrected for how many pairs there are to look at. */
import {toDigits} from "../statistics/rounding.js";
import {inferFrom, type Inference} from "../statistics/cluster-inference.js";
import {holm, verdictOf} from "../statistics/verdicts.js";
import type {ContestRow, Figure} from "../published/evidence.js";
import type {ContestGroup, DrawnAssociation, PairContests} from "../published/pair-contests.js";
import type {SystemPair} from "../published/system-files.js";

export interface PairContest {
  readonly group: ContestGroup;
  /** Primary first; `primary` itself is said of the pair that was named beforehand alone. */
  readonly rows: readonly ContestRow[];
  /** How many pairs each row is corrected for. */
  readonly pairs: number;
}

/**
 * The contest of a pair. The difference of each question is paired draw by draw; its p is corrected for all the pairs that could
 * have been chosen, those of the settings apart, question by question (Holm), so that of all pairs that a reader may look at
 * chance alone calls any better or worse in at most 5 of 100 companies.
 *
 * @param named the pair that the settings name, which has a contest of its own
 * @returns null where the two have no contest
 */
export function pairContest(contests: PairContests, pair: SystemPair, named: SystemPair): PairContest | null {
  const isOf = ({legacy, challenger}: SystemPair, systems: readonly string[]) =>
    systems.includes(legacy) && systems.includes(challenger);
  const others = contests.pairs.filter(({systems}) => !isOf(named, systems));
  const own = others.findIndex(({systems}) => isOf(pair, systems));
  if (own < 0) return null;
  const group = contests.groups[others[own].group];
  const rows = contests.questions.flatMap((question, q): ContestRow[] => {
    const all = others.map((one) => inferenceOf(contests, one, q));
    const found = all[own];
    if (!found || !Number.isFinite(found.difference.value)) return [];
    const known = all.map((one) => one !== null && Number.isFinite(one.difference.value));
    const place = known.slice(0, own).filter(Boolean).length;
    const asked = all.flatMap((one, i) => (one && known[i] ? [one.difference] : []));
    const p = holm(asked.map((one) => one.p))[place];
    const pEqual = holm(asked.map((one) => one.pEqual))[place];
    // The pair's own way round: first is the challenger.
    const turned = others[own].systems[0] !== pair.challenger;
    const difference = turned ? mirrored(found.difference) : found.difference;
    const [first, second] = turned ? [found.second, found.first] : [found.first, found.second];
    const {units, periods} = found;
    return [
      {
        ...question,
        first: "challenger",
        second: "legacy",
        primary: false,
        difference: figureOf(difference, [-2, 2]),
        p: toDigits(found.difference.p, 5),
        correctedP: toDigits(p, 5),
        verdict: verdictOf({value: difference.value, p, pEqual}),
        firstAssociation: figureOf(first, [-1, 1]),
        secondAssociation: figureOf(second, [-1, 1]),
        units,
        periods
      }
    ];
  });
  return rows.length > 0 ? {group, rows, pairs: others.length} : null;
}

interface PairInference {
  readonly difference: Inference;
  readonly first: Inference;
  readonly second: Inference;
  readonly units: number;
  readonly periods: number;
}

/** A question's difference, first system less second; null where it can't be asked. */
function inferenceOf(
  {groups, margin, draws, seed}: PairContests,
  {systems: [first, second], group}: PairContests["pairs"][number],
  question: number
): PairInference | null {
  const {systems, questions} = groups[group];
  const asked = questions[question];
  const [a, b] = [asked?.systems[systems.indexOf(first)], asked?.systems[systems.indexOf(second)]];
  if (!asked || !a || !b) return null;
  const infer = (of: (place: number) => number) =>
    inferFrom(
      of(-1),
      Float64Array.from(a.drawn, (_, i) => of(i)),
      asked,
      {margin, draws, seed}
    );
  return {
    difference: infer((i) => valueAt(a, i) - valueAt(b, i)),
    first: infer((i) => valueAt(a, i)),
    second: infer((i) => valueAt(b, i)),
    units: asked.units,
    periods: asked.periods
  };
}

/** A resample's figure, or at −1 the observed one. */
function valueAt({observed, drawn}: DrawnAssociation, place: number): number {
  return (place < 0 ? observed : drawn[place]) ?? NaN;
}

function mirrored({value, low, high, ...rest}: Inference): Inference {
  return {...rest, value: -value, low: -high, high: -low};
}

/** As the contest of the settings' pair is published: five digits, no infinities. */
function figureOf({value, low, high}: Inference, limits: readonly [number, number]): Figure {
  const bound = (one: number) =>
    Number.isFinite(one) ? toDigits(Math.max(limits[0], Math.min(limits[1], one)), 5) : null;
  return {value: toDigits(value, 5), low: bound(low), high: bound(high)};
}
