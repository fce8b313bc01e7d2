/** What the lab said of companies whose truth was known: the shape of what `npm run calibrate` keeps and the page shows. */
import type {Bilingual} from "./systems.js";
import type {SiteFacts} from "./site.js";
import type {Verdict} from "../statistics/verdicts.js";
import type {Correction} from "./corrections.js";
import {sumOf} from "../statistics/sums.js";

/** When and with which version something was run, where that isn't said of the whole. */
export interface Run {
  readonly date: string;
  readonly version: string;
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
  /** Operators of which all was said that is true of their world; null where not all of it was asked. */
  readonly asExpected: number | null;
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
  readonly moments: MomentLevel | null;
  readonly chain: readonly ChainLevel[];
  readonly detection: readonly DetectionLevel[];
  readonly planted: readonly PlantedLevel[];
}

/** What the page loads. */
export interface Trust {
  readonly site: SiteFacts;
  /** Null where none was kept. */
  readonly calibration: Calibration | null;
  readonly behaviours: readonly {readonly id: string; readonly name: Bilingual}[];
  /** What an audit found and what was changed; empty where nothing is kept. */
  readonly corrections: readonly Correction[];
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

/** Parts that were kept from earlier runs, worlds by their name, and when those were. */
export function earlierRuns({moments, chain, detection, planted}: Calibration): (Run & {readonly part: string})[] {
  const parts = [
    {part: "moments", run: moments?.run},
    ...chain.map(({world, run}) => ({part: world, run})),
    {part: "detection", run: detection[0]?.run},
    {part: "planted", run: planted[0]?.run}
  ];
  const runs = parts.flatMap(({part, run}) => (run ? [{part, ...run}] : []));
  // Operators of several sizes may stand for one world.
  return runs.filter(
    (one, i) => runs.findIndex(({part, version}) => part === one.part && version === one.version) === i
  );
}

/** The simulated worlds, in the order in which they are shown. */
export const worlds = ["gamed", "honest", "null", "equal", "reversed", "nps_gamed"] as const;
export type WorldName = (typeof worlds)[number];

/** What ought to be said of a world: one of these verdicts, and whose appraisal shows traces of being gamed. */
export interface Expected {
  readonly verdicts: readonly Verdict[];
  /** Systems of whose appraisal units show traces in the last year; of the others none does. */
  readonly gamed: readonly (keyof GamedUnits)[];
  /** The same of the first year; null where it may be either. */
  readonly gamedBefore: readonly (keyof GamedUnits)[] | null;
}

/** Stated beforehand. Where both systems see the same, "undecided" isn't enough. */
export const expectedOf: Readonly<Record<WorldName, Expected>> = {
  gamed: {verdicts: ["better"], gamed: ["legacy"], gamedBefore: null},
  honest: {verdicts: ["better", "equal", "undecided"], gamed: [], gamedBefore: []},
  null: {verdicts: ["equal", "undecided"], gamed: ["legacy"], gamedBefore: null},
  equal: {verdicts: ["equal"], gamed: [], gamedBefore: []},
  reversed: {verdicts: ["worse"], gamed: [], gamedBefore: []},
  nps_gamed: {verdicts: ["better", "equal", "undecided"], gamed: ["challenger"], gamedBefore: []}
};

/** Whether all that is true of a world was said of one operator; null where traces couldn't be looked for. */
export function isAsExpected(world: WorldName, verdict: Verdict, gaming: GamingFound | null): boolean | null {
  const {verdicts, gamed, gamedBefore} = expectedOf[world];
  if (!gaming) return null;
  const says = (units: GamedUnits, systems: readonly (keyof GamedUnits)[]): boolean =>
    (["legacy", "challenger"] as const).every((system) => units[system] > 0 === systems.includes(system));
  return (
    verdicts.includes(verdict) &&
    says(gaming.now, gamed) &&
    (gamedBefore === null || gaming.before === null || says(gaming.before, gamedBefore))
  );
}

/** What was found of one world. */
export interface WorldRow {
  readonly world: WorldName;
  /** Null where it wasn't run. */
  readonly level: ChainLevel | null;
  /** Operators that were run, and of them those of which what is expected was said. */
  readonly runs: number;
  readonly found: number;
  /** Null where it wasn't run, or not often enough for a rate of false alarms. */
  readonly isRecognised: boolean | null;
}

/** From this share of its operators on, a world is told for what it is. */
const recognisedFrom = 0.8;

/** Each of the six worlds, run or not. Where there is nothing to find, what counts is the rate of false alarms; of several sizes the largest is shown. */
export function worldRows(chain: readonly ChainLevel[]): WorldRow[] {
  return worlds.map((world): WorldRow => {
    const [level] = chain.filter((one) => one.world === world).sort((a, b) => b.customers - a.customers);
    if (!level) return {world, level: null, runs: 0, found: 0, isRecognised: null};
    const runs = verdictsOf(level.verdicts);
    if (world === "null")
      return {
        world,
        level,
        runs,
        found: neither(level.verdicts),
        isRecognised: runs < fewestToJudge ? null : isCalibrated(level.verdicts)
      };
    return {
      world,
      level,
      runs,
      found: level.asExpected ?? 0,
      isRecognised: level.asExpected === null ? null : level.asExpected >= recognisedFrom * runs
    };
  });
}
