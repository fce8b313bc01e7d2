/** What the lab said of companies whose truth was known: the shape of what `npm run calibrate` keeps and the page shows. */
import {sumOf} from "../statistics/sums.js";

/** When and with which version something was run, where that isn't said of the whole. */
export interface Run {
  readonly date: string;
  readonly version: string;
  /** The plan by which it was run, by the day on which it was fixed; absent where there was none. */
  readonly plan?: string | undefined;
}

/** How often each verdict on challenger against legacy was given. */
export interface VerdictCounts {
  readonly better: number;
  readonly worse: number;
  readonly equal: number;
  readonly undecided: number;
}

/** Companies drawn at the level of moments. */
export interface MomentLevel {
  readonly cities: number;
  readonly units: number;
  readonly quarters: number;
  /** Where leaving is independent of everything scored. */
  readonly null: VerdictCounts;
  /** Where the challenger truly foretells better: the mean difference of the two correlations, and what was said. */
  readonly power: readonly {readonly difference: number; readonly verdicts: VerdictCounts}[];
  readonly run?: Run | undefined;
}

/** Of each system's appraisal: units that show traces of gaming it. */
export interface GamedUnits {
  readonly legacy: number;
  readonly challenger: number;
}

/** Units that show traces, in the last year and in the first; no first where the data don't go back that far. */
export interface GamingFound {
  readonly now: GamedUnits;
  readonly before: GamedUnits | null;
}

/** Small simulated operators taken through the whole chain: rows, frames, moments, scores, contest. */
export interface ChainLevel {
  readonly world: string;
  readonly customers: number;
  readonly months: number;
  readonly verdicts: VerdictCounts;
  /** Mean difference of the two correlations. */
  readonly difference: number;
  /** Operators in which some unit was found to game what a system appraises, in the last year and in the first; null where it wasn't looked for. */
  readonly gaming: {readonly now: GamedUnits; readonly before: GamedUnits} | null;
  readonly run?: Run | undefined;
}

/** Whether units that game are found, and those that don't are left alone. */
export interface DetectionLevel {
  readonly world: string;
  readonly operators: number;
  readonly customers: number;
  /** Units that truly game, of them those found, and found units that truly don't. */
  readonly gaming: number;
  readonly found: number;
  readonly foundWrongly: number;
  readonly units: number;
  /** Honest units among the quickest third, and of them those found. */
  readonly quickHonest: number;
  readonly quickHonestFound: number;
  readonly run?: Run | undefined;
}

/** A behaviour planted in some units of a company in which nobody else games. */
export interface PlantedLevel {
  readonly behaviour: string;
  readonly dose: number;
  readonly planted: number;
  readonly found: number;
  readonly foundElsewhere: number;
  /** Planted units in which any single trace was found. */
  readonly anyTrace: number;
  readonly run?: Run | undefined;
}

export interface Calibration {
  /** Day on which it was run, and what was run. */
  readonly date: string;
  readonly version: string;
  /** As in `Run`. */
  readonly plan?: string | undefined;
  readonly moments: MomentLevel | null;
  readonly chain: readonly ChainLevel[];
  readonly detection: readonly DetectionLevel[];
  readonly planted: readonly PlantedLevel[];
}

export const noVerdicts: VerdictCounts = {better: 0, worse: 0, equal: 0, undecided: 0};

export function verdictsOf(counts: VerdictCounts): number {
  return counts.better + counts.worse + counts.equal + counts.undecided;
}

/** Companies of which it wasn't said that one system is better or worse. */
export function neither(counts: VerdictCounts): number {
  return counts.equal + counts.undecided;
}

/**
 * How many of `n` companies without a difference may be told to have none when exactly 95 in 100 ought
 * to be: of 2,000 and of 200 the limits agreed on beforehand, otherwise the middle 99 % of the binomial
 * distribution, by its normal approximation.
 */
export function acceptable(n: number, share = 0.95, z = 2.576): readonly [number, number] {
  if (share === 0.95 && n === 2000) return [1872, 1926];
  if (share === 0.95 && n === 200) return [182, 197];
  const half = z * Math.sqrt(n * share * (1 - share)) + 0.5;
  return [Math.max(0, Math.ceil(n * share - half)), Math.min(n, Math.floor(n * share + half))];
}

/** Fewer companies than this say nothing of a rate of false alarms. */
export const fewestToJudge = 40;

/** Whether the number of companies rightly left undecided is what 5 false alarms in 100 give. */
export function isCalibrated(counts: VerdictCounts): boolean {
  const [low, high] = acceptable(verdictsOf(counts));
  return neither(counts) >= low && neither(counts) <= high;
}

/** Found units that truly game, of all found; null where none was found. */
export function precisionOf(levels: readonly DetectionLevel[]): number | null {
  const found = sumOf(levels, ({found: right, foundWrongly}) => right + foundWrongly);
  return found > 0 ? sumOf(levels, (level) => level.found) / found : null;
}

/** Found units that truly game, of all that do; null where none does. */
export function recallOf(levels: readonly DetectionLevel[]): number | null {
  const gaming = sumOf(levels, (level) => level.gaming);
  return gaming > 0 ? sumOf(levels, ({found}) => found) / gaming : null;
}

/** The run of one part: its own where that is said, else the whole's. */
export function runOf({date, version, plan}: Calibration, {run}: {readonly run?: Run | undefined}): Run {
  return run ?? {date, version, ...(plan !== undefined && {plan})};
}

/** The simulated worlds, in the order in which they are shown. */
export const worlds = ["gamed", "honest", "null", "equal", "reversed", "nps_gamed"] as const;
export type WorldName = (typeof worlds)[number];
