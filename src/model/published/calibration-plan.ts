/** What a calibration tries and what counts as right and wrong: fixed beforehand, in `data/facts/calibration-plan.yaml`. */
import {sumOf} from "../statistics/sums.js";
import type {Verdict} from "../statistics/verdicts.js";
import {
  acceptable,
  fewestToJudge,
  isCalibrated,
  neither,
  verdictsOf,
  worlds,
  type ChainLevel,
  type GamedUnits,
  type VerdictCounts,
  type WorldName
} from "./calibration.js";

/** So many operators of one size. */
interface PlannedSize {
  readonly customers: number;
  readonly months: number;
  readonly operators: number;
}

/** What is true of a world, and at which sizes it is tried. */
export interface WorldPlan {
  /** The challenger's correlation with who stays less the legacy system's. */
  readonly trueDifference: number;
  /** Systems of whose appraisal units show traces in the last year; of the others none does. */
  readonly gamed: readonly (keyof GamedUnits)[];
  /** The same of the first year; null where it may be either. */
  readonly gamedBefore: readonly (keyof GamedUnits)[] | null;
  readonly sizes: readonly PlannedSize[];
}

export interface CalibrationPlan {
  /** The day on which it was fixed, which names the plan. */
  readonly fixedOn: string;
  /** Differences smaller than this are equal. */
  readonly margin: number;
  readonly wrongAtMost: number;
  readonly rightAtLeast: number;
  /** How far the true differences are known themselves: one standard error. */
  readonly trueDifferenceError: number;
  readonly moments: {
    readonly companies: number;
    readonly power: {readonly companies: number; readonly truths: readonly number[]};
  };
  readonly worlds: Readonly<Record<WorldName, WorldPlan>>;
  readonly detection: {readonly operators: number; readonly customers: number};
  readonly planted: {readonly dose: number; readonly customers: number};
}

/** An answer that says something. */
export type Answer = Exclude<Verdict, "undecided">;

/** The one answer that is right where the true difference is known. */
export function rightAnswer({trueDifference}: Pick<WorldPlan, "trueDifference">, margin: number): Answer {
  if (Math.abs(trueDifference) < margin) return "equal";
  return trueDifference > 0 ? "better" : "worse";
}

/**
 * How a world stands at one size. told: rightly in most operators, wrongly in hardly any. undecided: not wrongly, but not often
 * enough rightly either. wrong: wrongly in more than the plan allows. few: fewer operators than planned, so nothing is said.
 * unplanned: the size isn't in the plan, so it is shown and judges nothing. not run.
 */
type Standing = "told" | "undecided" | "wrong" | "few" | "unplanned" | "not run";

/** One world at one size. */
export interface WorldRow {
  readonly world: WorldName;
  readonly customers: number;
  readonly months: number;
  /** Operators that the plan asks for; null where the size isn't in it. */
  readonly planned: number | null;
  readonly right: Answer;
  readonly trueDifference: number;
  /** Whether the true difference lies nearer to the margin than it is known itself: its answer is then a convention. */
  readonly isClose: boolean;
  /** Null where it wasn't run. */
  readonly level: ChainLevel | null;
  readonly runs: number;
  /** Operators of which the right answer was given, none, and a wrong one. */
  readonly rightly: number;
  readonly undecided: number;
  readonly wrongly: number;
  /** Operators whose traces of gaming were those of the world at least; null where they weren't looked for. */
  readonly traced: number | null;
  readonly standing: Standing;
}

/** A world whose true difference lies nearer to the margin than it is known itself. */
export type CloseWorld = Pick<WorldRow, "world" | "trueDifference">;

/** Worlds whose right answer is a convention, each once. */
export function closeWorlds(plan: CalibrationPlan): CloseWorld[] {
  return worlds.flatMap((world) => {
    const {trueDifference} = plan.worlds[world];
    return isClose(trueDifference, plan) ? [{world, trueDifference}] : [];
  });
}

function isClose(trueDifference: number, {margin, trueDifferenceError}: CalibrationPlan): boolean {
  return Math.abs(Math.abs(trueDifference) - margin) < trueDifferenceError;
}

