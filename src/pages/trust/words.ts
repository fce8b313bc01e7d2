/** Words of the page "How far can you trust this?". */
import type {Prose} from "../../elements/dom.js";
import type {Language} from "../../language/format.js";
import type {
  Calibration,
  ChainLevel,
  DetectionLevel,
  MomentLevel,
  PlantedLevel,
  VerdictCounts,
  WorldRow
} from "../../model/published/calibration.js";
import {en} from "./words-en.js";
import {zh} from "./words-zh.js";

export interface TrustWords {
  readonly headline: string;
  readonly lede: string;
  readonly none: string;
  readonly when: (calibration: Calibration) => string;
  /** What was kept from runs with other versions. */
  readonly earlier: (calibration: Calibration) => string | null;
  readonly null: {
    readonly title: string;
    readonly question: string;
    readonly moments: (level: MomentLevel) => Prose;
    readonly chain: (level: ChainLevel) => Prose;
    readonly fine: (counts: VerdictCounts) => string;
  };
  readonly power: {
    readonly title: string;
    readonly question: string;
    readonly row: (difference: number, counts: VerdictCounts) => Prose;
    readonly chart: string;
    readonly note: (gamed: ChainLevel | null) => string;
  };
  readonly worlds: {
    readonly title: string;
    readonly question: string;
    readonly heads: {
      readonly world: string;
      readonly truth: string;
      readonly expected: string;
      readonly said: string;
      readonly gaming: string;
      readonly recognised: string;
    };
    readonly truths: Readonly<
      Record<string, {readonly name: string; readonly says: string; readonly expected: string}>
    >;
    readonly said: (level: ChainLevel) => string;
    /** In how many operators units were found to game what a system appraises. */
    readonly gaming: (level: ChainLevel) => string;
    readonly recognised: (row: WorldRow) => string;
    readonly notRun: string;
    readonly note: (levels: readonly ChainLevel[]) => string;
  };
  readonly detection: {
    readonly title: string;
    readonly question: string;
    readonly found: (level: DetectionLevel) => Prose;
    readonly wrongly: (levels: readonly DetectionLevel[]) => Prose;
    readonly quick: (levels: readonly DetectionLevel[]) => Prose;
    readonly planted: string;
    readonly plantedNote: (levels: readonly PlantedLevel[]) => string;
    readonly heads: {
      readonly behaviour: string;
      readonly found: string;
      readonly any: string;
      readonly elsewhere: string;
    };
    readonly of: (part: number, whole: number) => string;
  };
  /** What an audit found and what was changed. */
  readonly corrections: {
    readonly title: string;
    readonly question: string;
    readonly heads: {readonly what: string; readonly before: string; readonly after: string};
    readonly held: string;
  };
  readonly limits: {readonly title: string; readonly all: readonly string[]};
  readonly again: string;
  readonly table: {
    readonly summary: string;
    readonly caption: string;
    readonly what: string;
    readonly better: string;
    readonly worse: string;
    readonly equal: string;
    readonly undecided: string;
    readonly runs: string;
    readonly moments: (difference: number | null) => string;
    readonly chain: (level: ChainLevel) => string;
  };
}

/** The words of the trust page in both languages. */
export const trustWords: Readonly<Record<Language, TrustWords>> = {en, zh};
