/** Which code tried what: every size that was run, with what came of it, by the version of the code that ran it. */
import {rightAnswer, type CalibrationPlan} from "./calibration-plan.js";
import {
  runOf,
  verdictsOf,
  worlds,
  type Calibration,
  type Run,
  type VerdictCounts,
  type WorldName
} from "./calibration.js";

/** What was tried: companies drawn at the level of figures, simulated operators of a world, or units that game. */
export type Tried =
  | {readonly kind: "moments"; readonly difference: number | null}
  | {readonly kind: "world"; readonly world: WorldName; readonly customers: number; readonly months: number}
  | {readonly kind: "detection"; readonly world: string; readonly customers: number}
  | {readonly kind: "planted"; readonly behaviours: number};

/** One size of one trial, and the code that ran it. */
export interface TrialRow {
  readonly tried: Tried;
  readonly run: Run;
  /** Companies or operators; of planted behaviours one operator each. */
  readonly companies: number;
  /** Of them told rightly, not at all, and wrongly; null where no verdict is asked for. */
  readonly answers: {readonly rightly: number; readonly undecided: number; readonly wrongly: number} | null;
}

/** All trials: those of one code together, the code that was run last first. */
export function trialRows(calibration: Calibration, plan: CalibrationPlan): TrialRow[] {
  const {moments, chain, detection, planted} = calibration;
  const rows: TrialRow[] = [
    ...(moments
      ? [{difference: null, verdicts: moments.null}, ...moments.power].map(({difference, verdicts}): TrialRow => ({
          tried: {kind: "moments", difference},
          run: runOf(calibration, moments),
          companies: verdictsOf(verdicts),
          answers: told(verdicts, difference === null ? 0 : difference, plan)
        }))
      : []),
    ...worlds.flatMap((world) =>
      chain
        .filter((level) => level.world === world)
        .sort((a, b) => a.customers - b.customers || a.months - b.months)
        .map((level): TrialRow => ({
          tried: {kind: "world", world, customers: level.customers, months: level.months},
          run: runOf(calibration, level),
          companies: verdictsOf(level.verdicts),
          answers: told(level.verdicts, plan.worlds[world].trueDifference, plan)
        }))
    ),
    ...detection.map((level): TrialRow => ({
      tried: {kind: "detection", world: level.world, customers: level.customers},
      run: runOf(calibration, level),
      companies: level.operators,
      answers: null
    })),
    ...planted.slice(0, 1).map((level): TrialRow => ({
      tried: {kind: "planted", behaviours: planted.length},
      run: runOf(calibration, level),
      companies: planted.length,
      answers: null
    }))
  ];
  const key = ({run: {date, version}}: TrialRow) => `${date} ${version}`;
  const order = [...new Set(rows.map(key))].sort().reverse();
  return order.flatMap((one) => rows.filter((row) => key(row) === one));
}

/** Verdicts by the one that is right where the true difference is known. */
function told(verdicts: VerdictCounts, trueDifference: number, {margin}: CalibrationPlan): TrialRow["answers"] {
  const rightly = verdicts[rightAnswer({trueDifference}, margin)];
  const {undecided} = verdicts;
  return {rightly, undecided, wrongly: verdictsOf(verdicts) - rightly - undecided};
}