/** Every size of every world that is planned or was run, from small to large. */
export function worldRows(chain: readonly ChainLevel[], plan: CalibrationPlan): WorldRow[] {
  return worlds.flatMap((world) => {
    const own = chain.filter((level) => level.world === world);
    const key = ({customers, months}: {readonly customers: number; readonly months: number}) =>
      `${customers} ${months}`;
    const sizes = new Map([...plan.worlds[world].sizes, ...own].map((size) => [key(size), size]));
    return [...sizes.values()]
      .sort((a, b) => a.customers - b.customers || a.months - b.months)
      .map((size) =>
        rowOf(
          world,
          size,
          plan.worlds[world].sizes.find((one) => key(one) === key(size))?.operators ?? null,
          own.find((one) => key(one) === key(size)) ?? null,
          plan
        )
      );
  });
}

/** Worlds told for what they are at the largest of the planned sizes, and wrongly at none. */
export function worldsTold(rows: readonly WorldRow[]): WorldName[] {
  return worlds.filter((world) => {
    const planned = rows.filter((row) => row.world === world && row.planned !== null);
    return planned.at(-1)?.standing === "told" && planned.every(({standing}) => standing !== "wrong");
  });
}

function rowOf(
  world: WorldName,
  {customers, months}: {readonly customers: number; readonly months: number},
  planned: number | null,
  level: ChainLevel | null,
  plan: CalibrationPlan
): WorldRow {
  const right = rightAnswer(plan.worlds[world], plan.margin);
  const runs = level ? verdictsOf(level.verdicts) : 0;
  const {rightly, undecided, wrongly} = told(level?.verdicts ?? null, right);
  const row = {world, customers, months, planned, right, level, runs, rightly, undecided, wrongly};
  const {trueDifference} = plan.worlds[world];
  return {
    ...row,
    trueDifference,
    isClose: isClose(trueDifference, plan),
    traced: level && tracedAsTrue(level, plan.worlds[world]),
    standing: world === "null" ? standingOfNull(row) : standingOf(row, plan)
  };
}

function told(verdicts: VerdictCounts | null, right: Answer) {
  if (!verdicts) return {rightly: 0, undecided: 0, wrongly: 0};
  const rightly = verdicts[right];
  return {rightly, undecided: verdicts.undecided, wrongly: verdictsOf(verdicts) - rightly - verdicts.undecided};
}

type Counted = Pick<WorldRow, "planned" | "level" | "runs" | "rightly" | "wrongly">;

function standingOf(
  {planned, level, runs, rightly, wrongly}: Counted,
  {wrongAtMost, rightAtLeast}: CalibrationPlan
): Standing {
  if (!level) return "not run";
  if (planned === null) return "unplanned";
  // More than all of the planned operators may be is wrong, however few were run.
  if (wrongly > wrongAtMost * Math.max(planned, runs)) return "wrong";
  if (runs < planned) return "few";
  return rightly >= rightAtLeast * runs ? "told" : "undecided";
}

/** Where there is nothing to find, what counts is the rate of false alarms. */
function standingOfNull({planned, level, runs}: Counted): Standing {
  if (!level) return "not run";
  if (planned === null) return "unplanned";
  if (runs < Math.max(planned, fewestToJudge)) return "few";
  if (isCalibrated(level.verdicts)) return "told";
  // Too many false alarms are wrong; too few mean that it hardly dares to say anything.
  return neither(level.verdicts) < acceptable(runs)[0] ? "wrong" : "undecided";
}

/** Operators at least in which units show traces of gaming the systems that they ought to, and no other: each fault counts by itself. */
function tracedAsTrue({gaming, verdicts}: ChainLevel, {gamed, gamedBefore}: WorldPlan): number | null {
  if (!gaming) return null;
  const runs = verdictsOf(verdicts);
  const faults = (found: GamedUnits, expected: readonly (keyof GamedUnits)[]): number =>
    sumOf(["legacy", "challenger"] as const, (system) =>
      expected.includes(system) ? runs - found[system] : found[system]
    );
  return Math.max(0, runs - faults(gaming.now, gamed) - (gamedBefore ? faults(gaming.before, gamedBefore) : 0));
}
